import ChapterModel
import Checking
import Evaluation
import SourceText

/// Checks one chapter from its bytes to its report; any number of threads may do so at once.
struct ChapterChecker: Sendable {
  let options: CheckOptions
  let limits: Limits
  /// Where chapters are read from; one for all that are checked together.
  var reading = PairedReading([])

  enum Result: Sendable {
    case checked(ChapterReport)
    case unreadable(Diagnostic)
  }

  func check(_ request: ChapterRequest) -> Result {
    // One large stack for the whole chapter: a thread for each cell would cost more than most cells.
    LargeStack.run { checkKeeping(request).result }
  }

  /// The report, and what the chapter made, which takes time to free.
  func checkKeeping(_ request: ChapterRequest) -> (result: Result, rest: AnyObject?) {
    do throws(FileError) {
      let chapter = try request.bytes == nil ? reading.chapter(at: request.path) : ChapterReader.read(request.source())
      let interpreter = LessonInterpreter(limits: limits)
      return (.checked(check(chapter, request.selection, in: interpreter)), interpreter)
    } catch {
      return (.unreadable(error.diagnostic), nil)
    }
  }

  private func check(
    _ chapter: Chapter, _ selection: CellSelection, in interpreter: LessonInterpreter
  ) -> ChapterReport {
    guard selection.isEverything else { return checkPart(chapter, selection, in: interpreter) }
    var report = ChapterCheck.run(chapter, with: interpreter, options: options)
    PunctuationLint.lint(&report)
    report.problems += Self.links.problems(in: chapter)
    // By now the thread that checks the twin has read it.
    report.problems += languageProblems(chapter, twin(of: chapter))
    report.problems.sort { $0.position < $1.position }
    return report
  }

  private func checkPart(
    _ chapter: Chapter, _ selection: CellSelection, in interpreter: LessonInterpreter
  ) -> ChapterReport {
    let twin = twin(of: chapter)
    var report = ChapterCheck.run(
      chapter, with: interpreter, options: options,
      selecting: { selection.selects($0, of: chapter, twin: twin.chapter) })
    report.problems =
      selection.misses(chapter) + chapter.problems.filter { selection.covers($0, report.cells, chapter) }
    // Cells may be chosen by what the twin calls them.
    if case .unreadable = twin { report.problems += languageProblems(chapter, twin) }
    PunctuationLint.lint(&report)
    report.problems.sort { $0.position < $1.position }
    return report
  }

  /// A chapter whose path says its language has a twin, or is behind.
  private func languageProblems(_ chapter: Chapter, _ twin: Twin) -> [Diagnostic] {
    switch twin {
    case .read(let twin): PairCheck.problems(chapter, twin: twin, options: options)
    case .missing: ChapterPath(chapter.path).language == nil ? [] : [PairCheck.noTwin(chapter, options: options)]
    case .unreadable(let error): [PairCheck.unreadableTwin(chapter, path: error.path, reason: error.reason)]
    }
  }

  /// The chapter in the other language.
  private enum Twin {
    case read(Chapter)
    case missing
    case unreadable(FileError)

    var chapter: Chapter? { if case .read(let chapter) = self { chapter } else { nil } }
  }

  private func twin(of chapter: Chapter) -> Twin {
    for path in ChapterPath(chapter.path).twinCandidates() where FileSystem.isThere(path) {
      do throws(FileError) {
        return .read(try reading.chapter(at: path))
      } catch {
        return .unreadable(error)
      }
    }
    return .missing
  }

  private static var links: LinkCheck {
    LinkCheck(exists: FileSystem.exists) { path in
      guard let bytes = try? FileSystem.readChapter(path) else { return nil }
      return ChapterReader.read(SourceFile(path: path, bytes: bytes)).document.anchors
    }
  }
}

extension FileError {
  /// The error in the form of every finding; a file that cannot be read has no better place than its start.
  var diagnostic: Diagnostic {
    Diagnostic(.error, code: "unreadable", reason, path: path, at: Position(line: 1, column: 1))
  }
}

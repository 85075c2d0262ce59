import ChapterModel
import Checking
import Evaluation
import SourceText

/// Checks one chapter from its bytes to its report; any number of threads may do so at once.
struct ChapterChecker: Sendable {
  let options: CheckOptions
  let limits: Limits

  enum Result: Sendable {
    case checked(ChapterReport)
    case unreadable(Diagnostic)
  }

  func check(_ request: ChapterRequest) -> Result {
    do throws(FileError) {
      return .checked(check(try request.source(), request.selection))
    } catch {
      return .unreadable(error.diagnostic)
    }
  }

  private func check(_ source: SourceFile, _ selection: CellSelection) -> ChapterReport {
    let chapter = ChapterReader.read(source)
    let twin = Self.twin(of: chapter)
    var report = ChapterCheck.run(
      chapter, with: LessonInterpreter(limits: limits), options: options,
      selecting: { selection.selects($0, of: chapter, twin: twin) })
    guard selection.isEverything else {
      report.problems =
        selection.misses(chapter) + chapter.problems.filter { selection.covers($0, report.cells, chapter) }
      return report
    }
    report.problems += Self.links.problems(in: chapter) + PunctuationLint.problems(in: chapter)
    report.problems += languageProblems(chapter, twin)
    report.problems.sort { $0.position < $1.position }
    return report
  }

  /// A chapter whose path says its language has a twin, or is behind.
  private func languageProblems(_ chapter: Chapter, _ twin: Chapter?) -> [Diagnostic] {
    guard let twin else {
      return ChapterPath(chapter.path).language == nil ? [] : [PairCheck.noTwin(chapter, options: options)]
    }
    return PairCheck.problems(chapter, twin: twin, options: options)
  }

  /// The chapter in the other language, if its file is there.
  static func twin(of chapter: Chapter) -> Chapter? {
    for path in ChapterPath(chapter.path).twinCandidates() {
      guard let bytes = try? FileSystem.readChapter(path) else { continue }
      return ChapterReader.read(SourceFile(path: path, bytes: bytes))
    }
    return nil
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

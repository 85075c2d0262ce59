import ChapterModel
import Checking
import Markdown
import Reading
import SourceText

/// One chapter that can be read: its files, by language.
struct ChapterSource: Sendable {
  var paths: [Language: String]

  init(paths: [Language: String]) { self.paths = paths }

  init(_ entry: Book.Entry) { paths = entry.editions.mapValues(\.path) }

  /// A file by its path, with its twin when there is one.
  init(path: String) throws(FileError) {
    let chapter = try Self.read(path, language: nil)
    paths = [chapter.language: path]
    if let twin = ChapterPath(path).twinCandidates().first(where: { FileSystem.kind(of: $0) == .file }) {
      paths[chapter.language.other] = twin
    }
  }

  /// Every edition with its running text.
  func lessons() throws(FileError) -> [Language: Lesson] {
    var lessons: [Language: Lesson] = [:]
    for (language, path) in paths { lessons[language] = Lesson(try Self.read(path, language: language)) }
    return lessons
  }

  /// How the cells stand, as `check` finds them, in the edition that stands worst; nil when a file cannot be read.
  func tally(_ makeInterpreter: () -> any CellInterpreter) -> ShelfEntry.Tally? {
    guard let lessons = try? lessons() else { return nil }
    let tallies = lessons.values.map { lesson in
      let verdicts = ChapterCheck.run(lesson.chapter, with: makeInterpreter()).cells.map(\.verdict)
      return ShelfEntry.Tally(
        right: verdicts.count { $0 == .right }, failing: verdicts.count { $0.fails(CheckOptions()) })
    }
    return tallies.max { ($0.failing, -$0.right) < ($1.failing, -$1.right) }
  }

  private static func read(_ path: String, language: Language?) throws(FileError) -> Chapter {
    let bytes = try FileSystem.readChapter(path)
    let chapter = ChapterReader.read(SourceFile(path: path, bytes: bytes), language: language, detail: .inlines)
    // What is no text cannot be shown; every other problem is the author's, and the page can be read.
    if let problem = chapter.problems.first(where: { $0.code == "encoding" }) {
      let place = "\(path):\(problem.position.line):\(problem.position.column)"
      throw FileError(path: place, reason: ([problem.message] + problem.notes).joined(separator: ". "))
    }
    return chapter
  }

  /// What the resume file calls the chapter: its absolute path without its language.
  var key: String {
    let path = paths[.english] ?? paths[.chinese] ?? ""
    return ChapterPath(FileSystem.resolve(path) ?? path).pairKey
  }

  var stamps: [Language: FileStamp] { paths.compactMapValues { FileSystem.stamp(of: $0) } }
}

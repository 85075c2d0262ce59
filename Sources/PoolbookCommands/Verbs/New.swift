import ArgumentParser
import ChapterModel

/// `poolbook new`: a chapter in both languages, ready to fill.
struct New: Verb {
  static let configuration = CommandConfiguration(
    commandName: "new",
    _superCommandName: Poolbook.name,
    abstract: "Make a new chapter in both languages.",
    discussion: """
      Writes two drafts, numbered next, that pass `check` from the start, and says what to do next.

      Example: poolbook new "Average pooling" --zh 平均池化
      """)

  @Argument(help: "What the chapter is called; becomes its title and its file's name.")
  var name: String

  @Option(name: .customLong("zh"), help: ArgumentHelp("The title in Chinese, when it is another.", valueName: "title"))
  var chineseTitle: String?

  @Option(help: ArgumentHelp("The folder of the book.", valueName: "folder"))
  var book = "Chapters"

  func validate() throws {
    if name.allSatisfy(\.isWhitespace) { throw ValidationError("The chapter needs a name that is not empty.") }
  }

  func perform(in world: World) throws -> ExitStatus {
    let file = ChapterTemplate.fileName(for: name, after: existingNames())
    let drafts = Language.allCases.map { language in
      let folder = FileSystem.join(book, language.rawValue)
      let title = language == .chinese ? chineseTitle ?? name : name
      return (folder, FileSystem.join(folder, file), ChapterTemplate.text(title: title, in: language))
    }
    if let taken = Book(folder: book).entries.first(where: { $0.isNamed(fileNamed: file) }) {
      throw LookupError(message: "there is already a chapter of that name, number \(taken.number): \(taken.paths)")
    }
    do throws(FileError) {
      for (folder, path, text) in drafts {
        try FileSystem.createFolder(folder)
        try FileSystem.create(path, with: Array(text.utf8))
      }
    } catch {
      world.console.complain(error.message)
      return .unusable
    }
    explain(drafts.map { $0.1 }, in: world)
    return .success
  }

  private func existingNames() -> [String] {
    Language.allCases.flatMap { (try? FileSystem.names(in: FileSystem.join(book, $0.rawValue))) ?? [] }
  }

  private func explain(_ paths: [String], in world: World) {
    for path in paths { world.console.line("wrote \(path)") }
    world.console.line(
      """

      Next:
        1. Write cells in \(paths[0]), without outputs.
        2. Fill the outputs in:  poolbook fix --add \(ShellWord.quoted(paths[0]))
        3. Retell the lesson in \(paths[1]), with the same code.
        4. Check at every save:  poolbook check --watch \(ShellWord.quoted(book))
        5. Remove `draft: true` from both when they are ready.
      """)
  }
}

import ArgumentParser
import ChapterModel
import Checking
import Evaluation
import Reading
import Typesetting

/// `poolbook list`: the chapters, and how they stand.
struct List: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list",
    _superCommandName: Poolbook.name,
    abstract: "List the chapters and how they stand.",
    discussion: """
      Every chapter with its number, its titles, its cells and their verdicts, the place where you stopped reading, and \
      whether it is a draft or lacks a language.

      Example: poolbook list --json
      """)

  @Option(help: ArgumentHelp("The folder of the book.", valueName: "folder"))
  var book = "Chapters"

  @Flag(help: "For programs: one JSON object a chapter, in an array.")
  var json = false

  @OptionGroup var colors: ColorOptions

  func perform(in world: World) throws -> ExitStatus {
    let shelf = Book(folder: book)
    for error in shelf.errors { world.console.complain(error.message) }
    let places = ResumeFile(surroundings: world.surroundings)
    let lines = shelf.entries.map { ListedChapter($0, places: places) }
    if json {
      world.console.line(JSON.array(lines.map(\.json)).text)
    } else {
      let encoder = colors.usesColor(in: world.surroundings) ? TerminalEncoder() : .plain
      for line in ListedChapter.table(lines, width: world.surroundings.columns) {
        world.console.line(encoder.encode(line))
      }
    }
    return shelf.errors.isEmpty ? .success : .unusable
  }
}

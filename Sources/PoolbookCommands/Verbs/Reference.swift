import ArgumentParser
import Evaluation
import SourceText
import Torch

/// `poolbook reference`: what a lesson can use, from the same tables that run it.
struct Reference: Verb {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    _superCommandName: Poolbook.name,
    abstract: "List what lessons can use, or say what a name is.",
    discussion: """
      Without a name, every module with its functions, types and methods, as Markdown.

      Example: poolbook reference max_pool2d
      """)

  @Argument(help: "A function or method, without its module.")
  var name: String?

  func perform(in world: World) throws -> ExitStatus {
    let page = ReferencePage(modules: TorchLibrary.modules)
    guard let name else {
      world.console.write(page.markdown)
      return .success
    }
    let lines = page.lines(about: name)
    guard !lines.isEmpty else {
      let near = Spelling.nearest(to: name, in: page.names).map { "; did you mean `\($0)`?" } ?? ""
      throw LookupError(message: "there is no function or method `\(name)`\(near)")
    }
    for (place, line) in lines { world.console.write("\(place)\n  \(line)") }
    return .success
  }
}

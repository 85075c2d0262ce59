import ArgumentParser
import Checking
import SourceText

/// `poolbook fix`: the real outputs, written into the chapters.
struct Fix: Verb {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    _superCommandName: Poolbook.name,
    abstract: "Write the real outputs into chapters.",
    discussion: """
      Changes the bodies of outputs and nothing else, not a byte. Outputs that are right stay as they are; code is never \
      touched. With - it reads a document and writes the corrected one, so that an editor can filter through it.

      Example: poolbook fix --add Chapters/en/03-strides.md
      """,
    aliases: ["update"])

  @OptionGroup var selection: SelectionOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup var colors: ColorOptions

  @Flag(help: "Only show what would change.")
  var diff = false

  @Flag(help: "Add outputs that are missing.")
  var add = false

  @Flag(help: "Put layout in order and change no value.")
  var tidy = false

  @Flag(name: .shortAndLong, help: "Say only what is still wrong.")
  var quiet = false

  func validate() throws {
    if add, tidy { throw ValidationError("--add writes outputs and --tidy writes layout only: choose one.") }
  }

  func perform(in world: World) throws -> ExitStatus {
    Interruption.watch()
    let requests = ChapterRequests(selection)
    let writer = FixWriter(fix: self, world: world)
    var status = requests.errors.isEmpty ? ExitStatus.success : .unusable
    for error in requests.errors { writer.report(error) }
    if requests.requests.isEmpty {
      if status == .success {
        world.console.complain(selection.emptiness)
        status = .nothingCompared
      }
      return status
    }
    for request in requests.requests {
      status = .gravest(status, writer.fix(request))
      world.console.flush()
      if Interruption.isRequested {
        status = .interrupted
        break
      }
    }
    if status != .interrupted { status = .gravest(status, writer.judge()) }
    writer.finish(of: requests.requests.count)
    return status
  }
}

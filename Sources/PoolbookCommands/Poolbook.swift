import ArgumentParser
import Glibc

/// The root of the command line: a table of contents, each verb in a file of its own.
struct Poolbook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "A literate tutorial that proves itself.",
    discussion: """
      Reads lessons in a terminal, checks that every output shown in them is what the code really prints, and helps \
      to write new ones. Imitates Python 3.11 and PyTorch 2.13 (CPU).

      To begin:
        poolbook read              open the lessons
        poolbook check             run the chapters and compare their outputs
        poolbook new "My lesson"   begin a chapter of your own
      """,
    version: "poolbook \(Self.number): Python 3.11, PyTorch 2.13 (CPU)",
    subcommands: [Read.self, Check.self, Fix.self, Run.self, New.self, List.self, Repl.self, Reference.self]
  )

  static let name = "poolbook"
  static let number = "0.1.0"

  /// The verbs that run cells.
  static let verbsThatRun = ["read", "check", "test", "fix", "run", "repl"]
}

/// A verb of the command line.
protocol Verb: ParsableCommand {
  /// Does what the verb says and tells how the process ends.
  func perform(in world: World) throws -> ExitStatus
}

extension Verb {
  func run() throws {
    let world = World(surroundings: .current(), console: Console())
    var status: ExitStatus
    do {
      status = try perform(in: world)
    } catch let error as FileError {
      world.console.complain(error.message)
      status = .unusable
    } catch let error as LookupError {
      world.console.complain(error.message)
      status = .unusable
    }
    world.console.flush()
    if let fault = world.console.fault {
      world.console.complain("cannot write to standard output: \(fault)")
      status = .unusable
    }
    throw ExitCode(status.rawValue)
  }
}

/// What a verb may touch: the streams and what is around the process.
struct World {
  let surroundings: Surroundings
  let console: Console
}

/// Runs the command line and ends the process with its status.
public func runPoolbook() -> Never {
  // A closed pipe shows as an error of write(2), and must not end a check before its verdict.
  signal(SIGPIPE, SIG_IGN)
  if let verb = CommandLine.arguments.dropFirst().first, Poolbook.verbsThatRun.contains(verb) {
    LessonInterpreter.prepareAside()
  }
  do {
    var command = try parsedCommand()
    try command.run()
    leave(ExitStatus.success.rawValue)
  } catch let code as ExitCode {
    leave(code.rawValue)
  } catch {
    let message = MisspeltVerb(CommandLine.arguments)?.message ?? Poolbook.fullMessage(for: error)
    let isAnswer = Poolbook.exitCode(for: error).isSuccess
    let console = Console()
    if isAnswer {
      console.line(message)
      console.flush()
      leave(ExitStatus.success.rawValue)
    }
    console.error(message)
    leave(ExitStatus.unusable.rawValue)
  }
}

/// What the command line asks for. A verb that comes first is parsed by itself, since the root would look at each of its
/// options twice, and for scripts that complete them; whatever is not that simple (help, versions, mistakes) is the root's.
private func parsedCommand() throws -> any ParsableCommand {
  let arguments = CommandLine.arguments.dropFirst()
  if let verb = Poolbook.configuration.subcommands.first(where: { $0.isNamed(arguments.first) }),
    let command = try? verb.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == verb
  {
    return command
  }
  return try Poolbook.parseAsRoot()
}

extension ParsableCommand {
  fileprivate static func isNamed(_ word: String?) -> Bool {
    word.map { $0 == configuration.commandName || configuration.aliases.contains($0) } ?? false
  }
}

/// Ends the process at once: threads that still free what chapters made need not finish.
private func leave(_ status: Int32) -> Never {
  fflush(nil)
  _exit(status)
}

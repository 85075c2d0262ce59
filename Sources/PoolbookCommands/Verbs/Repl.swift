import ArgumentParser
import ChapterModel
import Checking
import Evaluation
import SourceText
import Typesetting

/// `poolbook repl`: a prompt over the same interpreter, after a chapter's cells if one is named.
struct Repl: Verb {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    _superCommandName: Poolbook.name,
    abstract: "A prompt, perhaps after a chapter's cells.",
    discussion: """
      Everything that the chapter defined is there. Ctrl-D ends it, Ctrl-C gives up the line or stops what runs. \
      From a pipe it reads one statement after the other, and the status is 1 when one of them raised.

      Example: poolbook repl pooling
      """)

  @Argument(help: "A path, number, name or part of a title.")
  var chapter: String?

  @Option(help: ArgumentHelp("The folder of the book.", valueName: "folder"))
  var book = "Chapters"

  @OptionGroup(title: "Limits") var limits: LimitOptions

  func perform(in world: World) throws -> ExitStatus {
    Interruption.watch()
    let interpreter = LessonInterpreter(limits: limits.limits)
    var session = ReplSession(interpreter: interpreter, world: world)
    if let chapter { session.prepare(try Book.chapter(chapter, in: book)) }
    return session.loop() ? .success : .wrong
  }
}

/// The loop of questions and answers.
private struct ReplSession {
  let interpreter: LessonInterpreter
  let world: World
  /// Numbers for tracebacks: cells of the chapter first, then one an entry.
  private var count = 0

  init(interpreter: LessonInterpreter, world: World) {
    self.interpreter = interpreter
    self.world = world
  }

  /// Runs the cells of a chapter without showing anything but what went wrong.
  mutating func prepare(_ chapter: Chapter) {
    _ = ChapterCheck.run(
      chapter, with: interpreter,
      onCell: { report in
        if report.error != nil, report.verdict.fails(CheckOptions()), let finding = report.findings.first {
          world.console.error(finding.headline)
        }
      })
    count = chapter.cells.count
  }

  /// Answers entry after entry; false when one that nobody watched went wrong.
  mutating func loop() -> Bool {
    let isInteractive = world.surroundings.inputIsTerminal && world.surroundings.outputIsTerminal
    let reader = LineReader(isInteractive: isInteractive)
    if isInteractive { world.console.line("poolbook \(Poolbook.number): Python 3.11, PyTorch 2.13. Ctrl-D ends.") }
    var allWell = true
    while let entry = readEntry(reader), !Self.ends(entry) {
      reader.remember(entry)
      allWell = answer(entry) && allWell
    }
    return isInteractive || allWell
  }

  /// What people type to leave Python.
  private static func ends(_ entry: String) -> Bool { ["exit", "quit", "exit()", "quit()"].contains(entry) }

  /// One statement, over as many lines as it takes; nil at the end.
  private func readEntry(_ reader: LineReader) -> String? {
    var entry = ""
    while true {
      world.console.flush()
      switch reader.next(prompt: entry.isEmpty ? ">>> " : "... ") {
      case .text(let line):
        entry += entry.isEmpty ? line : "\n" + line
        if !ReplEntry.wantsMore(entry) { return entry }
      case .abandoned:
        world.console.line()
        entry = ""
      case .end:
        if reader.isInteractive { world.console.line() }
        return entry.isEmpty ? nil : entry
      }
    }
  }

  private mutating func answer(_ entry: String) -> Bool {
    count += 1
    let outcome = interpreter.run(entry, cell: count, session: nil, recordsPoolings: false)
    // The signal that stopped this entry says nothing about the next line.
    Interruption.clear()
    world.console.write(ShownGate.pass(outcome.shown).text)
    guard let error = outcome.error else { return true }
    let summary = error.kind == .interrupted ? "KeyboardInterrupt" : error.summary
    world.console.error(Typesetter().visible(summary))
    if let suggestion = error.suggestion { world.console.error(Typesetter().visible(suggestion)) }
    return false
  }
}

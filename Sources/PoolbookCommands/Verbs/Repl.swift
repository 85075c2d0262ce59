import ArgumentParser
import ChapterModel
import Checking
import Evaluation
import SourceText

/// `poolbook repl`: a prompt over the same interpreter, after a chapter's cells if one is named.
struct Repl: Verb {
  static let configuration = CommandConfiguration(
    abstract: "A prompt, perhaps after a chapter's cells.",
    discussion: """
      Everything that the chapter defined is there. Ctrl-D ends it, Ctrl-C gives up the line.

      Example: poolbook repl pooling
      """)

  @Argument(help: "A path, number, name or part of a title.")
  var chapter: String?

  @Option(help: ArgumentHelp("The folder of the book.", valueName: "folder"))
  var book = "Chapters"

  @OptionGroup(title: "Limits") var limits: LimitOptions

  func perform(in world: World) throws -> ExitStatus {
    let interpreter = LessonInterpreter(limits: limits.limits)
    var session = ReplSession(interpreter: interpreter, world: world)
    if let chapter { session.prepare(try Book.chapter(chapter, in: book)) }
    session.loop()
    return .success
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

  mutating func loop() {
    let isInteractive = world.surroundings.inputIsTerminal && world.surroundings.outputIsTerminal
    let reader = LineReader(isInteractive: isInteractive)
    if isInteractive { world.console.line("poolbook \(Poolbook.number): Python 3.11, PyTorch 2.13. Ctrl-D ends.") }
    while let entry = readEntry(reader) {
      reader.remember(entry)
      answer(entry)
    }
    if isInteractive { world.console.line() }
  }

  /// One statement, over as many lines as it takes; nil at the end.
  private func readEntry(_ reader: LineReader) -> String? {
    world.console.flush()
    guard var entry = reader.next(prompt: ">>> ") else { return nil }
    while ReplEntry.wantsMore(entry) {
      guard let line = reader.next(prompt: "... ") else { break }
      entry += "\n" + line
    }
    return entry
  }

  private mutating func answer(_ entry: String) {
    count += 1
    let outcome = interpreter.run(entry, cell: count, session: nil, recordsPoolings: false)
    world.console.write(ShownGate.pass(outcome.shown).text)
    guard let error = outcome.error else { return }
    world.console.line(ShownGate.pass(ShownText(text: error.summary)).text)
    if let suggestion = error.suggestion { world.console.line(suggestion) }
  }
}

import Checking
import Evaluation
import SourceText
import Typesetting

/// Runs a plain Python file: nothing is echoed, and an uncaught exception ends it with Python's traceback.
struct ScriptRun {
  let source: SourceFile
  let limits: Limits

  func perform(in world: World) -> ExitStatus {
    let text = source.text(in: 0..<source.bytes.count)
    let outcome = LessonInterpreter(limits: limits).run(script: text)
    world.console.write(ShownGate.pass(outcome.shown).text)
    guard let error = outcome.error else { return .success }
    world.console.error(Typesetter().visible(description(of: error)))
    if let suggestion = error.suggestion { world.console.error(Typesetter().visible(suggestion)) }
    return error.kind == .interrupted ? .interrupted : .wrong
  }

  /// As Python prints it, with the lines of the file; what Python does not know is a finding at its place.
  private func description(of error: CellError) -> String {
    guard error.kind == .exception || error.kind == .syntax, !error.traceback.isEmpty else {
      let offset = error.traceback.last { $0.cell >= 0 }?.span.range.lowerBound ?? 0
      let position = source.position(of: offset)
      return "\(source.path):\(position.line):\(position.column): error: \(error.summary)"
    }
    let isSyntax = error.kind == .syntax
    let frames = error.traceback.filter { $0.cell >= 0 }.map { entry in
      let line = source.position(of: entry.span.range.lowerBound).line
      let place = "  File \"\(source.path)\", line \(line)" + (isSyntax ? "" : ", in \(entry.function)")
      let code = source.line(line).drop { $0 == " " || $0 == "\t" }
      return code.isEmpty ? place : "\(place)\n    \(code)"
    }
    return ((isSyntax ? [] : ["Traceback (most recent call last):"]) + frames + [error.summary]).joined(separator: "\n")
  }
}

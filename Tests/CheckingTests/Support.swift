import ChapterModel
import Checking
import Evaluation
import SourceText
import Typesetting

/// An interpreter that knows a few programs by heart.
final class FakeInterpreter: CellInterpreter {
  private let outcomes: [String: CellOutcome]
  private(set) var ran: [String] = []

  init(_ outcomes: [String: CellOutcome]) { self.outcomes = outcomes }

  func run(_ source: String, cell: Int, session: String?, recordsPoolings: Bool) -> CellOutcome {
    let source = String(source.dropLast(source.hasSuffix("\n") ? 1 : 0))
    ran.append(source)
    var outcome = outcomes[source] ?? CellOutcome()
    if var error = outcome.error, error.traceback.isEmpty {
      error.traceback = [TracebackEntry(cell: cell, function: "<module>", span: Span(0, 1))]
      outcome.error = error
    }
    return outcome
  }
}

extension CellOutcome {
  /// Shows a text; with a kind, the whole of it is an echoed value.
  static func shows(_ text: String, _ kind: ShownKind? = nil) -> CellOutcome {
    CellOutcome(shown: .value(text, kind))
  }

  static func raises(_ type: String, _ message: String, after text: String = "") -> CellOutcome {
    CellOutcome(
      shown: ShownText(text: text),
      error: CellError(kind: .exception, type: type, message: message, traceback: []))
  }

  static func unsupported(_ message: String) -> CellOutcome {
    CellOutcome(error: CellError(kind: .unsupported, type: "", message: message, traceback: []))
  }
}

extension ShownText {
  static func value(_ text: String, _ kind: ShownKind?) -> ShownText {
    let stretch = kind.map { Stretch(range: 0..<text.utf8.count, kind: $0, isEcho: true) }
    return ShownText(text: text + "\n", values: stretch.map { [$0] } ?? [])
  }
}

/// Checks a chapter with a fake interpreter.
func check(
  _ text: String, _ outcomes: [String: CellOutcome], path: String = "x.md", options: CheckOptions = CheckOptions()
) -> ChapterReport {
  let chapter = ChapterReader.read(SourceFile(path: path, text: text))
  return ChapterCheck.run(chapter, with: FakeInterpreter(outcomes), options: options)
}

/// The human report of a check, as text.
func report(_ text: String, _ outcomes: [String: CellOutcome], options: CheckOptions = CheckOptions()) -> [String] {
  let chapter = check(text, outcomes, options: options)
  let whole = CheckReport([chapter], options: options)
  let human = HumanReport()
  return (human.lines(for: chapter) + [human.summary(whole)]).map { $0.plain() }
}

/// The chapter after a fix.
func fixed(
  _ text: String, _ outcomes: [String: CellOutcome], _ options: Correction.Options = Correction.Options()
) -> String {
  String(decoding: Correction(check(text, outcomes), options: options).corrected, as: UTF8.self)
}

import ChapterModel
import Evaluation
import SourceText

/// Turns what a cell did into a verdict: the one place where check and fix decide what is right.
struct CellJudge {
  let chapter: Chapter
  let cell: Cell
  let outcome: CellOutcome
  let options: CheckOptions

  func judge(_ base: CellReport) -> CellReport {
    var report = base
    report.steps = outcome.steps
    report.poolings = outcome.poolings
    report.error = outcome.error
    report.shown = shown
    report.actual = actual
    if let error = outcome.error { return judge(error, report) }
    if let promised = promisedError { return doesNotRaise(promised, report) }
    if cell.directives.figure, outcome.poolings.isEmpty {
      return wrong(report, at(.cell, .error, "figure", "this figure pools nothing, so there is nothing to draw"))
    }
    if cell.directives.unchecked {
      report.verdict = .unchecked
      return report
    }
    guard let expectation = cell.expectation, !(expectation.isTranscript && expectation.body.isEmpty) else {
      return withoutOutput(report)
    }
    if let fault = expectation.fault {
      report.reason = fault.message
      report.verdict = .wrong
      return report
    }
    return compare(expectation, report)
  }

  // MARK: What was shown

  /// What passed the gate; a figure cell shows its drawing.
  var shown: ShownText {
    guard cell.directives.figure, !outcome.poolings.isEmpty else { return ShownGate.pass(outcome.shown) }
    return ShownGate.pass(ShownText(text: PoolingFigure.text(of: outcome.poolings)))
  }

  /// With the traceback as Poolbook shows it.
  private var actual: String {
    guard let error = outcome.error else { return shown.text }
    guard error.kind == .exception || error.kind == .syntax else { return shown.text }
    return shown.text + "\(ExpectedError.header)\n    ...\n\(error.summary)\n"
  }

  private var directives: OutputDirectives {
    var directives = cell.expectation?.directives ?? OutputDirectives()
    if options.exact { directives.exact = true }
    return directives
  }

  // MARK: Outputs

  private func withoutOutput(_ report: CellReport) -> CellReport {
    var report = report
    guard !shown.text.isEmpty else {
      report.verdict = .ran
      return report
    }
    report.verdict = .missing
    var finding = at(
      .cell, options.strict ? .error : .note, "missing", "this cell shows something, and no output follows")
    if let line = cell.bareFenceLine { finding.notes.append("Is it the fence at line \(line)? Name that `output`.") }
    report.findings = [finding]
    report.proposal = .init(lines: Self.lines(shown.text))
    return report
  }

  private func compare(_ expectation: Expectation, _ report: CellReport) -> CellReport {
    var report = report
    report.isCompared = true
    if let finding = unreliable { return wrong(report, finding) }
    switch OutputMatcher.compare(shown, with: expectation.body.text, directives) {
    case .equal: report.verdict = .right
    case .untidy:
      report.verdict = .untidy
      report.findings = [
        at(.output, options.strict ? .error : .note, "layout", "equal but for the layout; `fix` puts it in order")
      ]
      report.proposal = proposal(expectation, isLayout: true)
    case .different(let difference):
      report = differs(report, difference)
      report.proposal = proposal(expectation, isLayout: false)
    }
    return report
  }

  /// An output that will be another one the next time is a problem even when it is equal now.
  private var unreliable: Diagnostic? {
    guard !shown.text.isEmpty else { return nil }
    if outcome.drewUnseeded, !directives.shape {
      var finding = at(.cell, .error, "unseeded", "this output depends on random numbers that no seed was given to")
      finding.notes = ["Call `torch.manual_seed` before, or say `shape` on the output."]
      return finding
    }
    if outcome.showedAddress {
      return at(.output, .error, "address", "this output shows a memory address, which is another one in every run")
    }
    return nil
  }

  private func differs(_ report: CellReport, _ difference: Difference, from base: Int = 0) -> CellReport {
    var report = report
    report.verdict = .wrong
    report.difference = difference
    report.findings = [diagnostic(difference, from: base)]
    if difference.wantsLineDiff, let expectation = cell.expectation {
      report.lineDiff = LineDiff(from: Self.lines(expectation.body.text), to: Self.lines(actual))
    }
    return report
  }

  // MARK: Errors

  private enum Promise {
    case directive(CellDirectives.Raises)
    case output(ExpectedError)
  }

  private var promisedError: Promise? {
    if let expected = ExpectedError(cell.expectation) { return .output(expected) }
    return cell.directives.raises.map { .directive($0) }
  }

  private func doesNotRaise(_ promise: Promise, _ report: CellReport) -> CellReport {
    let finding =
      switch promise {
      case .directive(.anything): at(.cell, .error, "raises", "this cell should raise an error and does not")
      case .directive(.type(let type)): at(.cell, .error, "raises", "this cell should raise \(type) and raises nothing")
      case .output(let expected):
        diagnostic(
          Difference(
            .error,
            "the chapter says that this raises \(expected.type.isEmpty ? "an error" : expected.type); it raises nothing",
            at: expected.headerRange))
      }
    var report = wrong(report, finding)
    report.isCompared = true
    return report
  }

  private func judge(_ error: CellError, _ report: CellReport) -> CellReport {
    var report = report
    switch error.kind {
    case .unsupported:
      report.verdict = .unsupported
      report.reason = error.message
      var finding = place(error, options.unsupportedPasses ? .warning : .error, "unsupported", error.message)
      if let suggestion = error.suggestion { finding.notes.append(suggestion) }
      report.findings = [finding]
      return report
    case .limit, .interrupted: return wrong(report, place(error, .error, "limit", error.message))
    case .exception, .syntax: break
    }
    guard let promise = promisedError else {
      var finding = place(error, .error, "raises", "this raises \(error.summary)")
      finding.notes += calls(error)
      if let suggestion = error.suggestion { finding.notes.append(suggestion) }
      return wrong(report, finding)
    }
    report.isCompared = true
    if case .type(let type)? = cell.directives.raises, !Self.isSame(error.type, type) {
      return wrong(report, place(error, .error, "raises", "this raises \(error.type), not \(type)"))
    }
    return compare(error, promise, report)
  }

  /// A type may be named without its module.
  private static func isSame(_ shown: String, _ chapter: String) -> Bool {
    shown == chapter || shown.split(separator: ".").last.map(String.init) == chapter
  }

  private func compare(_ error: CellError, _ promise: Promise, _ report: CellReport) -> CellReport {
    var report = report
    report.verdict = .right
    switch promise {
    case .directive:
      guard let expectation = cell.expectation, !cell.directives.unchecked else { return report }
      if expectation.body.isEmpty, !expectation.isTranscript {
        report = differs(
          report, Difference(.error, "the chapter does not say which error this raises: \(error.summary)", at: 0..<0))
        report.proposal = errorProposal(error, nil)
        return report
      }
      if case .different(let difference) = OutputMatcher.compare(shown, with: expectation.body.text, directives) {
        report = differs(report, difference)
        report.proposal = errorProposal(error, nil)
      }
    case .output(let expected):
      guard !cell.directives.unchecked else { return report }
      if let (difference, base) = difference(error, expected) {
        report = differs(report, difference, from: base)
        report.proposal = errorProposal(error, expected)
      }
    }
    return report
  }

  /// What differs, with the place in the body from which its range counts.
  private func difference(_ error: CellError, _ expected: ExpectedError) -> (Difference, Int)? {
    let before = expected.before.map { $0 + "\n" }.joined()
    if case .different(let difference) = OutputMatcher.compare(shown, with: before, directives) {
      return (difference, 0)
    }
    let end = expected.messageStart + max(1, expected.message.utf8.count)
    if expected.message.isEmpty {
      return (
        Difference(
          .error, "the chapter does not say which error this raises: \(error.summary)", at: expected.headerRange), 0
      )
    }
    let type = Self.lastComponent(error.type)
    if type != Self.lastComponent(expected.type) {
      let range = expected.messageStart..<min(end, expected.messageStart + max(1, expected.type.utf8.count))
      return (Difference(.error, "the code raises \(error.summary), the chapter says \(expected.type)", at: range), 0)
    }
    if directives.ignoresMessage { return nil }
    let text = ShownText(text: error.summary + "\n")
    guard case .different(var difference) = OutputMatcher.compare(text, with: expected.message + "\n", directives)
    else { return nil }
    difference.kind = .error
    return (difference, expected.messageStart)
  }

  private static func lastComponent(_ type: String) -> Substring { type.split(separator: ".").last ?? "" }

  // MARK: Proposals

  private func proposal(_ expectation: Expectation, isLayout: Bool) -> CellReport.Proposal? {
    let merged = DotsMerge.merge(expectation, with: shown, directives)
    return CellReport.Proposal(lines: merged.lines, dropsDots: merged.dropsDots, isLayout: isLayout)
  }

  private func errorProposal(_ error: CellError, _ expected: ExpectedError?) -> CellReport.Proposal {
    let frames = expected?.frames.map(String.init) ?? []
    let lines = Self.lines(shown.text) + [ExpectedError.header] + (frames.isEmpty ? ["    ..."] : frames)
    return CellReport.Proposal(lines: lines + Self.lines(error.summary))
  }

  static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

import ChapterModel
import Evaluation
import SourceText

/// Runs the cells of a chapter and judges each.
public struct ChapterCheck {
  private let chapter: Chapter
  private let options: CheckOptions
  private var spoilt: [String?: SpoiltNames] = [:]
  private var hasFailed = false

  public init(_ chapter: Chapter, options: CheckOptions = CheckOptions()) {
    self.chapter = chapter
    self.options = options
  }

  /// - Parameters:
  ///   - interpreter: fresh; the cells run in it in the order of the file.
  ///   - isSelected: the cells to report. Those above the last of them are run too, but not reported.
  ///   - onCell: called with each report as it is made, for progress and for readers who want the first output early.
  public static func run(
    _ chapter: Chapter, with interpreter: any CellInterpreter, options: CheckOptions = CheckOptions(),
    selecting isSelected: (Cell) -> Bool = { _ in true }, onCell: (CellReport) -> Void = { _ in }
  ) -> ChapterReport {
    var check = ChapterCheck(chapter, options: options)
    var report = ChapterReport(chapter: chapter)
    let clock = ContinuousClock()
    let start = clock.now
    if let last = chapter.cells.lastIndex(where: isSelected) {
      for cell in chapter.cells[...last] {
        let cellStart = clock.now
        var cellReport = check.report(on: cell, interpreter)
        cellReport.seconds = (clock.now - cellStart).inSeconds
        guard isSelected(cell) else { continue }
        report.cells.append(cellReport)
        onCell(cellReport)
      }
    }
    report.seconds = (clock.now - start).inSeconds
    return report
  }

  private mutating func report(on cell: Cell, _ interpreter: any CellInterpreter) -> CellReport {
    var report = CellReport(cell: cell, verdict: .wrong, expected: cell.expectation?.body.text)
    if let skip = cell.directives.skip {
      report.verdict = .skipped
      report.reason = skip.isEmpty ? nil : skip
      return report
    }
    if options.failFast, hasFailed {
      report.verdict = .skipped
      report.isUnreached = true
      report.reason = "not reached: a cell before it failed"
      return report
    }
    if cell.fault != nil {
      report.reason = "its fence or language is malformed"
      fail(cell)
      return report
    }
    let names = namesAmongSpoilt(cell)
    if let names, let reason = blocking(cell, names) {
      report.verdict = .blocked
      report.reason = reason
      report.findings = [finding(on: cell, reason)]
      return report
    }
    return run(cell, names, interpreter, report)
  }

  private func finding(on cell: Cell, _ reason: String) -> Diagnostic {
    let marker = chapter.marker(ofFence: cell.fence)
    let offset = cell.kind == .example ? cell.code.fileOffset(of: 0) : marker.lowerBound
    return Diagnostic(
      .error, code: "blocked", "this cell is not run: it \(reason)", path: chapter.path,
      at: chapter.source.position(of: offset), length: cell.kind == .example ? 1 : marker.count)
  }

  private mutating func run(
    _ cell: Cell, _ names: CellNames?, _ interpreter: any CellInterpreter, _ base: CellReport
  ) -> CellReport {
    let outcome = interpreter.run(
      cell.code.text, cell: cell.index, session: cell.directives.session, recordsPoolings: cell.directives.figure)
    let report = CellJudge(chapter: chapter, cell: cell, outcome: outcome, options: options).judge(base)
    if let error = outcome.error, report.verdict == .wrong || report.verdict == .unsupported,
      !promisesToRaise(cell, error)
    {
      fail(cell)
    } else if let names {
      spoilt[cell.directives.session]?.mend(names.binds)
    }
    if report.verdict.fails(options) { hasFailed = true }
    return report
  }

  /// An error of the promised kind with another message is wrong, but nothing that follows lacks a name for it.
  private func promisesToRaise(_ cell: Cell, _ error: CellError) -> Bool {
    guard error.kind == .exception || error.kind == .syntax else { return false }
    return cell.directives.raises != nil || ExpectedError(cell.expectation) != nil
  }

  private mutating func fail(_ cell: Cell) {
    hasFailed = true
    spoilt[cell.directives.session, default: SpoiltNames()].spoil(CellNames(cell.code.text).binds, because: cell.index)
  }

  /// What a cell takes and gives; nil when nothing is spoilt, so that nobody has to know.
  private func namesAmongSpoilt(_ cell: Cell) -> CellNames? {
    guard let spoilt = spoilt[cell.directives.session], !spoilt.isEmpty else { return nil }
    return CellNames(cell.code.text)
  }

  /// Why a cell cannot run: it needs a name that a failed cell should have bound.
  private mutating func blocking(_ cell: Cell, _ names: CellNames) -> String? {
    guard !options.keepGoing, let (name, cause) = spoilt[cell.directives.session]?.needed(by: names) else { return nil }
    hasFailed = true
    spoilt[cell.directives.session]?.spoil(names.binds, because: cause)
    return "needs `\(name)` of the cell at line \(chapter.cells[cause].lines.lowerBound), which failed"
  }
}

extension Duration {
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}

import ChapterModel
import Checking
import Evaluation
import SourceText

/// Runs a lesson for a reader: the checker's own run, with the reader's code in place of some cells.
public enum LessonRunner {
  /// - Parameters:
  ///   - interpreter: fresh; confined to the calling thread.
  ///   - onCell: called with each result as it is made.
  /// - Returns: one place for each cell of the chapter.
  public static func run(
    _ chapter: Chapter, scratch: [Int: String] = [:], with interpreter: any CellInterpreter,
    onCell: (Int, CellResult) -> Void = { _, _ in }
  ) -> [CellResult?] {
    let observer = ObservingInterpreter(interpreter, scratch: scratch)
    var results = [CellResult?](repeating: nil, count: chapter.cells.count)
    _ = ChapterCheck.run(
      chapter, with: observer,
      onCell: { report in
        guard results.indices.contains(report.cell.index) else { return }
        let result = result(report, observer, scratch)
        results[report.cell.index] = result
        onCell(report.cell.index, result)
      })
    return results
  }

  private static func result(
    _ report: CellReport, _ observer: ObservingInterpreter, _ scratch: [Int: String]
  ) -> CellResult {
    var result = CellResult(
      mark: mark(report.verdict), shown: report.shown, text: report.actual,
      reasons: reasons(report),
      raised: report.error.flatMap { $0.kind == .exception || $0.kind == .syntax ? $0.type : nil },
      poolings: observer.poolings[report.cell.index] ?? [])
    if let suggestion = report.error?.suggestion, !result.reasons.contains(suggestion) {
      result.reasons.append(suggestion)
    }
    // What differs below a cell that the reader changed differs because of the reader.
    if result.mark == .wrong || result.mark == .missing, let first = scratch.keys.min(), report.cell.index >= first {
      result.mark = .changed
    }
    return result
  }

  /// The page shows where the cell is, so that of a difference it needs only what differs.
  private static func reasons(_ report: CellReport) -> [String] {
    if let reason = report.reason { return [reason] }
    if let difference = report.difference { return [difference.message] + difference.notes }
    return report.findings.prefix(1).flatMap { [$0.message] + $0.notes }
  }

  private static func mark(_ verdict: Verdict) -> CellResult.Mark {
    switch verdict {
    case .right: .right
    case .ran, .illustration: .ran
    case .untidy: .untidy
    case .missing: .missing
    case .unchecked: .unchecked
    case .wrong: .wrong
    case .unsupported: .unsupported
    case .blocked: .blocked
    case .skipped: .skipped
    }
  }
}

/// Hands the reader's code to another interpreter, and keeps the poolings of every cell: the window opens on any of them.
private final class ObservingInterpreter: CellInterpreter {
  private let inner: any CellInterpreter
  private let scratch: [Int: String]
  private(set) var poolings: [Int: [PoolingRecord]] = [:]

  init(_ inner: any CellInterpreter, scratch: [Int: String]) {
    self.inner = inner
    self.scratch = scratch
  }

  func run(_ source: String, cell: Int, session: String?, recordsPoolings: Bool) -> CellOutcome {
    let outcome = inner.run(scratch[cell] ?? source, cell: cell, session: session, recordsPoolings: true)
    poolings[cell] = outcome.poolings
    return outcome
  }
}

import ChapterModel
import SourceText

/// A chapter with its outputs as they should be: check reports the difference to it, fix writes it.
public struct Correction: Sendable {
  public struct Options: Sendable, Equatable {
    /// Write outputs that are missing.
    public var adds = false
    /// Change layout only.
    public var tidiesOnly = false

    public init(adds: Bool = false, tidiesOnly: Bool = false) {
      self.adds = adds
      self.tidiesOnly = tidiesOnly
    }
  }

  /// In the order of the file; none overlap.
  public private(set) var edits: [ChapterEdit] = []
  /// The bytes of the corrected chapter.
  public let corrected: [UInt8]
  /// What changes, in the terms of the lesson: a line each, and a summary at the end.
  public let summary: [String]
  /// How many outputs are missing and would be added with `--add`.
  public private(set) var missing = 0
  /// Why nothing of the chapter is written; nil when it can be.
  public let refusal: Diagnostic?
  /// Dots of the author's that could not be kept.
  public private(set) var notes: [Diagnostic] = []

  public var changesSomething: Bool { !edits.isEmpty }

  public init(_ report: ChapterReport, options: Options = Options()) {
    let chapter = report.chapter
    var summary = CorrectionSummary()
    refusal = Self.refusal(chapter)
    if refusal == nil {
      for cell in report.cells {
        guard let made = Self.edits(for: cell, chapter, options) else { continue }
        edits += made
        summary.count(cell)
        if cell.proposal?.dropsDots ?? false { notes.append(Self.droppedDots(cell, chapter)) }
      }
    }
    missing = options.adds ? 0 : report.cells.count { $0.verdict == .missing }
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    corrected = ChapterEdit.apply(edits, to: chapter.source.bytes)
    self.summary = summary.lines(missing: missing)
  }

  private static func refusal(_ chapter: Chapter) -> Diagnostic? {
    if let problem = chapter.problems.first(where: { $0.code == "encoding" }) { return problem }
    guard chapter.hasUnclosedFence else { return nil }
    return chapter.problems.first { $0.code == "fence" && $0.severity == .error }
  }

  /// Nil when there is nothing to write for the cell.
  private static func edits(for report: CellReport, _ chapter: Chapter, _ options: Options) -> [ChapterEdit]? {
    guard let proposal = report.proposal, !options.tidiesOnly || proposal.isLayout else { return nil }
    let edits: [ChapterEdit]?
    switch report.verdict {
    case .wrong, .untidy:
      edits = report.cell.expectation.flatMap { chapter.edits(replacing: $0, with: proposal.lines) }
    case .missing where options.adds && report.cell.bareFenceLine == nil:
      edits = chapter.edits(addingTo: report.cell, proposal.lines)
    case .missing, .right, .ran, .unchecked, .unsupported, .blocked, .skipped, .illustration: edits = nil
    }
    return edits.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func droppedDots(_ report: CellReport, _ chapter: Chapter) -> Diagnostic {
    let line = report.cell.expectation?.line ?? report.cell.lines.lowerBound
    return Diagnostic(
      .note, code: "dots", "the `...` of this output no longer match and are replaced", path: chapter.path,
      at: Position(line: line, column: 1))
  }
}

/// What `fix` did, in the terms of the lesson.
struct CorrectionSummary {
  private var details: [String] = []
  private var values = 0
  private var layouts = 0
  private var added = 0
  private var filled = 0

  mutating func count(_ report: CellReport) {
    let line = report.findings.first?.position.line ?? report.cell.lines.lowerBound
    switch report.verdict {
    case .missing: added += 1
    case .untidy: layouts += 1
    default:
      if let expectation = report.cell.expectation, expectation.body.isEmpty { return fill(report, expectation.line) }
      values += 1
      if let difference = report.difference {
        details.append("\(line): \(difference.change.map { "\($0.old) → \($0.new)" } ?? difference.message)")
      }
    }
  }

  /// An empty body had no value that could change.
  private mutating func fill(_ report: CellReport, _ line: Int) {
    filled += 1
    let shown = CellJudge.lines(report.actual)
    let text = Diagnosis.quoted(shown.last { !$0.isEmpty } ?? "")
    details.append("\(line): filled with \(shown.count == 1 ? text : "\(shown.count) lines, the last \(text)")")
  }

  func lines(missing: Int) -> [String] {
    var parts: [String] = []
    if values > 0 { parts.append("\(values) \(values == 1 ? "output" : "outputs") changed value") }
    if layouts > 0 {
      parts.append(
        values > 0 ? "\(layouts) only layout" : "\(layouts) \(layouts == 1 ? "output" : "outputs") changed only layout")
    }
    if filled > 0 { parts.append("\(filled) filled") }
    if added > 0 { parts.append("\(added) added") }
    if missing > 0 { parts.append("\(missing) missing, which --add would write") }
    return details + (parts.isEmpty ? [] : [parts.joined(separator: ", ")])
  }
}

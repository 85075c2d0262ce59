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
  /// Dots of the author's that could not be kept, and outputs that cannot be written where they belong.
  public private(set) var notes: [Diagnostic] = []

  public var changesSomething: Bool { !edits.isEmpty }

  public init(_ report: ChapterReport, options: Options = Options()) {
    let chapter = report.chapter
    var summary = CorrectionSummary()
    refusal = Self.refusal(chapter)
    if refusal == nil {
      for cell in report.cells {
        guard let proposal = Self.proposal(for: cell, options) else { continue }
        guard let made = Self.edits(for: cell, proposal, chapter) else {
          notes.append(Self.misfit(cell, chapter))
          continue
        }
        if made.isEmpty { continue }
        edits += made
        summary.count(cell)
        if cell.proposal?.dropsDots ?? false { notes.append(Self.droppedDots(cell, chapter)) }
      }
    }
    missing = options.adds ? 0 : report.cells.count { $0.verdict == .missing }
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    corrected = ChapterEdit.apply(edits, to: chapter.source.bytes)
    self.summary = summary.lines(missing: missing)
    notes = notes.map { Self.moved($0, by: edits, in: chapter.source) }
  }

  private static func refusal(_ chapter: Chapter) -> Diagnostic? {
    if let problem = chapter.problems.first(where: { $0.code == "encoding" }) { return problem }
    guard chapter.hasUnclosedFence else { return nil }
    return chapter.problems.first { $0.code == "fence" && $0.severity == .error }
  }

  /// What is to be written for a cell; nil when there is nothing.
  private static func proposal(for report: CellReport, _ options: Options) -> CellReport.Proposal? {
    guard let proposal = report.proposal, !options.tidiesOnly || proposal.isLayout else { return nil }
    return switch report.verdict {
    case .wrong, .untidy: report.cell.expectation == nil ? nil : proposal
    case .missing: options.adds && report.cell.bareFenceLine == nil ? proposal : nil
    case .right, .ran, .unchecked, .unsupported, .blocked, .skipped, .illustration: nil
    }
  }

  /// Nil when the proposal cannot stand where it belongs.
  private static func edits(for report: CellReport, _ proposal: CellReport.Proposal, _ chapter: Chapter)
    -> [ChapterEdit]?
  {
    if report.verdict == .missing { return chapter.edits(addingTo: report.cell, proposal.lines) }
    return report.cell.expectation.flatMap { chapter.edits(replacing: $0, with: proposal.lines) }
  }

  private static func misfit(_ report: CellReport, _ chapter: Chapter) -> Diagnostic {
    let message =
      report.cell.kind == .example
      ? "this output cannot stand in a transcript, where a line of it would read as a prompt or as the fence; "
        + "give the cell and its output fences of their own"
      : "this output has a line that cannot stand in a fence; leave it out with `unchecked`"
    let line = report.cell.expectation?.line ?? report.cell.lines.lowerBound
    return Diagnostic(
      .note, code: "unwritten", message, path: chapter.path, at: Position(line: line, column: 1))
  }

  /// A note at the line where its output stands in the corrected chapter.
  private static func moved(_ note: Diagnostic, by edits: [ChapterEdit], in source: SourceFile) -> Diagnostic {
    let start = source.lines[note.position.line - 1].lowerBound
    var note = note
    for edit in edits where edit.range.upperBound <= start {
      note.position.line += edit.bytes.count { $0 == 10 } - source.bytes[edit.range].count { $0 == 10 }
    }
    return note
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

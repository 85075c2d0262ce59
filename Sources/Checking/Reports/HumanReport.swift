import ChapterModel
import SourceText
import Typesetting

/// The report for people: every finding with its line and a caret, then one line that sums up. Nothing in it relies on colour.
public struct HumanReport {
  private let typesetter: Typesetter
  private let isVerbose: Bool
  private let isQuiet: Bool
  private let width: Int
  private static let diffLines = 40
  private static let diffContext = 2

  /// - Parameters:
  ///   - isVerbose: whether the verdict on every cell is said.
  ///   - isQuiet: whether notes are left out.
  ///   - width: how many cells an excerpt may take; longer lines are cut around what is marked.
  public init(
    typesetter: Typesetter = Typesetter(), isVerbose: Bool = false, isQuiet: Bool = false, width: Int = 200
  ) {
    self.typesetter = typesetter
    self.isVerbose = isVerbose
    self.isQuiet = isQuiet
    self.width = max(20, width)
  }

  /// Everything about one chapter, the summary aside; empty when there is nothing to say.
  public func lines(for report: ChapterReport) -> [StyledText] {
    var lines: [StyledText] = []
    if isVerbose { lines += report.cells.map { verdictLine($0, report.chapter) } }
    var diffs: [Position: LineDiff] = [:]
    for cell in report.cells {
      if let diff = cell.lineDiff, let finding = cell.findings.first { diffs[finding.position] = diff }
    }
    for finding in report.findings where !(isQuiet && finding.severity == .note) {
      lines += self.lines(for: finding, in: report.chapter.source, diff: diffs[finding.position])
    }
    return lines
  }

  /// The line that sums up, green or red.
  public func summary(_ report: CheckReport) -> StyledText {
    let role: Role = report.fails || !report.unreadable.isEmpty ? .wrong : report.checked == 0 ? .warning : .right
    return StyledText(report.summaryLine, Style(role, .strong))
  }

  /// The slowest cells, slowest first.
  public func durations(_ report: CheckReport, most: Int) -> [StyledText] {
    let cells = report.chapters.flatMap { chapter in chapter.cells.map { (chapter.chapter.path, $0) } }
    return cells.sorted { $0.1.seconds > $1.1.seconds }.prefix(max(0, most)).map { path, cell in
      StyledText("\(Self.milliseconds(cell.seconds)) ms  \(visible(path)):\(cell.cell.lines.lowerBound)", .quiet)
    }
  }

  /// With three decimals, without Foundation's formatting.
  static func milliseconds(_ seconds: Double) -> String {
    let microseconds = Int(max(0, min(seconds, 1e9)) * 1e6)
    let digits = String(microseconds % 1000)
    return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  private func verdictLine(_ report: CellReport, _ chapter: Chapter) -> StyledText {
    var line = StyledText("\(visible(chapter.path)):\(report.cell.lines.lowerBound): ", .quiet)
    line.append(report.verdict.rawValue, Style(Self.role(report.verdict)))
    if let reason = report.reason { line.append(" (\(visible(reason)))", .quiet) }
    return line
  }

  private static func role(_ verdict: Verdict) -> Role {
    switch verdict {
    case .right, .ran: .right
    case .untidy, .missing, .unchecked, .skipped: .note
    case .wrong, .blocked: .wrong
    case .unsupported: .warning
    case .illustration: .quiet
    }
  }

  // MARK: Findings

  /// One finding: headline, excerpt with caret, notes, and a line diff where one helps.
  public func lines(for finding: Diagnostic, in source: SourceFile?, diff: LineDiff? = nil) -> [StyledText] {
    var lines = [headline(finding)]
    // A blocked cell is no mistake of its own, and what is missing has no place to show: the line says enough.
    if let source, finding.code != "blocked", finding.code != "behind" { lines += excerpt(finding, source) }
    lines += notes(finding)
    if let diff { lines += self.lines(of: diff) }
    return lines
  }

  private func headline(_ finding: Diagnostic) -> StyledText {
    let role: Role =
      switch finding.severity {
      case .error: .wrong
      case .warning: .warning
      case .note: .note
      }
    var line = StyledText("\(visible(finding.path)):\(finding.position.line):\(finding.position.column): ")
    line.append(finding.severity.rawValue + ":", Style(role, .strong))
    line.append(" " + oneLine(finding.message))
    line.append(" [\(finding.code)]", .quiet)
    return line
  }

  private func excerpt(_ finding: Diagnostic, _ source: SourceFile) -> [StyledText] {
    guard source.lines.indices.contains(finding.position.line - 1) else { return [] }
    let text = source.line(finding.position.line)
    guard text.utf8.count <= 20_000 else { return [] }
    let number = String(finding.position.line)
    let gutter = String(repeating: " ", count: number.count)
    let marked = typesetter.cropped(
      typesetter.mark(text, column: finding.position.column, length: finding.length), to: width - number.count - 6)
    var line = StyledText("   \(number) | ", .quiet)
    line.append(marked.line, Style(.code))
    var carets = StyledText("   \(gutter) | ", .quiet)
    carets.append(marked.marks, Style(.wrong))
    return [line, carets]
  }

  private func notes(_ finding: Diagnostic) -> [StyledText] {
    let prose = finding.notes.filter { !$0.hasPrefix("at ") }.map(oneLine)
    let calls = finding.notes.filter { $0.hasPrefix("at ") }.map { StyledText("   " + visible($0), .quiet) }
    let joined = prose.joined(separator: " ")
    let lines = joined.count <= 100 ? [joined] : prose
    return calls + lines.filter { !$0.isEmpty }.map { StyledText($0) }
  }

  private func lines(of diff: LineDiff) -> [StyledText] {
    var lines = [StyledText("   - chapter   + code", .quiet)]
    for change in shortened(diff) {
      guard let change else {
        lines.append(StyledText("     …", .quiet))
        continue
      }
      switch change {
      case .same(let text): lines.append(StyledText("     " + clipped(text), .quiet))
      case .removed(let text): lines.append(StyledText("   - " + clipped(text), Style(.removed)))
      case .added(let text): lines.append(StyledText("   + " + clipped(text), Style(.added)))
      }
    }
    return lines
  }

  /// The changes with a little context; nil stands for lines left out.
  private func shortened(_ diff: LineDiff) -> [LineDiff.Change?] {
    let changed = diff.changes.indices.filter { if case .same = diff.changes[$0] { false } else { true } }
    var kept = Set<Int>()
    for index in changed.prefix(Self.diffLines) {
      for near in (index - Self.diffContext)...(index + Self.diffContext) { kept.insert(near) }
    }
    var result: [LineDiff.Change?] = []
    for (index, change) in diff.changes.enumerated() {
      if kept.contains(index) {
        result.append(change)
      } else if !result.isEmpty ? result[result.count - 1] != nil : true {
        result.append(nil)
      }
    }
    return result
  }

  private func clipped(_ text: String) -> String {
    typesetter.truncated(typesetter.expandTabs(visible(text)), width: width - 5)
  }

  private func visible(_ text: String) -> String { typesetter.visible(text) }
  private func oneLine(_ text: String) -> String {
    visible(text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ "))
  }
}

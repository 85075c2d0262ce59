import ChapterModel
import SourceText

/// The report for programs: one JSON object.
public enum JSONReport {
  public static func text(_ report: CheckReport) -> String { value(report).text + "\n" }

  public static func value(_ report: CheckReport) -> JSON {
    var members: [(String, JSON)] = [
      ("version", .int(1)), ("chapters", .array(report.chapters.map(chapter))), ("summary", summary(report)),
    ]
    if !report.unreadable.isEmpty { members.append(("unreadable", .array(report.unreadable.map(problem)))) }
    return .object(members + [("seconds", .double(microseconds(report.seconds)))])
  }

  /// A time without the digits that say nothing.
  private static func microseconds(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }

  private static func summary(_ report: CheckReport) -> JSON {
    .object(
      Verdict.allCases.map { ($0.rawValue, .int(report.count($0))) } + [
        ("problems", .int(report.problems)), ("checked", .int(report.checked)),
      ])
  }

  private static func chapter(_ report: ChapterReport) -> JSON {
    .object([
      ("path", .string(report.chapter.path)), ("language", .string(report.chapter.language.rawValue)),
      ("cells", .array(report.cells.map { cell($0, report.chapter) })),
      ("problems", .array(report.problems.map(problem))),
    ])
  }

  private static func cell(_ report: CellReport, _ chapter: Chapter) -> JSON {
    let cell = report.cell
    let finding = report.findings.first
    return .object([
      ("kind", .string(cell.kind.rawValue)), ("line", .int(cell.lines.lowerBound)),
      ("endLine", .int(cell.lines.upperBound)), ("id", .optional(cell.directives.id)),
      ("heading", .optional(cell.section.map { chapter.sections[$0].title })),
      ("verdict", .string(report.verdict.rawValue)), ("reason", .optional(report.reason)),
      ("outputLine", cell.expectation.map { .int($0.line) } ?? .null),
      ("at", finding.map { place($0, chapter.source) } ?? .null), ("message", .optional(finding?.message)),
      ("expected", .optional(report.expected)), ("actual", .string(report.actual)),
      ("fixable", .bool(isFixable(report))), ("seconds", .double(microseconds(report.seconds))),
    ])
  }

  private static func isFixable(_ report: CellReport) -> Bool {
    report.proposal != nil && [.wrong, .untidy, .missing].contains(report.verdict)
  }

  private static func place(_ finding: Diagnostic, _ source: SourceFile) -> JSON {
    .object([
      ("line", .int(finding.position.line)), ("column", .int(finding.position.column)),
      ("byte", .int(source.offset(of: finding.position))),
    ])
  }

  private static func problem(_ finding: Diagnostic) -> JSON {
    .object([
      ("line", .int(finding.position.line)), ("column", .int(finding.position.column)),
      ("code", .string(finding.code)), ("severity", .string(finding.severity.rawValue)),
      ("message", .string(finding.message)),
    ])
  }
}

extension SourceFile {
  /// The byte of a position: the inverse of `position(of:)`.
  func offset(of position: Position) -> Int {
    guard lines.indices.contains(position.line - 1) else { return bytes.count }
    let line = lines[position.line - 1]
    var scalars = 0
    for index in line {
      if bytes[index] & 0xC0 != 0x80 { scalars += 1 }
      if scalars == position.column { return index }
    }
    return line.upperBound
  }
}

import ChapterModel
import SourceText

/// What a whole run found out: the model that every report is written from.
public struct CheckReport: Sendable {
  public var chapters: [ChapterReport]
  /// Files that could not be read.
  public var unreadable: [Diagnostic]
  /// How many chapters were left out because the run stops at the first failure.
  public var unreachedChapters = 0
  public var options: CheckOptions
  public var seconds: Double

  public init(
    _ chapters: [ChapterReport], unreadable: [Diagnostic] = [], options: CheckOptions = CheckOptions(),
    seconds: Double = 0
  ) {
    self.chapters = chapters
    self.unreadable = unreadable
    self.options = options
    self.seconds = seconds
  }

  /// How many fences have a verdict.
  public func count(_ verdict: Verdict) -> Int {
    if verdict == .illustration { return chapters.reduce(0) { $0 + $1.chapter.illustrations.count } }
    return chapters.reduce(0) { $0 + $1.cells.count { $0.verdict == verdict } }
  }

  private var unreachedCells: Int { chapters.reduce(0) { $0 + $1.cells.count { $0.isUnreached } } }

  /// How many outputs, expected errors and figures were compared.
  public var checked: Int { chapters.reduce(0) { $0 + $1.cells.count { $0.isCompared } } }
  public var problems: Int { chapters.reduce(0) { $0 + $1.problems.count { $0.severity != .note } } }
  public var fails: Bool { chapters.contains { $0.fails(options) } }

  /// The exit status of a check: 2 when a file could not be read, 1 when something is wrong, 5 when nothing was compared.
  public func status(allowEmpty: Bool = false) -> Int32 {
    if !unreadable.isEmpty { return 2 }
    if fails { return 1 }
    return checked == 0 && !allowEmpty ? 5 : 0
  }

  /// `12 outputs checked, 12 right · 3 cells ran · 1 skipped`.
  public var summaryLine: String { Self.summaryLine(self) }

  private static func summaryLine(_ report: CheckReport) -> String {
    let compared = report.chapters.flatMap { $0.cells.filter(\.isCompared) }
    var parts = [count(report.checked, "output") + " checked"]
    for verdict in [Verdict.right, .untidy, .wrong] {
      let number = compared.count { $0.verdict == verdict }
      if number > 0 { parts[0] += ", \(number) \(verdict.rawValue)" }
    }
    let otherwiseWrong = report.count(.wrong) - compared.count { $0.verdict == .wrong }
    if otherwiseWrong > 0 { parts.append(count(otherwiseWrong, "cell") + " wrong") }
    if report.count(.ran) > 0 { parts.append(count(report.count(.ran), "cell") + " ran") }
    let unreached = report.unreachedCells
    for verdict in [Verdict.missing, .unchecked, .unsupported, .blocked, .skipped] {
      let number = report.count(verdict) - (verdict == .skipped ? unreached : 0)
      if number > 0 { parts.append("\(number) \(verdict.rawValue)") }
    }
    if unreached > 0 { parts.append(count(unreached, "cell") + " not reached") }
    if report.unreachedChapters > 0 { parts.append(count(report.unreachedChapters, "chapter") + " not reached") }
    if report.problems > 0 { parts.append(count(report.problems, "problem")) }
    if !report.unreadable.isEmpty { parts.append(count(report.unreadable.count, "file") + " unreadable") }
    return parts.joined(separator: " · ")
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

extension ChapterReport {
  /// Everything that is to be said about the chapter, in the order of the file.
  public var findings: [Diagnostic] {
    (problems + cells.flatMap(\.findings)).sorted { $0.position < $1.position }
  }
}

extension Diagnostic {
  /// `PATH:LINE:COL: error: TEXT [code]`, the line that editors and CI look for.
  public var headline: String {
    "\(path):\(position.line):\(position.column): \(severity.rawValue): \(message) [\(code)]"
  }
}

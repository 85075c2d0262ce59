import ChapterModel
import SourceText

/// The report for CI servers that read JUnit's XML: a suite a chapter, a case a cell, and a case for each problem.
public enum JUnitReport {
  public static func text(_ report: CheckReport) -> String {
    let suites = report.chapters.map { suite($0, report.options) } + unreadable(report.unreadable)
    let tests = report.chapters.reduce(report.unreadable.count) { $0 + $1.cells.count + errors($1).count }
    let failed = report.chapters.reduce(0) { $0 + failures(in: $1, report.options) }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"poolbook\" tests=\"\(tests)\" "
      + "failures=\"\(failed)\" errors=\"\(report.unreadable.count)\" time=\"\(time(report.seconds))\">\n"
      + suites.joined() + "</testsuites>\n"
  }

  private static func suite(_ report: ChapterReport, _ options: CheckOptions) -> String {
    let cases = report.cells.map { testCase($0, report.chapter, options) }
    let problems = errors(report).map { testCase($0) }
    let skipped = report.cells.count { $0.verdict == .skipped }
    return opening(
      report.chapter.path, tests: cases.count + problems.count, failures: failures(in: report, options), errors: 0,
      skipped: skipped,
      seconds: report.seconds) + (cases + problems).joined() + "  </testsuite>\n"
  }

  private static func errors(_ report: ChapterReport) -> [Diagnostic] {
    report.problems.filter { $0.severity == .error }
  }

  private static func failures(in report: ChapterReport, _ options: CheckOptions) -> Int {
    report.cells.count { $0.verdict.fails(options) } + errors(report).count
  }

  private static func opening(
    _ name: String, tests: Int, failures: Int, errors: Int, skipped: Int, seconds: Double
  ) -> String {
    "  <testsuite name=\"\(escaped(name))\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" "
      + "skipped=\"\(skipped)\" time=\"\(time(seconds))\">\n"
  }

  private static func testCase(_ report: CellReport, _ chapter: Chapter, _ options: CheckOptions) -> String {
    let cell = report.cell
    let heading = cell.section.map { chapter.sections[$0].title + ", " } ?? ""
    let name = "\(heading)\(cell.kind.rawValue) at line \(cell.lines.lowerBound)"
    let opening =
      "    <testcase name=\"\(escaped(name))\" classname=\"\(escaped(chapter.path))\" time=\"\(time(report.seconds))\""
    if report.verdict == .skipped {
      return opening + ">\n      <skipped message=\"\(escaped(report.reason ?? ""))\"/>\n    </testcase>\n"
    }
    guard report.verdict.fails(options) else { return opening + "/>\n" }
    return opening + ">\n" + failure(report.findings, report.verdict.rawValue, report.reason) + "    </testcase>\n"
  }

  private static func failure(_ findings: [Diagnostic], _ type: String, _ reason: String?) -> String {
    let message = findings.first?.message ?? reason ?? type
    let text = findings.map { ([$0.headline] + $0.notes).joined(separator: "\n") }.joined(separator: "\n")
    return "      <failure message=\"\(escaped(message))\" type=\"\(escaped(type))\">\(escaped(text))</failure>\n"
  }

  private static func testCase(_ problem: Diagnostic) -> String {
    let name = "\(problem.code) at line \(problem.position.line)"
    return "    <testcase name=\"\(escaped(name))\" classname=\"\(escaped(problem.path))\" time=\"0.000\">\n"
      + failure([problem], problem.code, nil) + "    </testcase>\n"
  }

  private static func unreadable(_ problems: [Diagnostic]) -> [String] {
    problems.map { problem in
      opening(problem.path, tests: 1, failures: 0, errors: 1, skipped: 0, seconds: 0)
        + "    <testcase name=\"read\" classname=\"\(escaped(problem.path))\" time=\"0.000\">\n"
        + "      <error message=\"\(escaped(problem.message))\" type=\"\(escaped(problem.code))\"/>\n    </testcase>\n"
        + "  </testsuite>\n"
    }
  }

  private static func time(_ seconds: Double) -> String {
    let milliseconds = Int(max(0, min(seconds, 1e9)) * 1000)
    let digits = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// XML 1.0 has no way to write most control characters; they become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case _ where scalar.isControl || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

import ChapterModel
import SourceText

/// What GitHub Actions shows beside the human report: annotations at the lines, and a table for the step summary.
public enum GitHubReport {
  /// GitHub shows ten annotations of a step; the tenth stands for the rest.
  private static let most = 10

  /// Workflow commands, worst first, one a cell.
  public static func annotations(_ report: CheckReport) -> [String] {
    let all = report.unreadable + report.chapters.flatMap { $0.problems + $0.cells.compactMap(\.findings.first) }
    let findings = all.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }.map(\.element)
    guard findings.count > most else { return findings.map { command($0) } }
    let rest = findings.count - most + 1
    let last = findings[most - 1]
    return findings[..<(most - 1)].map { command($0) } + [
      command(last, message: "\(last.message) (and \(rest - 1) more findings; the step summary has them all)")
    ]
  }

  private static func command(_ finding: Diagnostic, message: String? = nil) -> String {
    let level =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let text = ([message ?? finding.message] + finding.notes).joined(separator: "\n")
    let position = finding.position
    return "::\(level) file=\(property(finding.path)),line=\(position.line),col=\(position.column),"
      + "title=\(property("poolbook [\(finding.code)]"))::\(data(text))"
  }

  private static func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case _ where scalar.isControl && scalar != "\t":
        result.unicodeScalars.append("\u{FFFD}")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// A Markdown table of the chapters, and the findings below it.
  public static func stepSummary(_ report: CheckReport) -> String {
    var text =
      "### \(cell(report.summaryLine))\n\n| chapter | checked | right | wrong | problems |\n|:--|--:|--:|--:|--:|\n"
    for chapter in report.chapters {
      let compared = chapter.cells.count { $0.isCompared }
      let right = chapter.cells.count { $0.isCompared && $0.verdict == .right }
      let wrong = chapter.cells.count { $0.verdict.fails(report.options) }
      let problems = chapter.problems.count { $0.severity != .note }
      text += "| \(cell(chapter.chapter.path)) | \(compared) | \(right) | \(wrong) | \(problems) |\n"
    }
    let findings = report.unreadable + report.chapters.flatMap(\.findings)
    guard !findings.isEmpty else { return text }
    text += "\n| place | | finding |\n|:--|:--|:--|\n"
    for finding in findings.prefix(1_000) {
      let place = "\(finding.path):\(finding.position.line):\(finding.position.column)"
      text += "| \(cell(place)) | \(finding.severity.rawValue) | \(cell(finding.message)) `\(finding.code)` |\n"
    }
    return text
  }

  /// Text that stands in one cell of a table and means nothing to Markdown.
  private static func cell(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|", "\\", "*", "_", "`", "[", "]", "<", ">", "~", "#", "&", "$":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case _ where scalar.isControl: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

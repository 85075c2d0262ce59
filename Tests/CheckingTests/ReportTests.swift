import ChapterModel
import Checking
import Evaluation
import Foundation
import FoundationXML
import SourceText
import Testing

/// The reports that programs read.
@Suite struct ReportTests {
  private static let text = """
    # A & "B"

    ```python id=first
    X
    ```

    ```output
    [1, 3]
    ```

    ```python skip="no <GPU>"
    Y
    ```

    ```pythn
    Z
    ```

    """

  private func whole(_ text: String = text) -> CheckReport {
    CheckReport([check(text, ["X": .shows("[1, 2]", .list)])], seconds: 0.0125)
  }

  @Test func json() throws {
    let text = JSONReport.text(whole())
    let parsed = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(parsed["version"] as? Int == 1)
    let chapter = try #require((parsed["chapters"] as? [[String: Any]])?.first)
    let cells = try #require(chapter["cells"] as? [[String: Any]])
    #expect(cells.map { $0["verdict"] as? String } == ["wrong", "skipped", "wrong"])
    let first = try #require(cells.first)
    #expect(first["id"] as? String == "first")
    #expect(first["heading"] as? String == "A & \"B\"")
    #expect(first["line"] as? Int == 3)
    #expect(first["endLine"] as? Int == 5)
    #expect(first["outputLine"] as? Int == 7)
    #expect(first["expected"] as? String == "[1, 3]\n")
    #expect(first["actual"] as? String == "[1, 2]\n")
    #expect(first["fixable"] as? Bool == true)
    #expect(first["message"] as? String == "the code shows 2, the chapter says 3")
    #expect(first["at"] as? [String: Int] == ["line": 8, "column": 5, "byte": 51])
    #expect(cells[1]["reason"] as? String == "no <GPU>")
    let problem = try #require((chapter["problems"] as? [[String: Any]])?.first)
    #expect(problem["code"] as? String == "directive")
    #expect(problem["line"] as? Int == 15)
    let summary = try #require(parsed["summary"] as? [String: Int])
    #expect(summary["wrong"] == 2)
    #expect(summary["problems"] == 1)
    #expect(summary["checked"] == 1)
    #expect(Set(summary.keys) == Set(Verdict.allCases.map(\.rawValue) + ["problems", "checked"]))
  }

  @Test func jsonEscapes() {
    #expect(JSON.string("a\"\\\n\u{1}é\u{2028}").text == "\"a\\\"\\\\\\n\\u0001é\\u2028\"")
    #expect(
      JSON.object([("a", .array([.int(1), .null, .bool(true), .double(0.5), .double(.infinity)]))]).text
        == "{\"a\":[1,null,true,0.5,null]}")
  }

  @Test func junit() {
    #expect(
      JUnitReport.text(whole()).replacing(#/ time="[0-9.]+"/#, with: "") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="poolbook" tests="4" failures="3" errors="0">
          <testsuite name="x.md" tests="4" failures="3" errors="0" skipped="1">
            <testcase name="A &amp; &quot;B&quot;, cell at line 3" classname="x.md">
              <failure message="the code shows 2, the chapter says 3" type="wrong">x.md:8:5: error: the code shows 2, the chapter says 3 [value]&#10;Cell at line 3, section &quot;A &amp; &quot;B&quot;&quot;.</failure>
            </testcase>
            <testcase name="A &amp; &quot;B&quot;, cell at line 11" classname="x.md">
              <skipped message="no &lt;GPU&gt;"/>
            </testcase>
            <testcase name="A &amp; &quot;B&quot;, cell at line 15" classname="x.md">
              <failure message="its fence or language is malformed" type="wrong"></failure>
            </testcase>
            <testcase name="directive at line 15" classname="x.md">
              <failure message="`pythn` is no language that is known" type="directive">x.md:15:4: error: `pythn` is no language that is known [directive]&#10;Did you mean `python`?</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func junitIsXMLWhateverTheTextIs() {
    let text = JUnitReport.text(
      CheckReport([check("# \u{1}]]>&\u{FFFF}\n\n```py\nX\n```\n```output\n\u{B}\n```\n", ["X": .shows("<\u{1B}>")])]))
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse())
  }

  @Test func annotationsAreEscaped() {
    #expect(
      GitHubReport.annotations(
        CheckReport([check("```py\nX\n```\n```output\n50%\n```\n", ["X": .shows("49%")], path: "a,b:c.md")])) == [
          "::error file=a%2Cb%3Ac.md,line=5,col=1,title=poolbook [value]::the code shows 49, the chapter says 50%0ACell at line 1."
        ])
  }

  /// Found by fuzzing: the upper controls are as dangerous to a terminal as the lower ones.
  @Test func noReportCarriesAControl() {
    let shown = "\u{1B}[31m\u{7F}\u{85}\u{9B}31m"
    let report = CheckReport([
      check("```py id=\u{9B}\nX\n```\n```output\n\u{85}\n```\n", ["X": .shows(shown)], path: "\u{9B}.md")
    ])
    let texts =
      GitHubReport.annotations(report) + [
        GitHubReport.stepSummary(report), JSONReport.text(report), JUnitReport.text(report),
      ]
    for text in texts {
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    }
  }

  @Test func tenAnnotationsAtMostAndTheWorstFirst() {
    let missing = (0..<8).map { _ in "```py\nX\n```\n\n" }.joined()
    let wrong = (0..<8).map { _ in "```py\nX\n```\n```output\n1\n```\n\n" }.joined()
    let lines = GitHubReport.annotations(CheckReport([check(missing + wrong, ["X": .shows("2")])]))
    #expect(lines.count == 10)
    #expect(lines.count { $0.hasPrefix("::error ") } == 8)
    #expect(lines.last?.contains("(and 6 more findings; the step summary has them all)") ?? false)
  }

  @Test func stepSummaryIsATable() {
    let summary = GitHubReport.stepSummary(whole())
    #expect(summary.hasPrefix("### 1 output checked, 1 wrong"))
    #expect(summary.contains("| x.md | 1 | 0 | 2 | 1 |\n"))
    #expect(summary.contains("| x.md:8:5 | error | the code shows 2, the chapter says 3 `value` |\n"))
  }

  @Test func statuses() {
    let unreadable = Diagnostic(.error, code: "unreadable", "no", path: "y.md", at: Position(line: 1, column: 1))
    #expect(CheckReport([], unreadable: [unreadable]).status() == 2)
    #expect(whole().status() == 1)
    #expect(CheckReport([check("x", [:])]).status() == 5)
    #expect(CheckReport([check("```py\nX\n```\n```output\n1\n```\n", ["X": .shows("1")])]).status() == 0)
    var strict = CheckOptions()
    strict.strict = true
    let missing = "```py\nX\n```\n```output\n1\n```\n```py\nX\n```\n"
    #expect(CheckReport([check(missing, ["X": .shows("1")], options: strict)], options: strict).status() == 1)
    #expect(CheckReport([check(missing, ["X": .shows("1")])]).status() == 0)
  }
}

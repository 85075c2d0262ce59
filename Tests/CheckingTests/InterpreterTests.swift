import ChapterModel
import Checking
import Evaluation
import SourceText
import Testing

/// Chapters run by the real interpreter, without tensors.
@Suite struct InterpreterTests {
  private func check(_ text: String, _ limits: Limits = Limits()) -> ChapterReport {
    let interpreter = Interpreter(limits: limits)
    defer { interpreter.tearDown() }
    return ChapterCheck.run(ChapterReader.read(SourceFile(path: "x.md", text: text)), with: interpreter)
  }

  @Test func valuesAreValues() {
    let text =
      "```py\n[1, 2], {'a': 1}\n```\n```output\n([1,2],{'a':1})\n```\n```py\nprint('[1, 2]')\n```\n```output\n[1,2]\n```\n"
    #expect(check(text).cells.map(\.verdict) == [.untidy, .wrong])
  }

  @Test func tracebacksAreLinesOfTheFile() {
    let text = "# A\n\n- ```py\n  def f(x):\n      return 1 / x\n  ```\n\n```py\nf(0)\n```\n"
    let findings = check(text).findings
    #expect(findings.map(\.headline) == ["x.md:9:1: error: this raises ZeroDivisionError: division by zero [raises]"])
    #expect(findings.first?.notes == ["at x.md:9:1 in <module>", "at x.md:5:14 in f"])
  }

  @Test func blockingFollowsNames() {
    let text = "```py\na = 1\nb = a + c\n```\n```py\nb\n```\n```py\nb = 2\n```\n```py\nb\n```\n```output\n2\n```\n"
    #expect(check(text).cells.map(\.verdict) == [.wrong, .blocked, .ran, .right])
  }

  @Test func endlessLoopsStopAtTheSameStepEverywhere() {
    var limits = Limits()
    limits.steps = 10_000
    let report = check("```py\nwhile True:\n    x = 1\n```\n```py\n1\n```\n```output\n1\n```\n", limits)
    #expect(report.cells.map(\.verdict) == [.wrong, .right])
    #expect(report.findings.map(\.code) == ["limit"])
  }

  @Test func syntaxErrorsPointIntoTheFile() {
    let findings = check("> ```py\n> x = (1\n> ```\n").findings
    #expect(findings.map(\.headline) == ["x.md:2:7: error: this raises SyntaxError: '(' was never closed [raises]"])
  }
}

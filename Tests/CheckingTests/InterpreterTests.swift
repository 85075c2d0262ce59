import ChapterModel
import Checking
import Evaluation
import SourceText
import Testing
import Torch

/// Chapters run by the real interpreter.
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

  /// A module's repr is a value: its layout is free, and a number that differs is pointed at.
  @Test(arguments: [
    ("kernel_size=3, stride=2", [Verdict.right], []), ("kernel_size=3,stride=2", [.untidy], []),
    (
      "kernel_size=2, stride=2", [.wrong],
      ["x.md:7:30: error: the code shows 3, the chapter says 2 [value]"]
    ),
  ])
  func modulesAreValues(arguments: String, verdicts: [Verdict], headlines: [String]) {
    let code = "```py\nfrom torch import nn\nnn.Sequential(nn.MaxPool2d(3, stride=2))\n```\n"
    let output = "Sequential(\n  (0): MaxPool2d(\(arguments), padding=0, dilation=1, ceil_mode=False)\n)\n"
    let interpreter = Interpreter(library: TorchLibrary.library)
    defer { interpreter.tearDown() }
    let source = SourceFile(path: "x.md", text: code + "```output\n" + output + "```\n")
    let report = ChapterCheck.run(ChapterReader.read(source), with: interpreter)
    #expect(report.cells.map(\.verdict) == verdicts)
    #expect(report.findings.map(\.headline).filter { $0.contains("error:") } == headlines)
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

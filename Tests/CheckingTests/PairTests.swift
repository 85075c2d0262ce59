import ChapterModel
import Checking
import Evaluation
import SourceText
import Testing

/// Two languages of one chapter: what contradicts, and what is merely absent.
@Suite struct PairTests {
  private func read(_ text: String, _ language: String) -> Chapter {
    ChapterReader.read(SourceFile(path: "\(language)/x.md", text: text))
  }

  private func problems(_ english: String, _ chinese: String, strict: Bool = false) -> [String] {
    var options = CheckOptions()
    options.strict = strict
    return PairCheck.problems(read(chinese, "zh"), twin: read(english, "en"), options: options).map(\.headline)
  }

  private func cell(_ code: String, _ words: String = "", _ output: String? = nil) -> String {
    "```python\(words)\n\(code)\n```\n" + (output.map { "```output\n\($0)\n```\n" } ?? "") + "\n"
  }

  @Test(arguments: [
    ("x = 1  # one", "x = 1  # 一"), ("print('rows:', x)", "print('行数：', x)"), ("f'{x} rows'", "f'共 {x} 行'"),
    ("f(1,\n  2)", "f(1, 2)"), ("s = 'a' 'b'", "s = '甲'"),
  ])
  func translationsAreAccepted(_ english: String, _ chinese: String) {
    #expect(problems(cell(english), cell(chinese)) == [])
  }

  @Test(arguments: [
    ("x = 1", "x = 2", "zh/x.md:2:5: error: the code contradicts en/x.md:2:5: `2` here, `1` there [translation]"),
    ("f(x)", "f(x, y)", "zh/x.md:2:4: error: the code contradicts en/x.md:2:4: `,` here, `)` there [translation]"),
    (
      "print(f'{x} rows')", "print(f'{y} 行')",
      "zh/x.md:2:10: error: the code contradicts en/x.md:2:10: `y` here, `x` there [translation]"
    ),
  ])
  func contradictionsInCode(_ english: String, _ chinese: String, _ problem: String) {
    #expect(problems(cell(english), cell(chinese)) == [problem])
  }

  @Test func contradictionsInDirectivesAndOutputs() {
    #expect(
      problems(cell("x", " skip=\"no GPU\""), cell("x", " hide")) == [
        "zh/x.md:1:1: error: `skip` is not the same as at en/x.md:1 [translation]"
      ])
    #expect(problems(cell("x", " skip=\"no GPU\""), cell("x", " skip=\"没有显卡\"")) == [])
    #expect(
      problems(cell("x", "", "tensor([1])"), cell("x", "", "tensor([2])")) == [
        "zh/x.md:4:1: error: the output contradicts en/x.md:4: `2` here, `1` there [translation]"
      ])
    #expect(problems(cell("print('rows:', 2)", "", "rows: 2"), cell("print('行数：', 2)", "", "行数： 2")) == [])
    #expect(
      problems(cell("print('rows:', 2)", "", "rows: 2"), cell("print('行数：', 2)", "", "行数： 3")).count == 1)
  }

  @Test func textOfAFunctionFarAboveIsSetAside() {
    let english = cell("def f(x):\n    print(f'size {x}')") + cell("f(3)", "", "size 3")
    let chinese = cell("def f(x):\n    print(f'大小 {x}')") + cell("f(3)", "", "大小 3")
    #expect(problems(english, chinese) == [])
  }

  @Test func absenceIsANote() {
    let english = "# A\n\n" + cell("a") + cell("b") + "## C\n\n" + cell("c")
    let chinese = "# 甲\n\n" + cell("a") + cell("c")
    let expected = [
      "zh/x.md:1:1: note: a cell of en/x.md:7 is not in this chapter yet [behind]",
      "zh/x.md:1:1: note: this chapter lacks 1 section of en/x.md [behind]",
    ]
    #expect(problems(english, chinese) == expected)
    #expect(problems(english, chinese, strict: true) == expected.map { $0.replacing("note:", with: "error:") })
    #expect(problems(english, "---\ndraft: true\n---\n" + chinese, strict: true).allSatisfy { $0.contains("note:") })
    #expect(problems(chinese, english) == [])
  }

  @Test func idsPairCells() {
    let english = cell("a", " id=one") + cell("b", " id=two")
    let chinese = cell("b", " id=two") + cell("a", " id=one")
    #expect(problems(english, chinese).allSatisfy { $0.contains("[behind]") })
  }

  private func lint(_ text: String, _ outcomes: [String: CellOutcome] = [:]) -> ChapterReport {
    var report = check(text, outcomes, path: "zh/x.md")
    PunctuationLint.lint(&report)
    return report
  }

  @Test func fullWidthSignsInCode() {
    let report = lint(cell("f(1，2)  # 注，释\ns = “a”\nt = '，'\ny\u{3000}= 1"))
    #expect(
      report.findings.map(\.headline) == [
        "zh/x.md:2:4: error: `，` in code: write `,` [punctuation]",
        "zh/x.md:3:5: error: `“` in code: write `\"` [punctuation]",
        "zh/x.md:3:7: error: `”` in code: write `\"` [punctuation]",
        "zh/x.md:5:2: error: U+3000 in code: write an ordinary space [punctuation]",
      ])
  }

  /// What Python says about the same character would be a second finding for one fault.
  @Test func aFullWidthSignIsOneFinding() {
    let message = "invalid character '，' (U+FF0C)"
    let error = CellError(
      kind: .syntax, type: "SyntaxError", message: message,
      traceback: [TracebackEntry(cell: 0, function: "<module>", span: Span(3, 6))])
    let outcomes = ["f(1，2)": CellOutcome(error: error)]
    #expect(
      lint(cell("f(1，2)"), outcomes).findings.map(\.headline) == [
        "zh/x.md:2:4: error: `，` in code: write `,` [punctuation]"
      ])
    #expect(lint(cell("f(1，2)", " raises=SyntaxError"), outcomes).findings.isEmpty)
    #expect(lint(cell("f(1，2)", " raises=TypeError"), outcomes).findings.count == 1)
    #expect(lint(cell("f(1，2)", " skip"), outcomes).findings.isEmpty)
  }

  @Test func aChapterWithoutTwin() {
    #expect(
      PairCheck.noTwin(read("x", "en")).headline == "en/x.md:1:1: note: this chapter has no Chinese twin yet [behind]")
  }
}

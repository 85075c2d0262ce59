import ChapterModel
import Checking
import Evaluation
import SourceText
import Testing

/// The verdict on each cell of small chapters, and what the report says about it.
@Suite struct VerdictTests {
  private func verdicts(_ report: ChapterReport) -> [String] { report.cells.map(\.verdict.rawValue) }
  private func fence(_ info: String, _ body: String) -> String { "```\(info)\n\(body)```\n" }
  private func cell(_ code: String, _ output: String? = nil, _ words: String = "", _ outputWords: String = "") -> String
  {
    fence("python" + words, code + "\n") + (output.map { fence("output" + outputWords, $0) } ?? "") + "\n"
  }

  @Test func theReportPointsAtTheVeryNumber() {
    let text =
      "# Pooling\n\n## Padding and stride\n\n"
      + cell("X", "tensor([[[[ 5.,  7.],\n          [13., 16.]]]])\n") + cell("y = 1") + cell("z", "1\n", " skip")
    #expect(
      report(text, ["X": .shows(MatcherTests.pooled, .tensor)]) == [
        "x.md:10:17: error: the code shows 15., the chapter says 16. [value]",
        "   10 |           [13., 16.]]]])",
        "      |                 ^^^",
        "1 of 4 elements differs: [0, 0, 1, 1]. Cell at line 5, section \"Padding and stride\".",
        "1 output checked, 1 wrong · 1 cell ran · 1 skipped",
      ])
  }

  @Test func caretsStandUnderWideText() {
    #expect(
      report(cell("X", "形状 tensor([1])\n"), ["X": .shows("形状 tensor([2])")]) == [
        "x.md:5:12: error: the code shows 2, the chapter says 1 [value]",
        "   5 | 形状 tensor([1])",
        "     |              ^",
        "1 of 1 element differs: [0]. Cell at line 1.",
        "1 output checked, 1 wrong",
      ])
  }

  @Test func textGetsALineDiff() {
    #expect(
      report(cell("X", "a\nb\nc\n"), ["X": .shows("a\nx\nc")]) == [
        "x.md:6:1: error: the code shows `x`, the chapter says `b` [output]",
        "   6 | b",
        "     | ^",
        "Cell at line 1.",
        "   - chapter   + code",
        "     a",
        "   - b",
        "   + x",
        "     c",
        "1 output checked, 1 wrong",
      ])
  }

  @Test func everyVerdict() {
    let text =
      cell("one", "1\n") + cell("nothing") + cell("one", " 1\n") + cell("list", "[1,2]\n") + cell("one")
      + cell("one", "9\n", " unchecked") + cell("old") + cell("one", "1\n", " skip=\"no GPU\"") + fence("bash", "ls\n")
      + cell("a = bad()") + cell("a") + cell("b = a") + cell("b") + cell("a = 1") + cell("a")
    let result = check(
      text,
      [
        "one": .shows("1"), "list": .shows("[1, 2]", .list),
        "old": .unsupported("`old` is not part of the lesson language"),
        "a = bad()": .raises("NameError", "name 'bad' is not defined"),
        "a = 1": CellOutcome(),
      ])
    #expect(
      verdicts(result) == [
        "right", "ran", "wrong", "untidy", "missing", "unchecked", "unsupported", "skipped", "wrong", "blocked",
        "blocked",
        "blocked", "ran", "ran",
      ])
    #expect(result.cells[9].reason == "needs `a` of the cell at line 51, which failed")
    #expect(result.cells[11].reason == "needs `b` of the cell at line 51, which failed")
    #expect(
      CheckReport([result]).summaryLine
        == "3 outputs checked, 1 right, 1 untidy, 1 wrong · 1 cell wrong · 3 cells ran · 1 missing · 1 unchecked · 1 unsupported · 3 blocked · 1 skipped"
    )
    #expect(CheckReport([result]).count(.illustration) == 1)
  }

  @Test func suggestionsAreNotesOfUnsupportedCells() {
    let error = CellError(
      kind: .unsupported, type: "", message: "old is not part of the lesson language", traceback: [],
      suggestion: "There is 'gold'.")
    let findings = check(cell("old"), ["old": CellOutcome(error: error)]).findings
    #expect(findings.map(\.message) == ["old is not part of the lesson language"])
    #expect(findings.map(\.notes) == [["There is 'gold'."]])
  }

  @Test func keepGoingRunsBlockedCells() {
    var options = CheckOptions()
    options.keepGoing = true
    let result = check(
      cell("a = bad()") + cell("a"), ["a = bad()": .raises("NameError", "x"), "a": .raises("NameError", "a")],
      options: options)
    #expect(verdicts(result) == ["wrong", "wrong"])
  }

  @Test func failFastStops() {
    var options = CheckOptions()
    options.failFast = true
    let result = check(cell("a", "1\n") + cell("b") + cell("c", nil, " skip"), [:], options: options)
    #expect(verdicts(result) == ["wrong", "skipped", "skipped"])
    #expect(result.cells.map(\.reason) == [nil, "not reached: a cell before it failed", nil])
    #expect(CheckReport([result]).summaryLine == "1 output checked, 1 wrong · 1 skipped · 1 cell not reached")
  }

  private let header = "Traceback (most recent call last):\n"

  @Test(arguments: [
    ("", "    ...\nValueError: bad 3\n", "right"), ("", "  File x\n    y\nValueError: bad 3\n", "right"),
    ("", "    ...\nValueError: bad 4\n", "wrong"), ("", "    ...\nValueError: bad ...\n", "right"),
    ("", "    ...\nTypeError: bad 3\n", "wrong"), (" raises", "    ...\nValueError: bad 3\n", "right"),
    (" raises=ValueError", "    ...\nValueError: bad 3\n", "right"),
    (" raises=TypeError", "    ...\nValueError: bad 3\n", "wrong"), ("", "", "wrong"),
  ])
  func expectedErrors(_ words: String, _ traceback: String, _ verdict: String) {
    let outcomes = ["x": CellOutcome.raises("ValueError", "bad 3", after: "before\n")]
    let text = cell("x", "before\n" + header + traceback, words)
    #expect(verdicts(check(text, outcomes)) == [verdict])
    #expect(verdicts(check(cell("x", "after\n" + header + traceback, words), outcomes)) == ["wrong"])
  }

  @Test func errorsOfSeveralLines() {
    let text = cell("x", header + "    ...\nRuntimeError: one\n\n  two\n")
    #expect(verdicts(check(text, ["x": .raises("RuntimeError", "one\n\n  two")])) == ["right"])
  }

  @Test func errorsAreJudgedOneByOne() {
    let text = cell("x", nil, " raises") + cell("y", nil, " raises") + cell("z", header + "    ...\nE: m\n") + cell("w")
    let outcomes: [String: CellOutcome] = [
      "x": .raises("E", "m"), "y": .shows("1"), "z": .shows("1"), "w": .raises("E", "m"),
    ]
    let result = check(text, outcomes)
    #expect(verdicts(result) == ["right", "wrong", "wrong", "wrong"])
    #expect(
      result.findings.map(\.headline) == [
        "x.md:5:1: error: this cell should raise an error and does not [raises]",
        "x.md:13:1: error: the chapter says that this raises E; it raises nothing [error]",
        "x.md:19:1: error: this raises E: m [raises]",
      ])
  }

  @Test func unreliableOutputsAreProblems() {
    var random = CellOutcome.shows("tensor([0.1])", .tensor)
    random.drewUnseeded = true
    var address = CellOutcome.shows("<f at 0x7f>")
    address.showedAddress = true
    let text =
      cell("r", "tensor([0.1])\n") + cell("r", "tensor([0.9])\n", "", " shape") + cell("a", "<f at 0x7f>\n")
      + cell("r", "1\n", " unchecked")
    let result = check(text, ["r": random, "a": address])
    #expect(verdicts(result) == ["wrong", "right", "wrong", "unchecked"])
    #expect(result.findings.map(\.code) == ["unseeded", "address"])
  }

  @Test func emptyOutputPromisesNothing() {
    #expect(verdicts(check(cell("a", "") + cell("b", ""), ["b": .shows("1")])) == ["right", "wrong"])
  }

  @Test func everythingSkippedIsNotAPass() {
    let report = CheckReport([check(cell("a", "1\n", " skip") + cell("b", nil, " skip"), [:])])
    #expect(report.summaryLine == "0 outputs checked · 2 skipped")
    #expect(report.status() == 5)
    #expect(report.status(allowEmpty: true) == 0)
  }

  @Test func malformedCellsAreListedAndNotRun() {
    let chapter = ChapterReader.read(SourceFile(path: "x.md", text: cell("a", "1\n") + "```python\nb\n"))
    let interpreter = FakeInterpreter(["a": .shows("1")])
    let result = ChapterCheck.run(chapter, with: interpreter)
    #expect(verdicts(result) == ["right", "wrong"])
    #expect(interpreter.ran == ["a"])
    #expect(CheckReport([result]).status() == 1)
  }

  @Test func cellsAboveTheSelectedOneRunUnreported() {
    let chapter = ChapterReader.read(SourceFile(path: "x.md", text: cell("a") + cell("b", "2\n") + cell("c")))
    let interpreter = FakeInterpreter(["b": .shows("2")])
    let result = ChapterCheck.run(chapter, with: interpreter) { $0.lines.contains(6) }
    #expect(verdicts(result) == ["right"])
    #expect(interpreter.ran == ["a", "b"])
  }

  @Test func sessionsHaveTheirOwnNames() {
    let text = cell("a = bad()", nil, " session=s") + cell("a") + cell("a", nil, " session=s")
    #expect(verdicts(check(text, ["a = bad()": .raises("NameError", "bad")])) == ["wrong", "ran", "blocked"])
  }

  @Test func transcriptsAreCheckedExampleByExample() {
    let text = "```\n>>> a\n1\n>>> b\n2\n```\n"
    let result = check(text, ["a": .shows("1"), "b": .shows("3")])
    #expect(verdicts(result) == ["right", "wrong"])
    #expect(result.findings.map(\.headline) == ["x.md:5:1: error: the code shows 3, the chapter says 2 [value]"])
  }

  @Test func figuresThatPoolNothingAreWrong() {
    let result = check(cell("f", "", " figure"), ["f": .shows("1")])
    #expect(result.findings.map(\.code) == ["figure"])
  }

  @Test(arguments: [
    ("10%\r20%\rdone", "done\n"), ("a\u{1B}[31mb", "a␛[31mb\n"), ("x\u{7}\u{0}", "x␇␀\n"), ("a\r\nb\n", "a\nb\n"),
    ("\u{9B}1m", "<U+009B>1m\n"), ("tab\t", "tab\t\n"), ("", ""),
  ])
  func theGate(_ text: String, _ shown: String) {
    #expect(ShownGate.pass(ShownText(text: text)).text == shown)
  }

  @Test func theGateMovesValues() {
    let stretches = [
      ShownText.Stretch(range: 0..<1, kind: .list, isEcho: false), .init(range: 6..<9, kind: .list, isEcho: true),
    ]
    let passed = ShownGate.pass(ShownText(text: "0123\r\u{1}[1]", values: stretches))
    #expect(passed.text == "␁[1]\n")
    #expect(passed.values.map(\.range) == [3..<6])
  }
}

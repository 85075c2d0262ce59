import ChapterModel
import Checking
import Evaluation
import Markdown
import SourceText
import Testing
import Typesetting

/// Nothing that a file can contain may trap: chapters put together at random from pieces that have hurt before.
@Suite struct FuzzTests {
  private static let pieces = [
    "```", "~~~", "````", "python", "output", "\n", "\n\n", "\r\n", "\r", " ", "   ", "    ", "\t", "> ", ">", "- ",
    "1. ", "* ", "#",
    "# H\n", "<!--", "-->", "<!-- poolbook: skip -->", "poolbook:", "<div>\n", "<details>\n\n", "[^1]: ", "[^1]", "{",
    "}", "{.python .input}",
    "{code-cell} python", "---\n", "\u{FEFF}", "\u{3000}", "\u{A0}", "\u{0}", ">>> x\n", "... y\n", "...",
    "#| eval: false\n", "%%tab a\n",
    "Output:\n\n", "输出：\n\n", "Traceback (most recent call last):\n", "ValueError: x\n", "tensor([[1, 2]])",
    "|a|b|\n|-|-|\n", "x", "=", "\"",
    "tol=", "tol=1e-3", "session=", "id=a", "raises=E", "(", ")", "[", "]", "](x.md#y)", "![", "$", "\\", "`", "é",
    "\u{1B}[31m", ":tags: [a]\n",
  ]

  private func text(_ random: inout Seeded) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      bytes += (Self.pieces.randomElement(using: &random) ?? "").utf8
      if Int.random(in: 0..<40, using: &random) == 0 { bytes.append(UInt8.random(in: 0...255, using: &random)) }
    }
    return bytes
  }

  @Test(arguments: 0..<20) func chaptersOfAllKinds(_ seed: Int) {
    var random = Seeded(seed + 77)
    let shown: [CellOutcome] = [
      .shows("tensor([[1, 2]])", .tensor), .raises("ValueError", "x"), CellOutcome(), .shows("a\r\u{1}```\n>>> x\n..."),
      .shows("[1, 'a', (2,)]", .list),
    ]
    for _ in 0..<200 {
      let bytes = text(&random)
      let chapter = ChapterReader.read(SourceFile(path: "en/x.md", bytes: bytes), detail: .inlines)
      let interpreter = RandomInterpreter(shown, random.next())
      let report = ChapterCheck.run(chapter, with: interpreter)
      for adds in [false, true] {
        let correction = Correction(report, options: .init(adds: adds))
        let again = ChapterReader.read(SourceFile(path: "en/x.md", bytes: correction.corrected))
        if correction.refusal == nil { #expect(again.cells.map(\.code.text) == chapter.cells.map(\.code.text)) }
      }
      var whole = CheckReport([report])
      whole.chapters[0].problems += PairCheck.problems(chapter, twin: chapter)
      PunctuationLint.lint(&whole.chapters[0])
      whole.chapters[0].problems += LinkCheck(exists: { _ in false }, anchors: { _ in nil }).problems(in: chapter)
      let lines = HumanReport(isVerbose: true).lines(for: whole.chapters[0])
      #expect(!lines.contains { $0.plain().utf8.contains { $0 < 32 && $0 != 9 } })
      _ = JSONReport.text(whole) + JUnitReport.text(whole) + GitHubReport.stepSummary(whole)
      _ = GitHubReport.annotations(whole)
    }
  }
}

/// Shows the same thing for the same code, and something else for other code.
private final class RandomInterpreter: CellInterpreter {
  private let outcomes: [CellOutcome]
  private let seed: UInt64

  init(_ outcomes: [CellOutcome], _ seed: UInt64) {
    self.outcomes = outcomes
    self.seed = seed
  }

  func run(_ source: String, cell: Int, session: String?, recordsPoolings: Bool) -> CellOutcome {
    let sum = source.utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) }
    return outcomes[Int(sum % UInt64(outcomes.count))]
  }
}

import ChapterModel
import Checking
import Evaluation
import SourceText
import Testing

/// Outputs and chapters made to be slow to check.
@Suite(.timeLimit(.minutes(1))) struct HostileTests {
  private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  @Test func bracketsThatNeverClose() {
    let shown = ShownText(text: times(20_000, "tensor(") + "\n")
    #expect(OutputMatcher.compare(shown, with: "x\n") != .equal)
  }

  @Test func manyPiecesBetweenDots() {
    let body = (0..<100).map { "...\npiece \($0)\n" }.joined()
    let outcomes = ["x": CellOutcome.shows(times(2_000, "row\n"))]
    let text = "```py\nx\n```\n```output\n\(body)```\n"
    #expect(Correction(check(text, outcomes)).changesSomething)
  }

  @Test func manyLinesInADeepQuote() {
    let prefix = times(5_000, ">")
    let text = ["```py", "x", "```", "```output", "```"].map { prefix + " " + $0 + "\n" }.joined()
    let outcomes = ["x": CellOutcome.shows(times(20_000, "row\n"))]
    #expect(!Correction(check(text, outcomes)).changesSomething)
  }

  @Test func manyBrokenLinks() {
    let text = (0..<2_000).map { "# H\($0)\n[a](#x\($0))\n\n" }.joined()
    let chapter = ChapterReader.read(SourceFile(path: "x.md", text: text))
    #expect(LinkCheck(exists: { _ in true }, anchors: { _ in nil }).problems(in: chapter).count == 2_000)
  }
}

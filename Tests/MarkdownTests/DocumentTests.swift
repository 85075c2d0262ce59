import Markdown
import SourceText
import Testing

@Suite struct DocumentTests {
  func parse(_ text: String, _ detail: MarkdownParser.Detail = .blocks) -> Document {
    MarkdownParser.parse(SourceFile(path: "x.md", text: text), detail: detail)
  }

  @Test func slugsAreGitHubs() {
    let text = "# A `b` *c*!\n# Padding and stride\n# 填充与步幅（stride）\n# A b c\n# a-b_c 1.2\n"
    #expect(parse(text).headings.map(\.slug) == ["a-b-c", "padding-and-stride", "填充与步幅stride", "a-b-c-1", "a-b_c-12"])
  }

  @Test(arguments: [
    ("---\na: b\n---\nx", 1...3), ("---\n---\n", 1...2), ("--8<-- \"x\"\n---\n", nil), ("---\na\n", nil),
  ])
  func frontMatter(_ text: String, _ lines: ClosedRange<Int>?) {
    #expect(parse(text).frontMatter == lines)
  }

  @Test func inlinesAreFlat() {
    let document = parse("a **b [c](d)** `e`\n", .inlines)
    let kinds: [Inline.Kind] = [
      .text("a "), .strong, .text("b "), .link(destination: "d", title: ""), .text("c"), .text(" "), .code("e"),
    ]
    #expect(document.inlines.map(\.kind) == kinds)
    #expect(document.inlines.map(\.end) == [1, 5, 3, 5, 5, 6, 7])
    #expect(document.blocks[0].inlines == 0..<7)
    #expect(document.links.map(\.destination) == ["d"])
  }

  @Test(arguments: ["$a_1*b*c_2$", "$$x_{i} \\\\ *y* [z](w)$$", "$$\na_1 *b* \\{c\\}\n$$"])
  func mathIsLeftWhole(_ math: String) {
    let document = parse("see \(math) here\n", .inlines)
    let text = document.inlines.map { inline in
      switch inline.kind {
      case .text(let text): text
      case .softBreak: "\n"
      default: "?"
      }
    }.joined()
    #expect(text == "see \(math) here")
  }

  @Test func moneyIsNotMath() {
    let document = parse("$5 and *x* and $6\n", .inlines)
    #expect(document.inlines.contains { $0.kind == .emphasis })
  }

  @Test func endsAreComputed() {
    let document = parse("> ```\n> x\npara\n\n<!-- a\nb\n-->\n\n- i\n\n  j\n")
    #expect(document.blocks.map(\.lines) == [1...2, 1...2, 3...3, 5...7, 9...11, 9...11, 9...9, 11...11])
  }

  @Test func deepNestingOverflowsNothing() {
    let quotes = String(repeating: ">", count: 40_000) + " x\n"
    #expect(parse(quotes).blocks.count == 40_001)
    let bullets = String(repeating: "- ", count: 20_000) + "x\n"
    #expect(parse(bullets).blocks.count == 40_001)
    let fence = String(repeating: "- ", count: 5_000) + "```python\n" + String(repeating: "\n", count: 20_000)
    #expect(parse(fence).fences.first?.content.count == 20_000)
  }
}

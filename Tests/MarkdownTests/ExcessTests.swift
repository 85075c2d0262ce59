import Markdown
import SourceText
import Testing

/// Documents that would cost cmark minutes or gigabytes are refused with the line; ordinary large ones are not.
@Suite struct ExcessTests {
  func excess(_ text: String) -> Excess? {
    MarkdownParser.parse(SourceFile(path: "x.md", text: text)).excess
  }

  func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  @Test func size() { #expect(excess(times(1 << 20, "word\n")) == Excess(kind: .size, line: 838_861)) }

  @Test func pipes() { #expect(excess("a\n" + times(1_001, "|") + "\n") == Excess(kind: .pipesInLine, line: 2)) }

  @Test func tables() {
    let table = times(900, "|x") + "\n" + times(900, "|-") + "\n" + times(20_000, "|\n")
    #expect(excess(table) == Excess(kind: .tableCells, line: 223))
  }

  @Test func references() {
    let text = "[a]: /u \"" + times(100_000, "x") + "\"\n\n" + times(1_000, "[a]\n\n")
    #expect(excess(text) == Excess(kind: .linkReferences, line: 1))
    let spread = "[a]:\n<u v>\n'" + times(6_000, "[x]: y long\n") + "'\n\n" + times(1_000, "[a]\n\n")
    #expect(excess(spread)?.kind == .linkReferences)
  }

  @Test func delimiters() {
    #expect(excess("a\n\n" + times(10_001, "*_\n")) == Excess(kind: .delimiters, line: 10_003))
  }

  @Test func ordinaryLargeDocuments() {
    #expect(excess(times(20_000, "Some *text* with [a link](x) and `code[0]`.\n\n")) == nil)
    let definitions = (0..<5_000).map { "[label\($0)]: https://example.org/\($0) \"title\"\n" }.joined()
    #expect(excess(definitions + times(5_000, "see [label1]\n\n")) == nil)
    #expect(excess("| a | b |\n|---|---|\n" + times(5_000, "| 1 | 2 |\n")) == nil)
  }
}

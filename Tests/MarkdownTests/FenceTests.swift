import Markdown
import SourceText
import Testing

/// Where a fence starts and ends, and what a line of it must begin with, in every kind of container.
@Suite struct FenceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var content: String
    var prefix: String
    var lines: ClosedRange<Int>
    var isClosed = true
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "plain", text: "```python\na\n\nb\n```\n", content: "a\n\nb\n", prefix: "", lines: 1...5),
    Case(name: "tildes", text: "~~~~ py\n~~~\n~~~~~  \n", content: "~~~\n", prefix: "", lines: 1...3),
    Case(name: "empty", text: "x\n```\n```", content: "", prefix: "", lines: 2...3),
    Case(name: "indented", text: "  ```\n   a\n b\n ```\n", content: " a\nb\n", prefix: "  ", lines: 1...4),
    Case(name: "CRLF", text: "```\r\na\r\n\r\n```\r\nz", content: "a\n\n", prefix: "", lines: 1...4),
    Case(name: "lone CR", text: "```\ra\r```\r", content: "a\n", prefix: "", lines: 1...3),
    Case(name: "BOM", text: "\u{FEFF}```\na\n```\n", content: "a\n", prefix: "", lines: 1...3),
    Case(name: "quote", text: "> ```\n> a\n>  b\n>\n>c\n> ```\n", content: "a\n b\n\nc\n", prefix: "> ", lines: 1...6),
    Case(
      name: "quote in quote", text: "> > ```\n>> a\n> > ```\n", content: "a\n", prefix: "> > ", lines: 1...3),
    Case(
      name: "on the list marker", text: "1. ```\n   a\n\n   ```\n2. next\n", content: "a\n\n", prefix: "   ",
      lines: 1...4),
    Case(
      name: "in a list", text: "- x\n\n  ```\n  a\n    b\n  ```\n", content: "a\n  b\n", prefix: "  ", lines: 3...6),
    Case(name: "wide padding", text: "-    ```\n     a\n     ```\n", content: "a\n", prefix: "     ", lines: 1...3),
    Case(
      name: "quote in list", text: "10) > ```\n    > a\n    > ```\n", content: "a\n", prefix: "    > ", lines: 1...3),
    Case(name: "lists on one line", text: "- + ```\n    a\n    ```\n", content: "a\n", prefix: "    ", lines: 1...3),
    Case(name: "tab after bullet", text: "-\t```\n\ta\n\t```\n", content: "a\n", prefix: " \t", lines: 1...3),
    Case(name: "tab in content", text: "- ```\n\ta\n  ```\n", content: "  a\n", prefix: "  ", lines: 1...3),
    Case(name: "tab in quote", text: ">\t```\n>\ta\n>\t```\n", content: " a\n", prefix: ">  ", lines: 1...3),
    Case(
      name: "in a footnote", text: "x[^1]\n\n[^1]: y\n\n    ```\n    a\n    ```\n", content: "a\n", prefix: "    ",
      lines: 5...7),
    Case(name: "never closed", text: "```\na\n", content: "a\n", prefix: "", lines: 1...2, isClosed: false),
    Case(name: "quote ends", text: "> ```\n> a\nb\n", content: "a\n", prefix: "> ", lines: 1...2, isClosed: false),
    Case(name: "item ends", text: "- ```\n  a\nb\n", content: "a\n", prefix: "  ", lines: 1...2, isClosed: false),
    Case(
      name: "closer outside", text: "- ```\n  a\n```\n", content: "a\n", prefix: "  ", lines: 1...2, isClosed: false),
    Case(
      name: "after front matter", text: "---\nt: |\n  ```py\n---\n```\na\n```\n", content: "a\n", prefix: "",
      lines: 5...7),
    Case(name: "after a comment", text: "<!-- x -->\n```\na\n```\n", content: "a\n", prefix: "", lines: 2...4),
  ]

  @Test(arguments: cases) func fence(_ example: Case) throws {
    let document = MarkdownParser.parse(SourceFile(path: "x.md", text: example.text))
    let fence = try #require(document.fences.first)
    #expect(document.text(of: fence) == example.content)
    #expect(String(decoding: fence.prefix, as: UTF8.self) == example.prefix)
    #expect(fence.line...fence.lastLine == example.lines)
    let isClosed = if case .closed = fence.ending { true } else { false }
    #expect(isClosed == example.isClosed)
    #expect(document.blocks[fence.block].lines == example.lines)
  }

  @Test func infoStringsAreAsWritten() {
    let document = MarkdownParser.parse(SourceFile(path: "x.md", text: "```  python a=\\*&amp;  \n```\n"))
    #expect(document.fences.map(\.info) == ["python a=\\*&amp;"])
  }
}

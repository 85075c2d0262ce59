import ChapterModel
import Checking
import Evaluation
import Testing

/// What fix writes, and what it leaves alone.
@Suite struct FixTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var before: String
    var after: String
    var options = Correction.Options()
    var testDescription: String { name }
  }

  static let outcomes: [String: CellOutcome] = [
    "one": .shows("1"), "two": .shows("1\n2"), "list": .shows("[1, 2]", .list), "fence": .shows("```"),
    "bad": .raises("ValueError", "no", after: "so far\n"), "none": CellOutcome(), "prompt": .shows(">>> x"),
    "old": .unsupported("no"), "many": .shows((0..<9).map { "row \($0)" }.joined(separator: "\n")),
  ]

  static let cases: [Case] = [
    Case(
      name: "value", before: "```py\none\n```\n```output\n3\n```\nz", after: "```py\none\n```\n```output\n1\n```\nz"),
    Case(
      name: "T14 list marker", before: "1. ```py\n   one\n   ```\n   ```output\n   3\n   ```\n2. next\n",
      after: "1. ```py\n   one\n   ```\n   ```output\n   1\n   ```\n2. next\n"),
    Case(
      name: "T14 output on a marker line",
      before: "- ```py\n  two\n  ```\n\n  + x\n\n- ```py\n  two\n  ```\n  ```output\n  ```\n",
      after: "- ```py\n  two\n  ```\n\n  + x\n\n- ```py\n  two\n  ```\n  ```output\n  1\n  2\n  ```\n"),
    Case(
      name: "T15 quote", before: "> [!NOTE]\n> ```py\n> two\n> ```\n> ```output\n> 3\n> ```\n",
      after: "> [!NOTE]\n> ```py\n> two\n> ```\n> ```output\n> 1\n> 2\n> ```\n"),
    Case(
      name: "T19 output with a fence", before: "```py\nfence\n```\n```output\nx\n```\nend\n",
      after: "```py\nfence\n```\n````output\n```\n````\nend\n"),
    Case(
      name: "T21 dots stay", before: "```py\nmany\n```\n```output\nrow 7\n...\nrow 8\n```\n",
      after: "```py\nmany\n```\n```output\nrow 0\n...\nrow 8\n```\n"),
    Case(
      name: "T21 right with dots", before: "```py\nmany\n```\n```output\nrow 0\n...\n```\n",
      after: "```py\nmany\n```\n```output\nrow 0\n...\n```\n"),
    Case(
      name: "dots in a line", before: "```py\ntwo\n```\n```output\n...\n3\n```\n",
      after: "```py\ntwo\n```\n```output\n...\n2\n```\n"),
    Case(
      name: "T23 a cell that raises is left alone", before: "```py\nbad\n```\n```output\n3\n```\n",
      after: "```py\nbad\n```\n```output\n3\n```\n"),
    Case(
      name: "traceback", before: "```py\nbad\n```\n```output\nTraceback (most recent call last):\n```\n",
      after: "```py\nbad\n```\n```output\nso far\nTraceback (most recent call last):\n    ...\nValueError: no\n```\n"),
    Case(
      name: "frames stay",
      before: "```py\nbad\n```\n```output\nTraceback (most recent call last):\n  File \"x\"\nValueError: yes\n```\n",
      after:
        "```py\nbad\n```\n```output\nso far\nTraceback (most recent call last):\n  File \"x\"\nValueError: no\n```\n"),
    Case(
      name: "raises", before: "```py raises\nbad\n```\n```output\n```\n",
      after:
        "```py raises\nbad\n```\n```output\nso far\nTraceback (most recent call last):\n    ...\nValueError: no\n```\n"),
    Case(
      name: "no longer raises",
      before: "```py\none\n```\n```output\nTraceback (most recent call last):\n    ...\nE: m\n```\n",
      after: "```py\none\n```\n```output\nTraceback (most recent call last):\n    ...\nE: m\n```\n"),
    Case(
      name: "unsupported", before: "```py\nold\n```\n```output\n3\n```\n", after: "```py\nold\n```\n```output\n3\n```\n"
    ),
    Case(
      name: "unchecked", before: "```py unchecked\none\n```\n```output\n3\n```\n",
      after: "```py unchecked\none\n```\n```output\n3\n```\n"),
    Case(
      name: "untidy", before: "```py\nlist\n```\n```output\n[1,2]\n```\n",
      after: "```py\nlist\n```\n```output\n[1, 2]\n```\n"),
    Case(
      name: "tidy only", before: "```py\nlist\n```\n```output\n[1,2]\n```\n```py\none\n```\n```output\n3\n```\n",
      after: "```py\nlist\n```\n```output\n[1, 2]\n```\n```py\none\n```\n```output\n3\n```\n",
      options: .init(tidiesOnly: true)),
    Case(
      name: "CRLF and BOM", before: "\u{FEFF}```py\r\ntwo\r\n```\r\n```output\r\n1\r\n```",
      after: "\u{FEFF}```py\r\ntwo\r\n```\r\n```output\r\n1\r\n2\r\n```"),
    Case(name: "emptied", before: "```py\nnone\n```\n```output\n3\n```\n", after: "```py\nnone\n```\n```output\n```\n"),
    Case(
      name: "label", before: "```py\none\n```\n\n输出：\n\n```\n3\n```\n", after: "```py\none\n```\n\n输出：\n\n```\n1\n```\n"
    ),
    Case(
      name: "transcript", before: "```\n>>> one\n3\n\n>>> two\n>>> none\nx\n```\n",
      after: "```\n>>> one\n1\n\n>>> two\n>>> none\n```\n"),
    Case(
      name: "transcript, added", before: "```\n>>> two\n>>> none\n```\n", after: "```\n>>> two\n1\n2\n>>> none\n```\n",
      options: .init(adds: true)),
    Case(
      name: "transcript, indented", before: "```\n  >>> one\n  3\n```\n", after: "```\n  >>> one\n  1\n```\n"),
    Case(
      name: "prompts in a transcript", before: "```\n>>> prompt\n3\n```\n", after: "```\n>>> prompt\n3\n```\n"),
    Case(
      name: "added", before: "a\n\n```py\none\n```\nb\n", after: "a\n\n```py\none\n```\n\n```output\n1\n```\nb\n",
      options: .init(adds: true)),
    Case(
      name: "added at the end", before: "```py\none\n```", after: "```py\none\n```\n\n```output\n1\n```",
      options: .init(adds: true)),
    Case(
      name: "added in a list", before: "- ```py\n  one\n  ```\n- b\n",
      after: "- ```py\n  one\n  ```\n  ```output\n  1\n  ```\n- b\n",
      options: .init(adds: true)),
    Case(
      name: "added in a quote", before: "> ```py\n> one\n> ```\n",
      after: "> ```py\n> one\n> ```\n>\n> ```output\n> 1\n> ```\n",
      options: .init(adds: true)),
    Case(
      name: "unclosed fence", before: "```py\none\n```\n```output\n3\n```\n```py\nx\n",
      after: "```py\none\n```\n```output\n3\n```\n```py\nx\n"),
    Case(
      name: "blank lines of the output", before: "> ```py\n> many\n> ```\n> ```output\n> row 0\n>\n> ```\n",
      after: "> ```py\n> many\n> ```\n> ```output\n" + (0..<9).map { "> row \($0)\n" }.joined() + "> ```\n"),
    Case(
      name: "T24 numbered list",
      before: "---\na: b\n---\n\n3. x\n4. y\n\n   ```py\n   one\n   ```\n\n   ```output\n   3\n   ```\n\n7. *z*\n",
      after: "---\na: b\n---\n\n3. x\n4. y\n\n   ```py\n   one\n   ```\n\n   ```output\n   1\n   ```\n\n7. *z*\n"),
  ]

  @Test(arguments: cases) func fix(_ example: Case) {
    #expect(fixed(example.before, Self.outcomes, example.options) == example.after)
    #expect(fixed(example.after, Self.outcomes, example.options) == example.after)
  }

  @Test func theSummarySpeaksOfTheLesson() {
    let text =
      "```py\na\n```\n```output\ntensor([[1., 2.]])\n```\n```py\nb\n```\n```output\n1\n```\n```py\nc\n```\n```output\n[1,2]\n```\n```py\nb\n```\n"
    let outcomes: [String: CellOutcome] = [
      "a": .shows("tensor([1., 2.])", .tensor), "b": .shows("2"), "c": .shows("[1, 2]", .list),
    ]
    #expect(
      Correction(check(text, outcomes)).summary == [
        "5: shape (1, 2) → (2,)", "11: 1 → 2",
        "2 outputs changed value, 1 only layout, 1 missing, which --add would write",
      ])
  }
}

import ChapterModel
import SourceText
import Testing

/// Slips that other tools pass over in silence, each with its place.
@Suite struct ProblemTests {
  func problems(_ text: String) -> [String] {
    ChapterReader.read(SourceFile(path: "x.md", text: text)).problems
      .map { "\($0.position.line):\($0.position.column) \($0.code): \($0.message) \($0.notes.joined())" }
  }

  @Test(arguments: [
    ("```pythn\n1\n```\n", "1:4 directive: `pythn` is no language that is known Did you mean `python`?"),
    ("```pyhton\n1\n```\n", "1:4 directive: `pyhton` is no language that is known Did you mean `python`?"),
    ("```py\n1\n```\n```ouput\n1\n```\n", "4:4 directive: `ouput` is no language that is known Did you mean `output`?"),
    ("```python skpi\n1\n```\n", "1:11 directive: `skpi` is no directive Did you mean `skip`?"),
    ("<!-- poolbook: skpi -->\n```python\n1\n```\n", "1:16 directive: `skpi` is no directive Did you mean `skip`?"),
    ("<!-- poolbok: skip -->\n```python\n1\n```\n", "1:6 directive: `poolbok:` is not read Did you mean `poolbook:`?"),
    (
      "<!-- poolbook skip -->\n```python\n1\n```\n",
      "1:6 directive: a colon is missing after `poolbook` Write `<!-- poolbook: … -->`."
    ),
    ("<!-- poolbook: skip -->\n\nProse.\n", "1:1 directive: no fence follows these directives "),
    (
      "<!-- poolbook: skip -->\n```bash\nls\n```\n",
      "1:1 directive: these directives stand above a fence that is no cell "
    ),
    (
      "<!-- poolbook: hide -->\n```python skip\n1\n```\n",
      "1:1 directive: directives stand in the info string and in the comment above it "
    ),
    ("```python tol=1\n1\n```\n", "1:11 directive: `tol` belongs on an output "),
    ("```python\n1\n```\n```output skip\n1\n```\n", "4:11 directive: `skip` belongs on a cell "),
    (
      "```python\n1\n```\n```output tol=x\n1\n```\n",
      "4:11 directive: `tol` needs a number that is not negative, such as `tol=1e-4` "
    ),
    ("```python hide=1\n1\n```\n", "1:11 directive: `hide` takes no value "),
    ("```python session\n1\n```\n", "1:11 directive: `session` needs a value: `session=NAME` "),
    (
      "```py id=a\n1\n```\n```py id=a\n1\n```\n", "4:1 directive: the id `a` is taken by the cell at line 1 "
    ),
    (
      "```python\u{A0}skip\n1\n```\n",
      "1:10 fence: a no-break space (U+00A0) stands in the info string; it does not separate words Write an ordinary space."
    ),
    (
      "```python\u{3000}skip\n1\n```\n",
      "1:10 fence: an ideographic space (U+3000) stands in the info string; it does not separate words Write an ordinary space."
    ),
    ("\u{3000}```python\n1\n", "1:2 fence: a space that is not ASCII (U+3000) stands before this fence "),
    ("｀｀｀python\n1\n", "1:1 fence: these are full-width characters, not the markers of a fence "),
    ("``` python `a`\n1\n", "1:1 fence: a backtick stands in the info string, so this is not a fence "),
    (
      "```python\n1\n```output\n2\n```\n",
      "3:1 fence: words stand behind these markers, so they do not close the fence of line 1 "
    ),
    (
      "<div>\n```python\n1\n```\n</div>\n",
      "2:1 fence: raw HTML swallows this fence: a blank line must stand between the tag and the fence "
    ),
    (
      "a\n\n    ```python\n    1\n    ```\n",
      "3:5 fence: this line is indented by four spaces or more, so it is no fence "
    ),
    (
      "[^1]: a\n\n    ```python\n    1\n    ```\n",
      "3:5 fence: this fence is not part of the document; is it in a footnote that nothing refers to? "
    ),
  ])
  func slip(_ text: String, _ problem: String) { #expect(problems(text) == [problem]) }

  @Test func spacesInQuotesAreText() { #expect(problems("```python skip=\"需要　GPU\"\n1\n```\n") == []) }

  @Test func closerWithANoBreakSpace() {
    #expect(
      problems("```python\n1\n```\u{A0}\n2\n") == [
        "3:1 fence: a space that is not ASCII stands behind these markers, so they do not close the fence of line 1 "
      ])
  }

  @Test func aDeletedCloserIsOneMistake() {
    let text = "```python\n1\n```\n\n```output\n1\n\nWords.\n\n```python\n2\n```\n\n```output\n2\n```\n"
    #expect(
      problems(text) == [
        "10:1 fence: words stand behind these markers, so they do not close the fence of line 5 "
      ])
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0x62, 0xE9, 0x0A], "2:2 encoding: the byte 0xE9 is not UTF-8 Save the file as UTF-8."),
      ([0xFF, 0xFE, 0x61, 0x00], "1:1 encoding: the byte 0xFF is not UTF-8 The file is UTF-16; save it as UTF-8."),
      ([0x61, 0xE4, 0xBD], "1:2 encoding: the byte 0xE4 is not UTF-8 Save the file as UTF-8."),
    ] as [([UInt8], String)])
  func bytesThatAreNoText(_ bytes: [UInt8], _ problem: String) {
    let problems = ChapterReader.read(SourceFile(path: "x.md", bytes: bytes)).problems
    #expect(
      problems.map { "\($0.position.line):\($0.position.column) \($0.code): \($0.message) \($0.notes.joined())" }
        == [problem])
  }

  @Test func hostileDocumentsGiveOneProblem() {
    #expect(
      problems("# A\n" + String(repeating: "|", count: 2_000)) == ["2:1 limit: the line has more than 1000 `|` "])
  }
}

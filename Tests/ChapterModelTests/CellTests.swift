import ChapterModel
import SourceText
import Testing

/// What is a cell, what is an output and which belongs to which.
@Suite struct CellTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var summary: [String]
    var testDescription: String { name }
  }

  @Test(arguments: [
    "python", " python", "Python", "py", "PY3{}", "python3", "pytorch", "torch", "pool", "{.python .input}",
    "{.python .input  n=3}", "{python}", "{code-cell} python", "{code-cell} ipython3", "{code-cell}", "python {.cls}",
    "python,linenums", "python: title=\"x\"", "python {1,3-4}", "python showLineNumbers hl_lines=\"1 2\"",
  ])
  func everySpellingOfACell(_ info: String) {
    let info = info.replacing("PY3{}", with: "PYTHON3{}")
    #expect(summary("```\(info)\nx\n```\n") == ["1-3 cell \"x\\n\""])
    #expect(summary("~~~\(info)\nx\n~~~\n") == ["1-3 cell \"x\\n\""])
  }

  @Test(arguments: ["bash", "cython", "ipython", "jython", "json", "python2", "{r}", "{note}", "markdown", ""])
  func everythingElseIsIllustration(_ info: String) {
    #expect(summary("```\(info)\nx\n```\n") == ["1 illustration"])
  }

  @Test(arguments: [
    ("skip", "skip()"), ("skip=\"needs a GPU\"", "skip(needs a GPU)"), ("{skip}", "skip()"), ("hide", "hide"),
    ("unchecked", "unchecked"), ("raises", "raises"), ("raises=ValueError", "raises(ValueError)"),
    ("figure", "figure"), ("session=b id=c", "session(b) id(c)"), ("{#here}", "id(here)"), ("#here", "id(here)"),
  ])
  func directives(_ words: String, _ meaning: String) {
    #expect(summary("```python \(words)\nx\n```\n") == ["1-3 cell \(meaning) \"x\\n\""])
    #expect(summary("<!-- poolbook: \(words) -->\n```python\nx\n```\n") == ["2-4 cell \(meaning) \"x\\n\""])
    #expect(summary("<!-- poolbook: \(words) -->\n\n```python\nx\n```\n") == ["3-5 cell \(meaning) \"x\\n\""])
  }

  @Test(arguments: [
    ("exact", "exact"), ("shape", "shape"), ("tol=1e-4", "tol(0.0001,0.0,0.0)"),
    ("rtol=0.5 atol=2", "tol(0.0,0.5,2.0)"),
  ])
  func outputDirectives(_ words: String, _ meaning: String) {
    #expect(
      summary("```py\nx\n```\n```output \(words)\n1\n```\n") == ["1-3 cell \"x\\n\" -> 4 \(meaning) \"1\\n\""])
  }

  @Test(arguments: ["output", "out", "text output", "{.output}", "Output"])
  func outputSpellings(_ info: String) {
    #expect(summary("```py\nx\n```\n\nProse.\n\n```\(info)\n1\n```\n") == ["1-3 cell \"x\\n\" -> 7 \"1\\n\""])
  }

  @Test(arguments: [
    "Output:", "**Output:**", "output", "Expected output:", "Sample results", "Out [3]:", "*Out[3]*", "console output：",
    "Prints:", "Returns", "输出：", "输出:", "**运行结果**", "程序输出如下：", "打印结果为：", "结果", "示例输出结果是：",
  ])
  func labels(_ label: String) {
    for info in ["", "text", "python"] {
      #expect(summary("```py\nx\n```\n\n\(label)\n\n```\(info)\n1\n```\n") == ["1-3 cell \"x\\n\" -> 7 \"1\\n\""])
    }
  }

  @Test(arguments: ["The output:", "Outputs of the layer", "输出形状：", "Result is:", "[3]"])
  func prose(_ text: String) {
    #expect(summary("```py\nx\n```\n\n\(text)\n\n```text\n1\n```\n") == ["1-3 cell \"x\\n\"", "7 illustration"])
  }

  static let structures: [Case] = [
    Case(
      name: "T14 fence on the list marker",
      text: "1. ```py\n   1 + 1\n   ```\n   ```output\n   3\n   ```\n2. next\n",
      summary: ["1-3 cell \"1 + 1\\n\" -> 4 \"3\\n\""]),
    Case(
      name: "T15 alert", text: "> [!NOTE]\n> ```py\n> 1\n> ```\n> ```output\n> 3\n> ```\n",
      summary: ["2-4 cell \"1\\n\" -> 5 \"3\\n\""]),
    Case(
      name: "T15 quote that ends inside", text: "> ```py\n> 1\ny\n",
      summary: [
        "1-2 cell fault \"1\\n\"",
        "1:3 fence: this fence is closed by the end of its list item or quote at line 3, not by a fence",
      ]),
    Case(
      name: "T17 nested", text: "````markdown\n```py\n1\n```\n````\n", summary: ["1 illustration"]),
    Case(
      name: "T17 never closed", text: "a\n\n```py\n1\n\nmore\n",
      summary: [
        "3-6 cell fault \"1\\n\\nmore\\n\"", "3:1 fence: this fence is never closed; it swallows the rest of the file",
      ]),
    Case(
      name: "T18 fence in front matter", text: "---\na: |\n  ```py\n  1\n  ```\n---\n\n```py\n2\n```\n",
      summary: ["8-10 cell \"2\\n\""]),
    Case(name: "T18 look-alike", text: "--8<-- \"x.md\"\n\n```py\n2\n```\n", summary: ["3-5 cell \"2\\n\""]),
    Case(
      name: "T11 bare fence after a cell", text: "```py\n1\n```\n\n```\n1\n```\n",
      summary: ["1-3 cell bare(5) \"1\\n\"", "5 illustration"]),
    Case(
      name: "heading between", text: "```py\n1\n```\n\n# H\n\n```output\n1\n```\n",
      summary: [
        "1-3 cell \"1\\n\"",
        "7:1 orphan: this output belongs to no cell: no cell stands before it in this section",
      ]),
    Case(
      name: "second output", text: "```py\n1\n```\n```output\n1\n```\n```output\n2\n```\n",
      summary: [
        "1-3 cell \"1\\n\" -> 4 \"1\\n\"",
        "7:1 orphan: this is a second output for the cell at line 1; the first is at line 4",
      ]),
    Case(
      name: "other container", text: "```py\n1\n```\n\n- ```output\n  1\n  ```\n",
      summary: [
        "1-3 cell \"1\\n\"",
        "5:3 orphan: this output belongs to no cell: the last one, at line 1, is in another list item or quote",
      ]),
    Case(
      name: "output of a shell command", text: "```py\n1\n```\n\n```bash\nls\n```\n```output\na\n```\n",
      summary: ["1-3 cell \"1\\n\"", "5 illustration", "8 illustration"]),
    Case(
      name: "comment and details",
      text: "<!--\n```py\n1\n```\n-->\n\n<details>\n\n```py\n2\n```\n\n</details>\n",
      summary: ["9-11 cell \"2\\n\""]),
    Case(
      name: "transcript",
      text: "```\n# first\n>>> a = 1\n>>> for i in a:\n...     i\n...\n1\n\n2\n\n>>> a\n```\n",
      summary: [
        "3-3 example \"a = 1\\n\" -> 4 \"\"", "4-10 example \"for i in a:\\n    i\\n\\n\" -> 7 \"1\\n\\n2\\n\"",
        "11-11 example \"a\\n\" -> 12 \"\"",
      ]),
    Case(
      name: "transcript options",
      text:
        "```pycon\n>>> a  # doctest: +SKIP\n1\n>>> b  # doctest: +ELLIPSIS, +MINE\n<BLANKLINE>\n>>> c # doctest +SKIP\n```\n",
      summary: [
        "2-3 example skip(doctest: +SKIP) \"a  # doctest: +SKIP\\n\" -> 3 \"1\\n\"",
        "4-5 example \"b  # doctest: +ELLIPSIS, +MINE\\n\" -> 5 dots \"\\n\"",
        "6-6 example \"c # doctest +SKIP\\n\" -> 7 \"\"",
        "4:8 directive: `+MINE` of another tool means nothing here",
        "6:7 directive: a colon is missing after `doctest`",
      ]),
    Case(
      name: "T08 output that begins with dots", text: "```py\nprint(1)\n```\n```output\n...loading\n1\n```\n",
      summary: ["1-3 cell \"print(1)\\n\" -> 4 \"...loading\\n1\\n\""]),
    Case(
      name: "Quarto", text: "```{python}\n#| eval: false\n#| fig-cap: x\n#| label: me\n1\n```\n",
      summary: ["1-6 cell skip(eval: false) id(me) \"#| eval: false\\n#| fig-cap: x\\n#| label: me\\n1\\n\""]),
    Case(
      name: "Quarto, unknown", text: "```{python}\n#| freeze: true\n1\n```\n",
      summary: [
        "1-4 cell \"#| freeze: true\\n1\\n\"", "2:1 directive: `freeze` of another tool means nothing here",
      ]),
    Case(
      name: "Quarto, in braces", text: "```{python, echo=FALSE, eval=FALSE}\n1\n```\n",
      summary: ["1-3 cell skip(eval: FALSE) hide \"1\\n\""]),
    Case(
      name: "MyST", text: "```{code-cell} python\n:tags: [hide-input, raises-exception]\n1\n```\n",
      summary: ["1-4 cell hide raises \"1\\n\""]),
    Case(
      name: "MyST, YAML", text: "```{code-cell} ipython3\n---\ntags: [skip-execution]\n---\n1\n```\n",
      summary: ["1-6 cell skip(tag skip-execution) \"1\\n\""]),
    Case(
      name: "d2l tabs",
      text: "```{.python .input}\n#@tab pytorch\n1\n```\n```{.python .input}\n%%tab mxnet, jax\n2\n```\n",
      summary: ["1-4 cell \"#@tab pytorch\\n1\\n\"", "5-8 cell skip(tab mxnet, jax) \"2\\n\""]),
    Case(
      name: "CRLF and BOM", text: "\u{FEFF}```py\r\n1\r\n```\r\n\r\n```output\r\n1\r\n```\r\n",
      summary: ["1-3 cell \"1\\n\" -> 5 \"1\\n\""]),
  ]

  @Test(arguments: structures) func structure(_ example: Case) { #expect(summary(example.text) == example.summary) }

  @Test func positionsInCodeMapToTheFile() throws {
    let chapter = ChapterReader.read(
      SourceFile(path: "x.md", text: "- a\n\n  > ```py\n  > é = 1\n  >\n  > b\n  > ```\n"))
    let cell = try #require(chapter.cells.first)
    #expect(cell.code.text == "é = 1\n\nb\n")
    let places = [0, 3, 7, 8].map { chapter.source.position(of: cell.code.fileOffset(of: $0)) }
    #expect(
      places == [
        Position(line: 4, column: 5), Position(line: 4, column: 7), Position(line: 5, column: 4),
        Position(line: 6, column: 5),
      ])
  }
}

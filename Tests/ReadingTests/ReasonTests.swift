import ChapterModel
import Reading
import Testing
import Typesetting

/// The page speaks the chapter's language, the checker's reasons included.
@Suite struct ReasonTests {
  /// A cell and its output, and what a Chinese page says below it.
  static let cases: [(String, String, String)] = [
    ("2 + 2", "5", "✗ 不符：代码显示 4，章节里写的是 5"),
    ("import torch\ntorch.zeros(2, 2)", "tensor([0., 0.])", "✗ 不符：代码显示形状 (2, 2)，章节里写的是 (2,)"),
    (
      "import torch\ntorch.tensor([1, 2, 3])", "tensor([1, 5, 6])",
      "✗ 不符：代码显示 2，章节里写的是 5|3 个元素中有 2 个不同：[1], [2]。"
    ),
    ("print('a\\nb')", "a", "✗ 不符：代码多显示了 `b`"),
    ("print('a')", "a\nb", "✗ 不符：章节里写的比代码显示的多"),
    ("x = 1", "a", "✗ 不符：代码什么也没显示"),
    ("print('a b')", "", "✗ 不符：章节说这里什么也不显示"),
    ("1 / 0", "1", "✗ 不符：这段代码抛出 ZeroDivisionError: division by zero|换句话说：除数为零。"),
    ("2j", "2j", "不支持：本课使用的语言里没有复数"),
  ]

  @Test(arguments: cases) func chinesePagesHaveChineseReasons(_ code: String, _ output: String, _ says: String) {
    let text = "```python\n\(code)\n```\n\n```output\n\(output)\n```\n"
    let page = PageSetter.page(ranLesson(Array(text.utf8), .chinese), PageOptions(width: 80, words: Words(.chinese)))
    let lines = page.plain()
    for wanted in says.split(separator: "|") {
      #expect(lines.contains { $0.contains(wanted) }, "\(lines)")
    }
  }

  @Test func whatTheLessonShowsStaysAsItIs() {
    let words = Words(.chinese)
    #expect(words.reason("the code shows `{1}`, the chapter says `{2}`") == "代码显示 `{1}`，章节里写的是 `{2}`")
    #expect(words.reason("no sentence of the checker's") == "no sentence of the checker's")
    #expect(Words.english.reason("the code shows nothing") == "the code shows nothing")
  }

  /// What is guessed of a 2 × 2 tensor, and what a Chinese and an English page answer.
  static let guesses: [(String, String, String)] = [
    ("tensor([[0., 1.], [2., 3.]])", "猜对了！", "Right!"),
    (
      "tensor([[0., 1.], [2., 9.]])", "形状对了。代码显示 3.，你猜的是 9.。4 个元素中有 1 个不同：[1, 1]。",
      "Shape right. It shows 3., you said 9.. 1 of 4 elements differs: [1, 1]."
    ),
    ("tensor([0., 1.])", "代码显示形状 (2, 2)，你猜的是 (2,)。", "It shows shape (2, 2), you said (2,)."),
    ("[1, 2]", "代码显示张量，你猜的是列表。", "It shows a tensor, you said a list."),
  ]

  @Test(arguments: guesses) func guessesAreAnsweredInTheLanguage(_ guess: String, _ chinese: String, _ english: String)
  {
    let text =
      "```python\nimport torch\ntorch.arange(4.).reshape(2, 2)\n```\n\n```output\ntensor([[0., 1.],\n        [2., 3.]])\n```\n"
    for (language, answer) in [(Language.chinese, chinese), (.english, english)] {
      let lesson = ranLesson(Array(text.utf8), language)
      var model = ReaderModel(
        size: ScreenSize(width: 120, height: 20), language: language, settings: ReaderSettings(predicts: true))
      _ = model.open(chapter: nil, lessons: [language: lesson])
      model.take(results: lesson.results, for: language)
      for key in [.character("=")] + guess.map({ Key.character($0) }) + [.enter] { _ = model.handle(key) }
      #expect(model.frame.rows.last?.plain().hasPrefix(" " + answer) == true, "\(model.frame.rows.last?.plain() ?? "")")
      _ = model.handle(.character("="))
      #expect(model.frame.rows.last?.plain().hasPrefix(" " + Words(language)[.nothingCovered]) == true)
    }
  }

  @Test func aCellThatNeedsAFailedOneSaysSo() {
    let text = "```python\nx = 1 / 0\n```\n\n```python\nx + 1\n```\n\n```output\n2\n```\n"
    let page = PageSetter.page(ranLesson(Array(text.utf8), .chinese), PageOptions(width: 80, words: Words(.chinese)))
    #expect(page.plain().contains { $0.contains("受阻：需要第 1 行那段代码的 `x`，而那段代码没有通过") }, "\(page.plain())")
  }
}

/// Long outputs are folds of the reader, and whole in a pipe.
@Suite struct LongOutputTests {
  private static let text = "# Long\n\n```python\nfor i in range(200):\n    print('row', i)\n```\n\n```output\n```\n"

  @Test func aPipeShowsEverything() {
    let page = PageSetter.page(ranLesson(Array(Self.text.utf8)), PageOptions(width: 40))
    #expect(page.plain().count { $0.contains("row") } == 201)
  }

  private func model(height: Int = 300, _ keys: [Key]) -> ReaderModel {
    var model = ReaderModel(size: ScreenSize(width: 60, height: height), language: .english)
    let lesson = ranLesson(Array(Self.text.utf8))
    _ = model.open(chapter: 0, lessons: [.english: lesson])
    model.take(results: lesson.results, for: .english)
    for key in keys { _ = model.handle(key) }
    return model
  }

  private func rows(_ model: ReaderModel) -> [String] { model.frame.rows.map { $0.plain() } }

  @Test func theReaderFoldsAndOpens() {
    let closed = rows(model([]))
    #expect(closed.count { $0.contains("+ row") } == 40)
    #expect(closed.contains { $0.contains("▸ 160 more lines; o opens") }, "\(closed)")
    let open = rows(model([.character("o")]))
    #expect(open.count { $0.contains("+ row") } == 200)
    #expect(rows(model([.character("o"), .character("o")])) == closed)
  }

  @Test func theFoldOfTheCellOpensFromItsFirstLine() {
    var model = model(height: 20, [.tab, .character("o"), .character("G")])
    #expect(rows(model).contains { $0.contains("+ row 199") })
    model = self.model(height: 20, [.tab, .character("G")])
    #expect(!rows(model).contains { $0.contains("+ row 199") })
  }

  @Test func bothLanguagesShareAnOutputWhateverIsSaidOfIt() {
    let bytes = Array(Self.text.utf8)
    let page = SideBySide.page(ranLesson(bytes), ranLesson(bytes, .chinese), PageOptions(width: 60))
    #expect(page.plain().count { $0.hasSuffix("row 199") } == 1)
  }

  @Test func searchOpensTheOutputThatHidesAMatch() {
    let found = model([.character("/")] + "row 199".map { .character($0) } + [.enter])
    #expect(rows(found).contains { $0.contains("+ row 199") })
    let code = model([.character("/")] + "range".map { .character($0) } + [.enter])
    #expect(!rows(code).contains { $0.contains("+ row 199") })
  }
}

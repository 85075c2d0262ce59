import Testing
import Typesetting

/// A text, a width, and the lines that it is set in.
struct WrapCase: Sendable, CustomTestStringConvertible {
  var text: String
  var width: Int
  var lines: [String]
  var testDescription: String { "\(width): \(text.debugDescription)" }

  init(_ text: String, _ width: Int, _ lines: [String]) {
    self.text = text
    self.width = width
    self.lines = lines
  }
}

@Suite struct WrapTests {
  static let chinese = [
    WrapCase("池化窗口的大小为三乘三，步幅为二。", 22, ["池化窗口的大小为三乘", "三，步幅为二。"]),
    WrapCase("他说「最大池化」很好用。", 14, ["他说「最大池", "化」很好用。"]),
    WrapCase("我们说“最大”与“平均”。", 8, ["我们说", "“最大”与", "“平均”。"]),
    WrapCase("结果 ，因此", 5, ["结", "果 ，", "因此"]),
    WrapCase("然后……我们得到输出——完成。", 6, ["然后……", "我们得", "到输出", "——完", "成。"]),
    WrapCase("然后……我们得到输出——完成。", 5, ["然", "后……", "我们", "得到", "输出", "——完", "成。"]),
    WrapCase("这个 vault 不只是普通的文件夹", 12, ["这个 vault", "不只是普通的", "文件夹"]),
    WrapCase("使用 nn.MaxPool2d(kernel_size=3, stride=2) 层", 28, ["使用", "nn.MaxPool2d(kernel_size=3,", "stride=2) 层"]),
    WrapCase("使用 nn.MaxPool2d(kernel_size=3, stride=2) 层", 20, ["使用 nn.MaxPool2d(", "kernel_size=3,", "stride=2) 层"]),
    WrapCase("比例为 50%，误差 3℃。", 8, ["比例为", "50%，误", "差 3℃。"]),
    WrapCase("这是C++与3×3的例子", 8, ["这是C++", "与3×3的", "例子"]),
    WrapCase("输入/输出的形状", 6, ["输", "入/输", "出的形", "状"]),
    WrapCase("价格为￥100整", 8, ["价格为", "￥100整"]),
    WrapCase("前面（括号）后面", 8, ["前面（括", "号）后面"]),
    WrapCase("前面的（括号）后面", 8, ["前面的", "（括号）", "后面"]),
    WrapCase("他说\"最大\"很好", 6, ["他说", "\"最大\"", "很好"]),
    WrapCase(
      "见 https://pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html 文档", 24,
      [
        "见 https://pytorch.org/", "docs/stable/generated/", "torch.nn.MaxPool2d.html", "文档",
      ]),
    WrapCase("！？。", 2, ["！", "？", "。"]),
  ]

  static let western = [
    WrapCase("", 10, [""]),
    WrapCase("one two three", 7, ["one two", "three"]),
    WrapCase("one two three", 8, ["one two", "three"]),
    WrapCase("a max-pooling layer", 8, ["a max-", "pooling", "layer"]),
    WrapCase("use --all-of-it now", 9, ["use", "--all-of-", "it now"]),
    WrapCase("f(x) = y", 4, ["f(x)", "= y"]),
    WrapCase("don’t say “never” here", 9, ["don’t say", "“never”", "here"]),
    WrapCase("first\nsecond line", 8, ["first", "second", "line"]),
    WrapCase("trailing\n", 8, ["trailing", ""]),
    WrapCase("unbreakableword", 6, ["unbrea", "kablew", "ord"]),
    WrapCase("    indented text", 12, ["    indented", "text"]),
    WrapCase("zero\u{200B}width", 6, ["zero\u{200B}", "width"]),
    WrapCase("10\u{A0}cells wide", 9, ["10\u{A0}cells", "wide"]),
  ]

  static let narrow = [
    WrapCase("池化 pool", 1, ["▯", "▯", "p", "o", "o", "l"]),
    WrapCase("池化 pool", 2, ["池", "化", "po", "ol"]),
    WrapCase("👨‍👩‍👧 e\u{301}", 1, ["▯", "e\u{301}"]),
  ]

  @Test(arguments: chinese + western + narrow) func wraps(_ example: WrapCase) {
    let lines = Typesetter().wrap(StyledText(example.text), width: example.width).map { $0.plain() }
    #expect(lines == example.lines)
  }

  @Test func marksAreHeldAcrossStyles() {
    let text = StyledText([Run("池化窗口的"), Run("大小", Style(.text, .strong)), Run("，步幅")])
    let lines = Typesetter().wrap(text, width: 14)
    #expect(lines.map { $0.plain() } == ["池化窗口的大", "小，步幅"])
    #expect(lines[1].runs == [Run("小", Style(.text, .strong)), Run("，步幅")])
  }

  @Test func inlineCodeStaysWholeWhereALineCanHoldIt() {
    let code = Style(.code, .whole)
    let text = StyledText([Run("调用 "), Run("pool2d(X, (2, 2))", code), Run("，得到")])
    let typesetter = Typesetter()
    #expect(typesetter.wrap(text, width: 20).map { $0.plain() } == ["调用", "pool2d(X, (2, 2))，", "得到"])
    #expect(typesetter.wrap(text, width: 12).map { $0.plain() } == ["调用", "pool2d(X,", "(2, 2))，得", "到"])
  }

  @Test func ambiguousCharactersCountTwoWhereTheTerminalSaysSo() {
    let text = StyledText("我们说“最大”与")
    #expect(Typesetter(wideAmbiguous: true).wrap(text, width: 8).map { $0.plain() } == ["我们说", "“最大”", "与"])
  }

  @Test(arguments: 1...200) func nothingIsLostAndNothingIsTooWide(_ width: Int) {
    let typesetter = Typesetter()
    for example in Self.chinese + Self.western {
      let lines = typesetter.wrap(StyledText(typesetter.visible(example.text)), width: width)
      #expect(lines.allSatisfy { typesetter.width($0) <= width })
      if width > 1 {
        let shown = lines.map { $0.plain() }.joined().filter { !$0.isWhitespace }
        #expect(shown == typesetter.visible(example.text).filter { !$0.isWhitespace })
      }
    }
  }

  @Test func oneLongWordIsCutInLinearTime() {
    let word = String(repeating: "池", count: 100_000) + String(repeating: "a", count: 100_000)
    let lines = Typesetter().wrap(StyledText(word), width: 40)
    #expect(lines.count == 5_000 + 2_500)
  }
}

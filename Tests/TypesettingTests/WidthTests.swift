import Testing
import Typesetting

@Suite struct WidthTests {
  static let widths: [(String, Int)] = [
    ("", 0), ("abc", 3), ("池化", 4), ("，。", 4), ("“…”", 3), ("e\u{301}", 1), ("\u{200B}", 0), ("👨‍👩‍👧", 2), ("🇨🇳", 2),
    ("❤\u{FE0F}", 2), ("❤", 1), ("1\u{FE0F}\u{20E3}", 2), ("✓✗", 2), ("ｆｕｌｌ", 8), ("한국", 4), ("カ", 2), ("│─┼", 3),
    ("⌊x⌋", 3), ("🙂", 2), ("👍🏽", 2), ("क्षि", 1), ("\u{3000}", 2),
  ]

  @Test(arguments: widths) func clustersHaveTheirWidth(_ text: String, _ width: Int) {
    #expect(Typesetter().width(text) == width)
  }

  @Test func ambiguousWidthIsTheTerminals() {
    #expect(Typesetter(wideAmbiguous: true).width("“…—─→±α") == 14)
    #expect(Typesetter(wideAmbiguous: true).width("é✓a") == 4)
    #expect(Typesetter(wideAmbiguous: true).width("ñ✓a") == 3)
  }

  static let controls: [(String, String, String)] = [
    ("a\u{1B}[31m", "a␛[31m", "a^[[31m"), ("\u{7}\u{7F}", "␇␡", "^G^?"), ("\u{9B}31m", "<U+009B>31m", "<U+009B>31m"),
    ("a\u{202E}b", "a<U+202E>b", "a<U+202E>b"), ("a\u{AD}b", "ab", "ab"), (" \u{301}x", " ◌\u{301}x", " .\u{301}x"),
    ("x\ny\tz", "x\ny\tz", "x\ny\tz"), ("池化\r", "池化␍", "池化^M"),
  ]

  @Test(arguments: controls) func controlsBecomeVisible(_ text: String, _ shown: String, _ inASCII: String) {
    #expect(Typesetter().visible(text) == shown)
    #expect(Typesetter(ascii: true).visible(text) == inASCII)
  }

  static let tabs: [(String, String)] = [
    ("池化\t# a", "池化    # a"), ("max\t# b", "max # b"), ("\tx", "    x"), ("a\t\tb", "a       b"), ("\t", "    "),
    ("abcd\te", "abcd    e"),
  ]

  @Test(arguments: tabs) func tabsStopAtCells(_ text: String, _ expanded: String) {
    #expect(Typesetter().expandTabs(text) == expanded)
  }

  @Test func textIsCutAndFilledByCells() {
    let typesetter = Typesetter()
    #expect(typesetter.truncated("最大池化", width: 6) == "最大…")
    #expect(typesetter.truncated("最大池化", width: 8) == "最大池化")
    #expect(typesetter.truncated("pool", width: 1) == "…")
    #expect(typesetter.truncated("pool", width: 0).isEmpty)
    #expect(typesetter.fit(StyledText("最大池化"), width: 6).plain() == "最大… ")
    #expect(typesetter.fit(StyledText("a"), width: 3).plain() == "a  ")
  }
}

@Suite struct CaretTests {
  @Test func caretsStandUnderWideText() {
    let marked = Typesetter().mark("窗口 = pool(X)", column: 6, length: 4)
    #expect(marked.line == "窗口 = pool(X)")
    #expect(marked.marks == "       ^^^^")
    #expect(Typesetter().mark("窗口", column: 2, length: 1).marks == "  ^^")
  }

  /// At every width and place the excerpt fits, and the caret stands under what it stood under in the whole line.
  @Test(arguments: ["abcdefghijklmnopqrstuvwxyz0123456789", "窗口池化卷积步幅填充通道张量形状大小核数", "e\u{301}窗a"])
  func excerptsOfLongLinesKeepTheCaretInPlace(_ line: String) {
    let typesetter = Typesetter()
    let characters = Array(line)
    for width in 3...50 {
      for (index, character) in characters.enumerated() {
        let column = String(characters[..<index]).unicodeScalars.count + 1
        let marked = typesetter.mark(line, column: column, length: 1)
        let cropped = typesetter.cropped(marked, to: width)
        #expect(typesetter.width(cropped.line) <= max(width, 3), "\(width) \(column)")
        guard width >= 6 else { continue }
        let start = cropped.marks.prefix { $0 == " " }.count
        let before = typesetter.prefix(of: StyledText(cropped.line), cells: start).plain()
        #expect(cropped.line.dropFirst(before.count).first == character, "\(width) \(column): \(cropped)")
      }
    }
  }

  @Test func placesBeyondTheEndAreMarkedOnce() {
    #expect(Typesetter().mark("ab", column: 3, length: 1).marks == "  ^")
    #expect(Typesetter().mark("", column: 99, length: 99).marks == "^")
    #expect(Typesetter().mark("ab", column: .min, length: .max).marks == "^^")
  }

  @Test func tabsAndControlsKeepTheirPlace() {
    let marked = Typesetter().mark("\tx\u{1B} = 1", column: 3, length: 1)
    #expect(marked.line == "    x␛ = 1")
    #expect(marked.marks == "     ^")
  }
}

@Suite struct SoftBreakTests {
  static let breaks: [(String, String, String)] = [
    ("最大", "池化", "最大池化"), ("池化", "max", "池化 max"), ("max", "pool", "max pool"), ("结束。", "然后", "结束。然后"),
    ("“最大”", "与", "“最大”与"), ("说", "“最大”", "说“最大”"), ("a ", "b", "a b"), ("“max”", "“池", "“max” “池"),
  ]

  @Test(arguments: breaks) func aLineBreakInTheSource(_ before: String, _ after: String, _ joined: String) {
    var text = StyledText(before)
    text.appendSoftBreak(before: after)
    text.append(after)
    #expect(text.plain() == joined)
  }
}

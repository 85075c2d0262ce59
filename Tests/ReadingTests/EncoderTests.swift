import Reading
import Testing
import Typesetting

@Suite struct EncoderTests {
  private func link(_ target: String) -> StyledText {
    StyledText([Run("see "), Run("text", Style(.link, link: Link(target: target, identity: 7))), Run(".")])
  }

  @Test func plainTextHasNoCodes() {
    #expect(TerminalEncoder.plain.encode(link("https://e.com")) == "see text.")
  }

  @Test func stylesAreClosedOnTheirLine() {
    let line = StyledText([Run("a", Style(.keyword)), Run("b", Style(.keyword, .strong)), Run("c")])
    let encoder = TerminalEncoder(showsHyperlinks: false)
    #expect(encoder.encode(line) == "\u{1B}[35ma\u{1B}[0m\u{1B}[1;35mb\u{1B}[0mc")
    #expect(encoder.encode(StyledText("a", Style(.keyword))) == "\u{1B}[35ma\u{1B}[0m")
  }

  @Test func depthsOfColour() {
    func encoded(_ theme: Theme) -> String {
      TerminalEncoder(theme: theme, showsHyperlinks: false).encode(StyledText("x", Style(.string, .strong)))
    }
    #expect(encoded(Theme(depth: .none)) == "\u{1B}[1mx\u{1B}[0m")
    #expect(encoded(Theme(depth: .ansi256)) == "\u{1B}[1;38;5;150mx\u{1B}[0m")
    #expect(encoded(Theme(depth: .trueColor)) == "\u{1B}[1;38;2;175;215;135mx\u{1B}[0m")
    #expect(encoded(Theme(ground: .light, depth: .trueColor)) == "\u{1B}[1;38;2;63;112;0mx\u{1B}[0m")
  }

  @Test func linksEndWithStringTerminators() {
    let encoder = TerminalEncoder(theme: Theme(depth: .none))
    #expect(
      encoder.encode(link("https://e.com/a b池"))
        == "see \u{1B}]8;id=pb7;https://e.com/a%20b%E6%B1%A0\u{1B}\\\u{1B}[4mtext\u{1B}]8;;\u{1B}\\\u{1B}[0m.")
  }

  @Test(arguments: [
    "javascript:alert(1)", "file:///etc/passwd", "relative.md", "https://" + String(repeating: "a", count: 3000),
  ])
  func targetsThatATerminalIsNotTold(_ target: String) {
    #expect(!TerminalEncoder().encode(link(target)).contains("\u{1B}]8"))
  }

  @Test func aTargetCannotEndTheSequence() {
    let encoded = TerminalEncoder().encode(link("https://e.com/\u{1B}\\\u{1B}[2J\u{7}"))
    #expect(encoded.contains("%1B\\%1B[2J%07"))
  }

  @Test func nothingElseLeavesTheGate() {
    let hostile = StyledText("a\u{1B}[2J\n\u{9B}31m\u{7}\u{202E}\t")
    #expect(TerminalEncoder.plain.encode(hostile) == "a␛[2J <U+009B>31m␇<U+202E> ")
  }
}

@Suite struct ScreenTests {
  @Test func onlyRowsThatChangedAreDrawn() {
    var screen = Screen(encoder: .plain)
    let first = screen.update(to: Frame(rows: ["a", "b", "c"].map { StyledText($0) }))
    #expect(first.hasPrefix("\u{1B}[?2026h") && first.hasSuffix("\u{1B}[?2026l"))
    let second = screen.update(to: Frame(rows: ["a", "x", "c"].map { StyledText($0) }))
    #expect(second == "\u{1B}[?2026h\u{1B}[?25l\u{1B}[2;1Hx\u{1B}[K\u{1B}[?2026l")
    #expect(screen.update(to: Frame(rows: ["a", "x", "c"].map { StyledText($0) })) == "")
    screen.invalidate()
    #expect(screen.update(to: Frame(rows: [StyledText("a")])).contains("\u{1B}[1;1Ha"))
  }

  @Test func rowsThatAreGoneAreErased() {
    var screen = Screen(encoder: .plain)
    _ = screen.update(to: Frame(rows: [StyledText("a"), StyledText("b")]))
    #expect(screen.update(to: Frame(rows: [StyledText("a")])).contains("\u{1B}[2;1H\u{1B}[K"))
  }

  @Test func theCursorIsShownWhereTextIsTyped() {
    var screen = Screen(encoder: .plain)
    let bytes = screen.update(to: Frame(rows: [StyledText("/x")], cursor: .init(row: 0, column: 2)))
    #expect(bytes.contains("\u{1B}[1;3H\u{1B}[?25h"))
  }
}

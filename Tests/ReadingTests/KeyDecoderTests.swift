import Reading
import Testing

@Suite struct KeyDecoderTests {
  static let sequences: [(String, [Key])] = [
    ("j", [.character("j")]), ("池", [.character("池")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
    ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]), ("\u{3}", [.control("c")]), ("\u{1A}", [.control("z")]),
    ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[1;5C", [.right]), ("\u{1B}[D", [.left]), ("\u{1B}[H", [.home]),
    ("\u{1B}[4~", [.end]), ("\u{1B}[5~", [.pageUp]), ("\u{1B}[6~", [.pageDown]), ("\u{1B}[3~", [.delete]),
    ("\u{1B}[Z", [.backTab]), ("\u{1B}OM", [.enter]),
    // What is no key: an answer about colours, one about the device, a mouse report, an unknown function key.
    ("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\x", [.character("x")]), ("\u{1B}[?62;c", []),
    ("\u{1B}]0;t\u{7}q", [.character("q")]),
    ("\u{1B}[<0;10;20M", [.enter]), ("\u{1B}[24~k", [.character("k")]), ("\u{1B}P1$r0m\u{1B}\\", []),
    // A key after a lone ESC is a key of its own.
    ("\u{1B}j", [.escape, .character("j")]),
    ("\u{1B}[200~rm -rf\n池\u{1B}[201~", [.paste("rm -rf\n池")]),
    ("\u{1B}[200~a\u{1B}[31m\r\nb\u{1B}[201~q", [.paste("a[31m\nb"), .character("q")]),
    // A paste that holds the end of a paste: everything up to the terminal's own end is text.
    ("\u{1B}[200~a\u{1B}[201~:q!\r\u{1B}[201~", [.paste("a[201~:q!\n")]),
  ]

  @Test(arguments: sequences) func decodes(_ bytes: String, _ keys: [Key]) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(bytes.utf8) + decoder.flush() == keys, "\(bytes.debugDescription)")
  }

  @Test(arguments: sequences.filter { !$0.0.contains("201~:q") && $0.0 != "\u{1B}[<0;10;20M" })
  func decodesByteByByte(_ bytes: String, _ keys: [Key]) {
    var decoder = KeyDecoder()
    var found: [Key] = []
    for byte in bytes.utf8 { found += decoder.feed([byte]) }
    #expect(found + decoder.flush() == keys, "\(bytes.debugDescription)")
  }

  @Test func aLoneEscapeWaitsUntilNothingFollows() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [.escape])
    #expect(!decoder.isWaiting)
  }

  @Test func bytesThatAreNoTextAreIgnored() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0xFF, 0xC3, 0x28, 0x9B, 0x6A]) + decoder.flush() == [.character("("), .character("j")])
    #expect(decoder.feed(Array(repeating: 0x1B, count: 100)).count == 99)
  }
}

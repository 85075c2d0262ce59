import Testing

@testable import PoolbookCommands

@Suite struct CharsetTests {
  @Test func utf8StaysAsItIs() {
    #expect(Charset.utf8.bytes(of: "池化 max") == Array("池化 max".utf8))
    var typed = Array("池".utf8)
    #expect(Charset.utf8.takeUTF8(from: &typed) == Array("池".utf8))
    #expect(typed.isEmpty)
  }

  @Test func whatASetLacksStandsAsASCII() {
    let latin = Charset(name: "ISO-8859-1")
    #expect(latin.bytes(of: "“3×3” — 池化…é") == Array("\"3".utf8) + [0xD7] + Array("3\" - ????.".utf8) + [0xE9])
    #expect(Charset(name: "ANSI_X3.4-1968").bytes(of: "3×3 → 2") == Array("3x3 > 2".utf8))
  }

  @Test func chineseSetsAreWrittenAndTyped() {
    let set = Charset(name: "GB18030")
    let bytes = set.bytes(of: "最大池化，“窗口”")
    #expect(
      bytes == [
        0xD7, 0xEE, 0xB4, 0xF3, 0xB3, 0xD8, 0xBB, 0xAF, 0xA3, 0xAC, 0xA1, 0xB0, 0xB4, 0xB0, 0xBF, 0xDA, 0xA1, 0xB1,
      ])
    var typed = Array(bytes.prefix(3))
    #expect(set.takeUTF8(from: &typed) == Array("最".utf8))
    #expect(typed == [0xB4])
    typed += [0xF3]
    #expect(set.takeUTF8(from: &typed) == Array("大".utf8))
  }

  @Test func bytesThatAreNoCharacterBlockNothing() {
    var typed: [UInt8] = [0xFF, 0x6A, 0x1B, 0x5B, 0x41]
    #expect(Charset(name: "GB18030").takeUTF8(from: &typed) == [0x6A, 0x1B, 0x5B, 0x41])
  }

  @Test func anUnknownSetIsUTF8() {
    #expect(Charset(name: "NO-SUCH-SET").bytes(of: "池") == Array("池".utf8))
  }

  static let locales: [([String: String], Charset)] = [
    ([:], .utf8), (["LANG": "C"], .utf8), (["LANG": "en_US.UTF-8"], .utf8), (["LANG": "zh_CN.utf8"], .utf8),
    (["LANG": "zh_CN.GB18030"], Charset(name: "GB18030")),
    (["LANG": "de_DE.ISO-8859-15@euro"], Charset(name: "ISO-8859-15")),
    (["LANG": "zh_CN.GBK", "LC_ALL": "C.UTF-8"], .utf8), (["LANG": "en_US."], .utf8),
  ]

  @Test(arguments: locales) func theLocaleNamesTheSet(_ environment: [String: String], _ charset: Charset) {
    var surroundings = Surroundings.current()
    surroundings.environment = environment
    #expect(surroundings.charset == charset)
  }
}

/// What a character does at the edge of a line, for the characters that we decide about ourselves: those of Chinese and
/// Western text. It follows UAX #14 and the "GB" level of CLREQ (Requirements for Chinese Text Layout), with `……` kept
/// from line starts as at the "strict" level. Everything else is `.other` and left to libunistring.
enum BreakClass: UInt8 {
  case letter, digit, symbol
  case space, newline, zeroWidthSpace, glue
  /// Han, kana and what behaves like them: a line may break on either side.
  case han
  case wideOpen, wideClose
  case open, close
  case openQuote, closeQuote
  /// `"`, which opens and closes in turn.
  case straightQuote
  case dash, ellipsis, hyphen, slash
  /// `–`, `·` and the like, which do not start a line.
  case connector
  case currency
  case other

  var isChinese: Bool { self == .han || self == .wideOpen || self == .wideClose }

  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      self = Self.ascii[Int(scalar)]
    } else {
      self = Self.beyondASCII(scalar)
    }
  }

  private static let ascii: [BreakClass] = (0..<128).map { (code: UInt8) in
    switch code {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): .space
    case UInt8(ascii: "\n"): .newline
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "%"):
      .close
    case UInt8(ascii: "\""): .straightQuote
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "$"): .currency
    default: .symbol
    }
  }

  private static func beyondASCII(_ scalar: UInt32) -> BreakClass {
    switch scalar {
    case 0x4E00..<0xA000, 0x3400..<0x4DC0, 0x20000..<0x32000: .han
    case 0x201C, 0x2018, 0xAB, 0x2039: .openQuote
    case 0x201D, 0x2019, 0xBB, 0x203A: .closeQuote
    case 0x2014, 0x2015, 0x2E3A, 0x2500: .dash
    case 0x2026, 0x22EF: .ellipsis
    case 0xA0, 0x202F, 0x2060, 0xFEFF, 0x2007, 0x2011: .glue
    case 0x200B: .zeroWidthSpace
    case 0x2010, 0x2013, 0xB7, 0x30FB, 0x30A0, 0x301C, 0xFF5E, 0x2027, 0x2022: .connector
    case 0xFF0F: .slash
    case 0xA2...0xA5, 0x20A0...0x20BF, 0xFFE5, 0xFF04, 0xFFE1: .currency
    case 0xB0, 0x2030...0x2034, 0x2103, 0x2109: .close
    case 0xC0..<0x530: scalar == 0xD7 || scalar == 0xF7 ? .symbol : .letter
    case 0xA1..<0xC0, 0x2016...0x2023, 0x2035...0x205E, 0x2070..<0x20A0, 0x2100..<0x2500, 0x2501..<0x2600: .symbol
    default: wide(scalar)
    }
  }

  private static func wide(_ scalar: UInt32) -> BreakClass {
    switch scalar {
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D, 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F:
      .wideOpen
    case 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0x301E, 0x301F,
      0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF60, 0xFE10...0xFE16, 0x303B:
      .wideClose
    case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x30A1, 0x30A3, 0x30A5, 0x30A7,
      0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FC, 0x309D, 0x309E, 0x30FD, 0x30FE:
      .wideClose
    case 0x3000...0x3100, 0x3100..<0x3130, 0x3190..<0x3400, 0xF900..<0xFB00, 0xFF01..<0xFF61: .han
    default: .other
    }
  }
}

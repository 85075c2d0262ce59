import SourceText

extension Lexer {
  /// CPython's bound on open brackets.
  static let maximumBrackets = 200

  mutating func operatorOrBracket(_ byte: UInt8) throws(SyntaxError) {
    switch byte {
    case UInt8(ascii: "("): try open(.leftParen)
    case UInt8(ascii: "["): try open(.leftBracket)
    case UInt8(ascii: "{"): try open(.leftBrace)
    case UInt8(ascii: ")"): try close(.rightParen, opener: UInt8(ascii: "("))
    case UInt8(ascii: "]"): try close(.rightBracket, opener: UInt8(ascii: "["))
    case UInt8(ascii: "}"): try close(.rightBrace, opener: UInt8(ascii: "{"))
    default: try plainOperator(byte)
    }
  }

  private mutating func open(_ kind: TokenKind) throws(SyntaxError) {
    if brackets.count >= Self.maximumBrackets { try fail("too many nested parentheses", index, index + 1) }
    let start = index
    index += 1
    add(kind, from: start)
    brackets.append((bytes[start], start))
  }

  private mutating func close(_ kind: TokenKind, opener: UInt8) throws(SyntaxError) {
    let start = index
    let text = String(Unicode.Scalar(bytes[start]))
    if let last = brackets.last {
      if last.byte != opener, !tolerant { try fail(mismatch(text, last), start, start + 1) }
      brackets.removeLast()
    } else {
      try fail("unmatched '\(text)'", start, start + 1)
    }
    index += 1
    add(kind, from: start)
  }

  private func mismatch(_ closer: String, _ opener: (byte: UInt8, offset: Int)) -> String {
    let text = String(Unicode.Scalar(opener.byte))
    let message = "closing parenthesis '\(closer)' does not match opening parenthesis '\(text)'"
    let line = UTF8Text.line(of: opener.offset, in: bytes)
    return line == UTF8Text.line(of: index, in: bytes) ? message : message + " on line \(line)"
  }

  private mutating func plainOperator(_ byte: UInt8) throws(SyntaxError) {
    let start = index
    let (kind, length) = Self.match(byte, peek(1), peek(2))
    if kind == .unknown, byte < 0x20 || byte == 0x7F {
      let message =
        byte == 0 ? "source code cannot contain null bytes" : Self.complaint(about: Unicode.Scalar(byte))
      try fail(message, start, start + 1)
    }
    index += length
    add(kind, from: start)
  }

  /// The longest operator that three bytes start with.
  private static func match(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> (TokenKind, Int) {
    let equal = UInt8(ascii: "=")
    func plain(_ kind: TokenKind, _ assigning: TokenKind) -> (TokenKind, Int) {
      b == equal ? (assigning, 2) : (kind, 1)
    }
    func doubled(
      _ kind: TokenKind, _ assigning: TokenKind, _ double: TokenKind, _ doubleAssigning: TokenKind
    ) -> (TokenKind, Int) {
      if b == a { return c == equal ? (doubleAssigning, 3) : (double, 2) }
      return plain(kind, assigning)
    }
    switch a {
    case UInt8(ascii: ":"): return plain(.colon, .colonEqual)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: "."): return b == a && c == a ? (.ellipsis, 3) : (.dot, 1)
    case equal: return plain(.equal, .equalEqual)
    case UInt8(ascii: "+"): return plain(.plus, .plusEqual)
    case UInt8(ascii: "-"): return b == UInt8(ascii: ">") ? (.arrow, 2) : plain(.minus, .minusEqual)
    case UInt8(ascii: "*"): return doubled(.star, .starEqual, .doubleStar, .doubleStarEqual)
    case UInt8(ascii: "/"): return doubled(.slash, .slashEqual, .doubleSlash, .doubleSlashEqual)
    case UInt8(ascii: "%"): return plain(.percent, .percentEqual)
    case UInt8(ascii: "@"): return plain(.at, .atEqual)
    case UInt8(ascii: "&"): return plain(.ampersand, .ampersandEqual)
    case UInt8(ascii: "|"): return plain(.bar, .barEqual)
    case UInt8(ascii: "^"): return plain(.caret, .caretEqual)
    case UInt8(ascii: "~"): return (.tilde, 1)
    case UInt8(ascii: "<"):
      return b == UInt8(ascii: ">") ? (.unknown, 2) : doubled(.less, .lessEqual, .leftShift, .leftShiftEqual)
    case UInt8(ascii: ">"): return doubled(.greater, .greaterEqual, .rightShift, .rightShiftEqual)
    case UInt8(ascii: "!"): return b == equal ? (.notEqual, 2) : (.unknown, 1)
    default: return (.unknown, 1)
    }
  }
}

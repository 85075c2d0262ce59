import SourceText

/// Text to tokens, by Python 3.11's rules.
///
/// An error ends the tokens. There are two kinds, as in CPython: most go before whatever the parser finds; those of
/// indentation, of a stray backslash and of a bracket that is never closed only count when the parser reads that far.
/// A tolerant lexer throws nothing and goes on, which is what colouring code needs.
struct Lexer {
  let bytes: [UInt8]
  let end: Int
  var index: Int
  var lexed = Lexed()
  var brackets: [(byte: UInt8, offset: Int)] = []
  var indents: [Indentation] = [Indentation(column: 0, alternate: 0)]
  let tolerant: Bool
  /// Inside an f-string's braces: line ends are white space and the end is no unclosed bracket.
  let embedded: Bool
  private var finished = false

  /// Bytes may be any; what is not UTF-8 is refused.
  init(_ bytes: [UInt8], range: Range<Int>? = nil, tolerant: Bool = false, embedded: Bool = false) {
    self.bytes = bytes
    self.end = range?.upperBound ?? bytes.count
    self.index = range?.lowerBound ?? 0
    self.tolerant = tolerant
    self.embedded = embedded
    lexed.tokens.reserveCapacity((end - index) / 4 + 8)
  }

  /// The whole text.
  mutating func run() -> Lexed {
    do throws(SyntaxError) {
      if !embedded {
        skipByteOrderMark()
        try beginLine()
      }
      while !finished { try step() }
    } catch {
      stop(error.kind, error.message, error.span)
      lexed.isFatal = true
    }
    return lexed
  }

  func peek(_ distance: Int = 0) -> UInt8 { index + distance < end ? bytes[index + distance] : 0 }

  var atEnd: Bool { index >= end }

  /// Reports an error, or swallows it when the lexer is tolerant.
  func fail(_ message: String, _ start: Int, _ end: Int) throws(SyntaxError) {
    if !tolerant { throw SyntaxError(.syntaxError, message, Span(start, end)) }
  }

  /// Ends the token stream with an error that only the parser's arrival makes true.
  mutating func stop(_ kind: SyntaxError.Kind, _ message: String, _ span: Span) {
    if tolerant { return }
    lexed.pendingError = SyntaxError(kind, message, span)
    add(.error, from: index)
    lexed.unclosed = brackets.last
    finished = true
  }

  mutating func add(_ kind: TokenKind, from start: Int) {
    lexed.tokens.append(
      Token(
        kind: kind, level: UInt8(clamping: brackets.count), start: UInt32(clamping: start), end: UInt32(clamping: index)
      ))
  }

  private mutating func step() throws(SyntaxError) {
    let byte = peek()
    if byte.isBlank {
      index += 1
    } else if byte.startsName {
      try nameOrString()
    } else if byte.isDigit || (byte == UInt8(ascii: ".") && peek(1).isDigit) {
      try number()
    } else {
      try sign(byte)
    }
  }

  private mutating func sign(_ byte: UInt8) throws(SyntaxError) {
    switch byte {
    case 0x0A, 0x0D: try endLine()
    case UInt8(ascii: "#"): comment()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try string(from: index, raw: false)
    case UInt8(ascii: "\\"): try continuation()
    case 0 where atEnd: try finish()
    default: try operatorOrBracket(byte)
    }
  }

  mutating func comment() {
    let start = index
    while !atEnd, !bytes[index].isNewline { index += 1 }
    lexed.comments.append(Span(start, index))
  }

  mutating func skipNewline() {
    if peek() == 0x0D, peek(1) == 0x0A { index += 2 } else { index += 1 }
  }

  private mutating func endLine() throws(SyntaxError) {
    let start = index
    if !brackets.isEmpty || embedded {
      skipNewline()
      return
    }
    add(.newline, from: start)
    skipNewline()
    try beginLine()
  }

  /// A backslash joins its line to the next, and nothing may stand behind it.
  private mutating func continuation() throws(SyntaxError) {
    let start = index
    index += 1
    if peek().isNewline { skipNewline() } else if !atEnd { return strayBackslash() }
    guard atEnd, !embedded else { return }
    if brackets.isEmpty { stop(.syntaxError, "unexpected EOF while parsing", Span(start, start + 1)) }
  }

  private mutating func strayBackslash() {
    let length = UTF8Text.scalar(at: index, in: bytes, end: end).length
    stop(.syntaxError, "unexpected character after line continuation character", Span(index, index + length))
  }

  mutating func finish() throws(SyntaxError) {
    if let open = brackets.last, !embedded {
      let text = String(Unicode.Scalar(open.byte))
      stop(.syntaxError, "'\(text)' was never closed", Span(open.offset, open.offset + 1))
      if !tolerant { return }
    }
    let last = lexed.tokens.last?.kind
    if !embedded, last != .newline, last != nil, last != .dedent, last != .indent { add(.newline, from: index) }
    while indents.count > 1 {
      indents.removeLast()
      add(.dedent, from: index)
    }
    add(.endMarker, from: index)
    finished = true
  }

  private mutating func skipByteOrderMark() {
    if peek() == 0xEF, peek(1) == 0xBB, peek(2) == 0xBF { index += 3 }
  }
}

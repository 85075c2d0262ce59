import SourceText

/// What a token is. Keywords and operators each have a case of their own, so that the parser compares bytes, not text.
enum TokenKind: UInt8, Sendable {
  case name, number, string
  case newline, indent, dedent, endMarker
  /// A sign that starts no token of Python (`$`, `?`, `!`, `<>`): an error only where the parser arrives.
  case unknown
  /// The place where the lexer gave up; `Lexed.pendingError` says why. Always the last token.
  case error

  case `false`, none, `true`, and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`
  case except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass, raise
  case `return`, `try`, `while`, with, yield

  case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
  case colon, comma, semicolon, dot, ellipsis, arrow, colonEqual, equal
  case plus, minus, star, doubleStar, slash, doubleSlash, percent, at, leftShift, rightShift, ampersand, bar, caret
  case tilde
  case less, greater, lessEqual, greaterEqual, equalEqual, notEqual
  case plusEqual, minusEqual, starEqual, doubleStarEqual, slashEqual, doubleSlashEqual, percentEqual, atEqual
  case leftShiftEqual, rightShiftEqual, ampersandEqual, barEqual, caretEqual

  var isKeyword: Bool { rawValue >= Self.false.rawValue && rawValue <= Self.yield.rawValue }
  var isOperator: Bool { rawValue >= Self.leftParen.rawValue }
}

/// A token and where it stands. `level` counts the brackets open around it.
struct Token: Hashable, Sendable {
  let kind: TokenKind
  let level: UInt8
  let start: UInt32
  let end: UInt32

  var span: Span { Span(Int(start), Int(end)) }
  var range: Range<Int> { Int(start)..<Int(end) }
}

/// What the lexer makes of a text.
struct Lexed: Sendable {
  var tokens: [Token] = []
  /// Comments and magic lines, in order.
  var comments: [Span] = []
  /// Why the last token is `error`.
  var pendingError: SyntaxError?
  /// Whether it goes before whatever the parser finds; otherwise it counts when the parser gets that far.
  var isFatal = false
  /// The innermost bracket open at the end.
  var unclosed: (byte: UInt8, offset: Int)?
}

/// Python's reserved words by their bytes.
enum Keyword {
  static func kind(of word: UnsafeBufferPointer<UInt8>) -> TokenKind? {
    guard word.count >= 2, word.count <= 8 else { return nil }
    var packed: UInt64 = 0
    for byte in word { packed = packed << 8 | UInt64(byte) }
    return kind(packed)
  }

  /// The word's bytes, read as one big-endian number.
  private static func kind(_ packed: UInt64) -> TokenKind? {
    switch packed {
    case 0x6966: .if
    case 0x696e: .in
    case 0x6973: .is
    case 0x6173: .as
    case 0x6f72: .or
    case 0x616e64: .and
    case 0x646566: .def
    case 0x64656c: .del
    case 0x666f72: .for
    case 0x6e6f74: .not
    case 0x747279: .try
    case 0x656c6966: .elif
    case 0x656c7365: .else
    case 0x66726f6d: .from
    case 0x70617373: .pass
    case 0x77697468: .with
    case 0x4e6f6e65: TokenKind.none
    case 0x54727565: .true
    case 0x46616c7365: .false
    case 0x6173796e63: .async
    case 0x6177616974: .await
    case 0x627265616b: .break
    case 0x636c617373: .class
    case 0x7261697365: .raise
    case 0x7768696c65: .while
    case 0x7969656c64: .yield
    case 0x617373657274: .assert
    case 0x657863657074: .except
    case 0x676c6f62616c: .global
    case 0x696d706f7274: .import
    case 0x6c616d626461: .lambda
    case 0x72657475726e: .return
    case 0x66696e616c6c79: .finally
    case 0x636f6e74696e7565: .continue
    case 0x6e6f6e6c6f63616c: .nonlocal
    default: nil
    }
  }
}

import SourceText

/// What stands before the quotes.
struct StringPrefix {
  let isRaw: Bool
  let isBytes: Bool
  let isFormatted: Bool

  /// Nil when the letters are no prefix of a string.
  init?(_ letters: ArraySlice<UInt8>) {
    guard letters.count <= 2 else { return nil }
    var (raw, bytes, formatted, unicode) = (false, false, false, false)
    for letter in letters {
      switch letter | 0x20 {
      case UInt8(ascii: "r") where !raw: raw = true
      case UInt8(ascii: "b") where !bytes: bytes = true
      case UInt8(ascii: "f") where !formatted: formatted = true
      case UInt8(ascii: "u") where !unicode: unicode = true
      default: return nil
      }
    }
    if bytes && formatted || unicode && letters.count > 1 { return nil }
    (isRaw, isBytes, isFormatted) = (raw, bytes, formatted)
  }
}

extension Lexer {
  /// A string from its prefix at `start` to its closing quotes; `index` stands on the opening quote. Raw or not, a
  /// backslash keeps the next character from closing the string.
  mutating func string(from start: Int, raw: Bool) throws(SyntaxError) {
    let quote = peek()
    let triple = peek(1) == quote && peek(2) == quote
    index += triple ? 3 : 1
    while !atEnd {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 1
        if !atEnd { skipEscaped() }
      } else if byte == quote {
        if !triple || (peek(1) == quote && peek(2) == quote) {
          index += triple ? 3 : 1
          return add(.string, from: start)
        }
        index += 1
      } else if !triple, byte.isNewline {
        break
      } else {
        index += 1
      }
    }
    try unterminated(start, triple: triple)
    add(.string, from: start)
  }

  private mutating func skipEscaped() {
    if bytes[index].isNewline { skipNewline() } else { index += 1 }
  }

  private func unterminated(_ start: Int, triple: Bool) throws(SyntaxError) {
    if tolerant { return }
    var last = index
    if atEnd, last > 0, bytes[last - 1].isNewline { last -= 1 }
    let line = UTF8Text.line(of: last, in: bytes)
    let name = triple ? "triple-quoted string literal" : "string literal"
    try fail("unterminated \(name) (detected at line \(line))", start, start + 1)
  }
}

import SourceText

extension Lexer {
  /// A name, a keyword, or the prefix of a string.
  mutating func nameOrString() throws(SyntaxError) {
    let start = index
    var ascii = true
    while index < end, bytes[index].continuesName {
      if bytes[index] >= 0x80 { ascii = false }
      index += 1
    }
    if index < end, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
      let prefix = StringPrefix(bytes[start..<index])
    {
      return try string(from: start, raw: prefix.isRaw)
    }
    if !ascii, try !checkName(start) { return }
    add(keyword(start..<index) ?? .name, from: start)
  }

  private func keyword(_ range: Range<Int>) -> TokenKind? {
    guard range.count <= 8 else { return nil }
    return bytes.withUnsafeBufferPointer { Keyword.kind(of: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Scalars beyond ASCII must be letters by Unicode's rules (UAX #31); the first that is not is the error. A tolerant
  /// lexer ends the name before it, or makes a token of it; then the answer is false.
  private mutating func checkName(_ start: Int) throws(SyntaxError) -> Bool {
    let stop = index
    var place = start
    while place < stop {
      let (scalar, length) = UTF8Text.scalar(at: place, in: bytes, end: end)
      let properties = scalar.properties
      let fits = place == start ? properties.isXIDStart || scalar == "_" : properties.isXIDContinue
      if !fits {
        try fail(Self.complaint(about: scalar), place, place + length)
        index = place
        if place == start {
          index += length
          add(.unknown, from: place)
        } else {
          add(.name, from: start)
        }
        return false
      }
      place += length
    }
    return true
  }

  /// CPython's words for a character that no token starts with.
  static func complaint(about scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return isPrintable(scalar) ? "invalid character '\(scalar)' (\(code))" : "invalid non-printable character \(code)"
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      scalar == " "
    default: true
    }
  }
}

import SourceText

/// A string token taken apart: its prefix and where its body lies.
struct StringLiteral {
  let prefix: StringPrefix
  let quoteCount: Int
  let body: Range<Int>

  /// Nil never happens for a token that the lexer made.
  init?(_ token: Token, in bytes: [UInt8]) {
    guard let quote = bytes[token.range].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
      let prefix = StringPrefix(bytes[Int(token.start)..<quote])
    else { return nil }
    let triple =
      token.range.upperBound - quote >= 6 && bytes[quote + 1] == bytes[quote] && bytes[quote + 2] == bytes[quote]
    self.prefix = prefix
    quoteCount = triple ? 3 : 1
    body = (quote + quoteCount)..<max(quote + quoteCount, token.range.upperBound - quoteCount)
  }
}

/// The text or bytes that a stretch of a string literal stands for.
struct EscapeDecoder {
  let bytes: [UInt8]
  let range: Range<Int>
  private var index: Int
  private var result: [UInt8] = []

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    index = range.lowerBound
    result.reserveCapacity(range.count)
  }

  static func text(_ bytes: [UInt8], _ range: Range<Int>, raw: Bool) throws(SyntaxError) -> String {
    var decoder = EscapeDecoder(bytes, range)
    try decoder.run(raw: raw, isBytes: false)
    return String(decoding: decoder.result, as: UTF8.self)
  }

  static func bytes(_ bytes: [UInt8], _ range: Range<Int>, raw: Bool) throws(SyntaxError) -> [UInt8] {
    var decoder = EscapeDecoder(bytes, range)
    try decoder.run(raw: raw, isBytes: true)
    return decoder.result
  }

  private mutating func run(raw: Bool, isBytes: Bool) throws(SyntaxError) {
    while index < range.upperBound {
      let byte = bytes[index]
      index += 1
      if byte == 0x0D {
        if index < range.upperBound, bytes[index] == 0x0A { index += 1 }
        result.append(0x0A)
      } else if byte == UInt8(ascii: "\\"), !raw, index < range.upperBound {
        try escape(isBytes: isBytes)
      } else {
        if isBytes, byte >= 0x80 {
          let length = UTF8Text.scalar(at: index - 1, in: bytes, end: range.upperBound).length
          throw SyntaxError(
            .syntaxError, "bytes can only contain ASCII literal characters", Span(index - 1, index - 1 + length))
        }
        result.append(byte)
      }
    }
  }

  private mutating func escape(isBytes: Bool) throws(SyntaxError) {
    let letter = bytes[index]
    index += 1
    switch letter {
    case 0x0A: break
    case 0x0D: if index < range.upperBound, bytes[index] == 0x0A { index += 1 }
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(letter)
    case UInt8(ascii: "a"): result.append(0x07)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "v"): result.append(0x0B)
    case UInt8(ascii: "0")...UInt8(ascii: "7"): octal(letter, isBytes: isBytes)
    case UInt8(ascii: "x"): try hexadecimal(2, "\\xXX", isBytes: isBytes)
    case UInt8(ascii: "u") where !isBytes: try hexadecimal(4, "\\uXXXX", isBytes: false)
    case UInt8(ascii: "U") where !isBytes: try hexadecimal(8, "\\UXXXXXXXX", isBytes: false)
    case UInt8(ascii: "N") where !isBytes: throw Unsupported.namedCharacter(Span(index - 2, index))
    default: result += [UInt8(ascii: "\\"), letter]
    }
  }

  private mutating func octal(_ first: UInt8, isBytes: Bool) {
    var value = UInt32(first - UInt8(ascii: "0"))
    var count = 1
    while count < 3, index < range.upperBound, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[index]) {
      value = value * 8 + UInt32(bytes[index] - UInt8(ascii: "0"))
      index += 1
      count += 1
    }
    if isBytes { result.append(UInt8(truncatingIfNeeded: value)) } else { append(Unicode.Scalar(value)) }
  }

  private mutating func append(_ scalar: Unicode.Scalar?) {
    if let scalar { result += Array(String(scalar).utf8) }
  }

  /// `pattern` is how CPython writes the escape in its message.
  private mutating func hexadecimal(_ count: Int, _ pattern: String, isBytes: Bool) throws(SyntaxError) {
    let start = index
    var value: UInt32 = 0
    while index < start + count {
      guard index < range.upperBound, let digit = bytes[index].hexValue else {
        throw truncated(pattern, from: start, isBytes: isBytes)
      }
      value = value << 4 | digit
      index += 1
    }
    if isBytes { return result.append(UInt8(truncatingIfNeeded: value)) }
    if let scalar = Unicode.Scalar(value) { return append(scalar) }
    if value <= 0x10FFFF { throw Unsupported.surrogate(Span(start - 2, index)) }
    throw unicodeError("illegal Unicode character", start, index - 1)
  }

  private func truncated(_ pattern: String, from start: Int, isBytes: Bool) -> SyntaxError {
    if isBytes {
      let message = "(value error) invalid \\x escape at position \(start - 2 - range.lowerBound)"
      return SyntaxError(.syntaxError, message, Span(start - 2, index))
    }
    return unicodeError("truncated \(pattern) escape", start, index - 1)
  }

  /// CPython decodes the body with the codec `unicodeescape` and passes its complaint on, positions in scalars.
  private func unicodeError(_ reason: String, _ start: Int, _ last: Int) -> SyntaxError {
    let first = scalars(start - 2)
    let end = max(first + 1, scalars(last))
    let place = first == end ? "position \(first)" : "position \(first)-\(end)"
    let message = "(unicode error) 'unicodeescape' codec can't decode bytes in \(place): \(reason)"
    return SyntaxError(.syntaxError, message, Span(start - 2, max(index, start)))
  }

  private func scalars(_ place: Int) -> Int {
    bytes[range.lowerBound..<max(range.lowerBound, place)].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}

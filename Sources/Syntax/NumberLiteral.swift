import SourceText

/// The value of a number token, whose form the lexer has checked.
enum NumberLiteral {
  /// CPython's bound on decimal digits (`sys.int_info.default_max_str_digits`), because converting them takes quadratic time.
  static let maximumDigits = 4300
  /// Our bound on digits in a base that is a power of two, for the same reason.
  static let maximumBinaryDigits = 16384

  static func value(_ text: ArraySlice<UInt8>, _ span: Span) throws(SyntaxError) -> Expression.Kind {
    let digits = text.filter { $0 != UInt8(ascii: "_") }
    if digits.count > 1, digits[0] == UInt8(ascii: "0"), let bits = bitsPerDigit(digits[1]) {
      return try integer(digits.dropFirst(2), bitsPerDigit: bits, span)
    }
    if digits.allSatisfy(\.isDigit) { return try decimal(digits, span) }
    return try float(digits, span)
  }

  private static func bitsPerDigit(_ letter: UInt8) -> Int? {
    switch letter | 0x20 {
    case UInt8(ascii: "x"): 4
    case UInt8(ascii: "o"): 3
    case UInt8(ascii: "b"): 1
    default: nil
    }
  }

  private static func float(_ digits: [UInt8], _ span: Span) throws(SyntaxError) -> Expression.Kind {
    if digits.last.map({ $0 | 0x20 }) == UInt8(ascii: "j") { throw Unsupported.imaginaryLiteral(span) }
    var text = String(decoding: digits, as: UTF8.self)
    if text.hasPrefix(".") { text = "0" + text }
    if let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) {
      let next = text.utf8.index(after: dot)
      if next == text.endIndex || !text.utf8[next].isDigit { text.insert("0", at: next) }
    }
    guard let value = Double(text) else { throw SyntaxError(.syntaxError, "invalid decimal literal", span) }
    return .float(value)
  }

  private static func decimal(_ digits: [UInt8], _ span: Span) throws(SyntaxError) -> Expression.Kind {
    let text = String(decoding: digits, as: UTF8.self)
    if let value = Int(text) { return .integer(value) }
    let significant = text.drop { $0 == "0" }
    if significant.utf8.count > maximumDigits {
      let message =
        "Exceeds the limit (\(maximumDigits) digits) for integer string conversion: value has "
        + "\(significant.utf8.count) digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
        + "hexadecimal for huge integer literals to avoid decimal conversion limits."
      throw SyntaxError(.syntaxError, message, span)
    }
    return .bigInteger(String(significant))
  }

  private static func integer(
    _ digits: ArraySlice<UInt8>, bitsPerDigit: Int, _ span: Span
  ) throws(SyntaxError) -> Expression.Kind {
    if let value = Int(String(decoding: digits, as: UTF8.self), radix: 1 << bitsPerDigit) { return .integer(value) }
    if digits.count > maximumBinaryDigits { throw Unsupported.hugeInteger(span) }
    return .bigInteger(decimalDigits(of: digits, radix: UInt64(1 << bitsPerDigit)))
  }

  /// Base conversion by repeated multiplication over limbs of nine decimal digits.
  private static func decimalDigits(of digits: ArraySlice<UInt8>, radix: UInt64) -> String {
    let base: UInt64 = 1_000_000_000
    var limbs: [UInt64] = [0]
    for digit in digits {
      var carry = UInt64(digit.hexValue ?? 0)
      for place in limbs.indices {
        let value = limbs[place] * radix + carry
        limbs[place] = value % base
        carry = value / base
      }
      if carry > 0 { limbs.append(carry) }
    }
    var text = String(limbs[limbs.count - 1])
    for limb in limbs.dropLast().reversed() {
      let part = String(limb)
      text += String(repeating: "0", count: 9 - part.utf8.count) + part
    }
    return text
  }
}

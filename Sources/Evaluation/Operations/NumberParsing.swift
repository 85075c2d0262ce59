import BigInt

extension Interpreter {
  /// `int(x)` of a float; raises for NaN and infinities.
  func truncated(_ value: Double) throws(Raise) -> BigInt {
    if value.isNaN { throw .valueError("cannot convert float NaN to integer") }
    if value.isInfinite { throw .overflowError("cannot convert float infinity to integer") }
    return BigInt(value.rounded(.towardZero))
  }

  /// `int(x)` of a float as a value.
  func truncatedValue(_ value: Double) throws(Raise) -> Value {
    if let small = Int(exactly: value.rounded(.towardZero)) { return .int(small) }
    return .integer(try truncated(value))
  }

  /// `int(text, base)`: white space around, a sign, a base prefix, underscores between digits, digits of any script.
  func parseInteger(_ text: StringObject, base: Int) throws(Raise) -> Value {
    let raw = text.value
    try meter.charge(elements: raw.utf8.count)
    var scalars = Array(raw.unicodeScalars)[...]
    scalars = scalars.drop { $0.properties.isWhitespace }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    var isNegative = false
    if let first = scalars.first, first == "+" || first == "-" {
      isNegative = first == "-"
      scalars.removeFirst()
    }
    var radix = base
    let prefix = Self.prefixRadix(scalars)
    if let prefix, base == 0 || base == prefix {
      radix = prefix
      scalars.removeFirst(2)
      if scalars.first == "_" { scalars.removeFirst() }
    } else if base == 0 {
      radix = 10
      // `010` would be octal in C and is refused.
      if scalars.first == "0", scalars.contains(where: { $0 != "0" && $0 != "_" }) {
        throw Self.invalidLiteral(raw, base)
      }
    }
    guard let digits = Self.digits(scalars, radix: radix) else { throw Self.invalidLiteral(raw, base) }
    if digits.utf8.count < 19, let small = Int(digits, radix: radix) { return .int(isNegative ? -small : small) }
    return try parseBig(digits, radix, isNegative)
  }

  private func parseBig(_ digits: String, _ radix: Int, _ isNegative: Bool) throws(Raise) -> Value {
    if digits.utf8.count > 4300, radix.nonzeroBitCount != 1 {
      throw .valueError(
        "Exceeds the limit (4300 digits) for integer string conversion: value has \(digits.utf8.count) digits; "
          + "use sys.set_int_max_str_digits() to increase the limit")
    }
    try chargeProduct(words: digits.utf8.count / 12, by: digits.utf8.count / 12)
    guard let magnitude = BigInt(digits, radix: radix) else { return .int(0) }
    return .integer(isNegative ? -magnitude : magnitude)
  }

  static func invalidLiteral(_ text: String, _ base: Int) -> Raise {
    let shown = StringQuoting.quoted(String(String.UnicodeScalarView(text.unicodeScalars.prefix(200))))
    return .valueError("invalid literal for int() with base \(base): \(shown)")
  }

  private static func prefixRadix(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard scalars.count > 1, scalars.first == "0" else { return nil }
    switch scalars[scalars.startIndex + 1] {
    case "x", "X": return 16
    case "o", "O": return 8
    case "b", "B": return 2
    default: return nil
    }
  }

  /// ASCII digits without underscores, nil for anything else.
  private static func digits(_ scalars: ArraySlice<Unicode.Scalar>, radix: Int) -> String? {
    var digits = ""
    var afterDigit = false
    for scalar in scalars {
      if scalar == "_" {
        if !afterDigit { return nil }
        afterDigit = false
        continue
      }
      let value: Int
      if let decimal = DecimalDigit.value(scalar) {
        value = decimal
      } else if let letter = UInt8(exactly: scalar.value), 0x61...0x7A ~= letter | 0x20 {
        value = Int(letter | 0x20) - 0x61 + 10
      } else {
        return nil
      }
      guard value < radix else { return nil }
      digits.append(Character(Unicode.Scalar(UInt8(value < 10 ? 0x30 + value : 0x61 + value - 10))))
      afterDigit = true
    }
    return afterDigit ? digits : nil
  }

  /// `float(text)`.
  func parseFloat(_ text: StringObject) throws(Raise) -> Double {
    try meter.charge(elements: text.value.utf8.count)
    if let value = Self.float(text.value) { return value }
    throw .valueError("could not convert string to float: \(StringQuoting.quoted(text.value))")
  }

  private static func float(_ text: String) -> Double? {
    var scalars = Array(text.unicodeScalars)[...]
    scalars = scalars.drop { $0.properties.isWhitespace }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    var ascii = ""
    var previous: Unicode.Scalar = "_"
    for (offset, scalar) in scalars.enumerated() {
      let isDigit = DecimalDigit.value(scalar) != nil
      if scalar == "_" {
        let next = offset + 1 < scalars.count ? scalars[scalars.startIndex + offset + 1] : "_"
        guard DecimalDigit.value(previous) != nil, DecimalDigit.value(next) != nil else { return nil }
      } else if isDigit, let digit = DecimalDigit.value(scalar) {
        ascii += String(digit)
      } else {
        ascii.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    let lowered = ascii.lowercased()
    switch lowered {
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    case "nan", "+nan", "-nan": return .nan
    default: break
    }
    guard isDecimalLiteral(Array(lowered.utf8)) else { return nil }
    return Double(lowered)
  }

  /// `[sign] digits [. digits] [e [sign] digits]`, with a digit somewhere before the exponent.
  private static func isDecimalLiteral(_ bytes: [UInt8]) -> Bool {
    var index = 0
    func skipDigits() -> Int {
      let start = index
      while index < bytes.count, 0x30...0x39 ~= bytes[index] { index += 1 }
      return index - start
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
    var digits = skipDigits()
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      digits += skipDigits()
    }
    guard digits > 0 else { return false }
    if index < bytes.count, bytes[index] == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
      if skipDigits() == 0 { return false }
    }
    return index == bytes.count
  }
}

/// The format specifications that lessons use most: alignment, sign and width of integers, of floats in fixed notation
/// and of ASCII texts. They are written straight into UTF-8; whatever is not plain goes through `Interpreter.format`.
struct PlainFormat {
  private enum Alignment { case left, right, center, afterSign }
  private enum Kind { case any, integer, fixed, text }

  private let fill: UInt8
  private let alignment: Alignment?
  /// What stands before a number that is not negative.
  private let positiveSign: UInt8?
  private let hasSign: Bool
  private let width: Int
  private let precision: Int?
  private let kind: Kind

  /// Wider texts are announced to the meter before they are made.
  private static let widest = 256

  /// Nil when the specification is not plain.
  init?(_ spec: FormatSpec) {
    guard spec.grouping == nil, !spec.isAlternate, !spec.coercesNegativeZero, spec.fill.isASCII,
      spec.width <= Self.widest
    else { return nil }
    switch spec.type {
    case nil: kind = .any
    case "d": kind = .integer
    case "f": kind = .fixed
    case "s": kind = .text
    default: return nil
    }
    switch spec.align {
    case nil: alignment = nil
    case "<": alignment = .left
    case "^": alignment = .center
    case "=": alignment = .afterSign
    default: alignment = .right
    }
    fill = UInt8(truncatingIfNeeded: spec.fill.value)
    hasSign = spec.sign != nil
    positiveSign = spec.sign == "+" ? UInt8(ascii: "+") : spec.sign == " " ? UInt8(ascii: " ") : nil
    width = spec.width
    precision = spec.precision
  }

  /// Adds the formatted value; false, and nothing is added, when the value is none that this knows to format.
  func append(_ value: Value, to bytes: inout [UInt8]) -> Bool {
    switch value {
    case .int(let number):
      guard kind == .any || kind == .integer, precision == nil else { return false }
      append(number.magnitude, fractionDigits: 0, isNegative: number < 0, to: &bytes)
    case .float(let number):
      let digits = precision ?? 6
      guard kind == .fixed, let scaled = FloatText.scaled(number.magnitude, digits) else { return false }
      append(scaled, fractionDigits: digits, isNegative: number.sign == .minus, to: &bytes)
    case .string(let text):
      guard kind == .any || kind == .text, precision == nil, !hasSign, alignment != .afterSign, text.isASCII else {
        return false
      }
      append(text.value.utf8, to: &bytes)
    default: return false
    }
    return true
  }

  private func append(_ number: UInt, fractionDigits: Int, isNegative: Bool, to bytes: inout [UInt8]) {
    bytes.withDecimal(number, fractionDigits: fractionDigits) { bytes, digits in
      let sign = isNegative ? UInt8(ascii: "-") : positiveSign
      let missing = width - digits.count - (sign == nil ? 0 : 1)
      let before = before(missing, alignment ?? .right)
      if alignment != .afterSign { bytes.append(fill, times: before) }
      if let sign { bytes.append(sign) }
      if alignment == .afterSign { bytes.append(fill, times: before) }
      bytes.append(contentsOf: digits)
      bytes.append(fill, times: missing - before)
    }
  }

  private func append(_ text: String.UTF8View, to bytes: inout [UInt8]) {
    let missing = width - text.count
    let before = before(missing, alignment ?? .left)
    bytes.append(fill, times: before)
    bytes.append(contentsOf: text)
    bytes.append(fill, times: missing - before)
  }

  /// How much of the padding comes first.
  private func before(_ missing: Int, _ alignment: Alignment) -> Int {
    switch alignment {
    case .left: 0
    case .right, .afterSign: missing
    case .center: missing / 2
    }
  }
}

extension [UInt8] {
  /// Nothing when the count is negative.
  @inline(__always)
  fileprivate mutating func append(_ byte: UInt8, times count: Int) {
    var rest = count
    while rest > 0 {
      append(byte)
      rest -= 1
    }
  }

  /// Adds a decimal integer.
  mutating func append(decimal number: Int) {
    withDecimal(number.magnitude, fractionDigits: 0) { bytes, digits in
      if number < 0 { bytes.append(UInt8(ascii: "-")) }
      bytes.append(contentsOf: digits)
    }
  }

  /// Calls `body` with the digits of a number, of which so many stand behind a point.
  @inline(__always)
  fileprivate mutating func withDecimal(
    _ number: UInt, fractionDigits: Int, _ body: (inout [UInt8], UnsafeBufferPointer<UInt8>) -> Void
  ) {
    // Twenty digits of a word, or a zero, a point and the fraction digits that `FloatText.scaled` allows.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      var start = buffer.count
      var rest = number
      var written = 0
      repeat {
        start -= 1
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        buffer[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
        rest = quotient
        written += 1
        if written == fractionDigits {
          start -= 1
          buffer[start] = UInt8(ascii: ".")
        }
      } while rest > 0 || written <= fractionDigits
      body(&self, UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }
}

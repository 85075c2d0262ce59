/// The format specification mini-language (Python's `string` documentation): `[[fill]align][sign][z][#][0][width]
/// [grouping][.precision][type]`.
struct FormatSpec {
  var fill: Unicode.Scalar = " "
  var hasFill = false
  /// `<`, `>`, `=`, `^`; nil when the type's own applies.
  var align: Unicode.Scalar?
  var sign: Unicode.Scalar?
  var coercesNegativeZero = false
  var isAlternate = false
  var isZeroPadded = false
  var width = 0
  /// `,` or `_`.
  var grouping: Unicode.Scalar?
  var precision: Int?
  var type: Unicode.Scalar?

  /// `typeName` is the type of the value, for messages.
  init(_ text: String, typeName: String) throws(Raise) {
    var reader = Reader(Array(text.unicodeScalars))
    if let first = reader.peek(1), Self.isAlign(first), let fill = reader.peek(0) {
      self.fill = fill
      hasFill = true
      align = first
      reader.position = 2
    } else if let first = reader.peek(0), Self.isAlign(first) {
      align = first
      reader.position = 1
    }
    if let next = reader.peek(0), next == "+" || next == "-" || next == " " {
      sign = next
      reader.position += 1
    }
    coercesNegativeZero = reader.skip("z")
    isAlternate = reader.skip("#")
    if !hasFill, reader.peek(0) == "0" {
      fill = "0"
      isZeroPadded = true
      if align == nil { align = "=" }
      reader.position += 1
    }
    width = try reader.number() ?? 0
    try readGrouping(&reader)
    if reader.skip(".") {
      guard let digits = try reader.number() else { throw .valueError("Format specifier missing precision") }
      precision = digits
    }
    try readType(&reader, text, typeName)
  }

  private mutating func readGrouping(_ reader: inout Reader) throws(Raise) {
    if reader.skip(",") { grouping = "," }
    if reader.skip("_") {
      if grouping != nil { throw .valueError("Cannot specify both ',' and '_'.") }
      grouping = "_"
    }
    if reader.peek(0) == "," {
      throw .valueError(grouping == "_" ? "Cannot specify both ',' and '_'." : "Cannot specify ',' with ','.")
    }
  }

  private mutating func readType(_ reader: inout Reader, _ text: String, _ typeName: String) throws(Raise) {
    guard let code = reader.peek(0) else { return }
    guard reader.peek(1) == nil else {
      throw .valueError("Invalid format specifier '\(text)' for object of type '\(typeName)'")
    }
    type = code
    guard let grouping else { return }
    let allowed: Set<Unicode.Scalar> =
      grouping == ","
      ? ["d", "e", "f", "g", "E", "G", "%", "F"]
      : ["d", "e", "f", "g", "E", "G", "%", "F", "b", "o", "x", "X"]
    if !allowed.contains(code) {
      let shown = code.value > 32 && code.value < 128 ? String(code) : "\\x" + String(code.value, radix: 16)
      throw .valueError("Cannot specify '\(grouping)' with '\(shown)'.")
    }
  }

  private static func isAlign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "<" || scalar == ">" || scalar == "=" || scalar == "^"
  }

  struct Reader {
    let scalars: [Unicode.Scalar]
    var position = 0

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    func peek(_ offset: Int) -> Unicode.Scalar? {
      position + offset < scalars.count ? scalars[position + offset] : nil
    }

    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
      guard peek(0) == scalar else { return false }
      position += 1
      return true
    }

    /// Digits, nil when there are none; raises `ValueError: Too many decimal digits in format string`.
    mutating func number() throws(Raise) -> Int? {
      var result: Int?
      while let scalar = peek(0), let digit = DecimalDigit.value(scalar) {
        let (product, overflow) = (result ?? 0).multipliedReportingOverflow(by: 10)
        let (sum, sumOverflow) = product.addingReportingOverflow(digit)
        if overflow || sumOverflow { throw .valueError("Too many decimal digits in format string") }
        result = sum
        position += 1
      }
      return result
    }
  }

  /// Pads a text to the width; `prefixCount` scalars of sign and base stay in front of `=` padding.
  func padded(_ text: String, prefixCount: Int = 0, defaultAlign: Unicode.Scalar, in interpreter: Interpreter)
    throws(Raise) -> String
  {
    let count = text.utf8.count == prefixCount ? prefixCount : text.unicodeScalars.count
    guard width > count else { return text }
    let missing = width - count
    try interpreter.announce(bytes: missing, times: 4)
    func filling(_ count: Int) -> String { String(copies: count, of: String(fill)) }
    switch align ?? defaultAlign {
    case "<": return text + filling(missing)
    case "^": return filling(missing / 2) + text + filling(missing - missing / 2)
    case "=":
      let split = text.unicodeScalars.index(text.startIndex, offsetBy: prefixCount)
      return String(text[..<split]) + filling(missing) + String(text[split...])
    default: return filling(missing) + text
    }
  }
}

/// Decimal digits of any script.
enum DecimalDigit {
  @inline(__always)
  static func value(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.value < 0x80 {
      return scalar.value >= 0x30 && scalar.value <= 0x39 ? Int(scalar.value) - 0x30 : nil
    }
    let properties = scalar.properties
    guard properties.generalCategory == .decimalNumber, let value = properties.numericValue else { return nil }
    return Int(value)
  }
}

import BigInt

extension Interpreter {
  /// `format(x, spec)`.
  public func format(_ value: Value, _ spec: String) throws(Raise) -> String {
    if spec.isEmpty {
      switch value {
      case .object(let object): return try object.formatted(spec, in: self)
      default: return try text(of: value)
      }
    }
    switch value {
    case .int(let number):
      let spec = try FormatSpec(spec, typeName: "int")
      if let text = plain(value, spec) { return text }
      return try formatted(BigInt(number), small: number, spec)
    case .float(let number):
      let spec = try FormatSpec(spec, typeName: "float")
      if let text = plain(value, spec) { return text }
      return try formatted(number, spec, typeName: "float")
    case .string(let string):
      let spec = try FormatSpec(spec, typeName: "str")
      if let text = plain(value, spec) { return text }
      return try formatted(string, spec)
    case .bool(let flag):
      return try formatted(flag ? 1 : 0, small: flag ? 1 : 0, FormatSpec(spec, typeName: "bool"), typeName: "bool")
    case .object(let object):
      if let big = object as? BigIntObject {
        return try formatted(big.value, small: nil, FormatSpec(spec, typeName: "int"))
      }
      if let instance = object as? InstanceObject, Number(instance.native) != nil || isString(instance.native),
        classObject(of: value).lookUp("__format__") == nil || !definesFormat(instance)
      {
        return try format(instance.native, spec)
      }
      return try object.formatted(spec, in: self)
    default:
      if let object = value.heapObject { return try object.formatted(spec, in: self) }
      throw .typeError("unsupported format string passed to \(typeName(of: value)).__format__")
    }
  }

  private func plain(_ value: Value, _ spec: FormatSpec) -> String? {
    var bytes: [UInt8] = []
    guard let plain = PlainFormat(spec), plain.append(value, to: &bytes) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func isString(_ value: Value) -> Bool { if case .string = value { true } else { false } }

  private func definesFormat(_ instance: InstanceObject) -> Bool {
    if case .object(let member)? = instance.type.lookUp("__format__") { return !(member is BuiltinObject) }
    return false
  }

  private func formatted(_ string: StringObject, _ spec: FormatSpec) throws(Raise) -> String {
    if let type = spec.type, type != "s" { throw Self.unknownCode(type, "str") }
    if let sign = spec.sign {
      throw .valueError(
        sign == " "
          ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier")
    }
    if spec.coercesNegativeZero {
      throw .valueError("Negative zero coercion (z) not allowed in string format specifier")
    }
    if spec.isAlternate { throw .valueError("Alternate form (#) not allowed in string format specifier") }
    if spec.align == "=", !spec.isZeroPadded {
      throw .valueError("'=' alignment not allowed in string format specifier")
    }
    if let grouping = spec.grouping { throw .valueError("Cannot specify '\(grouping)' with 's'.") }
    var spec = spec
    if spec.align == "=" { spec.align = "<" }
    var text = string.value
    if let precision = spec.precision, precision < string.count {
      text = String(text.unicodeScalars.prefix(precision))
    }
    return try spec.padded(text, defaultAlign: "<", in: self)
  }

  static func unknownCode(_ code: Unicode.Scalar, _ typeName: String) -> Raise {
    let shown = code.value > 32 && code.value < 128 ? String(code) : "\\x" + String(code.value, radix: 16)
    return .valueError("Unknown format code '\(shown)' for object of type '\(typeName)'")
  }

  private func formatted(
    _ value: BigInt, small: Int?, _ spec: FormatSpec, typeName: String = "int"
  ) throws(Raise) -> String {
    let type = spec.type ?? "d"
    if "eEfFgG%".unicodeScalars.contains(type) {
      return try formatted(Number.real(value), spec, typeName: typeName)
    }
    guard "bcdnoxX".unicodeScalars.contains(type) else { throw Self.unknownCode(type, typeName) }
    if spec.precision != nil { throw .valueError("Precision not allowed in integer format specifier") }
    if spec.coercesNegativeZero {
      throw .valueError("Negative zero coercion (z) not allowed in integer format specifier")
    }
    if type == "c" { return try formattedCharacter(value, spec) }
    let prefix: String
    let digits: String
    switch type {
    case "b": (prefix, digits) = ("0b", try magnitude(value, radix: 2))
    case "o": (prefix, digits) = ("0o", try magnitude(value, radix: 8))
    case "x": (prefix, digits) = ("0x", try magnitude(value, radix: 16))
    case "X": (prefix, digits) = ("0X", try magnitude(value, radix: 16).uppercased())
    default:
      prefix = ""
      if let small { digits = String(small.magnitude) } else { digits = try decimalDigits(BigInt(value.magnitude)) }
    }
    let sign = Self.sign(isNegative: value.sign == .minus, spec)
    let head = sign + (spec.isAlternate ? prefix : "")
    return try assembled(head, digits, "", spec, groupSize: "bxXo".unicodeScalars.contains(type) ? 4 : 3)
  }

  func magnitude(_ value: BigInt, radix: Int) throws(Raise) -> String {
    if let small = Int(exactly: value) { return String(small.magnitude, radix: radix) }
    try meter.charge(elements: value.magnitude.bitWidth)
    return String(value.magnitude, radix: radix)
  }

  private func formattedCharacter(_ value: BigInt, _ spec: FormatSpec) throws(Raise) -> String {
    if spec.sign != nil { throw .valueError("Sign not allowed with integer format specifier 'c'") }
    if spec.isAlternate { throw .valueError("Alternate form (#) not allowed with integer format specifier 'c'") }
    guard let code = UInt32(exactly: value), code < 0x110000 else {
      throw .overflowError("%c arg not in range(0x110000)")
    }
    return try spec.padded(try character(Int(code)), defaultAlign: ">", in: self)
  }

  /// `chr(code)` for a code in range.
  func character(_ code: Int) throws(Raise) -> String {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
      throw .unsupported("lone surrogates are not part of the lesson language")
    }
    return String(scalar)
  }

  static func sign(isNegative: Bool, _ spec: FormatSpec) -> String {
    if isNegative { return "-" }
    return spec.sign == "+" ? "+" : spec.sign == " " ? " " : ""
  }

  /// Sign and base, grouped whole digits, and the rest; zero padding takes part in the grouping.
  private func assembled(
    _ head: String, _ digits: String, _ tail: String, _ spec: FormatSpec, groupSize: Int = 3
  ) throws(Raise) -> String {
    var digits = digits
    if let grouping = spec.grouping {
      let isPadding = spec.fill == "0" && spec.align == "="
      let room = isPadding ? spec.width - head.utf8.count - tail.utf8.count : 0
      if room > 0 { try announce(bytes: room, times: 4) }
      digits = Self.grouped(digits, separator: grouping, size: groupSize, minimum: room)
    }
    let text = head + digits + tail
    return try spec.padded(text, prefixCount: head.unicodeScalars.count, defaultAlign: ">", in: self)
  }

  /// `1,234,567`; zeros are added in front, grouped as well, until the text is `minimum` wide.
  static func grouped(_ digits: String, separator: Unicode.Scalar, size: Int, minimum: Int) -> String {
    var result: [UInt8] = []
    let mark = UInt8(truncatingIfNeeded: separator.value)
    var inGroup = 0
    var rest = Array(digits.utf8)
    while !rest.isEmpty || result.count < minimum {
      if inGroup == size {
        result.append(mark)
        inGroup = 0
      }
      result.append(rest.popLast() ?? UInt8(ascii: "0"))
      inGroup += 1
    }
    return String(decoding: result.reversed(), as: UTF8.self)
  }

  private func formatted(_ value: Double, _ spec: FormatSpec, typeName: String) throws(Raise) -> String {
    let type = spec.type
    if let type, !"eEfFgGn%".unicodeScalars.contains(type) { throw Self.unknownCode(type, typeName) }
    if let precision = spec.precision { try checkPrecision(precision) }
    let number = type == "%" ? value * 100 : value
    let parts = FloatParts(number, code: type, precision: spec.precision, isAlternate: spec.isAlternate)
    var isNegative = number.sign == .minus && !number.isNaN
    if spec.coercesNegativeZero, isNegative, parts.isZero { isNegative = false }
    let head = Self.sign(isNegative: isNegative, spec)
    var spec = spec
    if !number.isFinite, spec.grouping != nil { spec.grouping = nil }
    return try assembled(head, parts.whole, parts.rest + (type == "%" ? "%" : ""), spec)
  }

  func checkPrecision(_ precision: Int) throws(Raise) {
    guard precision <= Int(Int32.max) else { throw .valueError("precision too big") }
    try announce(bytes: precision, times: 4)
  }
}

/// The digits of a formatted float before its point, and the rest.
struct FloatParts {
  var whole: String
  var rest: String

  /// Nothing but zeros is shown.
  var isZero: Bool {
    let digits = (whole + rest).utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    return digits.allSatisfy { !(UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0) && $0 < 0x3A }
  }

  /// `code` nil is the default of `format` for floats: `repr`, or `g` that keeps one decimal.
  init(_ value: Double, code: Unicode.Scalar?, precision: Int?, isAlternate: Bool) {
    let upper = code == "E" || code == "F" || code == "G"
    guard value.isFinite else {
      let name = value.isNaN ? "nan" : "inf"
      whole = ""
      rest = upper ? name.uppercased() : name
      return
    }
    switch code {
    case "f", "F", "%": (whole, rest) = Self.fixed(value, precision ?? 6, isAlternate)
    case "e", "E":
      let (digits, exponent) = FloatText.exponential(value, precision: precision ?? 6)
      (whole, rest) = Self.scientific(digits, exponent, isAlternate)
    case nil where precision == nil:
      let text = FloatText.shortest(value.magnitude)
      let end = text.firstIndex { $0 == "." || $0 == "e" } ?? text.endIndex
      (whole, rest) = (String(text[..<end]), String(text[end...]))
    default:
      (whole, rest) = Self.general(value, max(1, precision ?? 6), isAlternate, keepsDecimal: code == nil)
    }
    if upper { rest = rest.uppercased() }
  }

  private static func fixed(_ value: Double, _ precision: Int, _ isAlternate: Bool) -> (String, String) {
    let text = FloatText.fixed(value, precision: precision)
    guard precision > 0 else { return (text, isAlternate ? "." : "") }
    let point = text.utf8.index(text.utf8.endIndex, offsetBy: -precision - 1)
    return (String(text[..<point]), String(text[point...]))
  }

  private static func scientific(_ digits: [UInt8], _ exponent: Int, _ isAlternate: Bool) -> (String, String) {
    let fraction = String(decoding: digits.dropFirst(), as: UTF8.self)
    let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    let point = fraction.isEmpty && !isAlternate ? "" : "."
    return (
      String(decoding: digits.prefix(1), as: UTF8.self), "\(point)\(fraction)e\(exponent < 0 ? "-" : "+")\(power)"
    )
  }

  /// `%g`: so many significant digits, scientific for large and small exponents, trailing zeros dropped.
  private static func general(
    _ value: Double, _ precision: Int, _ isAlternate: Bool, keepsDecimal: Bool
  ) -> (String, String) {
    var (digits, exponent) = FloatText.exponential(value, precision: precision - 1)
    let zero = UInt8(ascii: "0")
    if !isAlternate { while digits.count > 1, digits.last == zero { digits.removeLast() } }
    // Without a type a whole number keeps its `.0`, for which there must be room.
    let limit = keepsDecimal ? precision - 1 : precision
    if exponent < -4 || exponent >= limit {
      return scientific(digits, exponent, isAlternate)
    }
    if exponent < 0 {
      digits.insert(contentsOf: [UInt8](repeating: zero, count: -exponent), at: 0)
      exponent = 0
    }
    if digits.count <= exponent {
      digits.append(contentsOf: [UInt8](repeating: zero, count: exponent + 1 - digits.count))
    }
    let whole = String(decoding: digits.prefix(exponent + 1), as: UTF8.self)
    let fraction = String(decoding: digits.dropFirst(exponent + 1), as: UTF8.self)
    if fraction.isEmpty { return (whole, keepsDecimal ? ".0" : isAlternate ? "." : "") }
    return (whole, "." + fraction)
  }
}

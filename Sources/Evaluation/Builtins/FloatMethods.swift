import BigInt
import Syntax

extension BuiltinClass {
  static let float = BuiltinClass(
    "float", "A floating-point number of 64 bits.",
    constructor: Builtin("float(x=0, /)", "A number or text as a floating-point number.") {
      arguments, interpreter throws(Raise) in .float(try interpreter.float(from: arguments[0]))
    },
    methods: [
      Builtin("is_integer(self, /)", "Whether the number is whole.") { arguments, interpreter throws(Raise) in
        let value = try interpreter.real(of: arguments[0])
        return .bool(value.isFinite && value == value.rounded(.down))
      },
      Builtin("as_integer_ratio(self, /)", "The fraction that the number is exactly.") {
        arguments, interpreter throws(Raise) in
        let value = try interpreter.real(of: arguments[0])
        if value.isNaN { throw .valueError("cannot convert NaN to integer ratio") }
        if value.isInfinite { throw .overflowError("cannot convert Infinity to integer ratio") }
        let (numerator, denominator) = FloatRatio.exact(value)
        return .tuple([.integer(numerator), .integer(denominator)])
      },
      Builtin("hex(self, /)", "The number in hexadecimal digits.") { arguments, interpreter throws(Raise) in
        .string(FloatRatio.hexadecimal(try interpreter.real(of: arguments[0])))
      },
      Builtin("conjugate(self, /)", "The number itself.") { arguments, interpreter throws(Raise) in
        .float(try interpreter.real(of: arguments[0]))
      },
      Builtin("__float__(self, /)", "The number itself.") { arguments, interpreter throws(Raise) in
        .float(try interpreter.real(of: interpreter.native(arguments[0])))
      },
      Builtin("__int__(self, /)", "`int(self)`.") { arguments, interpreter throws(Raise) in
        try interpreter.integer(from: interpreter.native(arguments[0]))
      },
      Builtin("__trunc__(self, /)", "`int(self)`.") { arguments, interpreter throws(Raise) in
        try interpreter.integer(from: interpreter.native(arguments[0]))
      },
      Builtin("__round__(self, ndigits=None, /)", "`round(self, ndigits)`.") { arguments, interpreter throws(Raise) in
        try interpreter.rounded(interpreter.native(arguments[0]), arguments[1])
      },
    ] + SpecialMethods.float,
    properties: [
      Builtin("real(self)", "The number itself.") { arguments, interpreter throws(Raise) in
        .float(try interpreter.real(of: arguments[0]))
      },
      Builtin("imag(self)", "Always 0.0.") { _, _ in .float(0) },
    ],
    staticMethods: [
      Builtin("fromhex(string, /)", "The number that hexadecimal digits spell.") {
        arguments, interpreter throws(Raise) in
        let text = try interpreter.string(arguments[0]) { _ in "fromhex() argument must be a string" }
        guard let value = FloatRatio.parseHexadecimal(text.value) else {
          throw .valueError("invalid hexadecimal floating-point string")
        }
        return .float(value)
      }
    ])
}

enum FloatRatio {
  static func exact(_ value: Double) -> (BigInt, BigInt) {
    guard value != 0 else { return (0, 1) }
    var mantissa = BigInt(value.magnitude.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
    var exponent = Int(value.isNormal ? value.exponentBitPattern : 1) - 1075
    let zeros = min(mantissa.magnitude.trailingZeroBitCount, max(0, -exponent))
    mantissa >>= zeros
    exponent += zeros
    if value < 0 { mantissa.negate() }
    return exponent >= 0 ? (mantissa << exponent, 1) : (mantissa, BigInt(1) << -exponent)
  }

  static func hexadecimal(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    let sign = value.sign == .minus ? "-" : ""
    if value.isInfinite { return sign + "inf" }
    if value == 0 { return sign + "0x0.0p+0" }
    let digits = String(value.significandBitPattern, radix: 16)
    let fraction = String(repeating: "0", count: 13 - digits.utf8.count) + digits
    let exponent = value.isNormal ? Int(value.exponentBitPattern) - 1023 : -1022
    return "\(sign)0x\(value.isNormal ? 1 : 0).\(fraction)p\(exponent < 0 ? "" : "+")\(exponent)"
  }

  static func parseHexadecimal(_ text: String) -> Double? {
    var body = text.lowercased().filter { $0 != " " && $0 != "\n" && $0 != "\t" }
    var isNegative = false
    if let first = body.first, first == "+" || first == "-" {
      isNegative = first == "-"
      body.removeFirst()
    }
    switch body {
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    case "nan": return .nan
    default: break
    }
    if !body.hasPrefix("0x") { body = "0x" + body }
    if !body.contains("p") { body += "p0" }
    guard body.utf8.count < 1000, let value = Double(body) else { return nil }
    return isNegative ? -value : value
  }
}

extension Interpreter {
  /// `float(x)`.
  func float(from value: Value) throws(Raise) -> Double {
    let inner = native(value)
    if let number = Number(inner) { return try number.real() }
    if case .string(let text) = inner { return try parseFloat(text) }
    if let bytes = inner.as(BytesObject.self) {
      return try parseFloat(StringObject(String(decoding: bytes.bytes, as: UTF8.self)))
    }
    do {
      return try real(of: value)
    } catch .exception(let exception) where exception.kind == .typeError {
      if case .string(let text)? = exception.arguments.first, text.value.hasPrefix("must be real number") {
        throw .typeError(
          "float() argument must be a string or a real number, not '\(typeName(of: value))'")
      }
      throw .exception(exception)
    }
  }

  /// `round(x, ndigits)`.
  func rounded(_ value: Value, _ digits: Value) throws(Raise) -> Value {
    switch value {
    case .float(let number):
      if digits.isNone { return try truncatedRounded(number) }
      return .float(try Self.rounded(number, index(of: digits)))
    case .int, .bool: return try roundedInteger(value, digits)
    case .object(let object):
      if object is BigIntObject { return try roundedInteger(value, digits) }
      if let result = try callSpecial("__round__", on: value, digits.isNone ? [] : [digits]) { return result }
    default: break
    }
    throw .typeError("type \(typeName(of: value)) doesn't define __round__ method")
  }

  private func truncatedRounded(_ number: Double) throws(Raise) -> Value {
    if let small = Int(exactly: number.rounded(.toNearestOrEven)) { return .int(small) }
    return .integer(try truncated(number.rounded(.toNearestOrEven)))
  }

  /// Rounds the exact decimal expansion, as CPython does through `dtoa`.
  static func rounded(_ number: Double, _ digits: Int) throws(Raise) -> Double {
    guard number.isFinite, number != 0, digits <= 323 else { return number }
    if digits < -308 { return number.sign == .minus ? -0.0 : 0.0 }
    let magnitude: Double
    if digits >= 0 {
      magnitude = Double(FloatText.fixed(number, precision: digits)) ?? number.magnitude
    } else {
      let rounded = DecimalExpansion(number.magnitude).roundedWhole(droppingDigits: -digits)
      magnitude = Double(String(decoding: rounded, as: UTF8.self)) ?? 0
    }
    guard magnitude.isFinite else { throw .overflowError("rounded value too large to represent") }
    return number.sign == .minus ? -magnitude : magnitude
  }

  private func roundedInteger(_ value: Value, _ digits: Value) throws(Raise) -> Value {
    let number = try integer(of: value)
    guard !digits.isNone else { return number }
    let places = try index(of: digits)
    guard places < 0 else { return number }
    let big = try bigInteger(of: number)
    guard places > -20_000, Double(big.magnitude.bitWidth) * 0.302 + 2 > Double(-places) else { return .int(0) }
    let unit = BigInt(10).power(-places)
    let (quotient, remainder) = Self.floorDivided(big, unit)
    let twice = remainder * 2
    let isUp = twice > unit || twice == unit && quotient.magnitude.words[0] & 1 == 1
    return .integer((isUp ? quotient + 1 : quotient) * unit)
  }
}

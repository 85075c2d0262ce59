import BigInt

/// The numeric tower as operations see it: a bool is an int.
enum Number {
  case int(Int)
  case big(BigInt)
  case float(Double)

  init?(_ value: Value) {
    switch value {
    case .int(let value): self = .int(value)
    case .bool(let value): self = .int(value ? 1 : 0)
    case .float(let value): self = .float(value)
    case .object(let object):
      guard let big = object as? BigIntObject else { return nil }
      self = .big(big.value)
    default: return nil
    }
  }

  var isFloat: Bool { if case .float = self { true } else { false } }

  /// Nil when the number is a float.
  var bigInteger: BigInt? {
    switch self {
    case .int(let value): BigInt(value)
    case .big(let value): value
    case .float: nil
    }
  }

  /// Raises `OverflowError: int too large to convert to float`.
  func real() throws(Raise) -> Double {
    switch self {
    case .int(let value): return Double(value)
    case .float(let value): return value
    case .big(let value): return try Self.real(value)
    }
  }

  static func real(_ value: BigInt) throws(Raise) -> Double {
    let result = approximate(value)
    guard result.isFinite else { throw .overflowError("int too large to convert to float") }
    return result
  }

  /// The nearest double, ties to even; infinite beyond the largest.
  static func approximate(_ value: BigInt) -> Double {
    let magnitude = value.magnitude
    let excess = magnitude.bitWidth - 64
    guard excess > 0 else { return value.sign == .minus ? -Double(UInt64(magnitude)) : Double(UInt64(magnitude)) }
    guard excess < 1024 else { return value.sign == .minus ? -.infinity : .infinity }
    // 64 leading bits with the rest as a sticky bit round once, as the whole would.
    var leading = UInt64(truncatingIfNeeded: magnitude >> excess)
    if magnitude.trailingZeroBitCount < excess { leading |= 1 }
    let result = Double(sign: .plus, exponent: excess, significand: Double(leading))
    return value.sign == .minus ? -result : result
  }

  /// -1, 0 or 1, exactly; nil when one of the numbers is NaN.
  static func order(_ a: Number, _ b: Number) -> Int? {
    switch (a, b) {
    case (.int(let a), .int(let b)): return a == b ? 0 : a < b ? -1 : 1
    case (.float(let a), .float(let b)): return a == b ? 0 : a < b ? -1 : a > b ? 1 : nil
    case (.int(let a), .float(let b)): return order(a, b)
    case (.float(let a), .int(let b)): return order(b, a).map { -$0 }
    case (.big(let a), .float(let b)): return order(a, b)
    case (.float(let a), .big(let b)): return order(b, a).map { -$0 }
    case (.big(let a), .big(let b)): return a == b ? 0 : a < b ? -1 : 1
    case (.big(let a), .int): return a.sign == .minus ? -1 : 1
    case (.int, .big(let b)): return b.sign == .minus ? 1 : -1
    }
  }

  private static func order(_ a: Int, _ b: Double) -> Int? {
    if b.isNaN { return nil }
    if b >= 0x1p63 { return -1 }
    if b < -0x1p63 { return 1 }
    let whole = Int(b.rounded(.towardZero))
    if a != whole { return a < whole ? -1 : 1 }
    let fraction = b - b.rounded(.towardZero)
    return fraction == 0 ? 0 : fraction > 0 ? -1 : 1
  }

  private static func order(_ a: BigInt, _ b: Double) -> Int? {
    if b.isNaN { return nil }
    if b.isInfinite { return b > 0 ? -1 : 1 }
    let whole = BigInt(b)
    return a == whole ? 0 : a < whole ? -1 : 1
  }
}

/// CPython's hashes of numbers (`Include/pyhash.h`): equal numbers hash equally, whatever their type.
enum NumberHash {
  private static let modulus: UInt64 = (1 << 61) - 1

  static func hash(_ value: Int) -> Int {
    if value > -1 && value < 1 << 61 - 1 { return value }
    let reduced = Int(value.magnitude % UInt(modulus))
    let signed = value < 0 ? -reduced : reduced
    return signed == -1 ? -2 : signed
  }

  static func hash(_ value: BigInt) -> Int {
    let reduced = Int(value.magnitude % BigUInt(modulus))
    let signed = value.sign == .minus ? -reduced : reduced
    return signed == -1 ? -2 : signed
  }

  static func hash(_ value: Double) -> Int {
    if value.isNaN { return 0 }
    if value.isInfinite { return value > 0 ? 314_159 : -314_159 }
    if let integer = Int(exactly: value) { return hash(integer) }
    var fraction = value.magnitude.significand / 2
    var exponent = Int(value.exponent) + 1
    var sum: UInt64 = 0
    while fraction != 0 {
      sum = (sum << 28) & modulus | sum >> 33
      fraction *= 268_435_456
      exponent -= 28
      let whole = fraction.rounded(.down)
      fraction -= whole
      sum &+= UInt64(whole)
      if sum >= modulus { sum -= modulus }
    }
    let shift = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61
    if shift > 0 { sum = (sum << shift) & modulus | sum >> (61 - shift) }
    let signed = value < 0 ? -Int(sum) : Int(sum)
    return signed == -1 ? -2 : signed
  }
}

extension Interpreter {
  /// An integer that may stand for a position or a count, `__index__` included; raises `TypeError: 'str' object cannot
  /// be interpreted as an integer`.
  public func index(of value: Value) throws(Raise) -> Int {
    switch try integer(of: value) {
    case .int(let value): return value
    default: throw .overflowError("Python int too large to convert to C ssize_t")
    }
  }

  /// As `index(of:)`, of any size: `.int` or a big integer.
  func integer(of value: Value) throws(Raise) -> Value {
    switch value {
    case .int: return value
    case .bool(let value): return .int(value ? 1 : 0)
    case .object(let object):
      if object is BigIntObject { return value }
      let inner = native(value)
      if case .int = inner { return inner }
      if let result = try callSpecial("__index__", on: value) {
        if case .int = result { return result }
        if result.as(BigIntObject.self) != nil { return result }
        if case .bool(let flag) = result { return .int(flag ? 1 : 0) }
        throw .typeError("__index__ returned non-int (type \(typeName(of: result)))")
      }
    default: break
    }
    throw .typeError("'\(typeName(of: value))' object cannot be interpreted as an integer")
  }

  func bigInteger(of value: Value) throws(Raise) -> BigInt {
    switch try integer(of: value) {
    case .int(let value): return BigInt(value)
    case .object(let object): if let big = object as? BigIntObject { return big.value }
    default: break
    }
    return 0
  }

  /// A number for `math`; raises `TypeError: must be real number, not str`.
  public func real(of value: Value) throws(Raise) -> Double {
    if case .float(let value) = value { return value }
    if case .int(let value) = value { return Double(value) }
    if let number = Number(native(value)) { return try number.real() }
    if let result = try callSpecial("__float__", on: value) {
      guard let number = Number(result), number.isFloat else {
        throw .typeError(
          "\(typeName(of: value)).__float__ returned non-float (type \(typeName(of: result)))")
      }
      return try number.real()
    }
    if let result = try callSpecial("__index__", on: value), let number = Number(result) { return try number.real() }
    throw .typeError("must be real number, not \(typeName(of: value))")
  }

  /// An index in square brackets; raises `TypeError: list indices must be integers or slices, not str`.
  func subscriptIndex(_ key: Value, typeName container: String) throws(Raise) -> Int {
    if case .int(let index) = key { return index }
    do {
      return try index(of: key)
    } catch .exception(let exception) where exception.kind == .typeError {
      let name = typeName(of: key)
      throw .typeError(
        container == "string"
          ? "string indices must be integers, not '\(name)'"
          : "\(container) indices must be integers or slices, not \(name)")
    } catch .exception(let exception) where exception.kind == .overflowError {
      throw .indexError("cannot fit 'int' into an index-sized integer")
    }
  }

  /// A bound of a slice; nil for `None`.
  func sliceIndexIfGiven(_ value: Value) throws(Raise) -> Int? { value.isNone ? nil : try sliceIndex(value) }

  /// A bound of a slice, clamped to a word.
  func sliceIndex(_ value: Value) throws(Raise) -> Int {
    if case .int(let index) = value { return max(index, -Int.max) }
    do {
      let number = try integer(of: value)
      if let big = number.as(BigIntObject.self) { return big.value.sign == .minus ? -Int.max : Int.max }
      if case .int(let index) = number { return max(index, -Int.max) }
    } catch .exception(let exception) where exception.kind == .typeError {
      throw .typeError("slice indices must be integers or None or have an __index__ method")
    }
    return 0
  }
}

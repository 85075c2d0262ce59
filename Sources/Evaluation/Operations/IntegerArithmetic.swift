import BigInt
import Syntax

/// Arithmetic on integers: machine words while they last, big integers beyond, results in their one form.
extension Interpreter {
  /// Nil when the operator is not one of integers.
  func integerBinary(_ op: BinaryOperator, _ a: Int, _ b: Int) throws(Raise) -> Value? {
    switch op {
    case .add:
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? .integer(BigInt(a) + BigInt(b)) : .int(sum)
    case .subtract:
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? .integer(BigInt(a) - BigInt(b)) : .int(difference)
    case .multiply:
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? .integer(BigInt(a) * BigInt(b)) : .int(product)
    case .divide: return .float(try quotient(a, b))
    case .floorDivide:
      guard b != 0 else { throw Self.integerDivisionByZero }
      if b == -1 { return try integerBinary(.subtract, 0, a) }
      return .int(Self.floorDivided(a, b).quotient)
    case .modulo:
      guard b != 0 else { throw .raised(.zeroDivisionError, "integer modulo by zero") }
      return .int(b == -1 ? 0 : Self.floorDivided(a, b).remainder)
    case .power: return try power(a, b)
    case .leftShift: return try leftShift(a, b)
    case .rightShift:
      guard b >= 0 else { throw .valueError("negative shift count") }
      return .int(b > 63 ? (a < 0 ? -1 : 0) : a >> b)
    case .bitAnd: return .int(a & b)
    case .bitOr: return .int(a | b)
    case .bitXor: return .int(a ^ b)
    case .matrixMultiply: return nil
    }
  }

  static var integerDivisionByZero: Raise { .raised(.zeroDivisionError, "integer division or modulo by zero") }

  /// Rounded to negative infinity; `b` is neither 0 nor -1.
  static func floorDivided(_ a: Int, _ b: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    return remainder != 0 && (remainder < 0) != (b < 0) ? (quotient - 1, remainder + b) : (quotient, remainder)
  }

  static func floorDivided(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    guard !remainder.isZero, (remainder.sign == .minus) != (b.sign == .minus) else { return (quotient, remainder) }
    return (quotient - 1, remainder + b)
  }

  private func quotient(_ a: Int, _ b: Int) throws(Raise) -> Double {
    guard b != 0 else { throw .raised(.zeroDivisionError, "division by zero") }
    if a.magnitude <= 1 << 53, b.magnitude <= 1 << 53 { return Double(a) / Double(b) }
    return try trueQuotient(BigInt(a), BigInt(b))
  }

  /// The double nearest to `a / b`, rounded once.
  private func trueQuotient(_ a: BigInt, _ b: BigInt) throws(Raise) -> Double {
    guard !b.isZero else { throw .raised(.zeroDivisionError, "division by zero") }
    if a.isZero { return b.sign == .minus ? -0.0 : 0.0 }
    try chargeProduct(a, b)
    // 66 bits of quotient and a sticky bit round once when they become a double; subnormals keep fewer bits.
    let exponent = a.magnitude.bitWidth - b.magnitude.bitWidth
    let shift = min(66 - exponent, 1074 + 2)
    let (numerator, denominator) =
      shift >= 0 ? (a.magnitude << shift, b.magnitude) : (a.magnitude, b.magnitude << -shift)
    var (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    if !remainder.isZero { quotient |= 1 }
    let excess = max(0, quotient.bitWidth - 64)
    var leading = UInt64(truncatingIfNeeded: quotient >> excess)
    if excess > 0, quotient.trailingZeroBitCount < excess { leading |= 1 }
    let result = Self.scaled(leading, by: excess - shift)
    guard result.isFinite else { throw .overflowError("integer division result too large for a float") }
    return (a.sign == .minus) != (b.sign == .minus) ? -result : result
  }

  /// `leading × 2^exponent`, rounded once also when the result is subnormal.
  private static func scaled(_ leading: UInt64, by exponent: Int) -> Double {
    guard leading != 0 else { return 0 }
    let width = 64 - leading.leadingZeroBitCount
    let lowest = width + exponent - 53
    guard lowest < -1074 else {
      if width + exponent > 1024 { return .infinity }
      return Double(sign: .plus, exponent: exponent, significand: Double(leading))
    }
    let dropped = -1074 - exponent
    guard dropped <= 64 else { return 0 }
    if dropped == 64 { return leading > 1 << 63 ? .leastNonzeroMagnitude : 0 }
    let kept = leading >> dropped
    let rest = leading & ((1 << dropped) - 1)
    let half: UInt64 = 1 << (dropped - 1)
    let rounded = rest > half || rest == half && kept & 1 == 1 ? kept + 1 : kept
    return Double(rounded) * .leastNonzeroMagnitude
  }

  private func power(_ base: Int, _ exponent: Int) throws(Raise) -> Value {
    if exponent < 0 {
      guard base != 0 else { throw .raised(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
      return .float(try floatPower(Double(base), Double(exponent)))
    }
    var result = 1
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        if overflow { return try bigPower(BigInt(base), exponent) }
        result = product
      }
      rest >>= 1
      if rest == 0 { break }
      let (product, overflow) = square.multipliedReportingOverflow(by: square)
      if overflow { return try bigPower(BigInt(base), exponent) }
      square = product
    }
    return .int(result)
  }

  /// The exponent is not negative.
  func bigPower(_ base: BigInt, _ exponent: Int) throws(Raise) -> Value {
    let (bits, overflow) = base.magnitude.bitWidth.multipliedReportingOverflow(by: exponent)
    guard !overflow else { throw .raised(.memoryError, "") }
    try announceInteger(bits: bits)
    let words = bits / 64 + 1
    try chargeProduct(words: words, by: words)
    return .integer(base.power(exponent))
  }

  private func leftShift(_ a: Int, _ b: Int) throws(Raise) -> Value {
    guard b >= 0 else { throw .valueError("negative shift count") }
    if a == 0 { return .int(0) }
    if b < 63, a.magnitude.leadingZeroBitCount > b + 1 { return .int(a << b) }
    try announceInteger(bits: b.addingReportingOverflow(64).overflow ? Int.max : b + 64)
    return .integer(BigInt(a) << b)
  }

  /// Announces an integer of so many bits.
  private func announceInteger(bits: Int) throws(Raise) {
    try announce(bytes: bits / 8 + 8)
  }

  /// Work of a multiplication or division: a step for 8 products of words, which take as long as 64 elements elsewhere.
  func chargeProduct(words a: Int, by b: Int) throws(Raise) {
    let (work, overflow) = a.multipliedReportingOverflow(by: b)
    try meter.charge(steps: overflow ? Int.max : work / 8)
  }

  private func chargeProduct(_ a: BigInt, _ b: BigInt) throws(Raise) {
    try chargeProduct(words: a.magnitude.bitWidth / 64 + 1, by: b.magnitude.bitWidth / 64 + 1)
  }

  /// Nil when the operator is not one of integers.
  func bigBinary(_ op: BinaryOperator, _ a: BigInt, _ b: BigInt) throws(Raise) -> Value? {
    switch op {
    case .add:
      try meter.charge(elements: max(a.magnitude.bitWidth, b.magnitude.bitWidth) / 64)
      return .integer(a + b)
    case .subtract:
      try meter.charge(elements: max(a.magnitude.bitWidth, b.magnitude.bitWidth) / 64)
      return .integer(a - b)
    case .multiply:
      try chargeProduct(a, b)
      try announceInteger(bits: a.magnitude.bitWidth + b.magnitude.bitWidth)
      return .integer(a * b)
    case .divide: return .float(try trueQuotient(a, b))
    case .floorDivide, .modulo:
      guard !b.isZero else {
        throw op == .modulo ? .raised(.zeroDivisionError, "integer modulo by zero") : Self.integerDivisionByZero
      }
      try chargeProduct(a, b)
      let (quotient, remainder) = Self.floorDivided(a, b)
      return .integer(op == .modulo ? remainder : quotient)
    case .power: return try power(a, b)
    case .leftShift, .rightShift: return try shift(op, a, b)
    case .bitAnd, .bitOr, .bitXor:
      try meter.charge(elements: max(a.magnitude.bitWidth, b.magnitude.bitWidth) / 64)
      return .integer(op == .bitAnd ? a & b : op == .bitOr ? a | b : a ^ b)
    case .matrixMultiply: return nil
    }
  }

  private func power(_ a: BigInt, _ b: BigInt) throws(Raise) -> Value {
    if b.sign == .minus {
      guard !a.isZero else { throw .raised(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
      return .float(try floatPower(Number.real(a), Number.real(b)))
    }
    if let exponent = Int(exactly: b) { return try bigPower(a, exponent) }
    if a.magnitude <= 1 { return .integer(a.sign == .plus || !(b.words[0] & 1 == 1) ? BigInt(a.magnitude) : a) }
    throw .raised(.memoryError, "")
  }

  private func shift(_ op: BinaryOperator, _ a: BigInt, _ b: BigInt) throws(Raise) -> Value {
    guard b.sign == .plus else { throw .valueError("negative shift count") }
    guard let count = Int(exactly: b) else {
      if op == .rightShift { return .int(a.sign == .minus ? -1 : 0) }
      if a.isZero { return .int(0) }
      throw .overflowError("too many digits in integer")
    }
    if op == .rightShift {
      if count >= a.magnitude.bitWidth { return .int(a.sign == .minus ? -1 : 0) }
      return .integer(a >> count)
    }
    if a.isZero { return .int(0) }
    try announceInteger(bits: count.addingReportingOverflow(a.magnitude.bitWidth + 64).overflow ? Int.max : count)
    return .integer(a << count)
  }

  /// `pow(base, exponent, modulus)`; raises `ValueError: pow() 3rd argument cannot be 0`.
  func power(_ base: BigInt, _ exponent: BigInt, modulo modulus: BigInt) throws(Raise) -> Value {
    guard !modulus.isZero else { throw .valueError("pow() 3rd argument cannot be 0") }
    let magnitude = BigInt(modulus.magnitude)
    var base = Self.floorDivided(base, magnitude).remainder
    var exponent = exponent
    if exponent.sign == .minus {
      guard let inverse = base.inverse(magnitude) else {
        throw .valueError("base is not invertible for the given modulus")
      }
      base = inverse
      exponent = -exponent
    }
    let words = magnitude.magnitude.bitWidth / 64 + 1
    let (work, overflow) = words.multipliedReportingOverflow(by: exponent.magnitude.bitWidth)
    try chargeProduct(words: overflow ? Int.max : work, by: words)
    let result = base.power(exponent, modulus: magnitude)
    return .integer(modulus.sign == .minus && !result.isZero ? result + modulus : result)
  }

  /// The decimal digits, bounded as CPython bounds them.
  func decimalDigits(_ value: BigInt) throws(Raise) -> String {
    // 4,300 digits are 14,284 bits.
    if value.magnitude.bitWidth > 14_200 {
      let tooLong = value.magnitude >= BigUInt(10).power(4300)
      if tooLong {
        throw .valueError(
          "Exceeds the limit (4300 digits) for integer string conversion; "
            + "use sys.set_int_max_str_digits() to increase the limit")
      }
    }
    let words = value.magnitude.bitWidth / 64 + 1
    try chargeProduct(words: words, by: words)
    return value.description
  }
}

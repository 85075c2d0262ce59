struct FloatBinaryKernel: FloatVisitor {
  let operation: BinaryOperation
  let call: ElementwiseCall

  // One switch, one loop for each operation and type.
  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    typealias M = T.Math
    let to = call.kernelOut.pointer(T.self)
    let (a, b, plan) = (call.inputs[0].pointer(T.self), call.inputs[1].pointer(T.self), call.plan)
    @inline(__always) func map(_ f: (M, M) -> M) { mapRows(plan, to, a, b) { T(math: f($0.math, $1.math)) } }
    switch operation {
    case .add: map { $0 + $1 }
    case .sub: map { $0 - $1 }
    case .mul: map { $0 * $1 }
    case .div: map { $0 / $1 }
    case .floorDivide: map { FloatArithmetic.floorDivide($0, $1) }
    case .truncDivide: map { ($0 / $1).rounded(.towardZero) }
    case .remainder: map { FloatArithmetic.remainder($0, $1) }
    case .fmod: map { M.fmod($0, $1) }
    case .pow: power(M.self, map)
    case .maximum: map { $0.isNaN || $0 > $1 ? $0 : $1 }
    case .minimum: map { $0.isNaN || $0 < $1 ? $0 : $1 }
    case .fmax: map { $1.isNaN || $0 > $1 ? $0 : $1 }
    case .fmin: map { $1.isNaN || $0 < $1 ? $0 : $1 }
    case .atan2: map { M.atan2($0, $1) }
    case .hypot: map { M.hypot($0, $1) }
    case .copysign: map { M(signOf: $1, magnitudeOf: $0) }
    case .logaddexp: map { FloatArithmetic.logaddexp($0, $1) }
    case .logaddexp2: map { FloatArithmetic.logaddexp2($0, $1) }
    case .xlogy: map { $1.isNaN ? .nan : $0 == 0 ? 0 : $0 * T(math: M.log($1)).math }
    case .nextafter: mapRows(plan, to, a, b) { FloatArithmetic.next($0, $1) }
    case .heaviside: map { $0 == 0 ? $1 : $0 > 0 ? 1 : 0 }
    default: map { a, _ in a }
    }
  }

  /// ATen computes common exponents without `pow` when the exponent is one number.
  @inline(__always)
  private func power<M: FloatMath & BinaryFloatingPoint>(_: M.Type, _ map: ((M, M) -> M) -> Void) {
    let exponent = call.inputs[1]
    let isOne = exponent.layout.strides.allSatisfy { $0 == 0 } || exponent.count == 1
    switch isOne && exponent.count > 0 ? exponent.element(at: exponent.layout.offset).double : .nan {
    case 2: map { a, _ in a * a }
    case 3: map { a, _ in a * a * a }
    case -2: map { a, _ in 1 / (a * a) }
    case 0.5: map { a, _ in a.squareRoot() }
    case -0.5: map { a, _ in 1 / a.squareRoot() }
    case -1: map { a, _ in 1 / a }
    default: map { M.pow($0, $1) }
    }
  }
}

enum FloatArithmetic {
  /// Python's `%`: the sign of the divisor.
  @inline(__always)
  static func remainder<M: FloatMath & BinaryFloatingPoint>(_ a: M, _ b: M) -> M {
    let rest = M.fmod(a, b)
    return rest != 0 && (b < 0) != (rest < 0) ? rest + b : rest
  }

  /// Python's `//` (`div_floor_floating` in ATen).
  @inline(__always)
  static func floorDivide<M: FloatMath & BinaryFloatingPoint>(_ a: M, _ b: M) -> M {
    if b == 0 { return a / b }
    let rest = M.fmod(a, b)
    var quotient = (a - rest) / b
    if rest != 0 && (b < 0) != (rest < 0) { quotient -= 1 }
    if quotient == 0 { return M(signOf: a / b, magnitudeOf: 0) }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }

  @inline(__always)
  static func logaddexp<M: FloatMath & BinaryFloatingPoint>(_ a: M, _ b: M) -> M {
    if a.isInfinite && a == b { return a }
    return Swift.max(a, b) + M.log1p(M.exp(-(a - b).magnitude))
  }

  @inline(__always)
  static func logaddexp2<M: FloatMath & BinaryFloatingPoint>(_ a: M, _ b: M) -> M {
    if a.isInfinite && a == b { return a }
    return Swift.max(a, b) + M.log2(1 + M.exp2(-(a - b).magnitude))
  }

  /// The next value of the element's own format, which is narrower than the arithmetic for 16-bit types.
  static func next<T: FloatElement>(_ a: T, _ b: T) -> T {
    if MemoryLayout<T>.size > 2 { return T(math: T.Math.nextafter(a.math, b.math)) }
    if a.isNaN || b.isNaN { return T(math: .nan) }
    if a == b { return b }
    let up = a.math < b.math
    var step = T.Math.nextafter(a.math, b.math)
    // Widen the step until it rounds to another element.
    var distance = (step - a.math).magnitude
    while T(math: step) == a {
      distance *= 2
      step = up ? a.math + distance : a.math - distance
    }
    return T(math: step)
  }
}

struct IntegerBinaryKernel: IntegerVisitor {
  let operation: BinaryOperation
  let call: ElementwiseCall

  func visit<T: IntegerElement>(_: T.Type) throws(TensorError) {
    let to = call.kernelOut.pointer(T.self)
    let (a, b, plan) = (call.inputs[0].pointer(T.self), call.inputs[1].pointer(T.self), call.plan)
    try checkDivisors(T.self)
    switch operation {
    case .add: mapRows(plan, to, a, b) { $0 &+ $1 }
    case .sub: mapRows(plan, to, a, b) { $0 &- $1 }
    case .mul: mapRows(plan, to, a, b) { $0 &* $1 }
    case .floorDivide: mapRows(plan, to, a, b) { IntegerArithmetic.floorDivide($0, $1) }
    case .truncDivide: mapRows(plan, to, a, b) { $0.dividedReportingOverflow(by: $1).partialValue }
    case .remainder: mapRows(plan, to, a, b) { IntegerArithmetic.remainder($0, $1) }
    case .fmod: mapRows(plan, to, a, b) { $0.remainderReportingOverflow(dividingBy: $1).partialValue }
    case .pow: mapRows(plan, to, a, b) { IntegerArithmetic.power($0, $1) }
    case .maximum, .fmax: mapRows(plan, to, a, b) { max($0, $1) }
    case .minimum, .fmin: mapRows(plan, to, a, b) { min($0, $1) }
    case .bitwiseAnd: mapRows(plan, to, a, b) { $0 & $1 }
    case .bitwiseOr: mapRows(plan, to, a, b) { $0 | $1 }
    case .bitwiseXor: mapRows(plan, to, a, b) { $0 ^ $1 }
    case .shiftLeft: mapRows(plan, to, a, b) { $1 < 0 || $1 >= T.bitWidth ? 0 : $0 << $1 }
    case .shiftRight: mapRows(plan, to, a, b) { $1 < 0 ? ($0 < 0 ? ~0 : 0) : $0 >> $1 }
    case .gcd: mapRows(plan, to, a, b) { IntegerArithmetic.gcd($0, $1) }
    case .lcm: mapRows(plan, to, a, b) { IntegerArithmetic.lcm($0, $1) }
    case .heaviside: mapRows(plan, to, a, b) { $0 == 0 ? $1 : $0 > 0 ? 1 : 0 }
    default: mapRows(plan, to, a, b) { a, _ in a }
    }
  }

  /// The processor would trap; ATen raises instead.
  private func checkDivisors<T: IntegerElement>(_: T.Type) throws(TensorError) {
    switch operation {
    case .floorDivide, .truncDivide, .remainder, .fmod: break
    default: return
    }
    let divisor = call.inputs[1].pointer(T.self)
    var hasZero = false
    let (count, step) = (call.plan.rowCount, call.plan.rowStrides[2])
    call.plan.forEachRow { offsets in
      for i in 0..<count where divisor[offsets[2] &+ i &* step] == 0 { hasZero = true }
    }
    if hasZero { throw .runtime("ZeroDivisionError") }
  }
}

enum IntegerArithmetic {
  @inline(__always)
  static func floorDivide<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    let quotient = a.dividedReportingOverflow(by: b).partialValue
    let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
    return rest != 0 && (rest < 0) != (b < 0) ? quotient &- 1 : quotient
  }

  @inline(__always)
  static func remainder<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
    return rest != 0 && (rest < 0) != (b < 0) ? rest &+ b : rest
  }

  /// Wraps around; a negative exponent is 0 except for the bases 1 and -1.
  @inline(__always)
  static func power<T: FixedWidthInteger>(_ base: T, _ exponent: T) -> T {
    if exponent < 0 {
      if base == 1 { return 1 }
      if T.isSigned && base == 0 &- 1 { return exponent & 1 == 0 ? 1 : base }
      return 0
    }
    var (result, square, rest): (T, T, T) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }

  static func gcd<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    var (x, y) = (a < 0 ? 0 &- a : a, b < 0 ? 0 &- b : b)
    while x != 0 { (x, y) = (y.remainderReportingOverflow(dividingBy: x).partialValue, x) }
    return y
  }

  static func lcm<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    let divisor = gcd(a, b)
    if divisor == 0 { return 0 }
    let product = a.dividedReportingOverflow(by: divisor).partialValue &* b
    return product < 0 ? 0 &- product : product
  }
}

/// bool has few operations: sums are "or", products "and".
struct BoolBinaryKernel {
  let operation: BinaryOperation
  let call: ElementwiseCall

  func run() {
    let to = call.kernelOut.pointer(Bool.self)
    let (a, b, plan) = (call.inputs[0].pointer(Bool.self), call.inputs[1].pointer(Bool.self), call.plan)
    switch operation {
    case .add, .maximum, .fmax, .bitwiseOr: mapRows(plan, to, a, b) { $0 || $1 }
    case .mul, .minimum, .fmin, .bitwiseAnd: mapRows(plan, to, a, b) { $0 && $1 }
    case .bitwiseXor: mapRows(plan, to, a, b) { $0 != $1 }
    case .heaviside: mapRows(plan, to, a, b) { $0 || $1 }
    default: mapRows(plan, to, a, b) { a, _ in a }
    }
  }
}

struct ComparisonKernel: ElementVisitor {
  let operation: BinaryOperation
  let call: ElementwiseCall

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let to = call.kernelOut.pointer(Bool.self)
    let (a, b, plan) = (call.inputs[0].pointer(T.self), call.inputs[1].pointer(T.self), call.plan)
    switch operation {
    case .eq: mapRows(plan, to, a, b) { $0 == $1 }
    case .ne: mapRows(plan, to, a, b) { $0 != $1 }
    case .lt: mapRows(plan, to, a, b) { T.isLess($0, $1) }
    case .le: mapRows(plan, to, a, b) { T.isLess($0, $1) || $0 == $1 }
    case .gt: mapRows(plan, to, a, b) { T.isLess($1, $0) }
    case .ge: mapRows(plan, to, a, b) { T.isLess($1, $0) || $0 == $1 }
    case .logicalAnd: mapRows(plan, to, a, b) { $0 != T.zero && $1 != T.zero }
    case .logicalOr: mapRows(plan, to, a, b) { $0 != T.zero || $1 != T.zero }
    default: mapRows(plan, to, a, b) { ($0 != T.zero) != ($1 != T.zero) }
    }
  }
}

struct FloatUnaryKernel: FloatVisitor {
  let operation: UnaryOperation
  let call: ElementwiseCall

  // One switch, one loop for each operation and type.
  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    typealias M = T.Math
    let (to, from, plan) = (call.kernelOut.pointer(T.self), call.inputs[0].pointer(T.self), call.plan)
    @inline(__always) func map(_ f: (M) -> M) { mapRows(plan, to, from) { T(math: f($0.math)) } }
    switch operation {
    case .exp: map { M.exp($0) }
    case .exp2: map { M.exp2($0) }
    case .expm1: map { M.expm1($0) }
    case .log: map { M.log($0) }
    case .log2: map { M.log2($0) }
    case .log10: map { M.log10($0) }
    case .log1p: map { M.log1p($0) }
    case .sqrt: map { $0.squareRoot() }
    // The root is rounded to the element's format first.
    case .rsqrt: map { 1 / T(math: $0.squareRoot()).math }
    case .reciprocal: map { 1 / $0 }
    case .sigmoid: map { 1 / (1 + M.exp(-$0)) }
    case .sin: map { M.sin($0) }
    case .cos: map { M.cos($0) }
    case .tan: map { M.tan($0) }
    case .asin: map { M.asin($0) }
    case .acos: map { M.acos($0) }
    case .atan: map { M.atan($0) }
    case .sinh: map { M.sinh($0) }
    case .cosh: map { M.cosh($0) }
    case .tanh: map { M.tanh($0) }
    case .asinh: map { M.asinh($0) }
    case .acosh: map { M.acosh($0) }
    case .atanh: map { M.atanh($0) }
    case .erf: map { M.erf($0) }
    case .erfc: map { M.erfc($0) }
    case .erfinv: map { SpecialFunctions.erfinv($0) }
    case .lgamma: map { M.lgamma($0) }
    case .digamma: map { M(double: SpecialFunctions.digamma($0.double)) }
    case .sinc:
      // `Float.pi` is rounded down in Swift; C rounds to nearest.
      let pi = M(double: .pi)
      map { $0 == 0 ? 1 : M.sin($0 * pi) / ($0 * pi) }
    case .deg2rad: map { $0 * M(double: .pi / 180) }
    case .rad2deg: map { $0 * M(double: 180 / .pi) }
    case .abs: map { $0.magnitude }
    case .neg: map { -$0 }
    case .sign: map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    case .square: map { $0 * $0 }
    case .floor: map { $0.rounded(.down) }
    case .ceil: map { $0.rounded(.up) }
    case .round: map { $0.rounded(.toNearestOrEven) }
    case .trunc: map { $0.rounded(.towardZero) }
    case .frac: map { $0 - $0.rounded(.towardZero) }
    case .relu: map { $0 < 0 ? 0 : $0 }
    case .positive, .bitwiseNot, .isnan, .isinf, .isposinf, .isneginf, .isfinite, .signbit, .logicalNot: map { $0 }
    }
  }
}

struct IntegerUnaryKernel: IntegerVisitor {
  let operation: UnaryOperation
  let call: ElementwiseCall

  func visit<T: IntegerElement>(_: T.Type) throws(TensorError) {
    let (to, from, plan) = (call.kernelOut.pointer(T.self), call.inputs[0].pointer(T.self), call.plan)
    switch operation {
    case .abs: mapRows(plan, to, from) { $0 < 0 ? 0 &- $0 : $0 }
    case .neg: mapRows(plan, to, from) { 0 &- $0 }
    case .sign: mapRows(plan, to, from) { $0.signum() }
    case .square: mapRows(plan, to, from) { $0 &* $0 }
    case .relu: mapRows(plan, to, from) { max($0, 0) }
    case .bitwiseNot: mapRows(plan, to, from) { ~$0 }
    // Rounding leaves whole numbers alone.
    default: mapRows(plan, to, from) { $0 }
    }
  }
}

struct BoolUnaryKernel {
  let operation: UnaryOperation
  let call: ElementwiseCall

  func run() {
    let (to, from) = (call.kernelOut.pointer(Bool.self), call.inputs[0].pointer(Bool.self))
    if operation == .bitwiseNot {
      mapRows(call.plan, to, from) { !$0 }
    } else {
      mapRows(call.plan, to, from) { $0 }
    }
  }
}

struct PredicateKernel: ElementVisitor {
  let operation: UnaryOperation
  let call: ElementwiseCall

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (to, from, plan) = (call.kernelOut.pointer(Bool.self), call.inputs[0].pointer(T.self), call.plan)
    switch operation {
    case .isnan: mapRows(plan, to, from) { $0.isNaN }
    case .isinf: mapRows(plan, to, from) { T.isFloating && $0.double.isInfinite }
    case .isposinf: mapRows(plan, to, from) { T.isFloating && $0.double == .infinity }
    case .isneginf: mapRows(plan, to, from) { T.isFloating && $0.double == -.infinity }
    case .isfinite: mapRows(plan, to, from) { !T.isFloating || $0.double.isFinite }
    case .signbit: mapRows(plan, to, from) { $0.double.sign == .minus }
    default: mapRows(plan, to, from) { !$0.isNaN && $0 == T.zero }
    }
  }
}

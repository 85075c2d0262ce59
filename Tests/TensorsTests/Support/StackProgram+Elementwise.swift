@testable import Tensors

extension StackProgram {
  private static let unaryOperations: [String: UnaryOperation] = [
    "exp": .exp, "exp2": .exp2, "expm1": .expm1, "log": .log, "log2": .log2, "log10": .log10, "log1p": .log1p,
    "sqrt": .sqrt, "rsqrt": .rsqrt, "reciprocal": .reciprocal, "sigmoid": .sigmoid, "sin": .sin, "cos": .cos,
    "tan": .tan, "asin": .asin, "acos": .acos, "atan": .atan, "sinh": .sinh, "cosh": .cosh, "tanh": .tanh,
    "asinh": .asinh, "acosh": .acosh, "atanh": .atanh, "erf": .erf, "erfc": .erfc, "erfinv": .erfinv,
    "lgamma": .lgamma, "digamma": .digamma, "sinc": .sinc, "deg2rad": .deg2rad, "rad2deg": .rad2deg, "abs": .abs,
    "neg": .neg, "sign": .sign, "square": .square, "floor": .floor, "ceil": .ceil, "round": .round, "trunc": .trunc,
    "frac": .frac, "relu": .relu, "bitwise_not": .bitwiseNot, "positive": .positive, "isnan": .isnan,
    "isinf": .isinf, "isposinf": .isposinf, "isneginf": .isneginf, "isfinite": .isfinite, "signbit": .signbit,
    "logical_not": .logicalNot,
  ]

  private static let binaryOperations: [String: BinaryOperation] = [
    "add": .add, "sub": .sub, "mul": .mul, "div": .div, "floor_divide": .floorDivide, "trunc_divide": .truncDivide,
    "remainder": .remainder, "fmod": .fmod, "pow": .pow, "maximum": .maximum, "minimum": .minimum, "fmax": .fmax,
    "fmin": .fmin, "atan2": .atan2, "hypot": .hypot, "copysign": .copysign, "logaddexp": .logaddexp,
    "logaddexp2": .logaddexp2, "xlogy": .xlogy, "nextafter": .nextafter, "heaviside": .heaviside,
    "bitwise_and": .bitwiseAnd, "bitwise_or": .bitwiseOr, "bitwise_xor": .bitwiseXor, "lshift": .shiftLeft,
    "rshift": .shiftRight, "gcd": .gcd, "lcm": .lcm, "eq": .eq, "ne": .ne, "lt": .lt, "le": .le, "gt": .gt,
    "ge": .ge, "logical_and": .logicalAnd, "logical_or": .logicalOr, "logical_xor": .logicalXor,
  ]

  private static let activations: [String: ParameterOperation] = [
    "gelu": .gelu, "silu": .silu, "mish": .mish, "hardswish": .hardswish, "logsigmoid": .logSigmoid,
    "elu": .elu(alpha: 1, scale: 1, inputScale: 1), "softplus": .softplus(beta: 1, threshold: 20),
    "leaky_relu": .leakyRelu(slope: 0.01), "softshrink": .softshrink(lambda: 0.5),
    "nan_to_num": .nanToNum(nan: 0, positiveInfinity: nil, negativeInfinity: nil),
  ]

  /// `exp`, `add`, and with `_` at the end in place.
  mutating func performElementwise(_ word: String) throws -> Bool {
    let isInPlace = word.hasSuffix("_")
    let name = isInPlace ? String(word.dropLast()) : word
    if let operation = Self.unaryOperations[name] {
      let x = try tensor()
      push(try x.unary(operation, into: isInPlace ? x : nil))
    } else if let operation = Self.binaryOperations[name] {
      let (b, a) = (try operand(), try operand())
      push(try Tensor.binary(operation, a, b, into: isInPlace ? a.asTensor : nil))
    } else if let operation = Self.activations[name] {
      push(try tensor().apply(operation))
    } else if name.hasPrefix("to:"), let dtype = Self.dtype(name.dropFirst(3)) {
      push(try tensor().converted(to: dtype))
    } else {
      return try performChoice(name)
    }
    return true
  }

  private mutating func performChoice(_ word: String) throws -> Bool {
    switch word {
    case "where":
      let (b, a) = (try operand(), try operand())
      push(try Tensor.choose(try tensor(), a, b))
    case "clamp":
      let (high, low) = (try operand(), try operand())
      push(try tensor().clamped(min: low, max: high))
    case "masked_fill":
      let (value, mask) = (try scalar(), try tensor())
      push(try tensor().maskedFill(mask, value))
    case "isclose":
      let other = try tensor()
      push(try tensor().isClose(to: other))
    case "lerp":
      let (weight, end) = (try operand(), try tensor())
      push(try Tensor.lerp(try tensor(), end, weight))
    case "addcmul":
      let (b, a) = (try tensor(), try tensor())
      push(try tensor().addcmul(a, b, value: 2))
    default: return false
    }
    return true
  }
}

extension Operand {
  fileprivate var asTensor: Tensor? {
    if case .tensor(let tensor) = self { return tensor }
    return nil
  }
}

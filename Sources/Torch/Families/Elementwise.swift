import Evaluation
import Tensors

/// Functions of one tensor, element by element. Each line is a function, a method, and mostly an in-place method.
enum Elementwise {
  private struct Row {
    let name: String
    let operation: UnaryOperation
    let documentation: String
    var hasInPlace = true
  }

  private static let rows: [Row] = [
    Row(name: "abs", operation: .abs, documentation: "The absolute value of each element."),
    Row(name: "absolute", operation: .abs, documentation: "The same as `abs`."),
    Row(name: "neg", operation: .neg, documentation: "Each element with its sign changed."),
    Row(name: "negative", operation: .neg, documentation: "The same as `neg`."),
    Row(name: "positive", operation: .positive, documentation: "The tensor itself.", hasInPlace: false),
    Row(name: "sign", operation: .sign, documentation: "−1, 0 or 1 by the sign of each element."),
    Row(name: "square", operation: .square, documentation: "Each element times itself."),
    Row(name: "sqrt", operation: .sqrt, documentation: "The square root of each element."),
    Row(name: "rsqrt", operation: .rsqrt, documentation: "One over the square root of each element."),
    Row(name: "reciprocal", operation: .reciprocal, documentation: "One over each element."),
    Row(name: "exp", operation: .exp, documentation: "e to the power of each element."),
    Row(name: "exp2", operation: .exp2, documentation: "2 to the power of each element."),
    Row(name: "expm1", operation: .expm1, documentation: "exp(x) − 1, exact for small x."),
    Row(name: "log", operation: .log, documentation: "The natural logarithm of each element."),
    Row(name: "log2", operation: .log2, documentation: "The logarithm to base 2 of each element."),
    Row(name: "log10", operation: .log10, documentation: "The logarithm to base 10 of each element."),
    Row(name: "log1p", operation: .log1p, documentation: "log(1 + x), exact for small x."),
    Row(name: "sigmoid", operation: .sigmoid, documentation: "1 / (1 + exp(−x))."),
    Row(name: "sin", operation: .sin, documentation: "The sine of each element."),
    Row(name: "cos", operation: .cos, documentation: "The cosine of each element."),
    Row(name: "tan", operation: .tan, documentation: "The tangent of each element."),
    Row(name: "asin", operation: .asin, documentation: "The inverse sine of each element."),
    Row(name: "arcsin", operation: .asin, documentation: "The same as `asin`."),
    Row(name: "acos", operation: .acos, documentation: "The inverse cosine of each element."),
    Row(name: "arccos", operation: .acos, documentation: "The same as `acos`."),
    Row(name: "atan", operation: .atan, documentation: "The inverse tangent of each element."),
    Row(name: "arctan", operation: .atan, documentation: "The same as `atan`."),
    Row(name: "sinh", operation: .sinh, documentation: "The hyperbolic sine of each element."),
    Row(name: "cosh", operation: .cosh, documentation: "The hyperbolic cosine of each element."),
    Row(name: "tanh", operation: .tanh, documentation: "The hyperbolic tangent of each element."),
    Row(name: "asinh", operation: .asinh, documentation: "The inverse hyperbolic sine of each element."),
    Row(name: "acosh", operation: .acosh, documentation: "The inverse hyperbolic cosine of each element."),
    Row(name: "atanh", operation: .atanh, documentation: "The inverse hyperbolic tangent of each element."),
    Row(name: "erf", operation: .erf, documentation: "The error function of each element."),
    Row(name: "erfc", operation: .erfc, documentation: "One minus the error function of each element."),
    Row(name: "erfinv", operation: .erfinv, documentation: "The inverse of the error function."),
    Row(name: "lgamma", operation: .lgamma, documentation: "The logarithm of the gamma function."),
    Row(name: "digamma", operation: .digamma, documentation: "The derivative of `lgamma`."),
    Row(name: "sinc", operation: .sinc, documentation: "sin(πx) / (πx)."),
    Row(name: "deg2rad", operation: .deg2rad, documentation: "Degrees to radians."),
    Row(name: "rad2deg", operation: .rad2deg, documentation: "Radians to degrees."),
    Row(name: "floor", operation: .floor, documentation: "The largest whole number not above each element."),
    Row(name: "ceil", operation: .ceil, documentation: "The smallest whole number not below each element."),
    Row(name: "trunc", operation: .trunc, documentation: "Each element without its fraction."),
    Row(name: "fix", operation: .trunc, documentation: "The same as `trunc`."),
    Row(name: "frac", operation: .frac, documentation: "The fraction of each element."),
    Row(name: "relu", operation: .relu, documentation: "max(x, 0): negative elements become 0."),
    Row(name: "bitwise_not", operation: .bitwiseNot, documentation: "Every bit of each element flipped."),
    Row(name: "logical_not", operation: .logicalNot, documentation: "Whether each element is zero."),
    Row(name: "isnan", operation: .isnan, documentation: "Whether each element is NaN.", hasInPlace: false),
    Row(name: "isinf", operation: .isinf, documentation: "Whether each element is infinite.", hasInPlace: false),
    Row(name: "isposinf", operation: .isposinf, documentation: "Whether each element is +∞.", hasInPlace: false),
    Row(name: "isneginf", operation: .isneginf, documentation: "Whether each element is −∞.", hasInPlace: false),
    Row(
      name: "isfinite", operation: .isfinite, documentation: "Whether each element is neither infinite nor NaN.",
      hasInPlace: false),
    Row(
      name: "signbit", operation: .signbit, documentation: "Whether the sign of each element is minus.",
      hasInPlace: false),
  ]

  /// As functions and as methods.
  static let functions: [Builtin] =
    rows.map { row in
      let operation = row.operation
      return .torch("\(row.name)(Tensor input, *, Tensor out=None)", doc: row.documentation) { a throws(TensorError) in
        try a.tensor(0).unary(operation)
      }
    } + [
      .torch(
        "round(Tensor input, *, Tensor out=None)", "round(Tensor input, *, int decimals, Tensor out=None)",
        doc: "The nearest whole number to each element, or so many decimals; halves go to the even neighbour."
      ) { a throws(TensorError) in
        if a.overload == 0 { return try a.tensor(0).unary(.round) }
        return try a.tensor(0).apply(.roundDecimals(a.int(1)))
      },
      .torch(
        "nan_to_num(Tensor input, float? nan=None, float? posinf=None, float? neginf=None, *, Tensor out=None)",
        doc: "NaN and infinities replaced by numbers."
      ) { a throws(TensorError) in
        try a.tensor(0).nanToNum(
          nan: a.optionalDouble(1) ?? 0, positiveInfinity: a.optionalDouble(2), negativeInfinity: a.optionalDouble(3))
      },
      .torch(
        "clamp(Tensor input, Tensor? min=None, Tensor? max=None, *, Tensor out=None)",
        "clamp(Tensor input, Scalar? min=None, Scalar? max=None, *, Tensor out=None)",
        doc: "Each element moved into the range from `min` to `max`."
      ) { a throws(TensorError) in try a.tensor(0).clamped(min: a.optionalOperand(1), max: a.optionalOperand(2)) },
      .torch(
        "clip(Tensor input, Tensor? min=None, Tensor? max=None, *, Tensor out=None)",
        "clip(Tensor input, Scalar? min=None, Scalar? max=None, *, Tensor out=None)", doc: "The same as `clamp`."
      ) { a throws(TensorError) in try a.tensor(0).clamped(min: a.optionalOperand(1), max: a.optionalOperand(2)) },
      .torch(
        "clamp_min(Tensor input, Tensor min, *, Tensor out=None)",
        "clamp_min(Tensor input, Scalar min, *, Tensor out=None)", doc: "Each element, but at least `min`."
      ) { a throws(TensorError) in try a.tensor(0).clamped(min: a.operand(1)) },
      .torch(
        "clamp_max(Tensor input, Tensor max, *, Tensor out=None)",
        "clamp_max(Tensor input, Scalar max, *, Tensor out=None)", doc: "Each element, but at most `max`."
      ) { a throws(TensorError) in try a.tensor(0).clamped(max: a.operand(1)) },
    ]

  /// Methods that change their tensor.
  static let inPlaceMethods: [Builtin] =
    rows.filter(\.hasInPlace).map { row in
      let operation = row.operation
      return .torch("\(row.name)_(Tensor input)", doc: "`\(row.name)` in place.") { a throws(TensorError) in
        let tensor = try a.tensor(0)
        try tensor.unary(operation, into: tensor)
        return a[0]
      }
    } + [
      .torch(
        "clamp_(Tensor input, Tensor? min=None, Tensor? max=None)",
        "clamp_(Tensor input, Scalar? min=None, Scalar? max=None)",
        doc: "`clamp` in place."
      ) { a throws(TensorError) in
        let tensor = try a.tensor(0)
        _ = try tensor.clamped(min: a.optionalOperand(1), max: a.optionalOperand(2), into: tensor)
        return a[0]
      },
      .torch("round_(Tensor input)", "round_(Tensor input, *, int decimals)", doc: "`round` in place.") {
        a throws(TensorError) in
        let tensor = try a.tensor(0)
        if a.overload == 0 {
          try tensor.unary(.round, into: tensor)
        } else {
          try tensor.apply(.roundDecimals(a.int(1)), into: tensor)
        }
        return a[0]
      },
    ]
}

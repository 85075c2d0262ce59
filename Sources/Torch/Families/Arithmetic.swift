import Evaluation
import Tensors

/// Functions of two tensors (or a tensor and a number), element by element, with broadcasting.
enum Arithmetic {
  private struct Row {
    let name: String
    let operation: BinaryOperation
    /// The parameters after the tensor, one string an overload.
    let overloads: [String]
    let documentation: String
    var hasInPlace = true
  }

  private static let tensorOrNumber = ["TensorOrNumber other"]
  private static let either = ["Tensor other", "Scalar other"]
  private static let tensorOnly = ["Tensor other"]

  private static let rows: [Row] = [
    Row(name: "mul", operation: .mul, overloads: tensorOrNumber, documentation: "The product."),
    Row(name: "multiply", operation: .mul, overloads: either, documentation: "The same as `mul`."),
    Row(name: "true_divide", operation: .div, overloads: either, documentation: "The quotient, as a floating number."),
    Row(name: "floor_divide", operation: .floorDivide, overloads: either, documentation: "The quotient, rounded down."),
    Row(
      name: "remainder", operation: .remainder, overloads: either,
      documentation: "The remainder, with the sign of the divisor, as Python's `%`."),
    Row(
      name: "fmod", operation: .fmod, overloads: either,
      documentation: "The remainder, with the sign of the dividend, as C's `fmod`."),
    Row(
      name: "maximum", operation: .maximum, overloads: tensorOnly, documentation: "The larger of both; NaN wins.",
      hasInPlace: false),
    Row(
      name: "minimum", operation: .minimum, overloads: tensorOnly, documentation: "The smaller of both; NaN wins.",
      hasInPlace: false),
    Row(
      name: "fmax", operation: .fmax, overloads: tensorOnly, documentation: "The larger of both; numbers win over NaN.",
      hasInPlace: false),
    Row(
      name: "fmin", operation: .fmin, overloads: tensorOnly,
      documentation: "The smaller of both; numbers win over NaN.",
      hasInPlace: false),
    Row(
      name: "atan2", operation: .atan2, overloads: tensorOnly, documentation: "The angle of the point (other, input)."),
    Row(name: "arctan2", operation: .atan2, overloads: tensorOnly, documentation: "The same as `atan2`."),
    Row(name: "hypot", operation: .hypot, overloads: tensorOnly, documentation: "The length of the hypotenuse."),
    Row(
      name: "copysign", operation: .copysign, overloads: either,
      documentation: "The size of one, the sign of the other."),
    Row(
      name: "logaddexp", operation: .logaddexp, overloads: tensorOnly, documentation: "log(exp(a) + exp(b)).",
      hasInPlace: false),
    Row(
      name: "logaddexp2", operation: .logaddexp2, overloads: tensorOnly, documentation: "log2(2^a + 2^b).",
      hasInPlace: false),
    Row(name: "xlogy", operation: .xlogy, overloads: either, documentation: "a · log(b), 0 where a is 0."),
    Row(
      name: "nextafter", operation: .nextafter, overloads: tensorOnly, documentation: "The next number towards other."),
    Row(
      name: "heaviside", operation: .heaviside, overloads: ["Tensor values"],
      documentation: "The step function: 0, `values` at 0, then 1."),
    Row(name: "bitwise_and", operation: .bitwiseAnd, overloads: either, documentation: "Bit by bit: both."),
    Row(name: "bitwise_or", operation: .bitwiseOr, overloads: either, documentation: "Bit by bit: either."),
    Row(name: "bitwise_xor", operation: .bitwiseXor, overloads: either, documentation: "Bit by bit: one of both."),
    Row(name: "bitwise_left_shift", operation: .shiftLeft, overloads: either, documentation: "Bits moved up."),
    Row(name: "bitwise_right_shift", operation: .shiftRight, overloads: either, documentation: "Bits moved down."),
    Row(name: "gcd", operation: .gcd, overloads: tensorOnly, documentation: "The greatest common divisor."),
    Row(name: "lcm", operation: .lcm, overloads: tensorOnly, documentation: "The least common multiple."),
    Row(name: "eq", operation: .eq, overloads: either, documentation: "Whether elements are equal."),
    Row(name: "ne", operation: .ne, overloads: either, documentation: "Whether elements differ."),
    Row(name: "not_equal", operation: .ne, overloads: either, documentation: "The same as `ne`."),
    Row(name: "lt", operation: .lt, overloads: either, documentation: "Whether elements are smaller."),
    Row(name: "less", operation: .lt, overloads: either, documentation: "The same as `lt`."),
    Row(name: "le", operation: .le, overloads: either, documentation: "Whether elements are smaller or equal."),
    Row(name: "less_equal", operation: .le, overloads: either, documentation: "The same as `le`."),
    Row(name: "gt", operation: .gt, overloads: either, documentation: "Whether elements are larger."),
    Row(name: "greater", operation: .gt, overloads: either, documentation: "The same as `gt`."),
    Row(name: "ge", operation: .ge, overloads: either, documentation: "Whether elements are larger or equal."),
    Row(name: "greater_equal", operation: .ge, overloads: either, documentation: "The same as `ge`."),
    Row(
      name: "logical_and", operation: .logicalAnd, overloads: tensorOnly, documentation: "Whether both are not zero."),
    Row(name: "logical_or", operation: .logicalOr, overloads: tensorOnly, documentation: "Whether either is not zero."),
    Row(
      name: "logical_xor", operation: .logicalXor, overloads: tensorOnly,
      documentation: "Whether one of both is not zero."),
  ]

  static let functions: [Builtin] =
    rows.map { row in
      let operation = row.operation
      return .torch(
        signatures: row.overloads.map { "\(row.name)(Tensor input, \($0), *, Tensor out=None)" }, doc: row.documentation
      ) { a throws(TensorError) in try Tensor.binary(operation, a.operand(0), a.operand(1)) }
    } + [
      .torch(
        "add(TensorOrNumber input, TensorOrNumber other, *, Scalar alpha=1, Tensor out=None)",
        doc: "The sum; `other` is multiplied by `alpha` first."
      ) { a throws(TensorError) in try sum(.add, a) },
      .torch(
        "sub(TensorOrNumber input, TensorOrNumber other, *, Scalar alpha=1, Tensor out=None)",
        doc: "The difference; `other` is multiplied by `alpha` first."
      ) { a throws(TensorError) in try sum(.sub, a) },
      .torch(
        "subtract(Tensor input, Tensor other, *, Scalar alpha=1, Tensor out=None)",
        "subtract(Tensor input, Scalar other, Scalar alpha=1)", doc: "The same as `sub`."
      ) { a throws(TensorError) in try sum(.sub, a) },
      .torch(
        "rsub(Tensor input, Tensor other, *, Scalar alpha=1)", "rsub(Tensor input, Scalar other, Scalar alpha=1)",
        doc: "`other` minus the tensor."
      ) { a throws(TensorError) in
        try Tensor.binary(.sub, a.operand(1), .tensor(a.tensor(0)), alpha: a.scalar(2))
      },
      .torch(
        "div(TensorOrNumber input, TensorOrNumber other, *, Tensor out=None)",
        "div(TensorOrNumber input, TensorOrNumber other, *, str? rounding_mode, Tensor out=None)",
        doc: "The quotient; `rounding_mode` is None, 'trunc' or 'floor'."
      ) { a throws(TensorError) in try quotient(a) },
      .torch(
        "divide(Tensor input, Tensor other, *, Tensor out=None)",
        "divide(Tensor input, Tensor other, *, str? rounding_mode, Tensor out=None)",
        "divide(Tensor input, Scalar other)", "divide(Tensor input, Scalar other, *, str? rounding_mode)",
        doc: "The same as `div`."
      ) { a throws(TensorError) in try quotient(a) },
      .torch(
        "pow(Tensor input, Tensor exponent, *, Tensor out=None)",
        "pow(Scalar self, Tensor exponent, *, Tensor out=None)",
        "pow(Tensor input, Scalar exponent, *, Tensor out=None)", doc: "Each element to a power."
      ) { a throws(TensorError) in try Tensor.binary(.pow, a.operand(0), a.operand(1)) },
      .torch(
        "float_power(Tensor input, Tensor exponent, *, Tensor out=None)",
        "float_power(Scalar self, Tensor exponent, *, Tensor out=None)",
        "float_power(Tensor input, Scalar exponent, *, Tensor out=None)", doc: "Each element to a power, in float64."
      ) { a throws(TensorError) in
        try Tensor.binary(.pow, .tensor(a.tensor(0).converted(to: .float64)), a.operand(1))
      },
      .torch("equal(Tensor input, Tensor other)", doc: "Whether two tensors have one shape and the same elements.") {
        a throws(TensorError) in try a.tensor(0).isEqual(to: a.tensor(1))
      },
      .torch(
        "isclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)",
        doc: "Whether elements differ by at most atol + rtol · |other|."
      ) { a throws(TensorError) in
        try a.tensor(0).isClose(to: a.tensor(1), rtol: a.double(2), atol: a.double(3), equalNaN: a.bool(4))
      },
      .torch(
        "allclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)",
        doc: "Whether all elements are close."
      ) { a throws(TensorError) in
        try a.tensor(0).isAllClose(to: a.tensor(1), rtol: a.double(2), atol: a.double(3), equalNaN: a.bool(4))
      },
      .torch(
        "lerp(Tensor input, Tensor end, Tensor weight, *, Tensor out=None)",
        "lerp(Tensor input, Tensor end, Scalar weight, *, Tensor out=None)",
        doc: "The point between two tensors that lies `weight` of the way."
      ) { a throws(TensorError) in
        try Tensor.lerp(a.tensor(0), a.tensor(1), a.operand(2))
      },
      .torch(
        "addcmul(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor out=None)",
        doc: "input + value · tensor1 · tensor2."
      ) { a throws(TensorError) in
        try a.tensor(0).addcmul(a.tensor(1), a.tensor(2), value: a.scalar(3))
      },
      .torch(
        "addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor out=None)",
        doc: "input + value · tensor1 / tensor2."
      ) { a throws(TensorError) in
        try a.tensor(0).addcdiv(a.tensor(1), a.tensor(2), value: a.scalar(3))
      },
    ]

  private static func sum(_ operation: BinaryOperation, _ a: TorchCall) throws(TensorError) -> Tensor {
    let first = Operand.tensor(try a.tensor(0))
    return try Tensor.binary(operation, first, a.operand(1), alpha: a.scalar(2))
  }

  private static func quotient(_ a: TorchCall) throws(TensorError) -> Tensor {
    let first = Operand.tensor(try a.tensor(0))
    guard a.overload % 2 == 1, let mode = a.string(2) else { return try Tensor.binary(.div, first, a.operand(1)) }
    switch mode {
    case "trunc": return try Tensor.binary(.truncDivide, first, a.operand(1))
    case "floor": return try Tensor.binary(.floorDivide, first, a.operand(1))
    default:
      throw TensorError(
        .runtime, "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(mode)'")
    }
  }

  static let inPlaceMethods: [Builtin] =
    rows.filter(\.hasInPlace).map { row in
      let operation = row.operation
      return .torch(
        signatures: row.overloads.map { "\(row.name)_(Tensor input, \($0))" }, doc: "`\(row.name)` in place."
      ) { a throws(TensorError) in
        let tensor = try a.tensor(0)
        try tensor.binary(operation, a.operand(1), into: tensor)
        return a[0]
      }
    } + [
      .torch("add_(Tensor input, TensorOrNumber other, *, Scalar alpha=1)", doc: "`add` in place.") {
        a throws(TensorError) in
        let tensor = try a.tensor(0)
        try tensor.binary(.add, a.operand(1), alpha: a.scalar(2), into: tensor)
        return a[0]
      },
      .torch("sub_(Tensor input, TensorOrNumber other, *, Scalar alpha=1)", doc: "`sub` in place.") {
        a throws(TensorError) in
        let tensor = try a.tensor(0)
        try tensor.binary(.sub, a.operand(1), alpha: a.scalar(2), into: tensor)
        return a[0]
      },
      .torch("div_(Tensor input, TensorOrNumber other)", doc: "`div` in place.") { a throws(TensorError) in
        let tensor = try a.tensor(0)
        try tensor.binary(.div, a.operand(1), into: tensor)
        return a[0]
      },
      .torch(
        "pow_(Tensor input, Tensor exponent)", "pow_(Tensor input, Scalar exponent)", doc: "`pow` in place."
      ) { a throws(TensorError) in
        let tensor = try a.tensor(0)
        try tensor.binary(.pow, a.operand(1), into: tensor)
        return a[0]
      },
    ]
}

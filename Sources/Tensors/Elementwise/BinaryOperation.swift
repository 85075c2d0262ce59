/// Elementwise functions of two arguments.
public enum BinaryOperation: Sendable {
  case add, sub, mul, div, floorDivide, truncDivide, remainder, fmod, pow
  case maximum, minimum, fmax, fmin
  case atan2, hypot, copysign, logaddexp, logaddexp2, xlogy, nextafter, heaviside
  case bitwiseAnd, bitwiseOr, bitwiseXor, shiftLeft, shiftRight, gcd, lcm
  case eq, ne, lt, le, gt, ge
  case logicalAnd, logicalOr, logicalXor
}

extension BinaryOperation {
  /// Whether the result is bool.
  var isPredicate: Bool {
    switch self {
    case .eq, .ne, .lt, .le, .gt, .ge, .logicalAnd, .logicalOr, .logicalXor: true
    default: false
    }
  }

  /// Whether whole numbers become the default dtype first.
  var isFloating: Bool {
    switch self {
    case .div, .atan2, .copysign, .xlogy: true
    default: false
    }
  }
}

extension Tensor {
  /// `a OP b` with broadcasting and promotion; at least one side is a tensor.
  /// - Parameters:
  ///   - alpha: for `add` and `sub`, the factor of `b`.
  ///   - out: where the result goes (the left side itself for an in-place operation); nil makes a new tensor.
  ///   - resizable: whether `out` may be given another shape.
  /// - Throws: what PyTorch raises.
  @discardableResult
  public static func binary(
    _ operation: BinaryOperation, _ a: Operand, _ b: Operand, alpha: Scalar = 1, into out: Tensor? = nil,
    resizable: Bool = false
  ) throws(TensorError) -> Tensor {
    guard let context = a.context ?? b.context else { throw .runtime("an operation needs a tensor") }
    var promotion = PromotionState()
    promotion.add(a, defaultDType: context.defaultDType)
    promotion.add(b, defaultDType: context.defaultDType)
    let common = promotion.result ?? .float32
    try operation.check(a, b, alpha: alpha, common: common)
    if operation == .pow, let trivial = try power(a, b, common: common, into: out) { return trivial }
    let result = operation.isFloating && !common.isFloating ? context.defaultDType : common
    let isReduced = result.isFloating && result.size == 2 && operation.keepsPrecision(of: a, b)
    let compute = isReduced ? .float32 : result
    let other = alpha == 1 ? b : try b.scaled(by: alpha, dtype: compute, in: context)
    let call = try ElementwiseCall(
      [try a.tensor(dtype: compute, in: context), try other.tensor(dtype: compute, in: context)], compute: compute,
      result: operation.isPredicate ? .bool : result, computeResult: operation.isPredicate ? .bool : compute, into: out,
      resizable: resizable)
    try operation.checkKernel(common)
    try operation.run(call, compute: compute)
    return call.finish()
  }

  /// Powers by the numbers 0 and 1, which ATen answers without its kernel (so that bool has them too).
  private static func power(
    _ a: Operand, _ b: Operand, common: DType, into out: Tensor?
  ) throws(TensorError) -> Tensor? {
    guard out == nil, common == .bool, case .tensor(let base) = a, case .scalar(let exponent) = b else { return nil }
    return exponent.isZero ? try base.fullLike(1) : try base.cloned()
  }

  /// `self OP other`.
  @discardableResult
  public func binary(
    _ operation: BinaryOperation, _ other: Operand, alpha: Scalar = 1, into out: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    try Self.binary(operation, .tensor(self), other, alpha: alpha, into: out)
  }

  /// `self OP other` for two tensors.
  func binary(_ operation: BinaryOperation, _ other: Tensor) throws(TensorError) -> Tensor {
    try Self.binary(operation, .tensor(self), .tensor(other))
  }
}

extension Operand {
  var context: TensorContext? {
    if case .tensor(let tensor) = self { return tensor.context }
    return nil
  }

  /// A number, or a tensor of one element.
  var isSingle: Bool {
    switch self {
    case .tensor(let tensor): tensor.count == 1
    case .scalar: true
    }
  }

  var dtype: DType? {
    if case .tensor(let tensor) = self { return tensor.dtype }
    return nil
  }

  var isBool: Bool {
    switch self {
    case .tensor(let tensor): tensor.dtype == .bool
    case .scalar(let scalar): scalar.category == .boolean
    }
  }

  func tensor(dtype: DType, in context: TensorContext) throws(TensorError) -> Tensor {
    switch self {
    case .tensor(let tensor): tensor
    case .scalar(let scalar): try Tensor.scalar(scalar, dtype: dtype, in: context)
    }
  }

  fileprivate func scaled(by alpha: Scalar, dtype: DType, in context: TensorContext) throws(TensorError) -> Operand {
    let factor = try Tensor.scalar(alpha, dtype: dtype, in: context)
    let value = try tensor(dtype: dtype, in: context).converted(to: dtype)
    return .tensor(try Tensor.binary(.mul, .tensor(value), .tensor(factor)))
  }
}

extension BinaryOperation {
  fileprivate func run(_ call: ElementwiseCall, compute: DType) throws(TensorError) {
    if isPredicate {
      try compute.visit(ComparisonKernel(operation: self, call: call))
    } else if try compute.visitFloat(FloatBinaryKernel(operation: self, call: call)) == nil,
      try compute.visitInteger(IntegerBinaryKernel(operation: self, call: call)) == nil
    {
      BoolBinaryKernel(operation: self, call: call).run()
    }
  }

  /// Next to 16-bit tensors ATen keeps a single number in float precision and rounds the result once; in divisions only
  /// the divisor.
  fileprivate func keepsPrecision(of a: Operand, _ b: Operand) -> Bool {
    switch self {
    case .add, .sub, .mul: a.isSingle || b.isSingle
    case .div, .floorDivide, .truncDivide: b.isSingle
    default: false
    }
  }

  /// What ATen refuses before it looks at shapes, in its words.
  fileprivate func check(_ a: Operand, _ b: Operand, alpha: Scalar, common: DType) throws(TensorError) {
    switch self {
    case .sub: try checkSubtraction(a, b)
    case .heaviside:
      if let left = a.dtype, let right = b.dtype, left != right {
        throw .runtime("heaviside is not yet implemented for tensors with different dtypes.")
      }
    case .pow:
      if case .scalar(let exponent) = b, !common.isFloating, exponent.double < 0 {
        throw .runtime("Integers to negative integer powers are not allowed.")
      }
    default: break
    }
    guard alpha != 1 else { return }
    if alpha.category == .boolean && common != .bool {
      throw .runtime("Boolean alpha only supported for Boolean results.")
    }
    if alpha.category == .floating && !common.isFloating {
      throw .runtime("For integral input tensors, argument alpha must not be a floating point number.")
    }
  }

  /// What ATen refuses after it has looked at shapes: a dtype without a kernel.
  fileprivate func checkKernel(_ dtype: DType) throws(TensorError) {
    if let kernel = missingKernel(dtype) { throw .notImplemented(kernel, dtype) }
  }

  private func checkSubtraction(_ a: Operand, _ b: Operand) throws(TensorError) {
    if a.isBool && b.isBool {
      throw .runtime(
        "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator "
          + "instead.")
    }
    if a.isBool || b.isBool {
      throw .runtime(
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the "
          + "`~` or `logical_not()` operator instead.")
    }
  }

  /// The name of ATen's kernel when it does not exist for the dtype.
  private func missingKernel(_ dtype: DType) -> String? {
    switch self {
    case .bitwiseAnd where dtype.isFloating: "bitwise_and_cpu"
    case .bitwiseOr where dtype.isFloating: "bitwise_or_cpu"
    case .bitwiseXor where dtype.isFloating: "bitwise_xor_cpu"
    case .shiftLeft where dtype.category != .integral: "lshift_cpu"
    case .shiftRight where dtype.category != .integral: "rshift_cpu"
    case .pow where dtype == .bool: "pow"
    case .remainder where dtype == .bool: "remainder_cpu"
    case .fmod where dtype == .bool: "fmod_cpu"
    case .floorDivide where dtype == .bool: "div_floor_cpu"
    case .truncDivide where dtype == .bool: "div_trunc_cpu"
    case .hypot where !dtype.isFloating: "hypot_cpu"
    case .nextafter where !dtype.isFloating: "nextafter_cpu"
    case .logaddexp where !dtype.isFloating: "logaddexp_cpu"
    case .logaddexp2 where !dtype.isFloating: "logaddexp2_cpu"
    case .gcd where dtype.category != .integral: "gcd_cpu"
    case .lcm where dtype.category != .integral: "lcm_cpu"
    default: nil
    }
  }
}

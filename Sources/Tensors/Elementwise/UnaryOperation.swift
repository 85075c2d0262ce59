/// Elementwise functions of one argument, without parameters.
public enum UnaryOperation: Sendable {
  // Floating results: whole numbers become the default dtype.
  case exp, exp2, expm1, log, log2, log10, log1p, sqrt, rsqrt, reciprocal, sigmoid
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  case erf, erfc, erfinv, lgamma, digamma, sinc, deg2rad, rad2deg
  // The dtype stays.
  case abs, neg, sign, square, floor, ceil, round, trunc, frac, relu, bitwiseNot, positive
  // bool results.
  case isnan, isinf, isposinf, isneginf, isfinite, signbit, logicalNot
}

extension UnaryOperation {
  enum Family { case floating, preserving, predicate }

  var family: Family {
    switch self {
    case .abs, .neg, .sign, .square, .floor, .ceil, .round, .trunc, .frac, .relu, .bitwiseNot, .positive: .preserving
    case .isnan, .isinf, .isposinf, .isneginf, .isfinite, .signbit, .logicalNot: .predicate
    default: .floating
    }
  }
}

extension Tensor {
  /// Applies `operation` to every element.
  /// - Parameters:
  ///   - out: where the result goes (the tensor itself for an in-place operation); nil makes a new tensor.
  ///   - resizable: whether `out` may be given another shape.
  /// - Throws: what PyTorch raises: a dtype that the operation does not have, a result that `out` cannot hold.
  @discardableResult
  public func unary(
    _ operation: UnaryOperation, into out: Tensor? = nil, resizable: Bool = false
  ) throws(TensorError) -> Tensor {
    try operation.check(dtype)
    let compute = operation.computeType(dtype, default: context.defaultDType)
    let result = operation.family == .predicate ? .bool : compute
    let call = try ElementwiseCall([self], compute: compute, result: result, into: out, resizable: resizable)
    if operation.family == .predicate {
      try compute.visit(PredicateKernel(operation: operation, call: call))
    } else if try compute.visitFloat(FloatUnaryKernel(operation: operation, call: call)) == nil,
      try compute.visitInteger(IntegerUnaryKernel(operation: operation, call: call)) == nil
    {
      BoolUnaryKernel(operation: operation, call: call).run()
    }
    return call.finish()
  }
}

extension UnaryOperation {
  fileprivate func computeType(_ dtype: DType, default defaultDType: DType) -> DType {
    if family == .floating && !dtype.isFloating { return defaultDType }
    return self == .square && dtype == .bool ? .int64 : dtype
  }

  /// What each kernel is not made for, in ATen's words.
  fileprivate func check(_ dtype: DType) throws(TensorError) {
    switch (self, dtype) {
    case (.neg, .bool):
      throw .runtime(
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the "
          + "`~` or `logical_not()` operator instead.")
    case (.positive, .bool): throw .runtime("The `+` operator, on a bool tensor is not supported.")
    case (.relu, .bool): throw .runtime("Boolean inputs not supported for relu")
    case (.abs, .bool): throw .notImplemented("abs_cpu", dtype)
    case (.floor, .bool): throw .notImplemented("floor_vml_cpu", dtype)
    case (.ceil, .bool): throw .notImplemented("ceil_vml_cpu", dtype)
    case (.round, .bool): throw .notImplemented("round_vml_cpu", dtype)
    case (.trunc, .bool): throw .notImplemented("trunc_vml_cpu", dtype)
    case (.frac, _) where !dtype.isFloating: throw .notImplemented("frac_cpu", dtype)
    case (.bitwiseNot, _) where dtype.isFloating: throw .notImplemented("bitwise_not_cpu", dtype)
    default: return
    }
  }
}

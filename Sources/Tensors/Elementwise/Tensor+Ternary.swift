extension Tensor {
  /// `torch.lerp(start, end, weight)`.
  @discardableResult
  public static func lerp(
    _ start: Tensor, _ end: Tensor, _ weight: Operand, into out: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    let dtype = start.dtype
    guard end.dtype == dtype else {
      throw .runtime("expected dtype \(dtype.cppName) for `end` but got dtype \(end.dtype.cppName)")
    }
    if let other = weight.dtype, other != dtype {
      throw .runtime("expected dtype \(dtype.cppName) for `weight` but got dtype \(other.cppName)")
    }
    guard dtype.isFloating else { throw .notImplemented("lerp_kernel_scalar", dtype) }
    let factor = try weight.tensor(dtype: dtype, in: start.context)
    let call = try ElementwiseCall([start, end, factor], compute: dtype, result: dtype, into: out)
    _ = try dtype.visitFloat(TernaryKernel(operation: .lerp, value: 1, call: call))
    return call.finish()
  }

  /// `torch.addcmul(self, a, b, value)`: self + value × a × b.
  @discardableResult
  public func addcmul(_ a: Tensor, _ b: Tensor, value: Scalar = 1, into out: Tensor? = nil) throws(TensorError)
    -> Tensor
  {
    try ternary(.addcmul, a, b, value, into: out)
  }

  /// `torch.addcdiv(self, a, b, value)`: self + value × a ÷ b.
  @discardableResult
  public func addcdiv(_ a: Tensor, _ b: Tensor, value: Scalar = 1, into out: Tensor? = nil) throws(TensorError)
    -> Tensor
  {
    guard a.dtype.isFloating || b.dtype.isFloating else {
      throw .runtime(
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true "
          + "division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * "
          + "torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / "
          + "tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value * "
          + "tensor1 / tensor2), for all dtypes.")
    }
    return try ternary(.addcdiv, a, b, value, into: out)
  }

  private func ternary(
    _ operation: TernaryOperation, _ a: Tensor, _ b: Tensor, _ value: Scalar, into out: Tensor?
  ) throws(TensorError) -> Tensor {
    var promotion = PromotionState()
    for tensor in [self, a, b] { promotion.add(.tensor(tensor), defaultDType: context.defaultDType) }
    let dtype = promotion.result ?? self.dtype
    let call = try ElementwiseCall([self, a, b], compute: dtype, result: dtype, into: out)
    if try dtype.visitFloat(TernaryKernel(operation: operation, value: value, call: call)) == nil,
      try dtype.visitInteger(WholeTernaryKernel(value: value, call: call)) == nil
    {
      throw .notImplemented("addcmul_cpu_out", dtype)
    }
    return call.finish()
  }
}

private enum TernaryOperation { case lerp, addcmul, addcdiv }

private struct TernaryKernel: FloatVisitor {
  let operation: TernaryOperation
  let value: Scalar
  let call: ElementwiseCall

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    typealias M = T.Math
    let (to, a) = (call.kernelOut.pointer(T.self), call.inputs[0].pointer(T.self))
    let (b, c) = (call.inputs[1].pointer(T.self), call.inputs[2].pointer(T.self))
    let value = M(double: value.double)
    switch operation {
    case .lerp:
      mapRows(call.plan, to, a, b, c) { (start: T, end: T, weight: T) in
        let (start, end, weight) = (start.math, end.math, weight.math)
        return T(
          math: weight.magnitude < 0.5 ? start + weight * (end - start) : end - (end - start) * (1 - weight))
      }
    case .addcmul:
      mapRows(call.plan, to, a, b, c) { (x: T, y: T, z: T) in T(math: x.math + value * y.math * z.math) }
    case .addcdiv:
      mapRows(call.plan, to, a, b, c) { (x: T, y: T, z: T) in T(math: x.math + value * y.math / z.math) }
    }
  }
}

private struct WholeTernaryKernel: IntegerVisitor {
  let value: Scalar
  let call: ElementwiseCall

  func visit<T: IntegerElement>(_: T.Type) throws(TensorError) {
    let (to, a) = (call.kernelOut.pointer(T.self), call.inputs[0].pointer(T.self))
    let (b, c) = (call.inputs[1].pointer(T.self), call.inputs[2].pointer(T.self))
    let value = T(value)
    mapRows(call.plan, to, a, b, c) { (x: T, y: T, z: T) in x &+ value &* y &* z }
  }
}

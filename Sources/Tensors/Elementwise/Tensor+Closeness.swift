extension Tensor {
  /// `torch.equal(a, b)`: the same shape and the same values.
  public func isEqual(to other: Tensor) throws(TensorError) -> Bool {
    guard shape == other.shape else { return false }
    return try binary(.eq, other).all().truth()
  }

  /// `torch.isclose(a, b, rtol, atol, equal_nan)`.
  public func isClose(
    to other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) throws(TensorError) -> Tensor {
    guard dtype == other.dtype else {
      throw .runtime("\(dtype.scalarTypeName) did not match \(other.dtype.scalarTypeName)")
    }
    guard rtol >= 0 else { throw .runtime("rtol must be greater than or equal to zero, but got \(rtol)") }
    guard atol >= 0 else { throw .runtime("atol must be greater than or equal to zero, but got \(atol)") }
    let call = try ElementwiseCall([self, other], compute: dtype, result: .bool, into: nil)
    try dtype.visit(ClosenessKernel(call: call, rtol: rtol, atol: atol, equalNaN: equalNaN))
    return call.finish()
  }

  /// `torch.allclose`.
  public func isAllClose(
    to other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) throws(TensorError) -> Bool {
    try isClose(to: other, rtol: rtol, atol: atol, equalNaN: equalNaN).all().truth()
  }
}

private struct ClosenessKernel: ElementVisitor {
  let call: ElementwiseCall
  let rtol, atol: Double
  let equalNaN: Bool

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let to = call.kernelOut.pointer(Bool.self)
    mapRows(call.plan, to, call.inputs[0].pointer(T.self), call.inputs[1].pointer(T.self)) { a, b in
      if a == b { return true }
      if a.isNaN || b.isNaN { return equalNaN && a.isNaN && b.isNaN }
      if rtol == 0 && atol == 0 { return false }
      let error = (T.isFloating ? T(double: a.double - b.double).double : a.double - b.double).magnitude
      return error.isFinite && error <= allowance(b)
    }
  }

  /// `atol + |rtol × b|`, for floats in the element's own precision.
  @inline(__always)
  private func allowance<T: Element>(_ b: T) -> Double {
    guard T.isFloating else { return atol + (rtol * b.double).magnitude }
    let scaled = T(double: T.product(T(double: rtol), b).double.magnitude)
    return T.sum(T(double: atol), scaled).double
  }
}

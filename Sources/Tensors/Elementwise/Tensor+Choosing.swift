/// Operations that choose between values: `where`, `masked_fill`, `clamp`.
extension Tensor {
  /// `torch.where(condition, a, b)`.
  public static func choose(
    _ condition: Tensor, _ a: Operand, _ b: Operand, into out: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    guard condition.dtype == .bool || condition.dtype == .uint8 else {
      throw .runtime(
        "where expected condition to be a boolean tensor, but got a tensor with dtype \(condition.dtype.scalarTypeName)"
      )
    }
    var promotion = PromotionState()
    promotion.add(a, defaultDType: condition.context.defaultDType)
    promotion.add(b, defaultDType: condition.context.defaultDType)
    let dtype = promotion.result ?? condition.context.defaultDType
    for case .scalar(let value) in [a, b] { try value.checkFits(dtype) }
    let inputs = [
      condition, try a.tensor(dtype: dtype, in: condition.context), try b.tensor(dtype: dtype, in: condition.context),
    ]
    let call = try ElementwiseCall(inputs, dtypes: [.bool, dtype, dtype], result: dtype, into: out)
    try dtype.visit(ChoiceKernel(call: call))
    return call.finish()
  }

  /// `masked_fill(mask, value)`: a copy.
  public func maskedFill(_ mask: Tensor, _ value: Scalar) throws(TensorError) -> Tensor {
    let shape = try Broadcasting.shape(self.shape, mask.shape)
    let copy = try broadcast(to: shape).cloned()
    try copy.maskedFillInPlace(mask, value)
    copy.storage.version = 0
    return copy
  }

  /// `masked_fill_(mask, value)`.
  public func maskedFillInPlace(_ mask: Tensor, _ value: Scalar) throws(TensorError) {
    guard mask.dtype == .bool else {
      throw .runtime("masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.cppName)")
    }
    try value.checkFits(dtype)
    let filling = try Tensor.scalar(value, dtype: dtype, in: context)
    _ = try Self.choose(mask, .tensor(filling), .tensor(self), into: self)
  }

  /// `clamp(min, max)`; bounds may be numbers or tensors.
  @discardableResult
  public func clamped(
    min: Operand? = nil, max: Operand? = nil, into out: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    guard min != nil || max != nil else {
      throw .runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    var promotion = PromotionState()
    promotion.add(.tensor(self), defaultDType: context.defaultDType)
    for bound in [min, max] { if let bound { promotion.add(bound, defaultDType: context.defaultDType) } }
    let dtype = promotion.result ?? self.dtype
    var inputs = [self]
    for case .scalar(let bound)? in [min, max] { try bound.checkFits(dtype) }
    for bound in [min, max] { if let bound { inputs.append(try bound.tensor(dtype: dtype, in: context)) } }
    let call = try ElementwiseCall(inputs, compute: dtype, result: dtype, into: out)
    try dtype.visit(ClampKernel(call: call, hasMin: min != nil, hasMax: max != nil))
    return call.finish()
  }
}

private struct ChoiceKernel: ElementVisitor {
  let call: ElementwiseCall

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (to, condition) = (call.kernelOut.pointer(T.self), call.inputs[0].pointer(Bool.self))
    let (a, b, plan) = (call.inputs[1].pointer(T.self), call.inputs[2].pointer(T.self), call.plan)
    let (count, steps) = (plan.rowCount, plan.rowStrides)
    plan.forEachRow { offsets in
      let (to, condition) = (to + offsets[0], condition + offsets[1])
      let (a, b) = (a + offsets[2], b + offsets[3])
      for i in 0..<count {
        to[i &* steps[0]] = condition[i &* steps[1]] ? a[i &* steps[2]] : b[i &* steps[3]]
      }
    }
  }
}

private struct ClampKernel: ElementVisitor {
  let call: ElementwiseCall
  let hasMin, hasMax: Bool

  /// NaN in the value or a bound stays; when the bounds cross, the upper one wins.
  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (to, from) = (call.kernelOut.pointer(T.self), call.inputs[0].pointer(T.self))
    let first = call.inputs[1].pointer(T.self)
    @inline(__always) func raise(_ value: T, _ bound: T) -> T {
      value.isNaN ? value : bound.isNaN || T.isLess(value, bound) ? bound : value
    }
    @inline(__always) func lower(_ value: T, _ bound: T) -> T {
      value.isNaN ? value : bound.isNaN || T.isLess(bound, value) ? bound : value
    }
    switch (hasMin, hasMax) {
    case (true, true):
      mapRows(call.plan, to, from, first, call.inputs[2].pointer(T.self)) { lower(raise($0, $1), $2) }
    case (true, false): mapRows(call.plan, to, from, first) { raise($0, $1) }
    default: mapRows(call.plan, to, from, first) { lower($0, $1) }
    }
  }
}

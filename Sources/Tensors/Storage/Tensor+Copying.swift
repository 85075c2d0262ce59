/// Copies and conversions.
extension Tensor {
  /// `contiguous()`: itself when it already is.
  public func contiguous() throws(TensorError) -> Tensor { isContiguous ? self : try contiguousCopy() }

  func contiguousCopy() throws(TensorError) -> Tensor {
    let copy = try Tensor(uninitialized: shape, dtype: dtype, in: context)
    Copy.elements(from: self, into: copy)
    return copy
  }

  /// `clone()`: the order of dimensions in memory is kept when it is dense.
  public func cloned() throws(TensorError) -> Tensor {
    let copy = try emptyLike(dtype: dtype)
    Copy.elements(from: self, into: copy)
    return copy
  }

  /// `to(dtype)`: itself when it has that dtype and `copy` is false.
  public func converted(to dtype: DType, copy: Bool = false) throws(TensorError) -> Tensor {
    if dtype == self.dtype && !copy { return self }
    let result = try emptyLike(dtype: dtype)
    Copy.elements(from: self, into: result)
    return result
  }

  /// An uninitialised tensor of this shape, in memory order as `torch.empty_like` keeps it.
  func emptyLike(dtype: DType) throws(TensorError) -> Tensor {
    let result = try Tensor(uninitialized: shape, dtype: dtype, in: context)
    let strides =
      isContiguous || layout.isNonOverlappingAndDense
      ? layout.strides : StridedPlan.outputStrides(shape, [layout.strides])
    return result.view(Layout(shape: shape, strides: strides, offset: 0))
  }

  /// `copy_(source)`: broadcasts and converts.
  public func copy(from source: Tensor) throws(TensorError) {
    let common = try Broadcasting.shape(shape, source.shape)
    guard common == shape else {
      throw .runtime(
        "output with shape \(TensorError.text(shape)) doesn't match the broadcast shape \(TensorError.text(common))")
    }
    try checkWritable()
    try checkOverlap(with: source)
    try context.announce(count)
    Copy.elements(from: source.broadcast(to: shape), into: self)
    didWrite()
  }

  /// `fill_(value)`.
  /// - Throws: RuntimeError when the value does not fit the dtype.
  public func fill(_ value: Scalar) throws(TensorError) {
    try checkWritable()
    try value.checkFits(dtype)
    try context.announce(count)
    try setAll(value)
    didWrite()
  }

  /// Fills a fresh tensor; what does not fit wraps around.
  func setAll(_ value: Scalar) throws(TensorError) {
    try dtype.visit(FillKernel(out: self, value: value))
  }
}

extension Scalar {
  /// ATen's `checked_convert`. A negative number fits an unsigned dtype when its magnitude does.
  func checkFits(_ dtype: DType) throws(TensorError) {
    if !fits(dtype) { throw .runtime("value cannot be converted to type \(dtype.cValueName) without overflow") }
  }

  func fits(_ dtype: DType) -> Bool {
    if dtype == .bool { return true }
    if let limits = dtype.floatLimits {
      return !double.isFinite || double.magnitude <= limits.max || dtype == .float64
    }
    guard let limits = dtype.integerLimits else { return true }
    let low = dtype == .uint8 ? -limits.max : limits.min
    switch self {
    case .bool: return true
    case .int(let value): return value >= low && value <= limits.max
    case .float(let value):
      // 2⁶³ − 1 rounds up to 2⁶³, which ATen lets pass as well.
      return value >= Double(low) && value <= Double(limits.max)
    }
  }
}

extension DType {
  /// The type in `value cannot be converted to type … without overflow`.
  fileprivate var cValueName: String {
    switch self {
    case .uint8, .int8, .int16, .int64: name + "_t"
    default: cppName
    }
  }
}

/// Element-by-element copying with conversion.
enum Copy {
  /// Both have one shape; what they share, if anything, is the very same elements.
  static func elements(from source: Tensor, into target: Tensor) {
    if source.dtype == target.dtype && source.isContiguous && target.isContiguous {
      let from = source.storage.bytes + source.layout.offset * source.dtype.size
      let to = target.storage.bytes + target.layout.offset * target.dtype.size
      to.copyMemory(from: from, byteCount: target.count * target.dtype.size)
      return
    }
    let plan = Self.plan(source, target)
    // The visitors throw nothing.
    try! target.dtype.visit(CopyTarget(source: source, target: target, plan: plan))
  }

  private static func plan(_ source: Tensor, _ target: Tensor) -> StridedPlan {
    if source.isContiguous && target.isContiguous {
      return StridedPlan(rowCount: target.count, rowStrides: [1, 1, 0, 0])
    }
    return StridedPlan(shape: target.shape, strides: [target.layout.strides, source.layout.strides])
  }
}

private struct CopyTarget: ElementVisitor {
  let source, target: Tensor
  let plan: StridedPlan

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    try source.dtype.visit(CopySource<T>(source: source, target: target, plan: plan))
  }
}

private struct CopySource<Target: Element>: ElementVisitor {
  let source, target: Tensor
  let plan: StridedPlan

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let to = target.pointer(Target.self)
    let from = source.pointer(T.self)
    let (count, step, sourceStep) = (plan.rowCount, plan.rowStrides[0], plan.rowStrides[1])
    plan.forEachRow { offsets in
      let (to, from) = (to + offsets[0], from + offsets[1])
      if step == 1 && sourceStep == 1 {
        for i in 0..<count { to[i] = Target(converting: from[i]) }
      } else {
        for i in 0..<count { to[i &* step] = Target(converting: from[i &* sourceStep]) }
      }
    }
  }
}

private struct FillKernel: ElementVisitor {
  let out: Tensor
  let value: Scalar

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let value = T(self.value)
    let to = out.pointer(T.self)
    let plan =
      out.isContiguous
      ? StridedPlan(rowCount: out.count, rowStrides: [1, 0, 0, 0])
      : StridedPlan(shape: out.shape, strides: [out.layout.strides])
    let (count, step) = (plan.rowCount, plan.rowStrides[0])
    plan.forEachRow { offsets in
      let to = to + offsets[0]
      if step == 1 { to.update(repeating: value, count: count) } else { for i in 0..<count { to[i &* step] = value } }
    }
  }
}

extension Tensor {
  /// `sum(dim, keepdim)`: whole numbers and bool are added as int64.
  /// - Parameter dims: nil or none means all.
  public func sum(_ dims: [Int]? = nil, keepDim: Bool = false, dtype: DType? = nil) throws(TensorError) -> Tensor {
    if dims == nil, !keepDim, dtype == nil, let small = try planeReduced(by: .sum) { return small }
    let result = dtype ?? (self.dtype.isFloating ? self.dtype : .int64)
    let input = try converted(to: result)
    let reduction = try Reduction(input.layout, dims: dims, keepDim: keepDim)
    try context.announce(count)
    let out = try Tensor(zeros: reduction.shape, dtype: result, in: context)
    try input.add(along: reduction, into: out)
    return out
  }

  /// `mean(dim, keepdim)`.
  /// - Throws: RuntimeError when the dtype is not floating.
  public func mean(_ dims: [Int]? = nil, keepDim: Bool = false, dtype: DType? = nil) throws(TensorError) -> Tensor {
    if dims == nil, !keepDim, dtype == nil, let small = try planeReduced(by: .mean) { return small }
    let result = dtype ?? self.dtype
    guard result.isFloating else {
      let what = dtype == nil ? "could not infer output dtype. Input" : "could not infer output dtype. Optional"
      throw .runtime(
        "mean(): \(what) dtype must be either a floating point or complex dtype. Got: \(result.scalarTypeName)")
    }
    // 16-bit means are added and divided in float and rounded once.
    let compute: DType = result.size == 2 ? .float32 : result
    let total = try converted(to: result).sum(dims, keepDim: keepDim, dtype: compute)
    let parts = try Reduction(layout, dims: dims, keepDim: keepDim).reducedCount
    try Tensor.binary(.div, .tensor(total), .scalar(.int(parts)), into: total)
    return try total.converted(to: result)
  }

  private func planeReduced(by reduction: WholeReduction) throws(TensorError) -> Tensor? {
    guard let plane = Plane(layout) else { return nil }
    return try plane.reduced(by: reduction, storage, self.dtype)
  }

  /// `nansum`: NaN counts as 0.
  public func nansum(_ dims: [Int]? = nil, keepDim: Bool = false, dtype: DType? = nil) throws(TensorError) -> Tensor {
    guard self.dtype.isFloating else { return try sum(dims, keepDim: keepDim, dtype: dtype) }
    let clean = try nanToNum(nan: 0, positiveInfinity: .infinity, negativeInfinity: -.infinity)
    return try clean.sum(dims, keepDim: keepDim, dtype: dtype)
  }

  /// `nanmean`.
  public func nanmean(_ dims: [Int]? = nil, keepDim: Bool = false, dtype: DType? = nil) throws(TensorError) -> Tensor {
    guard self.dtype.isFloating else {
      throw .runtime(
        "nanmean(): expected input to have floating point or complex dtype but got \(self.dtype.scalarTypeName)")
    }
    let total = try nansum(dims, keepDim: keepDim, dtype: dtype)
    let parts = try unary(.isnan).unary(.logicalNot).sum(dims, keepDim: keepDim)
    return try total.binary(.div, parts)
  }

  /// `prod(dim, keepdim)`: whole numbers and bool are multiplied as int64.
  public func prod(_ dims: [Int]? = nil, keepDim: Bool = false, dtype: DType? = nil) throws(TensorError) -> Tensor {
    let result = dtype ?? (self.dtype.isFloating ? self.dtype : .int64)
    let input = try converted(to: result)
    let reduction = try Reduction(input.layout, dims: dims, keepDim: keepDim)
    try context.announce(count)
    let out = try Tensor(uninitialized: reduction.shape, dtype: result, in: context)
    try result.visit(ProductKernel(input: input, out: out, reduction: reduction))
    return out
  }

  /// `trace()`.
  public func trace() throws(TensorError) -> Tensor {
    guard dim == 2 else { throw .runtime("trace: expected a matrix, but got tensor with dim \(dim)") }
    return try diagonal().sum()
  }

  /// Adds into `out`, which holds zeros.
  private func add(along reduction: Reduction, into out: Tensor) throws(TensorError) {
    if try dtype.visitFloat(FloatSumKernel(input: self, out: out, reduction: reduction)) == nil {
      try dtype.visit(WholeSumKernel(input: self, out: out, reduction: reduction))
    }
  }
}

private struct WholeSumKernel: ElementVisitor {
  let input, out: Tensor
  let reduction: Reduction

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    foldReduced(reduction, input.pointer(T.self), out.pointer(T.self), T.zero, { T.sum($0, $1) }, { $0 })
  }
}

private struct ProductKernel: ElementVisitor {
  let input, out: Tensor
  let reduction: Reduction

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    foldReduced(reduction, input.pointer(T.self), out.pointer(T.self), T.one, { T.product($0, $1) }, { $0 })
  }
}

private struct FloatSumKernel: FloatVisitor {
  let input, out: Tensor
  let reduction: Reduction

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    let plan = SumPlan(input, out, reduction)
    let (from, to) = (input.pointer(T.self), out.pointer(T.self))
    if plan.sizes.contains(0) { return }
    CascadeSum<T>.withRoom { sum in
      forEachPair(plan.sizes.dropFirst(2), plan.outStrides.dropFirst(2), plan.inStrides.dropFirst(2)) {
        toOffset, fromOffset in
        if plan.outStrides[0] != 0 {
          // Nothing is summed up here: one element for each result, laid along the second dimension.
          for j in 0..<plan.sizes[1] {
            sum.add(
              from + (fromOffset + j * plan.inStrides[1]), 1, 0, plan.sizes[0], plan.inStrides[0],
              into: to + (toOffset + j * plan.outStrides[1]), plan.outStrides[0])
          }
        } else {
          sum.add(
            from + fromOffset, plan.sizes[0], plan.inStrides[0], plan.sizes[1], plan.inStrides[1], into: to + toOffset,
            plan.outStrides[1])
        }
      }
    }
  }
}

/// The dimensions in the order of ATen's reduction iterator: those that go first, then by strides; neighbours merged;
/// at least two.
private struct SumPlan {
  private(set) var sizes: [Int] = []
  private(set) var outStrides: [Int] = []
  private(set) var inStrides: [Int] = []

  init(_ input: Tensor, _ out: Tensor, _ reduction: Reduction) {
    let shape = input.shape
    var full = [Int](repeating: 0, count: shape.count)
    var next = 1
    for dim in shape.indices.reversed() where !reduction.reducedDims.contains(dim) {
      full[dim] = next
      next &*= max(shape[dim], 1)
    }
    let reduced = StridedPlan.order(shape, [input.layout.strides]).filter(reduction.reducedDims.contains)
    let kept = StridedPlan.order(shape, [full, input.layout.strides]).filter { !reduction.reducedDims.contains($0) }
    for dim in reduced + kept where shape[dim] != 1 {
      append(shape[dim], full[dim], input.layout.strides[dim])
    }
    while sizes.count < 2 { append(1, 0, 0) }
  }

  private mutating func append(_ size: Int, _ out: Int, _ input: Int) {
    if size != 1, let last = sizes.last, outStrides[sizes.count - 1] &* last == out,
      inStrides[sizes.count - 1] &* last == input
    {
      sizes[sizes.count - 1] = last * size
    } else {
      sizes.append(size)
      outStrides.append(out)
      inStrides.append(input)
    }
  }
}

/// Walks two strided operands, the first dimension fastest.
private func forEachPair(
  _ sizes: ArraySlice<Int>, _ a: ArraySlice<Int>, _ b: ArraySlice<Int>, _ body: (Int, Int) -> Void
) {
  let plan = StridedPlan(dimensions: Array(sizes), strides: zip(a, b).map { [$0, $1, 0, 0] })
  let (count, step) = (plan.rowCount, plan.rowStrides)
  plan.forEachRow { offsets in
    for i in 0..<count { body(offsets[0] + i * step[0], offsets[1] + i * step[1]) }
  }
}

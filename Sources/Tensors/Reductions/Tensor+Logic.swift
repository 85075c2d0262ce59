extension Tensor {
  /// `any(dim, keepdim)`; of uint8, uint8.
  public func any(_ dims: [Int]? = nil, keepDim: Bool = false) throws(TensorError) -> Tensor {
    try truths(dims, keepDim: keepDim, isAny: true)
  }

  /// `all(dim, keepdim)`; of uint8, uint8.
  public func all(_ dims: [Int]? = nil, keepDim: Bool = false) throws(TensorError) -> Tensor {
    try truths(dims, keepDim: keepDim, isAny: false)
  }

  private func truths(_ dims: [Int]?, keepDim: Bool, isAny: Bool) throws(TensorError) -> Tensor {
    let reduction = try Reduction(layout, dims: dims, keepDim: keepDim)
    try context.announce(count)
    let out = try Tensor(uninitialized: reduction.shape, dtype: .bool, in: context)
    try dtype.visit(TruthKernel(input: self, out: out, reduction: reduction, isAny: isAny))
    return dtype == .uint8 ? try out.converted(to: .uint8) : out
  }

  /// `count_nonzero(dim)`.
  public func countNonzero(_ dims: [Int]? = nil) throws(TensorError) -> Tensor {
    let reduction = try Reduction(layout, dims: dims, keepDim: false)
    try context.announce(count)
    let out = try Tensor(uninitialized: reduction.shape, dtype: .int64, in: context)
    try dtype.visit(CountKernel(input: self, out: out, reduction: reduction))
    return out
  }
}

private struct TruthKernel: ElementVisitor {
  let input, out: Tensor
  let reduction: Reduction
  let isAny: Bool

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (from, to) = (input.pointer(T.self), out.pointer(Bool.self))
    if isAny {
      foldReduced(reduction, from, to, false, { $0 || $1 != T.zero }, { $0 })
    } else {
      foldReduced(reduction, from, to, true, { $0 && $1 != T.zero }, { $0 })
    }
  }
}

private struct CountKernel: ElementVisitor {
  let input, out: Tensor
  let reduction: Reduction

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    foldReduced(
      reduction, input.pointer(T.self), out.pointer(Int.self), 0, { $0 &+ ($1 != T.zero ? 1 : 0) }, { $0 })
  }
}

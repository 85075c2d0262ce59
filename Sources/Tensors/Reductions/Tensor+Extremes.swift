/// Which end of the order is looked for.
public enum Extreme: Sendable {
  case max, min

  fileprivate var name: String { self == .max ? "max" : "min" }
}

extension Tensor {
  /// `max()` and `min()` of all elements; NaN wins.
  public func extreme(_ extreme: Extreme) throws(TensorError) -> Tensor {
    guard count > 0 else { throw Self.needsDim(extreme.name) }
    if let plane = Plane(layout),
      let result = try plane.reduced(by: extreme == .max ? .max : .min, storage, dtype)
    {
      return result
    }
    return try extremes(extreme, dims: nil, keepDim: false)
  }

  /// `amax(dim, keepdim)` and `amin`.
  /// - Parameter dims: none means all.
  public func extreme(_ extreme: Extreme, dims: [Int], keepDim: Bool = false) throws(TensorError) -> Tensor {
    let wrapped = try Layout.wrapUnique(dims, rank: dim)
    if wrapped.isEmpty && count == 0 { throw Self.needsDim("a\(extreme.name)") }
    try checkNonEmpty(wrapped, name: "a\(extreme.name)()")
    return try extremes(extreme, dims: dims, keepDim: keepDim)
  }

  /// `max(dim, keepdim)` and `min`: the values, and the index of each (the first of equals; the first NaN).
  public func extreme(
    _ extreme: Extreme, along dim: Int, keepDim: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let at = try Layout.wrap(dim, rank: self.dim)
    try checkNonEmpty([at], name: "\(extreme.name)()")
    let reduction = try Reduction(layout, dims: self.dim == 0 ? nil : [at], keepDim: keepDim)
    try context.announce(count)
    let values = try Tensor(uninitialized: reduction.shape, dtype: dtype, in: context)
    let indices = try Tensor(uninitialized: reduction.shape, dtype: .int64, in: context)
    try dtype.visit(
      ArgumentKernel(input: self, reduction: reduction, extreme: extreme, values: values, indices: indices))
    return (values, indices)
  }

  /// `argmax(dim, keepdim)` and `argmin`; without a dimension, the index into the flattened tensor.
  public func argument(_ extreme: Extreme, along dim: Int? = nil, keepDim: Bool = false) throws(TensorError) -> Tensor {
    let name = "arg\(extreme.name)()"
    if dtype == .bool && (dim != nil || count > 0) {
      throw .runtime("\(name): does not support bool input")
    }
    guard let dim else {
      guard count > 0 else {
        throw .index("\(name): Expected reduction dim to be specified for input.numel() == 0.")
      }
      let flat = try reshaped(to: [-1])
      let index = try flat.extreme(extreme, along: 0).indices
      return keepDim ? try index.viewed(as: [Int](repeating: 1, count: self.dim)) : index
    }
    let at = try Layout.wrap(dim, rank: self.dim)
    try checkNonEmpty([at], name: name)
    return try extreme == .max
      ? self.extreme(.max, along: at, keepDim: keepDim).indices
      : self.extreme(.min, along: at, keepDim: keepDim).indices
  }

  /// `aminmax(dim, keepdim)`.
  public func aminmax(along dim: Int? = nil, keepDim: Bool = false) throws(TensorError) -> (min: Tensor, max: Tensor) {
    if let dim {
      try checkNonEmpty([try Layout.wrap(dim, rank: self.dim)], name: "aminmax")
    } else if count == 0 {
      throw .runtime("aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.")
    }
    let dims = dim.map { [$0] }
    return (
      try extremes(.min, dims: dims, keepDim: keepDim), try extremes(.max, dims: dims, keepDim: keepDim)
    )
  }

  private static func needsDim(_ name: String) -> TensorError {
    .runtime(
      "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the "
        + "'dim' argument.")
  }

  /// `name` is as the message shows it, with parentheses or without.
  func checkNonEmpty(_ dims: [Int], name: String) throws(TensorError) {
    guard dim > 0, let empty = dims.first(where: { shape[$0] == 0 }) else { return }
    throw .index("\(name): Expected reduction dim \(empty) to have non-zero size.")
  }

  private func extremes(_ extreme: Extreme, dims: [Int]?, keepDim: Bool) throws(TensorError) -> Tensor {
    let reduction = try Reduction(layout, dims: dims, keepDim: keepDim)
    try context.announce(count)
    let out = try Tensor(uninitialized: reduction.shape, dtype: dtype, in: context)
    try dtype.visit(ExtremeKernel(input: self, out: out, reduction: reduction, extreme: extreme))
    return out
  }
}

private struct ExtremeKernel: ElementVisitor {
  let input, out: Tensor
  let reduction: Reduction
  let extreme: Extreme

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (from, to) = (input.pointer(T.self), out.pointer(T.self))
    switch extreme {
    case .max:
      foldReduced(reduction, from, to, T.lowest, { $0.isNaN || T.isLess($1, $0) ? $0 : $1 }, { $0 })
    case .min:
      foldReduced(reduction, from, to, T.highest, { $0.isNaN || T.isLess($0, $1) ? $0 : $1 }, { $0 })
    }
  }
}

private struct ArgumentKernel: ElementVisitor {
  let input: Tensor
  let reduction: Reduction
  let extreme: Extreme
  let values, indices: Tensor

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    switch extreme {
    case .max: run(T.self) { T.isLess($1, $0) }
    case .min: run(T.self) { T.isLess($0, $1) }
    }
  }

  @inline(__always)
  private func run<T: Element>(_: T.Type, isBetter: (T, T) -> Bool) {
    let (from, values, indices) = (input.pointer(T.self), values.pointer(T.self), indices.pointer(Int.self))
    let (size, step) = (reduction.reducedCount, reduction.reducedStrides.first ?? 0)
    var at = 0
    forEachOffset(reduction.keptShape, reduction.keptStrides) { offset in
      var best = from[offset]
      var index = 0
      for i in 1..<Swift.max(size, 1) where !best.isNaN {
        let value = from[offset &+ i &* step]
        if value.isNaN || isBetter(value, best) { (best, index) = (value, i) }
      }
      values[at] = best
      indices[at] = index
      at += 1
    }
  }
}

/// What happens where a value meets one that is there.
public enum ScatterReduction: Sendable {
  case replace, sum, product, mean, maximum, minimum
}

/// Writing by an index tensor along one dimension, in place.
extension Tensor {
  /// `scatter_(dim, index, src)`, `scatter_add_`, `scatter_reduce_(…, include_self)`.
  public func scatter(
    _ dim: Int, _ index: Tensor, _ source: Operand, reduce: ScatterReduction = .replace, includeSelf: Bool = true
  ) throws(TensorError) {
    let at = try Layout.wrap(dim, rank: self.dim)
    guard index.dtype.isIndex else { throw .runtime("scatter(): Expected dtype int32/int64 for index") }
    if index.count == 0 { return }
    let values = try scatterSource(source, index, at: at)
    let walk = try IndexWalk(self, index, dim: at)
    if !includeSelf && reduce != .replace {
      try dtype.visit(
        ScatterAlongKernel(
          tensor: self, values: try Tensor.identity(of: reduce, like: values), walk: walk, reduce: .replace))
    }
    let combine: ScatterReduction = reduce == .mean ? .sum : reduce
    try dtype.visit(ScatterAlongKernel(tensor: self, values: values, walk: walk, reduce: combine))
    if reduce == .mean { try divideByCounts(at, index, includeSelf: includeSelf) }
    didWrite()
  }

  private func scatterSource(_ source: Operand, _ index: Tensor, at dim: Int) throws(TensorError) -> Tensor {
    guard case .tensor(let tensor) = source else {
      try checkIndex(index, nil, at: dim)
      return try source.tensor(dtype: dtype, in: context).broadcast(to: index.shape).contiguous()
    }
    guard tensor.dtype == dtype else { throw .runtime("scatter(): Expected self.dtype to be equal to src.dtype") }
    try checkIndex(index, tensor, at: dim)
    if tensor.dim != index.dim { return try tensor.reshaped(to: [-1]) }
    let part = Layout(shape: index.shape, strides: tensor.layout.strides, offset: tensor.layout.offset)
    return try tensor.view(part).contiguous()
  }

  private func checkIndex(_ index: Tensor, _ source: Tensor?, at dim: Int) throws(TensorError) {
    guard Swift.max(index.dim, 1) == Swift.max(self.dim, 1) else {
      throw .runtime("Index tensor must have the same number of dimensions as self tensor")
    }
    if let source, Swift.max(source.dim, 1) != Swift.max(index.dim, 1) {
      throw .runtime("Index tensor must have the same number of dimensions as src tensor")
    }
    let exceedsSelf = self.dim > 0 && index.shape.indices.contains { $0 != dim && index.shape[$0] > shape[$0] }
    let exceedsSource = source.map { source in
      index.dim == source.dim && zip(index.shape, source.shape).contains { $0 > $1 }
    }
    guard exceedsSelf || exceedsSource == true else { return }
    let tail = source.map { " and to be no larger size than src \(TensorError.text($0.shape))" } ?? ""
    throw .runtime(
      "Expected index \(TensorError.text(index.shape)) to be no larger than self \(TensorError.text(shape)) apart from "
        + "dimension \(dim)\(tail)")
  }

  /// What a reduction starts from where the tensor's own elements do not count.
  private static func identity(of reduce: ScatterReduction, like values: Tensor) throws(TensorError) -> Tensor {
    let result = try Tensor(uninitialized: values.shape, dtype: values.dtype, in: values.context)
    try values.dtype.visit(IdentityKernel(out: result, reduce: reduce))
    return result
  }

  private func divideByCounts(_ dim: Int, _ index: Tensor, includeSelf: Bool) throws(TensorError) {
    let counts = try fullLike(includeSelf ? 1 : 0)
    let one = try Tensor.full(index.shape, 1, dtype: dtype, in: context)
    try counts.scatter(dim, index, .tensor(one), reduce: .sum)
    try counts.clamped(min: .scalar(1), into: counts)
    try binary(dtype.isFloating ? .div : .floorDivide, .tensor(counts), into: self)
  }

  /// `index_add_(dim, index, source, alpha)`.
  public func indexAdd(_ dim: Int, _ index: Tensor, _ source: Tensor, alpha: Scalar = 1) throws(TensorError) {
    let at = try Layout.wrap(dim, rank: self.dim)
    let positions = try vectorIndex(index, name: "index_add_")
    let size = self.dim == 0 ? 1 : shape[at]
    if let wrong = positions.first(where: { $0 < 0 || $0 >= size }) {
      if self.dim <= 1 { throw .index("index out of range in self") }
      throw .runtime("index \(wrong) is out of bounds for dimension \(at) with size \(size)")
    }
    guard source.dtype == dtype else {
      throw .runtime(
        "index_add_(): self (\(dtype.scalarTypeName)) and source (\(source.dtype.scalarTypeName)) must have the same scalar type"
      )
    }
    guard source.dim == 0 || self.dim == 0 || source.shape[at] == positions.count else {
      throw .runtime(
        "index_add_(): Number of indices (\(positions.count)) should be equal to source.size(dim): (\(source.shape[at])), for dim: \(at)"
      )
    }
    for (i, position) in positions.enumerated() {
      let target = self.dim == 0 ? self : view(layout.selecting(at, at: position))
      let part = source.dim == 0 ? source : source.view(source.layout.selecting(at, at: i))
      try Tensor.binary(.add, .tensor(target), .tensor(part), alpha: alpha, into: target)
    }
  }

  /// `index_copy_(dim, index, source)`.
  public func indexCopy(_ dim: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) {
    let at = try Layout.wrap(dim, rank: self.dim)
    let positions = try vectorIndex(index, name: "index_copy_")
    try checkBounds(positions, at, name: "index_copy_(): ")
    guard source.dtype == dtype else {
      throw .runtime(
        "index_copy_(): self and source expected to have the same dtype, but got (self) \(dtype.scalarTypeName) and (source) \(source.dtype.scalarTypeName)"
      )
    }
    guard source.dim == 0 || self.dim == 0 || source.shape[at] == positions.count else {
      throw .index(
        "index_copy_(): Number of indices (\(positions.count)) should be equal to source.size(dim) (\(source.shape[at]))"
      )
    }
    for (i, position) in positions.enumerated() {
      let target = self.dim == 0 ? self : view(layout.selecting(at, at: position))
      try target.copy(from: source.dim == 0 ? source : source.view(source.layout.selecting(at, at: i)))
    }
  }

  /// `index_fill_(dim, index, value)`.
  public func indexFill(_ dim: Int, _ index: Tensor, _ value: Scalar) throws(TensorError) {
    let at = try Layout.wrap(dim, rank: self.dim)
    let positions = try vectorIndex(index, name: "index_fill_")
    try checkBounds(positions, at, name: "")
    let size = self.dim == 0 ? 1 : shape[at]
    for position in positions {
      let target = self.dim == 0 ? self : view(layout.selecting(at, at: position < 0 ? position + size : position))
      try target.fill(value)
    }
  }

  private func vectorIndex(_ index: Tensor, name: String) throws(TensorError) -> [Int] {
    guard index.dim <= 1 else { throw .index("\(name)(): Index is supposed to be a vector") }
    guard index.dtype.isIndex else {
      throw .runtime("\(name)(): Expected dtype int32/int64 for index but got: \(index.dtype.scalarTypeName)")
    }
    return try index.scalars().map(\.int)
  }

  private func checkBounds(_ positions: [Int], _ dim: Int, name: String) throws(TensorError) {
    let size = self.dim == 0 ? 1 : shape[dim]
    for position in positions where position < -size || position >= size {
      throw .index("\(name)index \(position) is out of bounds for dimension \(dim) with size \(size)")
    }
    if !name.isEmpty, let negative = positions.first(where: { $0 < 0 }) {
      throw .index("\(name)index \(negative) is out of bounds for dimension \(dim) with size \(size)")
    }
  }
}

private struct IdentityKernel: ElementVisitor {
  let out: Tensor
  let reduce: ScatterReduction

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let value: T
    switch reduce {
    case .replace, .sum, .mean: value = T.zero
    case .product: value = T.one
    case .maximum: value = T.lowest
    case .minimum: value = T.highest
    }
    out.pointer(T.self).update(repeating: value, count: out.count)
  }
}

private struct ScatterAlongKernel: ElementVisitor {
  let tensor, values: Tensor
  let walk: IndexWalk
  let reduce: ScatterReduction

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (to, from) = (tensor.pointer(T.self), values.pointer(T.self))
    for (i, offset) in walk.offsets.enumerated() {
      let (old, new) = (to[offset], from[i])
      switch reduce {
      case .replace: to[offset] = new
      case .sum, .mean: to[offset] = T.sum(old, new)
      case .product: to[offset] = T.product(old, new)
      case .maximum: to[offset] = old.isNaN || T.isLess(new, old) ? old : new
      case .minimum: to[offset] = old.isNaN || T.isLess(old, new) ? old : new
      }
    }
  }
}

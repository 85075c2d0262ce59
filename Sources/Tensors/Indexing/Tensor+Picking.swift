/// Picking elements by an index tensor along one dimension.
extension Tensor {
  /// `index_select(dim, index)`.
  public func indexSelect(_ dim: Int, _ index: Tensor) throws(TensorError) -> Tensor {
    let at = try Layout.wrap(dim, rank: self.dim)
    guard index.dim <= 1 else { throw .index("index_select(): Index is supposed to be a vector") }
    guard index.dtype.isIndex else {
      throw .runtime("index_select(): Expected dtype int32 or int64 for index")
    }
    let positions = try index.scalars().map(\.int)
    let size = self.dim == 0 ? 1 : shape[at]
    guard self.dim > 0 || positions.count == 1 else {
      throw .runtime("index_select(): Index to scalar can have only 1 value, got \(positions.count) value(s)")
    }
    guard size > 0 || positions.isEmpty else {
      throw .runtime("index_select(): self indexing axis dim should be positive")
    }
    guard positions.allSatisfy({ $0 >= 0 && $0 < size }) else { throw .index("index out of range in self") }
    if self.dim == 0 { return try cloned() }
    var sizes = shape
    sizes[at] = positions.count
    let out = try Tensor(uninitialized: sizes, dtype: dtype, in: context)
    for (to, from) in positions.enumerated() {
      Copy.elements(
        from: view(layout.selecting(at, at: from)), into: out.view(out.layout.selecting(at, at: to)))
    }
    return out
  }

  /// `masked_select(mask)`.
  public func maskedSelect(_ mask: Tensor) throws(TensorError) -> Tensor {
    guard mask.dtype == .bool else { throw .runtime("masked_select: expected BoolTensor for mask") }
    let shape = try Broadcasting.shape(mask.shape, self.shape)
    let chosen = mask.broadcast(to: shape)
    if shape.isEmpty {
      return try unsqueezed(0).item(at: [.tensor(try chosen.unsqueezed(0))])
    }
    return try broadcast(to: shape).item(at: [.tensor(chosen)])
  }

  /// `take(index)`: positions in the flattened tensor.
  public func take(_ index: Tensor) throws(TensorError) -> Tensor {
    guard index.dtype == .int64 else {
      throw .runtime("take(): Expected a long tensor for index, but got \(index.dtype.scalarTypeName)")
    }
    let flat = try reshaped(to: [-1])
    let positions = try index.scalars().map(\.int)
    if count == 0 && !positions.isEmpty { throw .index("take(): tried to take from an empty tensor") }
    for position in positions where position < -count || position >= count {
      throw .index("out of range: tried to access index \(position) on a tensor of \(count) elements.")
    }
    let wrapped = try Tensor.indices(positions.map { $0 < 0 ? $0 + count : $0 }, in: context)
    return try flat.indexSelect(0, wrapped).viewed(as: index.shape)
  }

  /// `gather(dim, index)`.
  public func gather(_ dim: Int, _ index: Tensor) throws(TensorError) -> Tensor {
    let at = try Layout.wrap(dim, rank: self.dim)
    guard index.dtype.isIndex else { throw .runtime("gather(): Expected dtype int32/int64 for index") }
    if index.count == 0 { return try Tensor(zeros: index.shape, dtype: dtype, in: context) }
    guard Swift.max(index.dim, 1) == Swift.max(self.dim, 1) else {
      throw .runtime("Index tensor must have the same number of dimensions as input tensor")
    }
    for i in index.shape.indices where i != at && self.dim > 0 && index.shape[i] > shape[i] {
      throw .runtime(
        "Size does not match at dimension \(i) expected index \(TensorError.text(index.shape)) to be no larger than self "
          + "\(TensorError.text(shape)) apart from dimension \(at)")
    }
    let out = try Tensor(uninitialized: index.shape, dtype: dtype, in: context)
    try dtype.visit(GatherAlongKernel(tensor: self, out: out, walk: try IndexWalk(self, index, dim: at)))
    return out
  }

  /// `torch.take_along_dim(input, indices, dim)`.
  public func takeAlong(_ dim: Int?, _ index: Tensor) throws(TensorError) -> Tensor {
    guard let dim else { return try reshaped(to: [-1]).gather(0, try index.reshaped(to: [-1])) }
    guard index.dim == self.dim else {
      throw .runtime(
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(self.dim) "
          + "dimensions for input, and \(index.dim) dimensions for indices")
    }
    let at = try Layout.wrap(dim, rank: self.dim)
    guard self.dim > 0 else { throw .index("Dimension specified as \(dim) but tensor has no dimensions") }
    var (mine, its) = (shape, index.shape)
    (mine[at], its[at]) = (1, 1)
    let common = try Broadcasting.shape(mine, its)
    var (source, indices) = (common, common)
    (source[at], indices[at]) = (shape[at], index.shape[at])
    // Indices wrap around here, unlike in `gather`.
    let wrapped = try index.binary(.remainder, .scalar(.int(shape[at])))
    return try broadcast(to: source).gather(at, wrapped.broadcast(to: indices))
  }
}

/// The offsets, in a tensor, of the elements that an index tensor names along one dimension, in its row-major order.
struct IndexWalk {
  let offsets: [Int]

  /// - Throws: RuntimeError for an index out of bounds.
  init(_ tensor: Tensor, _ index: Tensor, dim: Int) throws(TensorError) {
    let size = tensor.dim == 0 ? 1 : tensor.shape[dim]
    let positions = try index.scalars()
    for case .int(let position) in positions where position < 0 || position >= size {
      throw .runtime("index \(position) is out of bounds for dimension \(dim) with size \(size)")
    }
    var strides = tensor.layout.strides
    let step = tensor.dim == 0 ? 0 : strides[dim]
    if tensor.dim > 0 { strides[dim] = 0 }
    var offsets: [Int] = []
    offsets.reserveCapacity(positions.count)
    forEachOffset(index.dim == tensor.dim ? index.shape : [positions.count], tensor.dim == 0 ? [0] : strides) {
      offset in
      offsets.append(offset + positions[offsets.count].int * step)
    }
    self.offsets = offsets
  }
}

private struct GatherAlongKernel: ElementVisitor {
  let tensor, out: Tensor
  let walk: IndexWalk

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (from, to) = (tensor.pointer(T.self), out.pointer(T.self))
    for (i, offset) in walk.offsets.enumerated() { to[i] = from[offset] }
  }
}

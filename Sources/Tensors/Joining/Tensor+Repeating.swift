extension Tensor {
  /// `repeat(*repeats)`.
  public func repeated(_ repeats: [Int]) throws(TensorError) -> Tensor {
    guard repeats.count >= dim else {
      throw .runtime(
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
    }
    let padded = [Int](repeating: 1, count: repeats.count - dim) + shape
    var sizes: [Int] = []
    for (size, times) in zip(padded, repeats) {
      let (product, overflow) = size.multipliedReportingOverflow(by: times)
      sizes.append(overflow ? Int.max : product)
    }
    if let negative = sizes.first(where: { $0 < 0 }) {
      throw .runtime("Trying to create tensor with negative dimension \(negative): \(TensorError.text(sizes))")
    }
    let out = try Tensor(uninitialized: sizes, dtype: dtype, in: context)
    if out.count == 0 { return out }
    // The result seen as (times, size) in every dimension; the source repeats along the first of each pair.
    let pairs = zip(repeats, padded).flatMap { [$0, $1] }
    let source = Layout(
      shape: pairs,
      strides: [Int](repeating: 0, count: 2 * (repeats.count - dim)) + layout.strides.flatMap { [0, $0] },
      offset: layout.offset)
    Copy.elements(from: view(source), into: out.view(Layout(contiguous: pairs)))
    return out
  }

  /// `tile(dims)`.
  public func tiled(_ repeats: [Int]) throws(TensorError) -> Tensor {
    try repeated([Int](repeating: 1, count: Swift.max(dim - repeats.count, 0)) + repeats)
  }

  /// `repeat_interleave(repeats, dim)`: one number for all; without a dimension the tensor is flattened.
  public func repeatInterleaved(_ repeats: Int, dim: Int? = nil) throws(TensorError) -> Tensor {
    guard let dim else { return try reshaped(to: [-1]).repeatInterleaved(repeats, dim: 0) }
    let at = try Layout.wrap(dim, rank: self.dim)
    guard repeats >= 0 else { throw .runtime("Repeats must be non-negative") }
    let wide = try (self.dim == 0 ? try unsqueezed(0) : self).unsqueezed(at + 1)
    var sizes = wide.shape
    sizes[at + 1] = repeats
    return try wide.expanded(to: sizes).contiguousCopy().flattened(from: at, to: at + 1)
  }

  /// `repeat_interleave(repeats, dim)`: a number for each element.
  public func repeatInterleaved(_ repeats: Tensor, dim: Int? = nil) throws(TensorError) -> Tensor {
    guard let dim else { return try reshaped(to: [-1]).repeatInterleaved(repeats, dim: 0) }
    guard repeats.dtype.isIndex else { throw .runtime("repeats has to be Long or Int tensor") }
    if repeats.count == 1 { return try repeatInterleaved(try repeats.item().int, dim: dim) }
    let at = try Layout.wrap(dim, rank: self.dim)
    guard repeats.dim == 1 else { throw .runtime("repeats must be 0-dim or 1-dim tensor") }
    let size = try size(at)
    guard repeats.count == size else {
      throw .runtime(
        "repeats must have the same size as input along dim, but got repeats.size(0) = \(repeats.count) and "
          + "input.size(\(at)) = \(size)")
    }
    let counts = try repeats.scalars().map(\.int)
    guard counts.allSatisfy({ $0 >= 0 }) else { throw .runtime("repeats can not be negative") }
    try context.announce(counts.reduce(0) { $0.addingReportingOverflow($1).overflow ? Int.max : $0 + $1 })
    let indices = counts.enumerated().flatMap { [Int](repeating: $0, count: $1) }
    return try indexSelect(at, try Tensor.indices(indices, in: context))
  }

  /// `flip(dims)`: a copy, since PyTorch has no negative strides.
  public func flipped(_ dims: [Int]) throws(TensorError) -> Tensor {
    let wrapped = try Layout.wrapUnique(dims, rank: dim)
    let out = try emptyLike(dtype: dtype)
    if dim == 0 || count == 0 {
      Copy.elements(from: self, into: out)
      return out
    }
    var strides = layout.strides
    var offset = layout.offset
    for dim in wrapped {
      offset += (shape[dim] - 1) * strides[dim]
      strides[dim] = -strides[dim]
    }
    Copy.elements(from: view(Layout(shape: shape, strides: strides, offset: offset)), into: out)
    return out
  }

  /// `roll(shifts, dims)`; without dimensions the flattened tensor is rolled.
  public func rolled(_ shifts: [Int], dims: [Int] = []) throws(TensorError) -> Tensor {
    if dims.isEmpty {
      guard shifts.count == 1 else {
        throw .runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:0")
      }
      return try contiguous().viewed(as: [-1]).rolled(shifts, dims: [0]).viewed(as: shape)
    }
    guard shifts.count == dims.count else {
      throw .runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
    }
    var result = self
    for (shift, dim) in zip(shifts, dims) { result = try result.rolled(by: shift, dim) }
    return result
  }

  private func rolled(by shift: Int, _ dim: Int) throws(TensorError) -> Tensor {
    let at = try Layout.wrap(dim, rank: self.dim)
    if count == 0 || self.dim == 0 { return try cloned() }
    let size = shape[at]
    let start = IntegerArithmetic.remainder(0 &- (shift % size), size)
    return try Tensor.cat([try sliced(at, from: start, to: size), try sliced(at, from: 0, to: start)], dim: at)
  }

  /// `rot90(k, dims)`.
  public func rotated90(_ times: Int = 1, dims: [Int] = [0, 1]) throws(TensorError) -> Tensor {
    guard dims.count == 2 else {
      throw .runtime("expected total rotation dims == 2, but got dims = \(dims.count)")
    }
    guard dim >= 2 else { throw .runtime("expected total dims >= 2, but got total dims = \(dim)") }
    guard dims[0] != dims[1] else {
      throw .runtime("expected rotation dims to be different, but got dim0 = \(dims[0]) and dim1 = \(dims[1])")
    }
    switch IntegerArithmetic.remainder(times, 4) {
    case 1: return try flipped([dims[1]]).transposed(dims[0], dims[1])
    case 2: return try flipped(dims)
    case 3: return try flipped([dims[0]]).transposed(dims[0], dims[1])
    default: return try cloned()
    }
  }
}

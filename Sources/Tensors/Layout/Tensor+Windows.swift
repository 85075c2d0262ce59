/// Views of a part of a tensor; they remember their root.
extension Tensor {
  /// `select(dim, index)`: the dimension goes.
  public func selected(_ dim: Int, at index: Int) throws(TensorError) -> Tensor {
    guard self.dim > 0 else { throw .index("select() cannot be applied to a 0-dim tensor.") }
    let at = try Layout.wrap(dim, rank: self.dim)
    let size = shape[at]
    guard index >= -size && index < size else {
      throw .index(
        "select(): index \(index) out of range for tensor of size \(TensorError.text(shape)) at dimension \(at)")
    }
    return window(layout.selecting(at, at: index < 0 ? index + size : index))
  }

  /// `start:stop:step` along `dim`, clamped as Python does; the step is positive.
  public func sliced(_ dim: Int, from start: Int, to stop: Int, by step: Int = 1) throws(TensorError) -> Tensor {
    let at = try Layout.wrap(dim, rank: self.dim)
    guard self.dim > 0 else { throw .runtime("slice() cannot be applied to a 0-dim tensor.") }
    guard step > 0 else { throw .runtime("slice step must be positive") }
    let size = shape[at]
    let first = Self.clamp(start, size: size)
    let last = max(first, Self.clamp(stop, size: size))
    return window(layout.slicing(at, from: first, to: last, by: step))
  }

  private static func clamp(_ index: Int, size: Int) -> Int {
    min(max(index < 0 ? index &+ size : index, 0), size)
  }

  /// `narrow(dim, start, length)`.
  public func narrowed(_ dim: Int, from start: Int, count length: Int) throws(TensorError) -> Tensor {
    guard self.dim > 0 else { throw .runtime("narrow() cannot be applied to a 0-dim tensor.") }
    guard length >= 0 else { throw .runtime("narrow(): length must be non-negative.") }
    let at = try Layout.wrap(dim, rank: self.dim)
    let size = shape[at]
    guard start >= -size && start <= size else {
      throw .index("start out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
    }
    let first = start < 0 ? start + size : start
    guard length <= size - first else {
      throw .runtime("start (\(first)) + length (\(length)) exceeds dimension size (\(size)).")
    }
    return window(layout.slicing(at, from: first, to: first + length, by: 1))
  }

  /// `unfold(dimension, size, step)`: the windows along a dimension, their elements in a new last dimension.
  public func unfolded(_ dim: Int, size: Int, step: Int) throws(TensorError) -> Tensor {
    let at = try Layout.wrap(dim, rank: self.dim)
    let length = self.dim == 0 ? 1 : shape[at]
    guard size >= 0 else { throw .runtime("size is \(size) but must be >= 0") }
    guard size <= length else {
      throw .runtime("maximum size for tensor at dimension \(at) is \(length) but size is \(size)")
    }
    guard step > 0 else { throw .runtime("step is \(step) but must be > 0") }
    guard self.dim > 0 else { return window(Layout(shape: [size], strides: [1], offset: layout.offset)) }
    var newShape = shape
    var newStrides = layout.strides
    newShape[at] = (length - size) / step + 1
    newStrides[at] = newStrides[at] &* step
    return window(
      Layout(shape: newShape + [size], strides: newStrides + [layout.strides[at]], offset: layout.offset))
  }

  /// `as_strided(size, stride, storage_offset)`.
  public func asStrided(_ size: [Int], _ strides: [Int], offset: Int? = nil) throws(TensorError) -> Tensor {
    let offset = offset ?? layout.offset
    guard size.count == strides.count else { throw .runtime("mismatch in length of strides and shape") }
    guard strides.allSatisfy({ $0 >= 0 }) else {
      throw .runtime(
        "as_strided: Negative strides are not supported at the moment, got strides: \(TensorError.text(strides))")
    }
    guard size.allSatisfy({ $0 >= 0 }) else {
      let negative = size.first { $0 < 0 } ?? 0
      throw .runtime("Trying to create tensor with negative dimension \(negative): \(TensorError.text(size))")
    }
    guard offset >= 0 else { throw .runtime("Tensor: invalid storage offset \(offset)") }
    try checkReach(size, strides, offset: offset)
    return window(Layout(shape: size, strides: strides, offset: offset))
  }

  private func checkReach(_ size: [Int], _ strides: [Int], offset: Int) throws(TensorError) {
    guard let count = Layout.checkedCount(size) else { throw .runtime("numel: integer multiplication overflow") }
    if count == 0 { return }
    var last = offset
    var overflows = false
    for (length, stride) in zip(size, strides) {
      let (distance, overflow) = (length - 1).multipliedReportingOverflow(by: stride)
      let (sum, overflowSum) = last.addingReportingOverflow(distance)
      last = sum
      overflows = overflows || overflow || overflowSum
    }
    guard overflows || last >= storage.byteCount / dtype.size else { return }
    guard !overflows, last < Int.max / dtype.size - 1 else {
      throw .runtime(
        "Storage size calculation overflowed with sizes=\(TensorError.text(size)) and strides=\(TensorError.text(strides))"
      )
    }
    throw .runtime(
      "setStorage: sizes \(TensorError.text(size)), strides \(TensorError.text(strides)), storage offset \(offset), and "
        + "itemsize \(dtype.size) requiring a storage size of \((last + 1) * dtype.size) are out of bounds for storage "
        + "of size \(storage.byteCount)")
  }

  /// `diagonal(offset, dim1, dim2)`: a view.
  public func diagonal(offset: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1) throws(TensorError) -> Tensor {
    let a = try Layout.wrap(dim1, rank: dim)
    let b = try Layout.wrap(dim2, rank: dim)
    guard a != b else { throw .runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
    let (rows, columns) = (shape[a], shape[b])
    // Clamping first keeps the subtraction in range; beyond the edges the diagonal is empty anyway.
    let shift = min(max(offset, -rows), columns)
    let length = max(shift >= 0 ? min(rows, columns - shift) : min(rows + shift, columns), 0)
    let start = length == 0 ? 0 : shift >= 0 ? shift * layout.strides[b] : -shift * layout.strides[a]
    let kept = layout.shape.indices.filter { $0 != a && $0 != b }
    return window(
      Layout(
        shape: kept.map { shape[$0] } + [length],
        strides: kept.map { layout.strides[$0] } + [layout.strides[a] + layout.strides[b]],
        offset: layout.offset + start))
  }

  /// `unbind(dim)`.
  public func unbound(_ dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard self.dim > 0 else { throw .index("Dimension specified as \(dim) but tensor has no dimensions") }
    let at = try Layout.wrap(dim, rank: self.dim)
    try context.announce(views: shape[at])
    return (0..<shape[at]).map { window(layout.selecting(at, at: $0)) }
  }
}

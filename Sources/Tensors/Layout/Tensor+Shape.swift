/// Views: the same storage under another layout.
extension Tensor {
  /// `view(*shape)`: one -1 is inferred.
  public func viewed(as shape: [Int]) throws(TensorError) -> Tensor {
    let shape = try Layout.inferShape(shape, count: count)
    guard let strides = layout.strides(viewedAs: shape) else {
      throw .runtime(
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
          + "contiguous subspaces). Use .reshape(...) instead.")
    }
    return view(Layout(shape: shape, strides: strides, offset: layout.offset))
  }

  /// `reshape(*shape)`: a view when possible, else a copy.
  public func reshaped(to shape: [Int]) throws(TensorError) -> Tensor {
    let shape = try Layout.inferShape(shape, count: count)
    if let strides = layout.strides(viewedAs: shape) {
      return view(Layout(shape: shape, strides: strides, offset: layout.offset))
    }
    let copy = try self.contiguousCopy()
    return copy.view(Layout(contiguous: shape))
  }

  /// `view(dtype)`: the same bytes read as another dtype.
  public func viewed(as dtype: DType) throws(TensorError) -> Tensor {
    if dtype == self.dtype { return self }
    let (old, new) = (self.dtype.size, dtype.size)
    if old == new { return Tensor(storage: storage, layout: layout, dtype: dtype) }
    let names = "to view \(self.dtype.scalarTypeName) as \(dtype.scalarTypeName) (different element sizes)"
    guard dim > 0 else { throw .runtime("self.dim() cannot be 0 \(names)") }
    guard layout.strides[dim - 1] == 1 else {
      throw .runtime("self.stride(-1) must be 1 \(names), but got \(layout.strides[dim - 1])")
    }
    let newLayout = old > new ? layout.dividingElements(by: old / new) : try joined(new / old, names)
    return Tensor(storage: storage, layout: newLayout, dtype: dtype)
  }

  private func joined(_ ratio: Int, _ names: String) throws(TensorError) -> Layout {
    guard shape[dim - 1] % ratio == 0 else {
      throw .runtime("self.size(-1) must be divisible by \(ratio) \(names), but got \(shape[dim - 1])")
    }
    guard layout.offset % ratio == 0 else {
      throw .runtime("self.storage_offset() must be divisible by \(ratio) \(names), but got \(layout.offset)")
    }
    for i in 0..<(dim - 1) where layout.strides[i] % ratio != 0 {
      throw .runtime("self.stride(\(i)) must be divisible by \(ratio) \(names), but got \(layout.strides[i])")
    }
    return layout.joiningElements(by: ratio)
  }

  /// `expand(*sizes)`: -1 keeps a size.
  public func expanded(to sizes: [Int]) throws(TensorError) -> Tensor {
    view(try layout.expanded(to: sizes, typeName: "torch.\(dtype.tensorTypeName)"))
  }

  /// This tensor under the strides of a shape that it is known to broadcast to.
  func broadcast(to shape: [Int]) -> Tensor {
    self.shape == shape
      ? self : view(Layout(shape: shape, strides: layout.strides(broadcastTo: shape), offset: layout.offset))
  }

  /// `flatten(start_dim, end_dim)`.
  public func flattened(from start: Int = 0, to end: Int = -1) throws(TensorError) -> Tensor {
    let first = try Layout.wrap(start, rank: dim)
    let last = try Layout.wrap(end, rank: dim)
    guard first <= last else {
      throw .runtime("flatten() has invalid args: start_dim cannot come after end_dim")
    }
    if dim == 0 { return try reshaped(to: [1]) }
    if first == last { return self }
    let merged = shape[first...last].reduce(1, *)
    return try reshaped(to: Array(shape[..<first]) + [merged] + Array(shape[(last + 1)...]))
  }

  /// `ravel()`: contiguous and one-dimensional.
  public func raveled() throws(TensorError) -> Tensor { try contiguous().viewed(as: [-1]) }

  /// `unflatten(dim, sizes)`.
  public func unflattened(_ dim: Int, sizes: [Int]) throws(TensorError) -> Tensor {
    let at = try Layout.wrap(dim, rank: self.dim)
    guard !sizes.isEmpty else { throw .runtime("unflatten: sizes must be non-empty") }
    let size = self.dim == 0 ? 1 : shape[at]
    let inferred: [Int]
    do throws(TensorError) {
      inferred = try Layout.inferShape(sizes, count: size)
    } catch  where error.message.hasPrefix("shape '") {
      throw .runtime(
        "unflatten: Provided sizes \(TensorError.text(sizes)) don't multiply up to the size of dim \(at) (\(size)) in "
          + "the input tensor")
    }
    return try viewed(as: Array(shape[..<at]) + inferred + Array(shape.dropFirst(at + 1)))
  }

  /// `unsqueeze(dim)`.
  public func unsqueezed(_ dim: Int) throws(TensorError) -> Tensor {
    view(layout.unsqueezed(try Layout.wrap(dim, rank: self.dim + 1)))
  }

  /// `squeeze()`: drops every dimension of size 1.
  public func squeezed() -> Tensor { view(layout.squeezed { _ in true }) }

  /// `squeeze(dim)` or `squeeze((dim, …))`: drops those dimensions whose size is 1.
  public func squeezed(_ dims: [Int]) throws(TensorError) -> Tensor {
    let wrapped = try Layout.wrapUnique(dims, rank: dim)
    return view(layout.squeezed { wrapped.contains($0) })
  }
}

extension Layout {
  /// `dims` counted from the front.
  /// - Throws: IndexError for one out of range, RuntimeError `dim 0 appears multiple times…`.
  static func wrapUnique(_ dims: [Int], rank: Int) throws(TensorError) -> [Int] {
    var result: [Int] = []
    for dim in dims {
      let wrapped = try wrap(dim, rank: rank)
      guard !result.contains(wrapped) else {
        throw .runtime("dim \(wrapped) appears multiple times in the list of dims")
      }
      result.append(wrapped)
    }
    return result
  }

  /// Each element becomes `ratio` smaller ones along the last dimension.
  fileprivate func dividingElements(by ratio: Int) -> Layout {
    var newShape = shape
    newShape[dim - 1] *= ratio
    return Layout(
      shape: newShape, strides: strides.dropLast().map { $0 * ratio } + [1], offset: offset * ratio)
  }

  /// Each `ratio` neighbours along the last dimension become one larger element.
  fileprivate func joiningElements(by ratio: Int) -> Layout {
    var newShape = shape
    newShape[dim - 1] /= ratio
    return Layout(shape: newShape, strides: strides.dropLast().map { $0 / ratio } + [1], offset: offset / ratio)
  }
}

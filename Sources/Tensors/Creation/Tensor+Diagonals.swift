extension Tensor {
  /// `tril(diagonal)`: zeros above the diagonal.
  public func tril(_ diagonal: Int = 0) throws(TensorError) -> Tensor { try triangle(diagonal, isLower: true) }

  /// `triu(diagonal)`: zeros below the diagonal.
  public func triu(_ diagonal: Int = 0) throws(TensorError) -> Tensor { try triangle(diagonal, isLower: false) }

  private func triangle(_ diagonal: Int, isLower: Bool) throws(TensorError) -> Tensor {
    guard dim >= 2 else {
      throw .runtime("\(isLower ? "tril" : "triu"): input tensor must have at least 2 dimensions")
    }
    let out = try contiguousCopy()
    let (rows, columns) = (shape[dim - 2], shape[dim - 1])
    let shift = Swift.min(Swift.max(diagonal, -rows), columns)
    let last = dim - 1
    for row in 0..<rows {
      let line = out.view(out.layout.selecting(last - 1, at: row))
      let split = Swift.min(Swift.max(row + shift + (isLower ? 1 : 0), 0), columns)
      let (start, stop) = isLower ? (split, columns) : (0, split)
      if start < stop { try line.view(line.layout.slicing(last - 1, from: start, to: stop, by: 1)).setAll(0) }
    }
    return out
  }

  /// `torch.tril_indices(row, col, offset)` and `triu_indices`.
  public static func triangleIndices(
    _ rows: Int, _ columns: Int, offset: Int = 0, isLower: Bool, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    guard rows >= 0 else { throw .runtime("row must be non-negative, got\(rows)") }
    guard columns >= 0 else { throw .runtime("col must be non-negative, got\(columns)") }
    let mask = try Tensor.ones([rows, columns], dtype: .bool, in: context)
    return try (isLower ? try mask.tril(offset) : try mask.triu(offset)).nonzero().t().contiguous()
  }

  /// `torch.diag(input, diagonal)`: a matrix of a vector, the diagonal (copied) of a matrix.
  public func diag(_ offset: Int = 0) throws(TensorError) -> Tensor {
    switch dim {
    case 1: try diagEmbed(offset)
    case 2: try diagonal(offset: offset).contiguousCopy()
    default: throw .runtime("diag(): Supports 1D or 2D tensors. Got \(dim)D")
    }
  }

  /// `torch.diag_embed(input, offset, dim1, dim2)`.
  public func diagEmbed(_ offset: Int = 0, _ dim1: Int = -2, _ dim2: Int = -1) throws(TensorError) -> Tensor {
    let rank = dim + 1
    let a = try Layout.wrap(dim1, rank: rank)
    let b = try Layout.wrap(dim2, rank: rank)
    guard a != b else { throw .runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
    guard dim > 0 else { throw .index("Dimension out of range (expected to be in range of [-1, 0], but got -2)") }
    let (size, overflow) = shape[dim - 1].addingReportingOverflow(Int(clamping: offset.magnitude))
    var sizes = Array(shape.dropLast())
    for at in [Swift.min(a, b), Swift.max(a, b)] { sizes.insert(overflow ? Int.max : size, at: at) }
    let out = try Tensor(zeros: sizes, dtype: dtype, in: context)
    Copy.elements(from: self, into: try out.diagonal(offset: offset, a, b))
    return out
  }

  /// `torch.meshgrid(tensors, indexing)`: views.
  public static func meshgrid(_ tensors: [Tensor], isCartesian: Bool = false) throws(TensorError) -> [Tensor] {
    guard let first = tensors.first else { throw .runtime("meshgrid expects a non-empty TensorList") }
    for tensor in tensors where tensor.dim > 1 {
      throw .runtime(
        "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(TensorError.text(tensor.shape))")
    }
    for tensor in tensors where tensor.dtype != first.dtype {
      throw .runtime("meshgrid expects all tensors to have the same dtype")
    }
    let swaps = isCartesian && tensors.count >= 2
    let inputs = swaps ? [tensors[1], tensors[0]] + tensors[2...] : tensors
    let shape = inputs.map(\.count)
    var grids: [Tensor] = []
    for (i, tensor) in inputs.enumerated() {
      var sizes = [Int](repeating: 1, count: shape.count)
      sizes[i] = tensor.count
      let grid = try tensor.viewed(as: sizes).expanded(to: shape)
      grids.append(grid)
    }
    if swaps { grids.swapAt(0, 1) }
    return grids
  }
}

extension Tensor {
  /// `torch.cat(tensors, dim)`: dtypes are promoted; empty vectors are passed over, as they always were.
  public static func cat(_ tensors: [Tensor], dim: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw .value("torch.cat(): expected a non-empty list of Tensors")
    }
    for (i, tensor) in tensors.enumerated() where tensor.dim == 0 {
      throw .runtime("zero-dimensional tensor (at position \(i)) cannot be concatenated")
    }
    var promotion = PromotionState()
    for tensor in tensors { promotion.add(tensor.dtype, isZeroDimensional: false) }
    let dtype = promotion.result ?? first.dtype
    let model = tensors.first { !$0.isSkippable } ?? first
    let at = try Layout.wrap(dim, rank: model.dim)
    var shape = model.shape
    shape[at] = 0
    for (i, tensor) in tensors.enumerated() where !tensor.isSkippable {
      try checkFits(tensor, model, at: at, ordinal: i)
      let (size, overflow) = shape[at].addingReportingOverflow(tensor.shape[at])
      shape[at] = overflow ? Int.max : size
    }
    let out = try Tensor(uninitialized: shape, dtype: dtype, in: first.context)
    var start = 0
    for tensor in tensors where !tensor.isSkippable {
      let stop = start + tensor.shape[at]
      Copy.elements(from: tensor, into: out.view(out.layout.slicing(at, from: start, to: stop, by: 1)))
      start = stop
    }
    return out
  }

  private var isSkippable: Bool { dim == 1 && shape[0] == 0 }

  private static func checkFits(_ tensor: Tensor, _ model: Tensor, at dim: Int, ordinal: Int) throws(TensorError) {
    guard tensor.dim == model.dim else {
      throw .runtime("Tensors must have same number of dimensions: got \(model.dim) and \(tensor.dim)")
    }
    for i in tensor.shape.indices where i != dim && tensor.shape[i] != model.shape[i] {
      throw .runtime(
        "Sizes of tensors must match except in dimension \(dim). Expected size \(model.shape[i]) but got size "
          + "\(tensor.shape[i]) for tensor number \(ordinal) in the list.")
    }
  }

  /// `torch.stack(tensors, dim)`.
  public static func stack(_ tensors: [Tensor], dim: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else { throw .runtime("stack expects a non-empty TensorList") }
    let at = try Layout.wrap(dim, rank: first.dim + 1)
    var rows: [Tensor] = []
    for (i, tensor) in tensors.enumerated() {
      guard tensor.shape == first.shape else {
        throw .runtime(
          "stack expects each tensor to be equal size, but got \(TensorError.text(first.shape)) at entry 0 and "
            + "\(TensorError.text(tensor.shape)) at entry \(i)")
      }
      rows.append(try tensor.unsqueezed(at))
    }
    return try cat(rows, dim: at)
  }

  /// `torch.hstack`.
  public static func hstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard !tensors.isEmpty else { throw .runtime("hstack expects a non-empty TensorList") }
    let rows = try tensors.atLeast(1)
    return try cat(rows, dim: rows[0].dim == 1 ? 0 : 1)
  }

  /// `torch.vstack`.
  public static func vstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard !tensors.isEmpty else { throw .runtime("vstack expects a non-empty TensorList") }
    return try cat(try tensors.atLeast(2), dim: 0)
  }

  /// `torch.dstack`.
  public static func dstack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard !tensors.isEmpty else { throw .runtime("dstack expects a non-empty TensorList") }
    return try cat(try tensors.atLeast(3), dim: 2)
  }

  /// `torch.column_stack`.
  public static func columnStack(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard !tensors.isEmpty else { throw .runtime("column_stack expects a non-empty TensorList") }
    var columns: [Tensor] = []
    for tensor in tensors {
      columns.append(tensor.dim < 2 ? try tensor.reshaped(to: [tensor.count, 1]) : tensor)
    }
    return try hstack(columns)
  }

  /// `torch.atleast_1d`, `atleast_2d` and `atleast_3d`.
  public func atLeast(_ rank: Int) throws(TensorError) -> Tensor {
    switch (rank, dim) {
    case (1, 0): try reshaped(to: [1])
    case (2, 0): try reshaped(to: [1, 1])
    case (2, 1): try unsqueezed(0)
    case (3, 0): try reshaped(to: [1, 1, 1])
    case (3, 1): try unsqueezed(0).unsqueezed(-1)
    case (3, 2): try unsqueezed(-1)
    default: self
    }
  }
}

extension [Tensor] {
  fileprivate func atLeast(_ rank: Int) throws(TensorError) -> [Tensor] {
    var result: [Tensor] = []
    for tensor in self { result.append(try tensor.atLeast(rank)) }
    return result
  }
}

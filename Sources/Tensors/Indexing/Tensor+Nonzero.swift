extension Tensor {
  /// `nonzero()`: the indices of the elements that are not zero, one row each.
  public func nonzero() throws(TensorError) -> Tensor {
    try context.announce(count)
    let positions = try dtype.visit(NonzeroKernel(input: self))
    let rank = dim
    let table = try Tensor(uninitialized: [rank, positions.count], dtype: .int64, in: context)
    let to = table.pointer(Int.self)
    for (column, position) in positions.enumerated() {
      var rest = position
      for row in (0..<rank).reversed() {
        to[row * positions.count + column] = rest % shape[row]
        rest /= shape[row]
      }
    }
    // ATen lays the columns out one after the other as well.
    return table.view(table.layout.transposed(0, 1))
  }

  /// `nonzero(as_tuple=True)`, which is also `torch.where(condition)`.
  public func nonzeroTuple() throws(TensorError) -> [Tensor] {
    let table = try (dim == 0 ? try unsqueezed(0) : self).nonzero()
    return try table.unbound(1)
  }

  /// `argwhere()`.
  public func argwhere() throws(TensorError) -> Tensor { try nonzero() }
}

/// The row-major positions of the elements that are not zero.
private struct NonzeroKernel: ElementVisitor {
  let input: Tensor

  func visit<T: Element>(_: T.Type) throws(TensorError) -> [Int] {
    let from = input.pointer(T.self)
    var positions: [Int] = []
    var at = 0
    forEachOffset(input.shape, input.layout.strides) { offset in
      if from[offset] != T.zero { positions.append(at) }
      at += 1
    }
    return positions
  }
}

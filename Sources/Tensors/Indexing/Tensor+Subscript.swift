extension Tensor {
  /// `x[items]`: a view with basic indices, a new tensor with index tensors or masks.
  /// - Parameter isTuple: whether the items were written as a tuple.
  public func item(at items: [IndexItem], isTuple: Bool = true) throws(TensorError) -> Tensor {
    let sliced = try SlicedTensor(self, items, isTuple: isTuple)
    if sliced.indices.isEmpty { return sliced.view }
    return try AdvancedIndex(sliced).gather()
  }

  /// `x[items] = value`.
  public func setItem(at items: [IndexItem], to value: Operand, isTuple: Bool = true) throws(TensorError) {
    let sliced = try SlicedTensor(self, items, isTuple: isTuple)
    if sliced.indices.isEmpty {
      try sliced.view.assign(value)
    } else {
      try sliced.put(value)
    }
  }

  /// `index_put_(indices, values, accumulate)`.
  public func indexPut(
    _ indices: [Tensor?], _ values: Tensor, accumulate: Bool = false
  ) throws(TensorError) {
    let items = indices.map { index -> IndexItem in
      index.map { .tensor($0) } ?? .slice(start: nil, stop: nil, step: nil)
    }
    let sliced = try SlicedTensor(self, items, isTuple: true)
    try sliced.put(.tensor(values), accumulate: accumulate)
  }

  /// Assignment to a view: the value is expanded to it.
  private func assign(_ value: Operand) throws(TensorError) {
    switch value {
    case .scalar(let scalar): try fillLeniently(scalar)
    case .tensor(let source):
      let source = source.droppingLeadingOnes
      if source.count == 1 && source.dim == 0 && source.storage !== storage {
        return try fillLeniently(source.element(at: source.layout.offset))
      }
      try copy(from: source.shape == shape ? source : try source.expanded(to: shape))
    }
  }

  /// Without leading dimensions of size 1, as NumPy assigns.
  fileprivate var droppingLeadingOnes: Tensor {
    var result = self
    while result.shape.first == 1 { result = result.view(result.layout.selecting(0, at: 0)) }
    return result
  }

  /// Assigning a number to an expanded view writes the one element under it.
  private func fillLeniently(_ value: Scalar) throws(TensorError) {
    try value.checkFits(dtype)
    try context.announce(count)
    try setAll(value)
    didWrite()
  }
}

extension SlicedTensor {
  /// Assignment through index tensors.
  fileprivate func put(_ value: Operand, accumulate: Bool = false) throws(TensorError) {
    let index = try AdvancedIndex(self)
    let values: Tensor
    switch value {
    case .scalar(let scalar):
      try scalar.checkFits(view.dtype)
      values = try Tensor.scalar(scalar, dtype: view.dtype, in: view.context)
    case .tensor(let tensor): values = try converted(tensor, accumulate: accumulate)
    }
    guard values.dtype == view.dtype else {
      throw .runtime(
        "Index put requires the source and destination dtypes match, got \(view.dtype.scalarTypeName) for the "
          + "destination and \(values.dtype.scalarTypeName) for the source.")
    }
    try index.scatter(values.droppingLeadingOnes, accumulate: accumulate)
  }

  /// One value under one mask is filled in, and may be of any dtype.
  private func converted(_ values: Tensor, accumulate: Bool) throws(TensorError) -> Tensor {
    let tensors = indices.compactMap { $0 }
    guard !accumulate, values.count == 1, tensors.count == 1, tensors[0].dtype.isMask else { return values }
    let scalar = try values.item()
    try scalar.checkFits(view.dtype)
    return try Tensor.scalar(scalar, dtype: view.dtype, in: view.context)
  }
}

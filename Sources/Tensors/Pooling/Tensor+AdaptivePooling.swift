extension Tensor {
  /// `adaptive_avg_pool1d`, over the last dimension of a (channels, length) or (batch, channels, length) tensor.
  public func adaptiveAveragePooled1d(_ sizes: [Int]) throws(TensorError) -> Tensor {
    try checkOneRow(sizes, function: "adaptive_avg_pool1d")
    return try unsqueezed(-2).adaptiveAveragePooled([1] + sizes).squeezed([-2])
  }

  /// `adaptive_avg_pool2d` for two sizes, `adaptive_avg_pool3d` for three.
  /// - Parameter dimensions: how many there are to be.
  public func adaptiveAveragePooled(_ sizes: [Int], dimensions: Int = 2) throws(TensorError) -> Tensor {
    let function = "adaptive_avg_pool\(dimensions)d"
    guard sizes.count == dimensions else { throw .runtime("\(function): output_size must be \(dimensions)") }
    guard sizes.allSatisfy({ $0 >= 0 }) else {
      // In three dimensions ATen forgets a space.
      let shown = "\(sizes[0]), " + sizes.dropFirst().map(String.init).joined(separator: ",")
      throw .runtime(
        "\(function): elements of output_size must be greater than or equal to 0 but received {\(shown)}")
    }
    if sizes.allSatisfy({ $0 == 1 }) { return try mean(Array(-dimensions..<0), keepDim: true) }
    if dimensions == 3 { try checkNonEmpty(function, from: 1) }
    try checkRank(function, dimensions, "but got ")
    if dimensions == 2 { try checkNonEmpty(function, from: dim - 2) }
    guard dtype.isFloating else { throw .notImplemented(function + (dimensions == 3 ? "_cpu" : ""), dtype) }
    let geometry = AdaptiveGeometry(self, sizes)
    try context.announce(geometry.work)
    let input = try contiguous()
    let output = try Tensor(uninitialized: geometry.outputShape, dtype: dtype, in: context)
    _ = try dtype.visitFloat(AdaptiveAverageKernel(geometry: geometry, input: input, output: output))
    return output
  }

  /// `adaptive_max_pool1d`, with the indices of the maxima.
  public func adaptiveMaxPooled1d(_ sizes: [Int]) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try checkOneRow(sizes, function: "adaptive_max_pool1d")
    try checkNonEmpty("adaptive_max_pool1d", from: 1)
    let (values, indices) = try unsqueezed(-2).adaptiveMaxPooled([1] + sizes)
    return (try values.squeezed([-2]), try indices.squeezed([-2]))
  }

  /// `adaptive_max_pool2d` for two sizes, `adaptive_max_pool3d` for three: the maxima, and where each is within its
  /// plane, counted row by row.
  /// - Parameter dimensions: how many there are to be.
  public func adaptiveMaxPooled(
    _ sizes: [Int], dimensions: Int = 2
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let function = "adaptive_max_pool\(dimensions)d"
    try checkRank(function, dimensions, "but got: ")
    try checkNonEmpty(function, from: 1)
    guard sizes.count == dimensions else {
      throw .runtime("\(function)(): internal error: output_size.size() must be \(dimensions)")
    }
    let geometry = AdaptiveGeometry(self, sizes)
    if let negative = sizes.first(where: { $0 < 0 }) {
      let shape = TensorError.text(geometry.outputShape)
      throw .runtime("Trying to create tensor with negative dimension \(negative): \(shape)")
    }
    guard dtype.isFloating else { throw .notImplemented(function + (dimensions == 3 ? "_cpu" : ""), dtype) }
    try context.announce(geometry.work)
    let input = try contiguous()
    let output = try Tensor(uninitialized: geometry.outputShape, dtype: dtype, in: context)
    let indices = try Tensor(uninitialized: geometry.outputShape, dtype: .int64, in: context)
    _ = try dtype.visitFloat(AdaptiveMaxKernel(geometry: geometry, input: input, output: output, indices: indices))
    return (output, indices)
  }

  // MARK: Checks

  private func checkOneRow(_ sizes: [Int], function: String) throws(TensorError) {
    guard dim == 2 || dim == 3 else {
      throw .runtime(
        "Expected 2 to 3 dimensions, but got \(dim)-dimensional tensor for argument #1 'self' (while checking "
          + "arguments for \(function))")
    }
    guard sizes.count == 1 else {
      throw .runtime("\(function)() argument 'output_size' should contain one int (got \(sizes.count))")
    }
  }

  private func checkRank(_ function: String, _ dimensions: Int, _ but: String) throws(TensorError) {
    guard dim == dimensions + 1 || dim == dimensions + 2 else {
      throw .runtime(
        "\(function)(): Expected \(dimensions + 1)D or \(dimensions + 2)D tensor, \(but)\(TensorError.text(shape))")
    }
  }

  private func checkNonEmpty(_ function: String, from first: Int) throws(TensorError) {
    for i in shape.indices where i >= first && shape[i] == 0 {
      throw .runtime(
        "\(function)(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
          + "\(TensorError.text(shape)) with dimension \(i) being empty")
    }
  }
}

extension Tensor {
  /// `max_pool1d`, over the last dimension of a (channels, length) or (batch, channels, length) tensor.
  public func maxPooled1d(_ window: PoolWindow) throws(TensorError) -> Tensor {
    try PoolChecks1d.maximum(self, window)
    let axis = try window.axes([shape[dim - 1]])[0]
    guard axis.output > 0 else { throw .runtime("max_pool1d() Invalid computed output size: \(axis.output)") }
    guard dtype.isFloating else { throw .notImplemented("max_pool1d_impl", dtype) }
    let geometry = PoolGeometry(
      planes: shape.dropLast().reduce(1, *), depth: .single, rows: .single, columns: axis,
      outputShape: shape.dropLast() + [axis.output])
    return try maximum(geometry)
  }

  /// `max_pool1d_with_indices`.
  public func maxPooled1dWithIndices(_ window: PoolWindow) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try PoolChecks1d.oneRow(self, window, function: "max_pool1d")
    let (values, indices) = try unsqueezed(-2).maxPooled2dWithIndices(window.asOneRow)
    return (try values.squeezed([-2]), try indices.squeezed([-2]))
  }

  /// `max_pool2d`, over the last two dimensions.
  public func maxPooled2d(_ window: PoolWindow) throws(TensorError) -> Tensor {
    try maximum(try checkedMaximum2d(window))
  }

  /// `max_pool2d_with_indices`: the index of a maximum counts within its plane, row by row.
  public func maxPooled2dWithIndices(_ window: PoolWindow) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try maximumWithIndices(try checkedMaximum2d(window))
  }

  /// `max_pool3d`, over the last three dimensions.
  public func maxPooled3d(_ window: PoolWindow) throws(TensorError) -> Tensor {
    try maximum(try checkedMaximum3d(window))
  }

  /// `max_pool3d_with_indices`.
  public func maxPooled3dWithIndices(_ window: PoolWindow) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try maximumWithIndices(try checkedMaximum3d(window))
  }

  private func checkedMaximum2d(_ window: PoolWindow) throws(TensorError) -> PoolGeometry {
    let geometry = try PoolChecks(name: "max_pool2d", dimensions: 2, isMaximum: true).geometry2d(self, window)
    guard dtype != .bool else { throw .notImplemented("max_pool2d", dtype) }
    return geometry
  }

  private func checkedMaximum3d(_ window: PoolWindow) throws(TensorError) -> PoolGeometry {
    let geometry = try PoolChecks(name: "max_pool3d", dimensions: 3, isMaximum: true).geometry3d(self, window)
    guard dtype != .bool else { throw .notImplemented("max_pool3d", dtype) }
    return geometry
  }

  private func maximum(_ geometry: PoolGeometry) throws(TensorError) -> Tensor {
    try context.announce(geometry.work)
    let input = try contiguous()
    let output = try Tensor(uninitialized: geometry.outputShape, dtype: dtype, in: context)
    try dtype.visit(MaxPoolKernel(geometry: geometry, input: input, output: output))
    return output
  }

  private func maximumWithIndices(_ geometry: PoolGeometry) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try context.announce(geometry.work)
    let input = try contiguous()
    let output = try Tensor(uninitialized: geometry.outputShape, dtype: dtype, in: context)
    let indices = try Tensor(uninitialized: geometry.outputShape, dtype: .int64, in: context)
    try dtype.visit(MaxPoolIndexKernel(geometry: geometry, input: input, output: output, indices: indices))
    return (output, indices)
  }
}

/// What every elementwise operation does around its kernel: broadcasting, the output, overlap, conversion
/// (`TensorIterator` in ATen).
struct ElementwiseCall {
  /// Where the kernel writes; of the kernel's result dtype.
  let kernelOut: Tensor
  /// The inputs under the output's shape, in the dtype that the kernel computes in.
  let inputs: [Tensor]
  let plan: StridedPlan
  /// What the caller gets: `kernelOut`, or the given output that `finish` converts into.
  private let out: Tensor
  private let isGiven: Bool

  /// - Parameters:
  ///   - inputs: one to three tensors, broadcast together.
  ///   - compute: the dtype that the inputs are converted to.
  ///   - result: the dtype of the result.
  ///   - computeResult: the dtype of what the kernel writes, when that is another one.
  ///   - given: the output, of an in-place operation or `out=`.
  ///   - resizable: whether `given` may change its shape (`out=`).
  init(
    _ inputs: [Tensor], compute: DType, result: DType, computeResult: DType? = nil, into given: Tensor?,
    resizable: Bool = false
  ) throws(TensorError) {
    try self.init(
      inputs, dtypes: [DType](repeating: compute, count: inputs.count), result: result, computeResult: computeResult,
      into: given, resizable: resizable)
  }

  /// With a dtype for each input.
  init(
    _ inputs: [Tensor], dtypes: [DType], result: DType, computeResult: DType? = nil, into given: Tensor?,
    resizable: Bool = false
  ) throws(TensorError) {
    var shape = inputs[0].shape
    for input in inputs.dropFirst() { shape = try Broadcasting.shape(shape, input.shape) }
    var given = given
    if let target = given {
      given = try Self.checked(target, shape: shape, result: result, resizable: resizable)
    }
    try inputs[0].context.announce(shape.reduce(1, &*))
    var converted: [Tensor] = []
    for (input, dtype) in zip(inputs, dtypes) {
      try given?.checkOverlap(with: input)
      converted.append(try input.converted(to: dtype))
    }
    if converted.contains(where: { $0.shape != shape }) {
      for i in converted.indices { converted[i] = converted[i].broadcast(to: shape) }
    }
    let written = computeResult ?? result
    let fresh = given == nil ? try Self.output(shape, result, converted) : nil
    let target = given ?? fresh
    let kernelOut: Tensor
    if let target, target.dtype == written {
      kernelOut = target
    } else {
      kernelOut = try Self.output(shape, written, converted)
    }
    self.inputs = converted
    self.kernelOut = kernelOut
    out = target ?? kernelOut
    isGiven = given != nil
    plan = Self.plan(kernelOut, converted)
  }

  private static func checked(
    _ given: Tensor, shape: [Int], result: DType, resizable: Bool
  ) throws(TensorError) -> Tensor {
    guard result.canCast(to: given.dtype) else {
      throw .runtime(
        "result type \(result.scalarTypeName) can't be cast to the desired output type "
          + "\(given.dtype.scalarTypeName)")
    }
    if given.shape != shape {
      guard resizable else {
        throw .runtime(
          "output with shape \(TensorError.text(given.shape)) doesn't match the broadcast shape "
            + "\(TensorError.text(shape))")
      }
      return try Tensor(uninitialized: shape, dtype: given.dtype, in: given.context)
    }
    try given.checkWritable()
    return given
  }

  private static func output(_ shape: [Int], _ dtype: DType, _ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let out = try Tensor(uninitialized: shape, dtype: dtype, in: inputs[0].context)
    if inputs.allSatisfy(\.isContiguous) { return out }
    let strides = StridedPlan.outputStrides(shape, inputs.map(\.layout.strides))
    return out.view(Layout(shape: shape, strides: strides, offset: 0))
  }

  private static func plan(_ out: Tensor, _ inputs: [Tensor]) -> StridedPlan {
    if out.isContiguous && inputs.allSatisfy(\.isContiguous) {
      return StridedPlan(rowCount: out.count, rowStrides: [1, 1, 1, 1])
    }
    return StridedPlan(shape: out.shape, strides: [out.layout.strides] + inputs.map(\.layout.strides))
  }

  /// After the kernel: converts into the given output when that has another dtype, and counts the write.
  func finish() -> Tensor {
    if out.dtype != kernelOut.dtype { Copy.elements(from: kernelOut, into: out) }
    if isGiven { out.didWrite() }
    return out
  }
}

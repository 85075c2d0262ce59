extension Tensor {
  /// What `torch.tensor` makes of nested Python numbers.
  /// - Parameters:
  ///   - scalars: row-major, exactly as many as `shape` says.
  ///   - dtype: nil infers it: the default dtype when one is a float, else int64 when one is an int, else bool; the
  ///     default dtype when there are none.
  public static func make(
    _ scalars: [Scalar], shape: [Int], dtype: DType? = nil, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    let dtype = dtype ?? inferred(scalars, default: context.defaultDType)
    let result = try Tensor(uninitialized: shape, dtype: dtype, in: context)
    guard result.count == scalars.count else {
      throw .runtime("shape '\(TensorError.text(shape))' is invalid for input of size \(scalars.count)")
    }
    if !dtype.isFloating, !scalars.allSatisfy({ $0.fits(dtype) }) {
      throw .runtime("value cannot be converted to type \(dtype.name) without overflow")
    }
    try dtype.visit(ScalarsKernel(out: result, scalars: scalars))
    return result
  }

  /// A vector of int64.
  static func indices(_ values: [Int], in context: TensorContext) throws(TensorError) -> Tensor {
    let result = try Tensor(uninitialized: [values.count], dtype: .int64, in: context)
    let to = result.pointer(Int.self)
    for (i, value) in values.enumerated() { to[i] = value }
    return result
  }

  private static func inferred(_ scalars: [Scalar], default defaultDType: DType) -> DType {
    guard let highest = scalars.lazy.map(\.category).max() else { return defaultDType }
    switch highest {
    case .boolean: return .bool
    case .integral: return .int64
    case .floating: return defaultDType
    }
  }
}

private struct ScalarsKernel: ElementVisitor {
  let out: Tensor
  let scalars: [Scalar]

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let to = out.pointer(T.self)
    for (i, scalar) in scalars.enumerated() { to[i] = T(scalar) }
  }
}

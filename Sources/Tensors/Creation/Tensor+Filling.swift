/// `torch.zeros` and its kin. Sizes are checked here; a dtype that is not given is the context's default.
extension Tensor {
  /// `torch.zeros`, and `torch.empty` (whose elements are zero here, so that a lesson prints the same every time).
  public static func zeros(
    _ shape: [Int], dtype: DType? = nil, name: String = "zeros", in context: TensorContext
  ) throws(TensorError) -> Tensor {
    try checkSizes(shape, name: name)
    return try Tensor(zeros: shape, dtype: dtype ?? context.defaultDType, in: context)
  }

  /// `torch.ones`.
  public static func ones(
    _ shape: [Int], dtype: DType? = nil, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    try full(shape, 1, dtype: dtype ?? context.defaultDType, name: "ones", in: context)
  }

  /// `torch.full`; without a dtype, that of the value.
  public static func full(
    _ shape: [Int], _ value: Scalar, dtype: DType? = nil, name: String = "full", in context: TensorContext
  ) throws(TensorError) -> Tensor {
    try checkSizes(shape, name: name)
    let dtype = dtype ?? value.dtype(default: context.defaultDType)
    let result = try Tensor(uninitialized: shape, dtype: dtype, in: context)
    try result.fill(value)
    result.storage.version = 0
    return result
  }

  /// A 0-dimensional tensor. A value that does not fit wraps around, as a Python number in arithmetic does.
  public static func scalar(
    _ value: Scalar, dtype: DType? = nil, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    let result = try Tensor(uninitialized: [], dtype: dtype ?? value.dtype(default: context.defaultDType), in: context)
    try result.setAll(value)
    return result
  }

  /// `torch.full_like` and, with 0 and 1, `zeros_like`, `empty_like` and `ones_like`.
  public func fullLike(_ value: Scalar, dtype: DType? = nil) throws(TensorError) -> Tensor {
    let result = try emptyLike(dtype: dtype ?? self.dtype)
    try result.fill(value)
    result.storage.version = 0
    return result
  }

  private static func checkSizes(_ shape: [Int], name: String) throws(TensorError) {
    guard let negative = shape.first(where: { $0 < 0 }) else { return }
    if name == "zeros" { throw .runtime("zeros: Dimension size must be non-negative.") }
    throw .runtime("Trying to create tensor with negative dimension \(negative): \(TensorError.text(shape))")
  }
}

/// How an average divides.
public struct AverageDivisor: Sendable {
  /// Whether padding counts as elements (zeros).
  public var countsPadding: Bool
  /// A fixed divisor instead of a count.
  public var override: Int?

  public init(countsPadding: Bool = true, override: Int? = nil) {
    self.countsPadding = countsPadding
    self.override = override
  }
}

extension Tensor {
  /// `avg_pool1d`.
  public func averagePooled1d(_ window: PoolWindow, countsPadding: Bool = true) throws(TensorError) -> Tensor {
    try PoolChecks1d.oneRow(self, window, function: "avg_pool1d")
    let divisor = AverageDivisor(countsPadding: countsPadding)
    return try unsqueezed(-2).averagePooled2d(window.asOneRow, divisor).squeezed([-2])
  }

  /// `avg_pool2d`.
  public func averagePooled2d(
    _ window: PoolWindow, _ divisor: AverageDivisor = AverageDivisor()
  ) throws(TensorError) -> Tensor {
    let checks = PoolChecks(name: "avg_pool2d", dimensions: 2, isMaximum: false)
    try checks.counts(window)
    guard divisor.override != 0 else { throw .runtime("divisor must be not zero") }
    let geometry = try checks.geometry2d(self, window)
    guard dtype.isFloating || dtype == .int64 else { throw .notImplemented("avg_pool2d", dtype) }
    return try average(geometry, divisor)
  }

  /// `avg_pool3d`.
  public func averagePooled3d(
    _ window: PoolWindow, _ divisor: AverageDivisor = AverageDivisor()
  ) throws(TensorError) -> Tensor {
    let checks = PoolChecks(name: "avg_pool3d", dimensions: 3, isMaximum: false)
    try checks.counts(window)
    guard divisor.override != 0 else { throw .runtime("divisor must be not zero") }
    let geometry = try checks.geometry3d(self, window)
    guard dtype == .float32 || dtype == .float64 || dtype == .int64 else {
      throw .notImplemented("avg_pool3d_out_frame", dtype)
    }
    return try average(geometry, divisor)
  }

  private func average(_ geometry: PoolGeometry, _ divisor: AverageDivisor) throws(TensorError) -> Tensor {
    try context.announce(geometry.work)
    let input = try contiguous()
    let output = try Tensor(uninitialized: geometry.outputShape, dtype: dtype, in: context)
    let call = AveragePoolCall(geometry: geometry, divisor: divisor, input: input, output: output)
    if dtype == .int64 { call.run(Int.self, Int.self) } else { _ = try dtype.visitFloat(call) }
    return output
  }
}

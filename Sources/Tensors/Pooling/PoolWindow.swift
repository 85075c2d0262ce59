/// The arguments of a pooling as they were written: one number for all dimensions, or one for each.
public struct PoolWindow: Sendable {
  public var kernel: [Int]
  /// Empty: the same as `kernel`.
  public var stride: [Int]
  public var padding: [Int]
  public var dilation: [Int]
  public var ceilMode: Bool

  public init(
    kernel: [Int], stride: [Int] = [], padding: [Int] = [0], dilation: [Int] = [1], ceilMode: Bool = false
  ) {
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.ceilMode = ceilMode
  }
}

/// What a pooling does, after its arguments were checked: planes of (depth, rows, columns), each pooled on its own.
/// One- and two-dimensional pooling has a depth (and rows) of 1.
public struct PoolGeometry: Equatable, Sendable {
  public let planes: Int
  public let depth: PoolAxis
  public let rows: PoolAxis
  public let columns: PoolAxis
  /// The shape of the result.
  public let outputShape: [Int]

  var inputPlane: Int { depth.input * rows.input * columns.input }
  var outputPlane: Int { depth.output * rows.output * columns.output }
  var kernelCount: Int { depth.kernel * rows.kernel * columns.kernel }

  /// How many elements the kernel reads in all, for the limiter; saturates.
  var work: Int {
    let taps = min(depth.kernel, depth.input) * min(rows.kernel, rows.input) * min(columns.kernel, columns.input)
    let (work, overflow) = (planes * outputPlane).multipliedReportingOverflow(by: taps)
    return overflow ? .max : work
  }
}

extension PoolWindow {
  /// The window of one-dimensional pooling as one over a single row.
  var asOneRow: PoolWindow {
    PoolWindow(
      kernel: [1, kernel[0]], stride: stride.isEmpty ? [] : [1, stride[0]], padding: [0, padding[0]],
      dilation: [1, dilation[0]], ceilMode: ceilMode)
  }

  /// The axes of the last `sizes.count` dimensions, whose sizes are `sizes`.
  func axes(_ sizes: [Int]) throws(TensorError) -> [PoolAxis] {
    var axes: [PoolAxis] = []
    for (i, size) in sizes.enumerated() {
      let kernel = try Self.pick(self.kernel, i)
      axes.append(
        try PoolAxis(
          input: size, kernel: kernel, stride: stride.isEmpty ? kernel : try Self.pick(stride, i),
          padding: try Self.pick(padding, i), dilation: try Self.pick(dilation, i), ceilMode: ceilMode))
    }
    return axes
  }

  private static func pick(_ numbers: [Int], _ index: Int) throws(TensorError) -> Int {
    try PoolAxis.checkedSize(numbers.count == 1 ? numbers[0] : numbers[index])
  }
}

import Evaluation

/// Where pooling windows lie along one axis; PyTorch's rules of `MaxPool2d` and `AvgPool2d`.
public struct PoolingAxis: Sendable, Equatable {
  /// How many numbers there are, without padding.
  public var size: Int
  public var kernel: Int
  public var stride: Int
  public var padding: Int
  public var dilation: Int
  public var ceilMode: Bool

  /// Values out of range are brought into it, so that a figure can always be drawn.
  public init(size: Int, kernel: Int, stride: Int, padding: Int, dilation: Int, ceilMode: Bool) {
    let limit = 1 << 28
    self.size = min(max(0, size), limit)
    self.kernel = min(max(1, kernel), limit)
    self.stride = min(max(1, stride), limit)
    self.padding = min(max(0, padding), limit)
    self.dilation = min(max(1, dilation), limit)
    self.ceilMode = ceilMode
  }

  /// From the first number that a window reads to the last.
  public var reach: Int { dilation * (kernel - 1) + 1 }

  public var paddedSize: Int { size + 2 * padding }

  /// How many windows there are; 0 when not even one fits.
  public var outputSize: Int {
    let room = paddedSize - reach
    guard room >= 0 else { return 0 }
    guard ceilMode else { return room / stride + 1 }
    let count = (room + stride - 1) / stride + 1
    // The last window must start in the input or in the padding before it.
    return (count - 1) * stride >= size + padding ? count - 1 : count
  }

  /// The index of a window's first number in the input; negative inside the padding.
  public func start(_ output: Int) -> Int { output * stride - padding }

  /// The indices into the input that a window reads, padding left out.
  public func reads(_ output: Int) -> [Int] {
    let start = start(output)
    let first = start >= 0 ? 0 : (-start + dilation - 1) / dilation
    let room = size - 1 - start
    guard room >= 0, first < kernel else { return [] }
    let last = min(kernel - 1, room / dilation)
    return first <= last ? (first...last).map { start + $0 * dilation } : []
  }

  /// Whether a window reads the place, which may be padding.
  public func window(_ output: Int, reads place: Int) -> Bool {
    let offset = place - start(output)
    return offset >= 0 && offset < reach && offset % dilation == 0
  }

  /// Whether any window reads the place.
  public func isRead(_ place: Int) -> Bool { !windows(reading: place).isEmpty }

  /// The windows that read the place, in order.
  public func windows(reading place: Int) -> [Int] {
    let shifted = place + padding
    let first = max(0, shifted - reach + stride) / stride
    let last = min(outputSize - 1, shifted / stride)
    return first <= last ? (first...last).filter { window($0, reads: place) } : []
  }

  /// How many places an average divides by along this axis when padding counts; a window does not reach past the padding.
  public func countWithPadding(_ output: Int) -> Int {
    max(0, min(start(output) + kernel, size + padding) - start(output))
  }

  /// What the formula says, which is less than 1 where no window fits.
  private var formulaValue: Int {
    let room = paddedSize - reach
    guard room < 0 else { return outputSize }
    return (ceilMode ? -(-room / stride) : -((-room + stride - 1) / stride)) + 1
  }

  /// The size formula of PyTorch's documentation with the numbers in it.
  public var formula: String {
    let padded = padding > 0 ? "\(size) + 2*\(padding)" : "\(size)"
    let window = dilation > 1 ? "\(dilation)*(\(kernel) - 1) - 1" : "\(kernel)"
    return "\(ceilMode ? "ceil" : "floor")((\(padded) - \(window)) / \(stride)) + 1 = \(formulaValue)"
  }
}

extension PoolingRecord {
  public func rowAxis(_ plane: Plane) -> PoolingAxis {
    PoolingAxis(
      size: plane.extent.rows, kernel: kernel.rows, stride: stride.rows, padding: padding.rows, dilation: dilation.rows,
      ceilMode: ceilMode)
  }

  public func columnAxis(_ plane: Plane) -> PoolingAxis {
    PoolingAxis(
      size: plane.extent.columns, kernel: kernel.columns, stride: stride.columns, padding: padding.columns,
      dilation: dilation.columns, ceilMode: ceilMode)
  }
}

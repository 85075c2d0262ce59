/// Pooling along one dimension: which inputs each output sees.
public struct PoolAxis: Equatable, Sendable {
  public let input: Int
  public let kernel: Int
  public let stride: Int
  public let padding: Int
  public let dilation: Int
  public let output: Int

  /// A dimension that is not pooled: one window, one element.
  static let single = PoolAxis(input: 1, kernel: 1, stride: 1, padding: 0, dilation: 1, output: 1)

  init(input: Int, kernel: Int, stride: Int, padding: Int, dilation: Int, output: Int) {
    self.input = input
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.output = output
  }

  /// The axis with its output size (`pooling_output_shape` in ATen's `Pool.h`): floor or ceil division, and in ceil mode
  /// the last window must start inside the input or its left padding.
  /// - Throws: RuntimeError in PyTorch's words for a stride of 0 and for a padding that is negative or too large.
  init(
    input: Int, kernel: Int, stride: Int, padding: Int, dilation: Int, ceilMode: Bool
  ) throws(TensorError) {
    guard stride != 0 else { throw .runtime("stride should not be zero") }
    guard padding >= 0 else { throw .runtime("pad must be non-negative, but got pad: \(padding)") }
    guard padding <= Self.span(kernel, dilation) / 2 else {
      throw .runtime(
        "pad should be at most half of effective kernel size, but got pad=\(padding), kernel_size=\(kernel) and "
          + "dilation=\(dilation)")
    }
    let numerator = input + 2 * padding - Self.span(kernel, dilation) + (ceilMode ? stride - 1 : 0)
    var output = Self.floorDivided(numerator, by: stride) + 1
    if ceilMode, (output - 1).multipliedReportingOverflow(by: stride).partialValue >= input + padding { output -= 1 }
    self.init(
      input: input, kernel: kernel, stride: stride, padding: padding, dilation: dilation, output: output)
  }

  /// How many elements a window covers, holes included. All sizes are below 2³¹ (`checkedSize`), so this cannot
  /// overflow.
  private static func span(_ kernel: Int, _ dilation: Int) -> Int { (kernel - 1) * dilation + 1 }

  private static func floorDivided(_ a: Int, by b: Int) -> Int {
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }

  /// ATen keeps window sizes in a C `int`.
  static func checkedSize(_ size: Int) throws(TensorError) -> Int {
    guard Int32(exactly: size) != nil else {
      throw .runtime("value cannot be converted to type int without overflow")
    }
    return size
  }

  /// The first input that output `index` may see; negative in the padding.
  @inline(__always)
  func start(_ index: Int) -> Int { index &* stride &- padding }

  /// The taps 0..<kernel of output `index` that fall on real inputs.
  @inline(__always)
  func taps(_ index: Int) -> Range<Int> {
    let start = self.start(index)
    let first = start < 0 ? (dilation - 1 - start) / dilation : 0
    let last = start >= input ? 0 : min(kernel, (input - 1 - start) / dilation + 1)
    return first < last ? first..<last : first..<first
  }

  /// The outputs for which tap `tap` falls on a real input.
  @inline(__always)
  func outputs(tap: Int) -> Range<Int> {
    let shift = tap &* dilation &- padding
    let first = shift < 0 ? (stride - 1 - shift) / stride : 0
    let last = shift >= input ? 0 : min(output, (input - 1 - shift) / stride + 1)
    return first < last ? first..<last : 0..<0
  }

  /// The outputs all of whose taps fall on real inputs.
  var insideOutputs: Range<Int> {
    let (first, last) = (outputs(tap: 0), outputs(tap: kernel &- 1))
    guard !first.isEmpty, first.lowerBound < last.upperBound else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }
}

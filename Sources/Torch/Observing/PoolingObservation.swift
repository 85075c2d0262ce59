import Evaluation
import Tensors

/// A pooling of the library, as a drawing needs it.
struct PoolingObservation {
  let window: PoolWindow
  let reduction: PoolingRecord.Reduction
  let name: String
  var countsPadding = true
  var divisorOverride: Int?

  /// Planes beyond this many, and larger ones, are more than a drawing can show.
  static let channelLimit = 64
  static let planeLimit = 1 << 16

  /// Appends a record of the first image. A pooling in three dimensions has no plane to draw.
  func record(_ input: Tensor, _ output: Tensor, in interpreter: Interpreter) throws(TensorError) {
    let isFlat = name.hasSuffix("1d")
    guard isFlat || name.hasSuffix("2d") else { return }
    let inputs = try Self.planes(input, isFlat: isFlat)
    let outputs = try Self.planes(output, isFlat: isFlat)
    guard !inputs.isEmpty, inputs.count == outputs.count else { return }
    let kernel = extent(window.kernel, isFlat, absent: 1)
    interpreter.poolings.append(
      PoolingRecord(
        reduction: reduction, name: name, inputs: inputs, outputs: outputs, kernel: kernel,
        stride: window.stride.isEmpty ? kernel : extent(window.stride, isFlat, absent: 1),
        padding: extent(window.padding, isFlat, absent: 0), dilation: extent(window.dilation, isFlat, absent: 1),
        ceilMode: window.ceilMode, countIncludesPadding: countsPadding, divisorOverride: divisorOverride,
        isFloatingPoint: input.dtype.isFloating))
  }

  private func extent(_ numbers: [Int], _ isFlat: Bool, absent: Int) -> PoolingRecord.Extent {
    let last = numbers.last ?? absent
    return PoolingRecord.Extent(rows: isFlat ? absent : numbers.first ?? absent, columns: last)
  }

  /// One plane a channel of the first image.
  private static func planes(_ tensor: Tensor, isFlat: Bool) throws(TensorError) -> [PoolingRecord.Plane] {
    let rank = isFlat ? 2 : 3
    var image = tensor
    while image.dim > rank {
      guard image.shape[0] > 0 else { return [] }
      image = try image.selected(0, at: 0)
    }
    guard image.dim == rank else { return [] }
    let channels = min(image.shape[0], channelLimit)
    var planes: [PoolingRecord.Plane] = []
    for channel in 0..<channels {
      guard let plane = try plane(image.selected(0, at: channel)) else { return [] }
      planes.append(plane)
    }
    return planes
  }

  /// A matrix or a row as numbers; nil when it is too large to draw.
  static func plane(_ tensor: Tensor) throws(TensorError) -> PoolingRecord.Plane? {
    guard tensor.count <= planeLimit, let columns = tensor.shape.last else { return nil }
    let rows = tensor.dim > 1 ? tensor.shape[tensor.dim - 2] : 1
    return PoolingRecord.Plane(
      extent: PoolingRecord.Extent(rows: rows, columns: columns), values: try tensor.scalars().map(\.double))
  }
}

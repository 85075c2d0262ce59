/// Adaptive pooling along one dimension: the size of the output is given. Window `i` reaches from ⌊i · input / output⌋
/// up to ⌈(i + 1) · input / output⌉, so that the windows cover the input; they overlap where it cannot be divided.
struct AdaptiveAxis: Equatable, Sendable {
  let input: Int
  let output: Int

  /// A dimension that is not pooled.
  static let single = AdaptiveAxis(input: 1, output: 1)

  @inline(__always)
  func window(_ index: Int) -> Range<Int> {
    let start = index * input / output
    return start..<((index + 1) * input + output - 1) / output
  }
}

/// What an adaptive pooling does, after its arguments were checked.
struct AdaptiveGeometry: Equatable, Sendable {
  let planes: Int
  let depth: AdaptiveAxis
  let rows: AdaptiveAxis
  let columns: AdaptiveAxis
  /// The shape of the result.
  let outputShape: [Int]

  /// - Parameter sizes: of the output, one for each pooled dimension.
  init(_ input: Tensor, _ sizes: [Int]) {
    let axes = zip(input.shape.suffix(sizes.count), sizes).map { AdaptiveAxis(input: $0, output: $1) }
    let padded = [AdaptiveAxis](repeating: .single, count: 3 - axes.count) + axes
    let lead = input.shape.dropLast(sizes.count)
    planes = lead.reduce(1, *)
    (depth, rows, columns) = (padded[0], padded[1], padded[2])
    outputShape = lead + sizes
  }

  var inputPlane: Int { depth.input * rows.input * columns.input }
  var outputPlane: Int { depth.output * rows.output * columns.output }

  /// How many elements the kernel reads at most, for the limiter; saturates. A window that overlaps its neighbours
  /// reaches one element beyond an even share on either side.
  var work: Int {
    [depth, rows, columns].reduce(planes) { work, axis in
      let (edges, hasTooMany) = axis.output.multipliedReportingOverflow(by: 2)
      let (reach, isTooFar) = axis.input.addingReportingOverflow(edges)
      let (product, isTooLarge) = work.multipliedReportingOverflow(by: reach)
      return hasTooMany || isTooFar || isTooLarge ? .max : product
    }
  }
}

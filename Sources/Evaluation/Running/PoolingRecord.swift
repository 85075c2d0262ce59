/// One pooling that a cell performed, as the interpreter observed it: what a drawing of its window needs.
///
/// Planes are (rows, columns); a one-dimensional pooling has one row. Only the first image of a batch is kept.
public struct PoolingRecord: Sendable, Equatable {
  public enum Reduction: String, Sendable, Equatable { case maximum, minimum, average, sum }

  /// Rows and columns of something.
  public struct Extent: Sendable, Equatable {
    public var rows: Int
    public var columns: Int

    public init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }
  }

  /// A plane of numbers in row-major order.
  public struct Plane: Sendable, Equatable {
    public var extent: Extent
    public var values: [Double]

    public init(extent: Extent, values: [Double]) {
      self.extent = extent
      self.values = values
    }

    public subscript(row: Int, column: Int) -> Double { values[row * extent.columns + column] }
  }

  public var reduction: Reduction
  /// What the lesson called, such as `MaxPool2d` or `pool2d`.
  public var name: String
  /// One plane a channel.
  public var inputs: [Plane]
  /// One plane a channel, as the operation really computed it; in a hand-written loop only what was reduced so far.
  public var outputs: [Plane]
  public var kernel: Extent
  public var stride: Extent
  public var padding: Extent
  public var dilation: Extent
  public var ceilMode: Bool
  public var countIncludesPadding: Bool
  public var divisorOverride: Int?
  /// Whether numbers are shown as PyTorch shows floating-point ones.
  public var isFloatingPoint: Bool

  public init(
    reduction: Reduction, name: String, inputs: [Plane], outputs: [Plane], kernel: Extent, stride: Extent,
    padding: Extent, dilation: Extent, ceilMode: Bool, countIncludesPadding: Bool, divisorOverride: Int?,
    isFloatingPoint: Bool
  ) {
    self.reduction = reduction
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.ceilMode = ceilMode
    self.countIncludesPadding = countIncludesPadding
    self.divisorOverride = divisorOverride
    self.isFloatingPoint = isFloatingPoint
  }
}

import Evaluation
import Tensors

/// Watches reductions of views, so that a pooling that the lesson writes by hand has its picture: consecutive
/// reductions over windows of one size, cut from one tensor and standing on a grid, make up one record.
final class WindowObserver {
  private var pooling: HandWrittenPooling?

  /// A whole tensor was reduced to one number.
  func observe(
    _ reduction: PoolingRecord.Reduction, of view: Tensor, result: Tensor, in interpreter: Interpreter
  ) throws(TensorError) {
    guard let root = view.root, let place = WindowPlace(view.layout, in: root) else { return }
    let value = try result.item().double
    if var current = pooling, current.accepts(reduction, view, place, interpreter.poolings.count),
      try current.append(place, value, to: &interpreter.poolings[current.index])
    {
      current.keep(interpreter.activations)
      interpreter.poolings[current.index].name = current.name
      pooling = current
      return
    }
    pooling = try HandWrittenPooling(reduction, view, root, place, value, in: interpreter)
  }
}

/// Where a window stands in the tensor that it was cut from.
struct WindowPlace: Equatable {
  /// Which plane of (rows, columns), counted in row-major order of the dimensions before them.
  let plane: Int
  let row: Int
  let column: Int
  let kernel: PoolingRecord.Extent
  let dilation: PoolingRecord.Extent

  /// Nil when the view is no window of one plane.
  init?(_ view: Layout, in root: Layout) {
    guard let columnStride = root.strides.last, columnStride > 0, !view.shape.isEmpty, view.count > 0 else {
      return nil
    }
    let rowStride = root.dim > 1 ? root.strides[root.dim - 2] : Int.max
    guard rowStride >= columnStride else { return nil }
    var kernel = PoolingRecord.Extent(rows: 1, columns: 1)
    var dilation = PoolingRecord.Extent(rows: 1, columns: 1)
    for (size, stride) in zip(view.shape, view.strides) where size > 1 {
      if stride >= rowStride, kernel.rows == 1 {
        (kernel.rows, dilation.rows) = (size, stride / rowStride)
      } else if stride >= columnStride, stride < rowStride, kernel.columns == 1 {
        (kernel.columns, dilation.columns) = (size, stride / columnStride)
      } else {
        return nil
      }
    }
    guard let index = Self.index(view.offset - root.offset, in: root) else { return nil }
    column = index[root.dim - 1]
    row = root.dim > 1 ? index[root.dim - 2] : 0
    let rows = root.dim > 1 ? root.shape[root.dim - 2] : 1
    guard row + (kernel.rows - 1) * dilation.rows < rows,
      column + (kernel.columns - 1) * dilation.columns < root.shape[root.dim - 1]
    else { return nil }
    var plane = 0
    for dim in root.shape.indices.dropLast(2) { plane = plane * root.shape[dim] + index[dim] }
    self.plane = plane
    self.kernel = kernel
    self.dilation = dilation
  }

  /// The index of the element at an offset from the first.
  private static func index(_ offset: Int, in root: Layout) -> [Int]? {
    var rest = offset
    var index = [Int](repeating: 0, count: root.dim)
    for dim in root.shape.indices.sorted(by: { root.strides[$0] > root.strides[$1] }) where root.shape[dim] > 1 {
      guard root.strides[dim] > 0, rest >= 0 else { return nil }
      index[dim] = rest / root.strides[dim]
      rest %= root.strides[dim]
      guard index[dim] < root.shape[dim] else { return nil }
    }
    return rest == 0 ? index : nil
  }
}

/// A pooling by hand, as far as it was seen.
private struct HandWrittenPooling {
  /// Where its record is among the interpreter's.
  let index: Int
  private let storage: Storage
  private let root: Tensor
  private let reduction: PoolingRecord.Reduction
  /// The runs of functions that all windows have been seen in: the last one contains the loop.
  private var activations: [Activation]
  private let first: WindowPlace
  private var last: WindowPlace
  private var outputRow = 0
  private var outputColumn = 0
  private var columnStride: Int?
  private var rowStride: Int?

  init?(
    _ reduction: PoolingRecord.Reduction, _ view: Tensor, _ root: Layout, _ place: WindowPlace, _ value: Double,
    in interpreter: Interpreter
  ) throws(TensorError) {
    let rootTensor = try view.asStrided(root.shape, root.strides, offset: root.offset)
    let planes = root.shape.dropLast(2).last ?? 1
    guard place.plane < planes, let input = try Self.plane(place.plane, of: rootTensor) else { return nil }
    index = interpreter.poolings.count
    storage = view.storage
    self.root = rootTensor
    self.reduction = reduction
    activations = interpreter.activations
    first = place
    last = place
    interpreter.poolings.append(
      PoolingRecord(
        reduction: reduction, name: activations.last?.name ?? Self.name(reduction), inputs: [input],
        outputs: [PoolingRecord.Plane(extent: .init(rows: 1, columns: 1), values: [value])], kernel: place.kernel,
        stride: place.kernel, padding: .init(rows: 0, columns: 0), dilation: place.dilation, ceilMode: false,
        countIncludesPadding: true, divisorOverride: nil, isFloatingPoint: view.dtype.isFloating))
  }

  /// The function that contains the loop; the operation when the loop stands in none.
  var name: String { activations.last?.name ?? Self.name(reduction) }

  /// Leaves the runs that have ended since the last window.
  mutating func keep(_ running: [Activation]) {
    activations = zip(activations, running).prefix { $0 == $1 }.map(\.0)
  }

  private static func name(_ reduction: PoolingRecord.Reduction) -> String {
    switch reduction {
    case .maximum: "max"
    case .minimum: "min"
    case .average: "mean"
    case .sum: "sum"
    }
  }

  private static func plane(_ index: Int, of root: Tensor) throws(TensorError) -> PoolingRecord.Plane? {
    if root.dim < 3 { return try PoolingObservation.plane(root) }
    let planes = try root.reshaped(to: [-1] + root.shape.suffix(2))
    return try PoolingObservation.plane(planes.selected(0, at: index))
  }

  func accepts(_ reduction: PoolingRecord.Reduction, _ view: Tensor, _ place: WindowPlace, _ count: Int) -> Bool {
    index == count - 1 && reduction == self.reduction && view.storage === storage && view.root == root.layout
      && place.kernel == first.kernel && place.dilation == first.dilation
  }

  /// False when the window does not go on where the last one stood.
  mutating func append(
    _ place: WindowPlace, _ value: Double, to record: inout PoolingRecord
  ) throws(TensorError) -> Bool {
    if place.plane != last.plane { return try startPlane(place, value, &record) }
    let channel = record.outputs.count - 1
    if place.row == last.row, place.column > last.column {
      guard advanceColumn(place) else { return false }
      if outputRow == 0, channel == 0 {
        record.outputs[0].extent.columns = outputColumn + 1
        record.outputs[0].values.append(value)
        record.stride.columns = columnStride ?? record.stride.columns
      } else {
        guard outputColumn < record.outputs[channel].extent.columns else { return false }
        record.outputs[channel].values[outputRow * record.outputs[channel].extent.columns + outputColumn] = value
      }
    } else if place.row > last.row, place.column == first.column {
      guard advanceRow(place) else { return false }
      Self.startRow(value, in: &record.outputs[channel])
      record.stride.rows = rowStride ?? record.stride.rows
    } else {
      return false
    }
    last = place
    return true
  }

  private mutating func advanceColumn(_ place: WindowPlace) -> Bool {
    let step = place.column - last.column
    guard columnStride == nil || columnStride == step else { return false }
    columnStride = step
    outputColumn += 1
    return true
  }

  private mutating func advanceRow(_ place: WindowPlace) -> Bool {
    let step = place.row - last.row
    guard rowStride == nil || rowStride == step else { return false }
    rowStride = step
    outputRow += 1
    outputColumn = 0
    return true
  }

  /// A new row of outputs; what is not reduced yet is NaN.
  private static func startRow(_ value: Double, in plane: inout PoolingRecord.Plane) {
    plane.extent.rows += 1
    plane.values.append(value)
    plane.values.append(contentsOf: repeatElement(.nan, count: plane.extent.columns - 1))
  }

  private mutating func startPlane(
    _ place: WindowPlace, _ value: Double, _ record: inout PoolingRecord
  ) throws(TensorError) -> Bool {
    guard place.plane == last.plane + 1, place.row == first.row, place.column == first.column,
      place.plane < root.shape.dropLast(2).last ?? 1, record.inputs.count < PoolingObservation.channelLimit,
      let input = try Self.plane(place.plane, of: root)
    else { return false }
    record.inputs.append(input)
    let columns = record.outputs[0].extent.columns
    record.outputs.append(PoolingRecord.Plane(extent: .init(rows: 0, columns: columns), values: []))
    Self.startRow(value, in: &record.outputs[record.outputs.count - 1])
    (outputRow, outputColumn, last) = (0, 0, place)
    return true
  }
}

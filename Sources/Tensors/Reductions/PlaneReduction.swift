/// A reduction of all elements to one number.
public enum WholeReduction: Sendable {
  case max, min, mean, sum
}

/// A small matrix, read where it lies: a window in a lesson's own loop costs no plan.
struct Plane {
  /// The most elements; beyond, the general kernels are as fast.
  private static let limit = 256

  fileprivate let offset: Int
  fileprivate let rows, columns: Int
  fileprivate let rowStride, columnStride: Int

  private init?(_ offset: Int, _ rows: Int, _ columns: Int, _ rowStride: Int, _ columnStride: Int) {
    guard rows > 0, columns > 0, rows <= Self.limit, columns <= Self.limit, rows &* columns <= Self.limit else {
      return nil
    }
    self.offset = offset
    (self.rows, self.columns) = (rows, columns)
    (self.rowStride, self.columnStride) = (rowStride, columnStride)
  }

  /// Nil for what is no matrix, is empty or is large.
  init?(_ layout: Layout) {
    guard layout.shape.count == 2 else { return nil }
    self.init(layout.offset, layout.shape[0], layout.shape[1], layout.strides[0], layout.strides[1])
  }

  init?(_ place: PlainPlace) {
    guard place.rank == 2 else { return nil }
    self.init(place.offset, place.sizes[0], place.sizes[1], place.strides[0], place.strides[1])
  }

  var count: Int { rows &* columns }

  /// The result, or nil when the general kernels have to do it.
  func reduced(by reduction: WholeReduction, _ input: Storage, _ dtype: DType) throws(TensorError) -> Tensor? {
    guard canReduce(by: reduction, dtype) else { return nil }
    try input.context.announce(count)
    let out = try Tensor(uninitialized: [], dtype: dtype, in: input.context)
    try reduce(by: reduction, input.bytes, dtype, to: out.storage.bytes)
    return out
  }

  func canReduce(by reduction: WholeReduction, _ dtype: DType) -> Bool {
    switch reduction {
    case .max, .min: true
    // The 16-bit formats are added in float, and whole numbers become int64.
    case .mean, .sum: (dtype == .float32 || dtype == .float64) && additionOrder != nil
    }
  }

  /// Writes the result as one element.
  @inline(__always)
  func reduce(
    by reduction: WholeReduction, _ from: UnsafeMutableRawPointer, _ dtype: DType, to: UnsafeMutableRawPointer
  ) throws(TensorError) {
    switch reduction {
    case .max: try dtype.visit(PlaneExtremeKernel(plane: self, from: from, to: to, isMaximum: true))
    case .min: try dtype.visit(PlaneExtremeKernel(plane: self, from: from, to: to, isMaximum: false))
    case .mean, .sum:
      if dtype == .float32 {
        add(Float.self, from, to, isMean: reduction == .mean)
      } else {
        add(Double.self, from, to, isMean: reduction == .mean)
      }
    }
  }
}

extension Plane {
  /// The two dimensions as ATen's reduction iterator orders and merges them: the faster, whose elements are added first,
  /// and the one around it.
  private typealias AdditionOrder = (size: Int, step: Int, outerSize: Int, outerStep: Int)

  /// Nil when the columns are not the faster dimension.
  private var additionOrder: AdditionOrder? {
    if rows == 1 { return (columns, columns == 1 ? 0 : columnStride, 1, 0) }
    if columns == 1 { return (rows, rowStride, 1, 0) }
    guard columnStride > 0, rowStride > columnStride else { return nil }
    if columnStride &* columns == rowStride { return (rows &* columns, columnStride, 1, 0) }
    return (columns, columnStride, rows, rowStride)
  }

  @inline(__always)
  private func add<T: FloatElement>(
    _: T.Type, _ from: UnsafeMutableRawPointer, _ to: UnsafeMutableRawPointer, isMean: Bool
  ) {
    guard let order = additionOrder else { return }
    let from = from.assumingMemoryBound(to: T.self) + offset
    let to = to.assumingMemoryBound(to: T.self)
    to.pointee = T.zero
    CascadeSum<T>.withRoom { sum in
      sum.add(from, order.size, order.step, order.outerSize, order.outerStep, into: to, 0)
    }
    if isMean { to.pointee = T.quotient(to.pointee, T(int: rows &* columns)) }
  }
}

private struct PlaneExtremeKernel: ElementVisitor {
  let plane: Plane
  let from, to: UnsafeMutableRawPointer
  let isMaximum: Bool

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let to = to.assumingMemoryBound(to: T.self)
    to.pointee = isMaximum ? fold(T.self) { T.isLess($0, $1) } : fold(T.self) { T.isLess($1, $0) }
  }

  /// - Parameter isWorse: whether the first loses to the second.
  @inline(__always)
  private func fold<T: Element>(_: T.Type, isWorse: (T, T) -> Bool) -> T {
    let from = from.assumingMemoryBound(to: T.self) + plane.offset
    var best = from[0]
    for row in 0..<plane.rows {
      for column in 0..<plane.columns where !best.isNaN {
        let value = from[row &* plane.rowStride &+ column &* plane.columnStride]
        if value.isNaN || isWorse(best, value) { best = value }
      }
    }
    return best
  }
}

/// A part of `x[…]` that is an int or a slice by ones.
public enum PlainItem: BitwiseCopyable {
  case int(Int)
  case slice(start: Int?, stop: Int?)
}

// The indexing inside a lesson's own loops over windows. It builds no items and no views in between; whatever it does not
// cover it leaves to the engine behind `item(at:)`, which tells errors too.
extension Tensor {
  /// `x[items]` as a view; nil when an index is out of range or there are too many.
  public func plainItem(at items: UnsafeBufferPointer<PlainItem>) -> Tensor? {
    guard let place = PlainPlace(layout, items) else { return nil }
    // Slices by ones keep the strides, so the array is shared.
    let strides = place.selected == 0 ? layout.strides : place.keptStrides
    return window(Layout(shape: context.shape(place), strides: strides, offset: place.offset))
  }

  /// `x[items].max()` and its like without the view in between; nil when it is no small matrix, which the view and its
  /// reduction are for.
  public func plainItem(
    at items: UnsafeBufferPointer<PlainItem>, reducedBy reduction: WholeReduction
  ) throws(TensorError) -> Tensor? {
    guard let place = PlainPlace(layout, items), let plane = Plane(place) else { return nil }
    return try plane.reduced(by: reduction, storage, dtype)
  }

  /// `x[items] = value` for one element and a number that its dtype holds.
  /// - Returns: false when it is anything else, and nothing is written.
  public func setPlainItem(at items: UnsafeBufferPointer<PlainItem>, to value: Double) throws(TensorError) -> Bool {
    guard dtype == .float32 || dtype == .float64, let place = PlainPlace(layout, items), place.selected == layout.dim
    else { return false }
    try context.announce(1)
    if dtype == .float32 {
      guard value.magnitude <= Double(Float.greatestFiniteMagnitude) || !value.isFinite else { return false }
      storage.bytes.assumingMemoryBound(to: Float.self)[place.offset] = Float(value)
    } else {
      storage.bytes.assumingMemoryBound(to: Double.self)[place.offset] = value
    }
    didWrite()
    return true
  }

  /// `x[items] = value` for one element and a value of the same dtype: a 0-dimensional tensor.
  /// - Returns: false when it is anything else, and nothing is written.
  public func setPlainItem(at items: UnsafeBufferPointer<PlainItem>, to value: Tensor) throws(TensorError) -> Bool {
    guard value.dtype == dtype, value.layout.shape.isEmpty, let place = PlainPlace(layout, items),
      place.selected == layout.dim
    else { return false }
    try context.announce(1)
    let size = dtype.size
    (storage.bytes + place.offset &* size).copyMemory(
      from: value.storage.bytes + value.layout.offset &* size, byteCount: size)
    didWrite()
    return true
  }
}

/// Where plain items lead: the offset, and the sizes that are left.
struct PlainPlace {
  private(set) var offset: Int
  /// How many sizes there are in `sizes`.
  private(set) var rank = 0
  private(set) var sizes = SIMD4<Int>()
  private(set) var strides = SIMD4<Int>()
  /// How many dimensions an index took away.
  private(set) var selected = 0

  /// Nil when an index is out of range, there are more items than dimensions, or more than four dimensions.
  init?(_ layout: Layout, _ items: UnsafeBufferPointer<PlainItem>) {
    let dim = layout.shape.count
    guard items.count <= dim, dim <= SIMD4<Int>.scalarCount else { return nil }
    offset = layout.offset
    for at in 0..<dim {
      let size = layout.shape[at]
      guard at < items.count else {
        append(size, layout.strides[at])
        continue
      }
      switch items[at] {
      case .int(let index):
        guard index >= -size, index < size else { return nil }
        offset &+= (index < 0 ? index &+ size : index) &* layout.strides[at]
        selected &+= 1
      case .slice(let start, let stop):
        let from = Self.clamp(start ?? 0, size)
        let to = max(Self.clamp(stop ?? size, size), from)
        offset &+= from &* layout.strides[at]
        append(to &- from, layout.strides[at])
      }
    }
  }

  private mutating func append(_ size: Int, _ stride: Int) {
    sizes[rank] = size
    strides[rank] = stride
    rank &+= 1
  }

  private static func clamp(_ bound: Int, _ size: Int) -> Int {
    bound < 0 ? max(bound &+ size, 0) : min(bound, size)
  }

  var keptStrides: [Int] { array(strides) }
  var shape: [Int] { array(sizes) }

  /// Whether `shape` is that of the place.
  func hasShape(_ shape: [Int]) -> Bool {
    guard shape.count == rank else { return false }
    for at in 0..<rank where shape[at] != sizes[at] { return false }
    return true
  }

  private func array(_ values: SIMD4<Int>) -> [Int] {
    [Int](unsafeUninitializedCapacity: rank) { buffer, initialized in
      for at in 0..<rank { buffer[at] = values[at] }
      initialized = rank
    }
  }
}

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
    let strides = place.selected == 0 ? layout.strides : place.keptStrides(of: layout)
    return window(Layout(shape: context.shape(place), strides: strides, offset: place.offset))
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
  /// Which dimensions an index took away, as bits.
  private(set) var selected = 0
  private var selectedDims = 0

  /// Nil when an index is out of range, there are more items than dimensions, or more than four dimensions.
  init?(_ layout: Layout, _ items: UnsafeBufferPointer<PlainItem>) {
    let dim = layout.shape.count
    guard items.count <= dim, dim <= SIMD4<Int>.scalarCount else { return nil }
    offset = layout.offset
    for at in 0..<dim {
      let size = layout.shape[at]
      guard at < items.count else {
        append(size)
        continue
      }
      switch items[at] {
      case .int(let index):
        guard index >= -size, index < size else { return nil }
        offset &+= (index < 0 ? index &+ size : index) &* layout.strides[at]
        selected &+= 1
        selectedDims |= 1 << at
      case .slice(let start, let stop):
        let from = Self.clamp(start ?? 0, size)
        let to = max(Self.clamp(stop ?? size, size), from)
        offset &+= from &* layout.strides[at]
        append(to &- from)
      }
    }
  }

  private mutating func append(_ size: Int) {
    sizes[rank] = size
    rank &+= 1
  }

  private static func clamp(_ bound: Int, _ size: Int) -> Int {
    bound < 0 ? max(bound &+ size, 0) : min(bound, size)
  }

  func keptStrides(of layout: Layout) -> [Int] {
    [Int](unsafeUninitializedCapacity: rank) { buffer, initialized in
      for at in layout.strides.indices where selectedDims & (1 << at) == 0 {
        buffer[initialized] = layout.strides[at]
        initialized &+= 1
      }
    }
  }

  /// Whether `shape` is that of the place.
  func hasShape(_ shape: [Int]) -> Bool {
    guard shape.count == rank else { return false }
    for at in 0..<rank where shape[at] != sizes[at] { return false }
    return true
  }

  var shape: [Int] {
    [Int](unsafeUninitializedCapacity: rank) { buffer, initialized in
      for at in 0..<rank { buffer[at] = sizes[at] }
      initialized = rank
    }
  }
}

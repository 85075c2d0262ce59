/// A part of `x[…]` that is an int or a slice by ones.
public enum PlainItem: BitwiseCopyable {
  case int(Int)
  case slice(start: Int?, stop: Int?)
}

/// A tensor of at most four dimensions as plain numbers, for a lesson's own loops over windows: no reference is taken to
/// read it. It is valid as long as the tensor of which it was made.
///
/// What the functions here do not cover they leave to the engine behind `item(at:)`, which tells errors too.
public struct PlainTensor: BitwiseCopyable {
  let storage: Unmanaged<Storage>
  let bytes: UnsafeMutableRawPointer
  public let dtype: DType
  let dim: Int
  let sizes: SIMD4<Int>
  let strides: SIMD4<Int>
  let offset: Int

  /// Nil for a tensor of more dimensions.
  public init?(_ tensor: Tensor) {
    let layout = tensor.layout
    guard layout.dim <= SIMD4<Int>.scalarCount else { return nil }
    storage = .passUnretained(tensor.storage)
    bytes = tensor.storage.bytes
    dtype = tensor.dtype
    dim = layout.dim
    offset = layout.offset
    var (sizes, strides) = (SIMD4<Int>(), SIMD4<Int>())
    for at in 0..<dim { (sizes[at], strides[at]) = (layout.shape[at], layout.strides[at]) }
    (self.sizes, self.strides) = (sizes, strides)
  }

  /// `x[items].max()` and its like: the bytes of the result, which has the dtype of the tensor. Nil when what is cut out
  /// is no small matrix, or when the general kernels have to do it.
  public func element(
    at items: UnsafeBufferPointer<PlainItem>, reducedBy reduction: WholeReduction
  ) throws(TensorError) -> UInt64? {
    guard let place = PlainPlace(self, items), let plane = Plane(place), plane.canReduce(by: reduction, dtype) else {
      return nil
    }
    try announce(plane.count)
    var result: UInt64 = 0
    try withUnsafeMutableBytes(of: &result) { result throws(TensorError) in
      guard let to = result.baseAddress else { return }
      try plane.reduce(by: reduction, bytes, dtype, to: to)
    }
    return result
  }

  /// `x[items] = value` for one element and a number that its dtype holds.
  /// - Returns: false when it is anything else, and nothing is written.
  public func set(at items: UnsafeBufferPointer<PlainItem>, to value: Double) throws(TensorError) -> Bool {
    switch dtype {
    case .float32:
      guard value.magnitude <= Double(Float.greatestFiniteMagnitude) || !value.isFinite else { return false }
      return try set(at: items, toElement: UInt64(Float(value).bitPattern), of: .float32)
    case .float64: return try set(at: items, toElement: value.bitPattern, of: .float64)
    default: return false
    }
  }

  /// `x[items] = value` for one element and the bytes of another of the same dtype.
  /// - Returns: false when it is anything else, and nothing is written.
  public func set(
    at items: UnsafeBufferPointer<PlainItem>, toElement element: UInt64, of dtype: DType
  ) throws(TensorError) -> Bool {
    guard dtype == self.dtype, let place = PlainPlace(self, items), place.selected == dim else { return false }
    try announce(1)
    let to = bytes + place.offset &* dtype.size
    switch dtype.size {
    case 1: to.storeBytes(of: UInt8(truncatingIfNeeded: element), as: UInt8.self)
    case 2: to.storeBytes(of: UInt16(truncatingIfNeeded: element), as: UInt16.self)
    case 4: to.storeBytes(of: UInt32(truncatingIfNeeded: element), as: UInt32.self)
    default: to.storeBytes(of: element, as: UInt64.self)
    }
    storage._withUnsafeGuaranteedRef { $0.version &+= 1 }
    return true
  }

  @inline(__always)
  private func announce(_ elements: Int) throws(TensorError) {
    // The closure's signature throws anything, so the error comes out as a value.
    let refusal = storage._withUnsafeGuaranteedRef { storage -> TensorError? in
      do throws(TensorError) {
        try storage.context.announce(elements)
        return nil
      } catch {
        return error
      }
    }
    if let refusal { throw refusal }
  }
}

extension Tensor {
  /// `x[items]` as a view; nil when an index is out of range or there are too many.
  /// - Parameter plain: of this tensor.
  public func plainItem(at items: UnsafeBufferPointer<PlainItem>, _ plain: PlainTensor) -> Tensor? {
    guard let place = PlainPlace(plain, items) else { return nil }
    // Slices by ones keep the strides, so the array is shared.
    let strides = place.selected == 0 ? layout.strides : place.keptStrides
    return window(Layout(shape: context.shape(place), strides: strides, offset: place.offset))
  }

  /// A new tensor without dimensions that holds an element.
  public init(element: UInt64, of dtype: DType, in context: TensorContext) throws(TensorError) {
    try self.init(uninitialized: [], dtype: dtype, in: context)
    withUnsafeBytes(of: element) { bytes in
      guard let from = bytes.baseAddress else { return }
      storage.bytes.copyMemory(from: from, byteCount: dtype.size)
    }
  }

  /// The bytes of the only element of a tensor without dimensions; nil for any other.
  public var element: UInt64? {
    guard layout.shape.isEmpty else { return nil }
    let from = storage.bytes + layout.offset &* dtype.size
    return switch dtype.size {
    case 1: UInt64(from.load(as: UInt8.self))
    case 2: UInt64(from.load(as: UInt16.self))
    case 4: UInt64(from.load(as: UInt32.self))
    default: from.load(as: UInt64.self)
    }
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

  /// Nil when an index is out of range or there are more items than dimensions.
  @inline(__always)
  init?(_ tensor: PlainTensor, _ items: UnsafeBufferPointer<PlainItem>) {
    guard items.count <= tensor.dim else { return nil }
    offset = tensor.offset
    for at in 0..<tensor.dim {
      let size = tensor.sizes[at]
      guard at < items.count else {
        append(size, tensor.strides[at])
        continue
      }
      switch items[at] {
      case .int(let index):
        guard index >= -size, index < size else { return nil }
        offset &+= (index < 0 ? index &+ size : index) &* tensor.strides[at]
        selected &+= 1
      case .slice(let start, let stop):
        let from = Self.clamp(start ?? 0, size)
        let to = max(Self.clamp(stop ?? size, size), from)
        offset &+= from &* tensor.strides[at]
        append(to &- from, tensor.strides[at])
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

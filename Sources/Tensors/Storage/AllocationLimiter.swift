/// The host's say over memory and work. Tensors ask before they allocate and before a kernel starts, because nothing
/// can stop a kernel midway.
///
/// A refusal is thrown as a ``TensorError`` of kind `refused`; the host recognises its own by that kind.
public protocol AllocationLimiter: AnyObject {
  /// Called before `byteCount` bytes are allocated; throws when they are too many.
  func reserve(byteCount: Int) throws(TensorError)
  /// Called when `byteCount` bytes that were reserved are free again.
  func release(byteCount: Int)
  /// Called before `elements` elements are touched; throws when that is too much work.
  func announce(elements: Int) throws(TensorError)
}

/// What a chapter's tensors have in common: the limiter, and the default dtype. Every storage keeps its context, so
/// operations find it in their operands and nothing is global.
public final class TensorContext {
  /// The host's limits; nil when there are none.
  public let limiter: (any AllocationLimiter)?
  /// `torch.get_default_dtype()`: what Python floats become.
  public var defaultDType: DType = .float32
  /// Threads that a large operation may use, this one included.
  public var threadCount: Int

  /// The shape of the last window: those of a pooling are all alike and share it.
  private var windowShape: [Int] = []

  public init(limiter: (any AllocationLimiter)? = nil, threadCount: Int = 1) {
    self.limiter = limiter
    self.threadCount = threadCount
  }

  /// Announces so many tensors that share storage: a step each, and the memory that their layouts take.
  public func announce(views count: Int) throws(TensorError) {
    guard let limiter else { return }
    let (size, overflow) = count.multipliedReportingOverflow(by: 256)
    try limiter.announce(elements: overflow ? Int.max : size / 4)
    try limiter.reserve(byteCount: size)
    limiter.release(byteCount: size)
  }

  func shape(_ place: PlainPlace) -> [Int] {
    if !place.hasShape(windowShape) { windowShape = place.shape }
    return windowShape
  }

  @inline(__always)
  func announce(_ elements: Int) throws(TensorError) {
    try limiter?.announce(elements: elements)
  }
}

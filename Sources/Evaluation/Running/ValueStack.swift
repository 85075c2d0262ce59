/// The slots of all running frames, in one slab. Beyond `top` the memory is uninitialised. Each frame has one slot more
/// than its variables, before them, for the function that runs.
struct ValueStack {
  private let slab: UnsafeMutablePointer<Value>
  private let end: UnsafeMutablePointer<Value>
  private(set) var top: UnsafeMutablePointer<Value>

  private static let capacity = 1 << 18

  init() {
    slab = .allocate(capacity: Self.capacity)
    end = slab + Self.capacity
    top = slab
  }

  func deallocate() { slab.deallocate() }

  /// A new frame whose slots are all unbound.
  mutating func push(_ code: FunctionCode) throws(Raise) -> UnsafeMutablePointer<Value> {
    let base = try reserve(code)
    fill(base - 1, to: base + code.slotCount)
    return base
  }

  /// A new frame whose slots are not initialised yet; see `fill`.
  @inline(__always)
  mutating func reserve(_ code: FunctionCode) throws(Raise) -> UnsafeMutablePointer<Value> {
    let base = top + 1
    guard end - base > code.slotCount else {
      throw .raised(.recursionError, "maximum recursion depth exceeded")
    }
    top = base + code.slotCount
    return base
  }

  @inline(__always)
  func fill(_ start: UnsafeMutablePointer<Value>, to end: UnsafeMutablePointer<Value>) {
    var slot = start
    while slot < end {
      slot.initialize(to: .unbound)
      slot += 1
    }
  }

  /// Gives back a frame with its values.
  @inline(__always)
  mutating func pop(_ base: UnsafeMutablePointer<Value>, _ code: FunctionCode) {
    clear(base - 1, to: base + code.slotCount)
    top = base - 1
  }

  @inline(__always)
  func clear(_ start: UnsafeMutablePointer<Value>, to end: UnsafeMutablePointer<Value>) {
    var slot = start
    while slot < end {
      _ = slot.move()
      slot += 1
    }
  }

  /// Uninitialised room for so many arguments.
  @inline(__always)
  mutating func reserve(count: Int) throws(Raise) -> UnsafeMutablePointer<Value> {
    let base = top
    guard end - base > count else { throw .raised(.recursionError, "maximum recursion depth exceeded") }
    top = base + count
    return base
  }

  @inline(__always)
  mutating func pop(to base: UnsafeMutablePointer<Value>, count: Int) {
    clear(base, to: base + count)
    top = base
  }

  mutating func drop(to base: UnsafeMutablePointer<Value>) { top = base }

  /// Gives back a frame whose values were moved away.
  mutating func drop(_ base: UnsafeMutablePointer<Value>, _ code: FunctionCode) { top = base - 1 }
}

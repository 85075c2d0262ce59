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

  /// A new frame whose slots are all unbound; the pointer is to the slot before its variables.
  mutating func push(_ code: FunctionCode) throws(Raise) -> UnsafeMutablePointer<Value> {
    let start = try reserve(code)
    fill(start, to: start + (code.slotCount + 1))
    return start
  }

  /// A new frame whose slots are not initialised yet; see `fill`.
  @inline(__always)
  mutating func reserve(_ code: FunctionCode) throws(Raise) -> UnsafeMutablePointer<Value> {
    let start = top
    if end - start <= code.slotCount + 1 { try prepare(code) }
    top = start + (code.slotCount + 1)
    return start
  }

  /// The first call of a function, or one too many.
  @inline(never)
  private func prepare(_ code: FunctionCode) throws(Raise) {
    code.compile()
    if end - top <= code.slotCount + 1 { throw .raised(.recursionError, "maximum recursion depth exceeded") }
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
  mutating func pop(_ start: UnsafeMutablePointer<Value>, _ code: FunctionCode) {
    clear(start, to: start + (code.slotCount + 1))
    top = start
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
}

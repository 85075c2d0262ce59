import Syntax

/// The names that the cells of a chapter share, or those of a module written in the lesson language.
///
/// The slots never move, so that nodes of functions point at them; at the top level they are the running frame.
final class Namespace {
  /// `__main__`, or the name of the module.
  let moduleName: String
  private(set) var names = GlobalNames()
  let slots: UnsafeMutablePointer<Value>
  /// Room for further variables, backwards; the slot of the running function; then `slots`.
  private let slab: UnsafeMutablePointer<Value>
  private var initialised = 0

  /// More names than a chapter of the largest size can hold.
  static let capacity = 1 << 18
  /// Room before the names for variables of comprehensions at the top level.
  private static let localCapacity = 1 << 16
  private var localCount = 0

  init(moduleName: String) {
    self.moduleName = moduleName
    // Of large memory only the pages that are touched exist.
    slab = .allocate(capacity: Self.capacity + Self.localCapacity + 1)
    slots = slab + (Self.localCapacity + 1)
    (slab + Self.localCapacity).initialize(to: .unbound)
  }

  deinit {
    releaseAll()
    slab.deallocate()
  }

  /// Lets a program name slots, and prepares the new ones.
  func extend<Result, Failure: Error>(
    _ body: (inout GlobalNames) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let result = try body(&names)
    prepareSlots()
    return result
  }

  /// Whether names and further variables of a program fit.
  func hasRoom(locals: Int) -> Bool {
    names.names.count <= Self.capacity && localCount + locals <= Self.localCapacity
  }

  /// Unbound slots for a program that runs at the top level, before the slot of its function. Programs may run inside
  /// others.
  func withLocals<Result>(_ count: Int, _ body: (_ base: Int) throws(Raise) -> Result) throws(Raise) -> Result {
    let base = localCount
    localCount += count
    for index in base..<localCount { (slab + (Self.localCapacity - 1 - index)).initialize(to: .unbound) }
    defer {
      for index in base..<localCount { _ = (slab + (Self.localCapacity - 1 - index)).move() }
      localCount = base
    }
    return try body(base)
  }

  private func prepareSlots() {
    while initialised < min(names.names.count, Self.capacity) {
      (slots + initialised).initialize(to: .unbound)
      initialised += 1
    }
  }

  subscript(name: String) -> Value? {
    get {
      guard let slot = names.existingSlot(for: name), slot < initialised, !slots[slot].isUnbound else { return nil }
      return slots[slot]
    }
    set {
      let slot = names.slot(for: name)
      prepareSlots()
      if slot < initialised { slots[slot] = newValue ?? .unbound }
    }
  }

  /// The names that have values, in order of first mention.
  var bound: [(String, Value)] {
    names.names.indices.lazy.filter { $0 < self.initialised && !self.slots[$0].isUnbound }
      .map { (self.names.names[$0], self.slots[$0]) }
  }

  func releaseAll() {
    var freed: [Value] = []
    for slot in 0..<initialised {
      freed.append(slots[slot])
      slots[slot] = .unbound
    }
    Object.release(&freed)
  }
}

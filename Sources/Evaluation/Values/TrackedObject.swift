/// An object that can be part of a reference cycle: the meter of its interpreter knows all of them, so that cycles are
/// broken when the interpreter ends and memory is counted.
open class TrackedObject: Object {
  /// An estimate of what one such object takes, its references included.
  static let accountedBytes = 96

  /// Cleared when the meter goes first, which is why it need not be counted.
  unowned(unsafe) var meter: Meter?
  unowned(unsafe) var previousTracked: TrackedObject?
  unowned(unsafe) var nextTracked: TrackedObject?

  public override init() {
    super.init()
    Meter.trackOnThisThread(self)
  }

  deinit { meter?.untrack(self) }
}

extension Object {
  /// Frees what this object alone refers to, however deep, by a loop: nested `deinit`s would overflow the stack.
  /// Called from `deinit`.
  final func releaseDeeply() {
    var pending: [Value] = []
    releaseReferences(into: &pending)
    Object.release(&pending)
  }

  /// Whether any of the values may be a deep structure; few look-ups decide for most containers.
  @inline(__always)
  static func holdsContainer(_ values: [Value]) -> Bool {
    for value in values where value.isContainer { return true }
    return false
  }

  static func release(_ pending: inout [Value]) {
    while let value = pending.popLast() {
      guard var object = value.heapObjectForRelease() else { continue }
      if isKnownUniquelyReferenced(&object) { object.releaseReferences(into: &pending) }
    }
  }
}

extension Value {
  /// Whether dropping the value may free a structure of any depth.
  @inline(__always) var isContainer: Bool {
    switch self {
    case .list, .tuple, .dict, .object: true
    case .unbound, .none, .bool, .int, .float, .string: false
    }
  }

  /// The object behind a value when it can refer to others.
  fileprivate consuming func heapObjectForRelease() -> Object? {
    switch self {
    case .unbound, .none, .bool, .int, .float, .string: nil
    case .list(let object): object
    case .tuple(let object): object
    case .dict(let object): object
    case .object(let object): object
    }
  }
}

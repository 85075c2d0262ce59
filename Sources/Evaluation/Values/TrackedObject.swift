/// An object that holds others, and so can be part of a reference cycle or of a long chain: the meter of its interpreter
/// knows all of them, so that cycles are broken when the interpreter ends and memory is counted.
open class TrackedObject: Object {
  /// An estimate of what one such object takes, its references included.
  static let accountedBytes = 160

  /// What it takes beyond that, as far as it is counted: the items of a list.
  final public private(set) var extraBytes = 0

  /// Cleared when the meter goes first, which is why it need not be counted.
  unowned(unsafe) var meter: Meter?
  unowned(unsafe) var previousTracked: TrackedObject?
  unowned(unsafe) var nextTracked: TrackedObject?

  public override init() {
    super.init()
    Meter.trackOnThisThread(self)
  }

  deinit { meter?.untrack(self) }

  /// Counts so many bytes beyond the estimate, in place of those that were counted before.
  final public func count(extraBytes bytes: Int) {
    meter?.add(bytes: bytes - extraBytes)
    extraBytes = bytes
  }
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
    while var object = popObject(&pending) {
      if isKnownUniquelyReferenced(&object) { object.releaseReferences(into: &pending) }
    }
  }

  /// Takes the last object; a call of its own, so that nobody else still holds it when its references are counted.
  @inline(never)
  private static func popObject(_ pending: inout [Value]) -> Object? {
    while let value = pending.popLast() {
      switch value {
      case .list(let object): return object
      case .tuple(let object): return object
      case .dict(let object): return object
      case .object(let object): return object
      case .unbound, .none, .bool, .int, .float, .string: continue
      }
    }
    return nil
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
}

/// A `list`: shared by whoever holds it.
public final class ListObject: TrackedObject {
  public var items: [Value]

  public init(_ items: [Value]) {
    self.items = items
    super.init()
    if !items.isEmpty { count(extraBytes: items.count * MemoryLayout<Value>.stride) }
  }

  deinit {
    if Object.holdsContainer(items) { releaseDeeply() }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.list }
  public override var shownKind: ShownKind? { .list }
  public override func length(in interpreter: Interpreter) throws(Raise) -> Int? { items.count }
  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? { nil }

  public override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    ListIterator(self)
  }

  /// Appends; a growing list announces its next size first.
  public func append(_ value: Value, in interpreter: Interpreter) throws(Raise) {
    if items.count >= 8, items.count == items.capacity {
      try reserve(items.count * 2, in: interpreter)
      items.reserveCapacity(items.count * 2)
    }
    items.append(value)
  }

  /// Accounts for a list of so many items that is about to be.
  public func reserve(_ count: Int, in interpreter: Interpreter) throws(Raise) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
    guard overflow || bytes > extraBytes else { return }
    try interpreter.meter.ensureRoom(bytes: overflow ? Int.max : bytes - extraBytes)
    self.count(extraBytes: bytes)
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: items)
    items = []
  }
}

/// A `tuple`, which is also what a named tuple and a `torch.Size` are underneath.
open class TupleObject: TrackedObject {
  public private(set) var items: [Value]

  public init(_ items: [Value]) {
    self.items = items
    super.init()
    if !items.isEmpty { count(extraBytes: items.count * MemoryLayout<Value>.stride) }
  }

  deinit {
    if Object.holdsContainer(items) { releaseDeeply() }
  }

  open override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.tuple }
  open override var shownKind: ShownKind? { .tuple }
  open override func length(in interpreter: Interpreter) throws(Raise) -> Int? { items.count }

  open override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    ValuesIterator(items)
  }

  open override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    try interpreter.enclosed(self, "(", { items }, items.count == 1 ? ",)" : ")")
  }

  /// The hash of CPython's tuples (xxHash), so that printed hashes agree.
  open override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? {
    try interpreter.enterNested()
    defer { interpreter.leaveNested() }
    try interpreter.meter.charge(elements: items.count)
    var sum: UInt64 = 2_870_177_450_012_600_261
    for item in items {
      let lane = UInt64(bitPattern: Int64(try interpreter.hash(of: item)))
      sum &+= lane &* 14_029_467_366_897_019_727
      sum = (sum << 31 | sum >> 33) &* 11_400_714_785_074_694_791
    }
    sum &+= UInt64(items.count) ^ (2_870_177_450_012_600_261 ^ 3_527_539)
    return sum == UInt64.max ? 1_546_275_796 : Int(truncatingIfNeeded: sum)
  }

  open override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: items)
    items = []
  }
}

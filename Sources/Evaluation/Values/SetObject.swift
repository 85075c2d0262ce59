/// A `set` or a `frozenset`.
public final class SetObject: TrackedObject {
  public let table: SetTable
  public let isFrozen: Bool

  public init(_ table: SetTable = SetTable(), isFrozen: Bool = false) {
    self.table = table
    self.isFrozen = isFrozen
    super.init()
  }

  /// What `{a, b, c}` makes. CPython builds a display of three or more constants ahead of time and copies it, which
  /// can change the order of the slots.
  public static func display(
    _ items: [Value], areConstants: Bool, in interpreter: Interpreter
  ) throws(Raise) -> SetObject {
    let table = SetTable()
    for item in items { try table.insert(item, in: interpreter) }
    return SetObject(areConstants && items.count >= 3 ? try table.copy(in: interpreter) : table)
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass(isFrozen ? "frozenset" : "set")
  }
  public override var shownKind: ShownKind? { .set }
  public override func length(in interpreter: Interpreter) throws(Raise) -> Int? { table.count }

  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? {
    guard isFrozen else { return nil }
    var hash: UInt64 = 0
    for entry in table.entries {
      let element = UInt64(bitPattern: Int64(entry.hash))
      hash ^= (element ^ 89_869_747 ^ (element << 16)) &* 3_644_798_167
    }
    hash ^= (UInt64(table.count) &+ 1) &* 1_927_868_237
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash &* 69069 &+ 907_133_923
    return hash == UInt64.max ? 590_923_713 : Int(truncatingIfNeeded: hash)
  }

  public override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    SetIterator(self)
  }

  /// A set is looked up as the frozenset it equals.
  public override func contains(_ value: Value, in interpreter: Interpreter) throws(Raise) -> Bool? {
    if let set = value.as(SetObject.self), !set.isFrozen {
      let frozen = SetObject(try set.table.copy(in: interpreter), isFrozen: true)
      return try table.contains(.object(frozen), in: interpreter)
    }
    return try table.contains(value, in: interpreter)
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: table.elements)
    table.removeAll()
  }
}

/// Walks the slots of a set and notices when its size changes.
final class SetIterator: IteratorObject {
  private var set: SetObject?
  private let expected: Int
  private var slot = 0
  private var given = 0

  init(_ set: SetObject) {
    self.set = set
    self.expected = set.table.count
  }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let table = set?.table else { return nil }
    guard table.count == expected else { throw .runtimeError("Set changed size during iteration") }
    guard let next = table.next(from: slot) else {
      set = nil
      return nil
    }
    slot = next.slot + 1
    given += 1
    return next.key
  }

  override var remainingCount: Int? { max(0, expected - given) }
  override var typeName: String { "set_iterator" }
}

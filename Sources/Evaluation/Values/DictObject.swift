/// A `dict`: insertion order, keys hashed and compared by Python's rules.
public final class DictObject: TrackedObject {
  public let table: HashTable

  public init(_ table: HashTable = HashTable()) {
    self.table = table
    super.init()
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.dict }
  public override var shownKind: ShownKind? { .dict }
  public override func length(in interpreter: Interpreter) throws(Raise) -> Int? { table.count }
  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? { nil }

  public override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    TableIterator(self, .keys)
  }

  public override func contains(_ value: Value, in interpreter: Interpreter) throws(Raise) -> Bool? {
    try table.find(value, in: interpreter) != nil
  }

  public override func releaseReferences(into freed: inout [Value]) { table.removeAll(into: &freed) }
}

/// A `list`: shared by whoever holds it.
public final class ListObject: TrackedObject {
  public var items: [Value]

  public init(_ items: [Value]) {
    self.items = items
    super.init()
  }

  deinit {
    if !items.isEmpty { releaseDeeply() }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.list }
  public override var shownKind: ShownKind? { .list }
  public override func length(in interpreter: Interpreter) throws(Raise) -> Int? { items.count }
  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? { nil }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: items)
    items = []
  }
}

/// A `tuple`, which is also what a named tuple and a `torch.Size` are underneath.
open class TupleObject: Object {
  public private(set) var items: [Value]

  public init(_ items: [Value]) { self.items = items }

  deinit {
    if !items.isEmpty { releaseDeeply() }
  }

  open override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.tuple }
  open override var shownKind: ShownKind? { .tuple }
  open override func length(in interpreter: Interpreter) throws(Raise) -> Int? { items.count }

  open override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: items)
    items = []
  }
}

import Syntax

/// `d.keys()`, `d.values()` or `d.items()`: a live view.
public final class DictViewObject: TrackedObject {
  public enum Kind: Sendable { case keys, values, items }

  public let dict: DictObject
  public let kind: Kind

  public init(_ dict: DictObject, _ kind: Kind) {
    self.dict = dict
    self.kind = kind
  }

  private var name: String {
    switch kind {
    case .keys: "dict_keys"
    case .values: "dict_values"
    case .items: "dict_items"
    }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass(name) }
  public override func length(in interpreter: Interpreter) throws(Raise) -> Int? { dict.table.count }

  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? {
    kind == .values ? try super.hashValue(in: interpreter) : nil
  }

  public override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    TableIterator(dict, kind)
  }

  public override func contains(_ value: Value, in interpreter: Interpreter) throws(Raise) -> Bool? {
    switch kind {
    case .keys: return try dict.table.find(value, in: interpreter) != nil
    case .values: return nil
    case .items:
      guard case .tuple(let pair) = value, pair.items.count == 2 else { return false }
      guard let stored = try dict.table.value(for: pair.items[0], in: interpreter) else { return false }
      return try interpreter.isSameKey(stored, pair.items[1])
    }
  }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    let items = try interpreter.items(of: .object(self))
    return "\(name)(\(try interpreter.representation(of: .list(items))))"
  }

  /// Keys and items take part in the algebra of sets.
  public override func binary(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard kind != .values, [.bitAnd, .bitOr, .subtract, .bitXor].contains(op) else { return nil }
    let own = try SetAlgebra.newTable(of: .object(self), in: interpreter)
    let others = try SetAlgebra.table(of: other, in: interpreter)
    let (left, right) = side == .left ? (own, others) : (others, own)
    guard let table = try SetAlgebra.combine(op, left, right, in: interpreter) else { return nil }
    return .object(SetObject(table))
  }

  public override func compare(
    _ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard kind != .values, other.as(SetObject.self) != nil || other.as(DictViewObject.self) != nil else { return nil }
    let own = try SetAlgebra.table(of: .object(self), in: interpreter)
    let others = try SetAlgebra.table(of: other, in: interpreter)
    return try SetAlgebra.compare(op, own, others, in: interpreter).map(Value.bool)
  }
}

import Syntax

// Python's operations on any values. Host objects take part through the hooks of `Object`.
extension Interpreter {
  /// `hash(x)`; raises `TypeError: unhashable type: 'list'`.
  public func hash(of value: Value) throws(Raise) -> Int { fatalError() }
  /// Identical or equal, as keys are compared.
  public func isSameKey(_ a: Value, _ b: Value) throws(Raise) -> Bool { fatalError() }
  /// The truth of `a == b`.
  public func isEqual(_ a: Value, _ b: Value) throws(Raise) -> Bool { fatalError() }
  /// `a op b` for every comparison operator, `is` and `in` included; the result need not be a bool.
  public func compare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws(Raise) -> Value { fatalError() }
  public func isIdentical(_ a: Value, _ b: Value) -> Bool { fatalError() }
  public func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value { fatalError() }
  /// `a op= b`; the value to bind.
  public func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value { fatalError() }
  public func unary(_ op: UnaryOperator, _ a: Value) throws(Raise) -> Value { fatalError() }
  public func truth(of value: Value) throws(Raise) -> Bool { fatalError() }
  /// `len(x)`.
  public func length(of value: Value) throws(Raise) -> Int { fatalError() }
  /// `repr(x)`.
  public func representation(of value: Value) throws(Raise) -> String { fatalError() }
  /// `str(x)`.
  public func text(of value: Value) throws(Raise) -> String { fatalError() }
  /// `format(x, spec)`.
  public func format(_ value: Value, _ spec: String) throws(Raise) -> String { fatalError() }
  /// `iter(x)`.
  public func iterator(over value: Value) throws(Raise) -> IteratorObject { fatalError() }
  /// All items of an iterable.
  public func items(of value: Value) throws(Raise) -> [Value] { fatalError() }
  /// `x[key]`.
  public func item(of value: Value, _ key: Value) throws(Raise) -> Value { fatalError() }
  public func setItem(of value: Value, _ key: Value, to item: Value) throws(Raise) { fatalError() }
  public func deleteItem(of value: Value, _ key: Value) throws(Raise) { fatalError() }
  /// `type(x)`.
  public func classObject(of value: Value) -> ClassObject { fatalError() }
  /// `type(x).__name__`.
  public func typeName(of value: Value) -> String { classObject(of: value).name }
}

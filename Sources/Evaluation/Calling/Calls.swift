extension Interpreter {
  /// `callee(…)`.
  public func call(_ callee: Value, _ arguments: Arguments) throws(Raise) -> Value { fatalError() }
  /// `callee(…)` with arguments from an array.
  public func call(_ callee: Value, _ positional: [Value], keywords: [KeywordArgument] = []) throws(Raise) -> Value {
    fatalError()
  }
  /// `object.name`; raises `AttributeError` in CPython's words.
  public func attribute(_ name: String, of value: Value) throws(Raise) -> Value { fatalError() }
  /// `object.name`, nil when there is none.
  public func attributeIfPresent(_ name: String, of value: Value) throws(Raise) -> Value? { fatalError() }
  public func setAttribute(_ name: String, of value: Value, to newValue: Value) throws(Raise) { fatalError() }
  public func deleteAttribute(_ name: String, of value: Value) throws(Raise) { fatalError() }
  /// A member of the object's class, bound to it; nil when there is none.
  public func classAttribute(_ name: String, of object: Object) throws(Raise) -> Value? { fatalError() }
  /// Calls a special method of the value's class (never of the value itself); nil when there is none.
  public func callSpecial(_ name: String, on value: Value, _ arguments: [Value] = []) throws(Raise) -> Value? {
    fatalError()
  }
  /// The class object that a `BuiltinClass` declared under this qualified name.
  public func builtinClass(_ qualifiedName: String) -> ClassObject { fatalError() }
  /// `0x7f…`, and a note that the shown text depends on it.
  public func address(of object: Object) -> String { fatalError() }
  /// Writes to the cell's output; `kind` says that the text is a value.
  public func write(_ text: String, as kind: ShownKind? = nil) throws(Raise) { fatalError() }
}

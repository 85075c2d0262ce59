/// The typed view of a builtin's arguments. A method of a builtin type also serves instances of lesson classes that
/// derive from it.
extension BoundArguments {
  func list(in interpreter: Interpreter) throws(Raise) -> ListObject {
    if case .list(let list) = interpreter.native(self[0]) { return list }
    throw wrongReceiver("list", interpreter)
  }

  func dict(in interpreter: Interpreter) throws(Raise) -> DictObject {
    if case .dict(let dict) = interpreter.native(self[0]) { return dict }
    throw wrongReceiver("dict", interpreter)
  }

  func tuple(in interpreter: Interpreter) throws(Raise) -> TupleObject {
    if case .tuple(let tuple) = interpreter.native(self[0]) { return tuple }
    throw wrongReceiver("tuple", interpreter)
  }

  func string(in interpreter: Interpreter) throws(Raise) -> StringObject {
    if case .string(let string) = interpreter.native(self[0]) { return string }
    throw wrongReceiver("str", interpreter)
  }

  func object<T: Object>(_ type: T.Type, _ name: String, in interpreter: Interpreter) throws(Raise) -> T {
    if let object = interpreter.native(self[0]).as(type) { return object }
    throw wrongReceiver(name, interpreter)
  }

  func set(in interpreter: Interpreter) throws(Raise) -> SetObject {
    try object(SetObject.self, "set", in: interpreter)
  }

  private func wrongReceiver(_ name: String, _ interpreter: Interpreter) -> Raise {
    .typeError(
      "descriptor '\(callee?.builtin.name ?? "")' for '\(name)' objects doesn't apply to a "
        + "'\(interpreter.typeName(of: self[0]))' object")
  }

  /// The items of a `*args` parameter.
  func variadic(_ index: Int) -> [Value] {
    if case .tuple(let tuple) = values[index] { tuple.items } else { [] }
  }

  /// Nil when the argument was not given.
  func given(_ index: Int) -> Value? { values[index].isUnbound ? nil : values[index] }

  /// Nil when the argument was not given or is `None`.
  func present(_ index: Int) -> Value? { values[index].isUnbound || values[index].isNone ? nil : values[index] }
}

extension Interpreter {
  /// A string argument, or `TypeError` with the words given.
  func string(_ value: Value, _ message: (String) -> String) throws(Raise) -> StringObject {
    if case .string(let string) = native(value) { return string }
    throw .typeError(message(typeName(of: value)))
  }

  /// `replace() argument 1 must be str, not int`.
  func string(_ value: Value, argument: String) throws(Raise) -> StringObject {
    try string(value) { "\(argument) must be str, not \($0)" }
  }

  /// The two bounds of a search or `slice.indices`, `None` and absence meaning the ends.
  func bounds(_ start: Value?, _ stop: Value?, count: @autoclosure () -> Int) throws(Raise) -> Range<Int> {
    let bounds = try SliceObject(start ?? .none, stop ?? .none, .none).bounds(count: count(), in: self)
    return bounds.start..<max(bounds.start, bounds.end)
  }
}

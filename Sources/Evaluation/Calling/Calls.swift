extension Interpreter {
  /// `callee(…)`.
  public func call(_ callee: Value, _ arguments: Arguments) throws(Raise) -> Value {
    guard case .object(let object) = callee else { throw notCallable(callee) }
    if type(of: object) == FunctionObject.self {
      return try call(unsafeDowncast(object, to: FunctionObject.self), receiver: .unbound, arguments)
    }
    if type(of: object) == BuiltinObject.self {
      let builtin = unsafeDowncast(object, to: BuiltinObject.self)
      return try builtin.builtin.dialect.bind(builtin, arguments, self)
    }
    guard let value = try object.call(arguments, in: self) else { throw notCallable(callee) }
    return value
  }

  /// `callee(…)` with arguments from an array.
  public func call(
    _ callee: Value, _ positional: [Value], keywords: [KeywordArgument] = []
  ) throws(Raise) -> Value {
    // The storage of the array is kept alive by `positional` during the call.
    let base = positional.withUnsafeBufferPointer { $0 }
    defer { withExtendedLifetime(positional) {} }
    return try call(callee, Arguments(base, keywords: keywords))
  }

  /// `function(receiver, …)`.
  func call(_ function: Value, prepending receiver: Value, to arguments: Arguments) throws(Raise) -> Value {
    if case .object(let object) = function, type(of: object) == FunctionObject.self {
      return try call(unsafeDowncast(object, to: FunctionObject.self), receiver: receiver, arguments)
    }
    return try call(function, [receiver] + arguments.positional, keywords: arguments.keywords)
  }

  /// Calls a special method of the value's class (never of the value itself); nil when there is none.
  public func callSpecial(
    _ name: String, on value: Value, _ arguments: [Value] = []
  ) throws(Raise) -> Value? {
    let type = classObject(of: value)
    guard let member = type.lookUp(name), !member.isNone else { return nil }
    if let function = member.as(FunctionObject.self) {
      return try call(function, receiver: value, arguments)
    }
    return try call(try bind(member, to: value, of: type), arguments)
  }

  /// What a special method that a lesson wrote gives as text; nil when there is none.
  func specialText(_ name: String, of value: Value, _ arguments: [Value] = []) throws(Raise) -> String? {
    guard classObject(of: value).lookUpOverride(name) != nil else { return nil }
    guard let result = try callSpecial(name, on: value, arguments) else { return nil }
    if case .string(let string) = result { return string.value }
    if let string = result.as(InstanceObject.self)?.native, case .string(let string) = string { return string.value }
    throw .typeError("\(name) returned non-string (type \(typeName(of: result)))")
  }

  func notCallable(_ value: Value) -> Raise {
    .typeError("'\(value.heapObject?.nativeTypeName ?? typeName(of: value))' object is not callable")
  }
}

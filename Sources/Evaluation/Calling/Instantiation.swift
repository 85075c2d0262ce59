// Calls of classes.
extension Interpreter {
  /// `type(…)`: makes an instance and initialises it.
  func instantiate(_ type: ClassObject, _ arguments: Arguments) throws(Raise) -> Value {
    if let constructor = type.constructorObject {
      return try constructor.builtin.dialect.bind(constructor, arguments, self)
    }
    if let member = type.lookUpOverride("__new__") {
      return try construct(type, through: member, arguments)
    }
    let instance = try allocate(type, arguments)
    try initialise(instance, type, arguments)
    return instance
  }

  private func construct(
    _ type: ClassObject, through member: Value, _ arguments: Arguments
  ) throws(Raise) -> Value {
    let function = member.as(WrappedMethodObject.self)?.function ?? member
    let value = try call(function, prepending: .object(type), to: arguments)
    if classObject(of: value).isSubclass(of: type) { try initialise(value, type, arguments) }
    return value
  }

  /// What `object.__new__` does: an instance that is not initialised yet.
  func allocate(_ type: ClassObject, _ arguments: Arguments) throws(Raise) -> Value {
    if let kind = type.exceptionKind {
      return .object(ExceptionObject(type, kind: kind, arguments: Array(arguments.positional)))
    }
    guard let base = type.nativeBase, let constructor = base.constructorObject else {
      return .object(InstanceObject(type))
    }
    // A mutable value is filled by `__init__`, an immutable one is made whole.
    let isFilledLater = Self.filledByInit.contains(base.name) && type.lookUpOverride("__init__") != nil
    let native =
      isFilledLater
      ? try call(.object(constructor), []) : try constructor.builtin.dialect.bind(constructor, arguments, self)
    return .object(InstanceObject(type, native: native))
  }

  private static let filledByInit: Set<String> = [
    "list", "dict", "set", "defaultdict", "OrderedDict", "Counter", "deque",
  ]

  private func initialise(_ instance: Value, _ type: ClassObject, _ arguments: Arguments) throws(Raise) {
    guard let initialiser = type.lookUpOverride("__init__") else {
      if type.exceptionKind != nil || type.nativeBase != nil || type.lookUpOverride("__new__") != nil { return }
      guard arguments.count == 0, arguments.keywords.isEmpty else {
        throw .typeError("\(type.name)() takes no arguments")
      }
      return
    }
    let result =
      if let function = initialiser.as(FunctionObject.self) {
        try call(function, receiver: instance, arguments)
      } else {
        try call(try bind(initialiser, to: instance, of: type), arguments)
      }
    guard result.isNone else {
      throw .typeError("__init__() should return None, not '\(typeName(of: result))'")
    }
  }
}

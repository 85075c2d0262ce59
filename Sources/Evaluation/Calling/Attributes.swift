import SourceText

// Attribute look-up: an object's own attributes, then the members of its class, bound to it.
extension Interpreter {
  /// `object.name`; raises `AttributeError` in CPython's words.
  public func attribute(_ name: String, of value: Value) throws(Raise) -> Value {
    if let result = try attributeIfPresent(name, of: value) { return result }
    throw missingAttribute(name, of: value)
  }

  /// `object.name`, nil when there is none.
  public func attributeIfPresent(_ name: String, of value: Value) throws(Raise) -> Value? {
    if let object = value.heapObject { return try object.attribute(name, in: self) }
    return try classAttribute(name, of: value)
  }

  public func setAttribute(_ name: String, of value: Value, to newValue: Value) throws(Raise) {
    if let object = value.heapObject, try object.setAttribute(name, to: newValue, in: self) { return }
    throw readOnlyAttribute(name, of: value)
  }

  public func deleteAttribute(_ name: String, of value: Value) throws(Raise) {
    if let object = value.heapObject, try object.deleteAttribute(name, in: self) { return }
    if value.as(InstanceObject.self) != nil || value.as(ClassObject.self) != nil {
      throw missingAttribute(name, of: value)
    }
    throw readOnlyAttribute(name, of: value)
  }

  /// A member of the object's class, bound to it; nil when there is none.
  public func classAttribute(_ name: String, of object: Object) throws(Raise) -> Value? {
    try classAttribute(name, of: Value(of: object))
  }

  func classAttribute(_ name: String, of value: Value) throws(Raise) -> Value? {
    let type = classObject(of: value)
    switch name {
    case "__class__": return .object(type)
    case "__doc__" where type.member(name) == nil: return type.documentation.map { .string($0) } ?? Value.none
    case "__module__": return .string(type.module)
    default:
      guard let member = type.lookUp(name) else { return nil }
      return try bind(member, to: value, of: type)
    }
  }

  /// What a member of a class is when it is found on an instance.
  func bind(_ member: Value, to value: Value, of type: ClassObject) throws(Raise) -> Value {
    guard case .object(let object) = member else { return member }
    switch object {
    case is FunctionObject, is CachedFunctionObject: return .object(BoundMethodObject(member, receiver: value))
    case let builtin as BuiltinObject:
      switch builtin.owner {
      case .type("object"), .type("BaseException"): return .object(builtin.bound(to: value))
      case .type: return .object(builtin.bound(to: native(of: value)))
      case .typeItself where builtin.takesClass: return .object(builtin.bound(to: .object(type)))
      case .typeItself, .module, nil: return member
      }
    case let property as PropertyObject:
      guard !property.getter.isNone else { throw .attributeError("property of '\(type.name)' object has no getter") }
      return try call(property.getter, [value])
    case let property as BuiltinPropertyObject: return try call(.object(property.builtin), [native(of: value)])
    case let wrapped as WrappedMethodObject:
      return wrapped.kind == .static
        ? wrapped.function : .object(BoundMethodObject(wrapped.function, receiver: .object(type)))
    case let instance as InstanceObject:
      guard let getter = instance.type.lookUpOverride("__get__") else { return member }
      return try call(try bind(getter, to: member, of: instance.type), [value, .object(type)])
    default: return member
    }
  }

  /// What a member is when it is found on the class itself.
  func bind(_ member: Value, toClass type: ClassObject) throws(Raise) -> Value {
    guard case .object(let object) = member else { return member }
    switch object {
    case let wrapped as WrappedMethodObject:
      return wrapped.kind == .static
        ? wrapped.function : .object(BoundMethodObject(wrapped.function, receiver: .object(type)))
    case let builtin as BuiltinObject where builtin.takesClass:
      return .object(builtin.bound(to: .object(type)))
    case let instance as InstanceObject:
      guard let getter = instance.type.lookUpOverride("__get__") else { return member }
      return try call(try bind(getter, to: member, of: instance.type), [.none, .object(type)])
    default: return member
    }
  }

  /// Whether a member of a class goes before an attribute of the instance.
  func isDataDescriptor(_ member: Value) -> Bool {
    guard case .object(let object) = member else { return false }
    if object is PropertyObject || object is BuiltinPropertyObject { return true }
    return (object as? InstanceObject)?.type.lookUp("__set__") != nil
  }

  /// Assigns through a property or another data descriptor of the class; false when there is none.
  func setThroughDescriptor(_ name: String, of object: Object, to value: Value) throws(Raise) -> Bool {
    let type = object.classObject(in: self)
    guard case .object(let member)? = type.lookUp(name) else { return false }
    if let property = member as? PropertyObject {
      guard !property.setter.isNone else {
        throw .attributeError("property '\(name)' of '\(type.name)' object has no setter")
      }
      _ = try call(property.setter, [.object(object), value])
      return true
    }
    guard let instance = member as? InstanceObject, let setter = instance.type.lookUpOverride("__set__") else {
      return false
    }
    _ = try call(try bind(setter, to: .object(member), of: instance.type), [.object(object), value])
    return true
  }

  /// The value of a builtin type that an instance is underneath, or the value itself.
  func native(of value: Value) -> Value {
    if case .object(let object) = value, let instance = object as? InstanceObject, !instance.native.isUnbound {
      return instance.native
    }
    return value
  }

  // MARK: Words

  func missingAttribute(_ name: String, of value: Value) -> Raise {
    let subject =
      switch value.heapObject {
      case let type as ClassObject: "type object '\(type.name)'"
      case let module as ModuleObject: "module '\(module.name)'"
      default: "'\(typeName(of: value))' object"
      }
    let exception = ExceptionObject(.attributeError, "\(subject) has no attribute '\(name)'")
    let known = value.heapObject?.attributeNames(in: self) ?? classObject(of: value).allMemberNames
    exception.suggestion = Spelling.nearest(to: name, in: known).map { "Did you mean: '\($0)'?" }
    return .exception(exception)
  }

  private func readOnlyAttribute(_ name: String, of value: Value) -> Raise {
    let type = classObject(of: value)
    if type.lookUp(name) != nil {
      return .attributeError("'\(type.name)' object attribute '\(name)' is read-only")
    }
    return .attributeError("'\(type.name)' object has no attribute '\(name)'")
  }

  /// A new dict of an object's attributes: what `__dict__` and `vars` show.
  func dictionary(of table: AttributeTable) throws(Raise) -> Value {
    try dictionary(Array(zip(table.names, table.values)))
  }

  func dictionary(_ items: [(String, Value)]) throws(Raise) -> Value {
    let table = HashTable()
    for (name, value) in items { try table.set(.string(name), to: value, in: self) }
    return .dict(DictObject(table))
  }
}

extension Value {
  /// The value that an object is.
  init(of object: Object) {
    switch object {
    case let string as StringObject: self = .string(string)
    case let list as ListObject: self = .list(list)
    case let tuple as TupleObject: self = .tuple(tuple)
    case let dict as DictObject: self = .dict(dict)
    default: self = .object(object)
    }
  }
}

extension BuiltinObject {
  /// Whether it is a class method: its first parameter is the class. `__new__` is a static method, whose callers name
  /// the class.
  var takesClass: Bool {
    guard receiver.isUnbound, case .typeItself = owner, builtin.name != "__new__" else { return false }
    return signatures.first?.parameters.first?.name == "cls"
  }
}

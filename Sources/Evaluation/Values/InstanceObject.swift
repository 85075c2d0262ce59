import Syntax

/// An instance of a class that the lesson wrote (or of one written in the lesson language).
///
/// Every hook asks the class for the special method first, then the underlying value of a builtin type.
public class InstanceObject: TrackedObject {
  public internal(set) var type: ClassObject
  /// `__dict__`: attributes in order of assignment.
  public final var attributes: AttributeTable
  /// The underlying value when the class derives from a builtin type such as `dict` or `list`.
  public internal(set) var native: Value

  public init(_ type: ClassObject, native: Value = .unbound) {
    self.type = type
    self.native = native
    self.attributes = AttributeTable(root: type.instanceLayout, room: type.expectedAttributes)
    super.init()
  }

  deinit {
    if native.isContainer || Object.holdsContainer(attributes.values) { releaseDeeply() }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { type }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(native)
    freed.append(contentsOf: attributes.removeAll())
    native = .unbound
  }

  // MARK: Text

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    if let text = try interpreter.specialText("__repr__", of: .object(self)) { return text }
    if !native.isUnbound { return try interpreter.representation(of: native) }
    return try super.representation(in: interpreter)
  }

  public override func text(in interpreter: Interpreter) throws(Raise) -> String {
    if let text = try interpreter.specialText("__str__", of: .object(self)) { return text }
    if case .string(let string) = native { return string.value }
    return try representation(in: interpreter)
  }

  public override func formatted(_ spec: String, in interpreter: Interpreter) throws(Raise) -> String {
    if let text = try interpreter.specialText("__format__", of: .object(self), [.string(spec)]) { return text }
    if spec.isEmpty { return try text(in: interpreter) }
    return native.isUnbound ? try super.formatted(spec, in: interpreter) : try interpreter.format(native, spec)
  }

  public override var shownKind: ShownKind? {
    switch native {
    case .list: .list
    case .tuple: .tuple
    case .dict: .dict
    default: native.heapObject?.shownKind ?? type.instanceKind
    }
  }

  // MARK: Truth, length, hash

  public override func truth(in interpreter: Interpreter) throws(Raise) -> Bool {
    if let value = try special("__bool__", [], interpreter) {
      guard case .bool(let truth) = value else {
        throw .typeError("__bool__ should return bool, returned \(interpreter.typeName(of: value))")
      }
      return truth
    }
    if let length = try special("__len__", [], interpreter) { return try interpreter.truth(of: length) }
    return native.isUnbound ? true : try interpreter.truth(of: native)
  }

  public override func length(in interpreter: Interpreter) throws(Raise) -> Int? {
    guard let value = try special("__len__", [], interpreter) else {
      return native.isUnbound ? nil : try interpreter.length(of: native)
    }
    switch value {
    case .int(let length) where length >= 0: return length
    case .bool(let length): return length ? 1 : 0
    case .int: throw .valueError("__len__() should return >= 0")
    default:
      throw .typeError("'\(interpreter.typeName(of: value))' object cannot be interpreted as an integer")
    }
  }

  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? {
    if let member = type.lookUp("__hash__"), member.isNone { return nil }
    guard let value = try special("__hash__", [], interpreter) else {
      return native.isUnbound ? try super.hashValue(in: interpreter) : try interpreter.hash(of: native)
    }
    guard case .int = value else { throw .typeError("__hash__ method should return an integer") }
    return try interpreter.hash(of: value)
  }

  // MARK: Attributes

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let override = type.lookUpOverride("__getattribute__") {
      let method = try interpreter.bind(override, to: .object(self), of: type)
      return try interpreter.call(method, [.string(name)])
    }
    if let value = try plainAttribute(name, in: interpreter) { return value }
    return try special("__getattr__", [.string(name)], interpreter)
  }

  /// Without `__getattr__`: a data descriptor of the class, the object's own attribute, a member of the class.
  final func plainAttribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    let member = type.lookUp(name)
    if let member, interpreter.isDataDescriptor(member) {
      return try interpreter.bind(member, to: .object(self), of: type)
    }
    if let value = attributes[name] { return value }
    if let member { return try interpreter.bind(member, to: .object(self), of: type) }
    if name == "__dict__" { return try interpreter.dictionary(of: attributes) }
    return try interpreter.classAttribute(name, of: self)
  }

  public override func setAttribute(
    _ name: String, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    if try special("__setattr__", [.string(name), value], interpreter) != nil { return true }
    return try setPlainAttribute(name, to: value, in: interpreter)
  }

  /// What `object.__setattr__` does.
  final func setPlainAttribute(
    _ name: String, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    if try interpreter.setThroughDescriptor(name, of: self, to: value) { return true }
    switch name {
    case "__class__":
      guard let newType = value.as(ClassObject.self) else {
        throw .typeError(
          "__class__ must be set to a class, not '\(interpreter.typeName(of: value))' object")
      }
      type = newType
      var moved = AttributeTable(root: newType.instanceLayout, room: attributes.values.count)
      for (name, value) in zip(attributes.names, attributes.values) { moved[name] = value }
      attributes = moved
    case "__dict__":
      guard case .dict(let dict) = value else {
        throw .typeError("__dict__ must be set to a dictionary, not a '\(interpreter.typeName(of: value))'")
      }
      attributes = AttributeTable(root: type.instanceLayout, room: dict.table.count)
      for entry in dict.table.entries {
        if case .string(let name) = entry.key { attributes[name.value] = entry.value }
      }
    default: attributes[name] = value
    }
    return true
  }

  public override func deleteAttribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Bool {
    if try special("__delattr__", [.string(name)], interpreter) != nil { return true }
    if let property = type.lookUp(name)?.as(PropertyObject.self), !property.deleter.isNone {
      _ = try interpreter.call(property.deleter, [.object(self)])
      return true
    }
    guard attributes[name] != nil else { return false }
    attributes[name] = nil
    return true
  }

  public override func attributeNames(in interpreter: Interpreter) -> [String] {
    attributes.names + type.allMemberNames
  }

  // MARK: Items

  public override func item(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let value = try special("__getitem__", [key], interpreter) { return value }
    if case .dict(let dict) = native {
      if let value = try dict.table.value(for: key, in: interpreter) { return value }
      if let value = try special("__missing__", [key], interpreter) { return value }
    }
    return native.isUnbound ? nil : try interpreter.item(of: native, key)
  }

  public override func setItem(
    _ key: Value, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    if try special("__setitem__", [key, value], interpreter) != nil { return true }
    guard !native.isUnbound else { return false }
    try interpreter.setItem(of: native, key, to: value)
    return true
  }

  public override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Bool {
    if try special("__delitem__", [key], interpreter) != nil { return true }
    guard !native.isUnbound else { return false }
    try interpreter.deleteItem(of: native, key)
    return true
  }

  public override func contains(_ value: Value, in interpreter: Interpreter) throws(Raise) -> Bool? {
    if let found = try special("__contains__", [value], interpreter) { return try interpreter.truth(of: found) }
    guard !native.isUnbound, type.lookUpOverride("__iter__") == nil else { return nil }
    return try interpreter.truth(of: try interpreter.compare(.in, value, native))
  }

  public override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    if let iterator = try special("__iter__", [], interpreter) {
      if let iterator = iterator.as(IteratorObject.self) { return iterator }
      if let object = iterator.as(InstanceObject.self), object.type.lookUp("__next__") != nil {
        return InstanceIterator(object)
      }
      throw .typeError("iter() returned non-iterator of type '\(interpreter.typeName(of: iterator))'")
    }
    if type.lookUpOverride("__getitem__") != nil { return ItemIterator(self) }
    return native.isUnbound ? nil : try interpreter.iterator(over: native)
  }

  // MARK: Operators

  public override func binary(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    let names = op.specialNames
    if let value = try special(side == .left ? names.plain : names.reflected, [other], interpreter) {
      return interpreter.isNotImplemented(value) ? nil : value
    }
    guard !native.isUnbound else { return nil }
    let other = other.as(InstanceObject.self).flatMap { $0.native.isUnbound ? nil : $0.native } ?? other
    return side == .left ? try interpreter.binary(op, native, other) : try interpreter.binary(op, other, native)
  }

  public override func inPlace(
    _ op: BinaryOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    if let value = try special(op.specialNames.inPlace, [other], interpreter) {
      return interpreter.isNotImplemented(value) ? nil : value
    }
    guard type.lookUpOverride(op.specialNames.plain) == nil, case .list = native else { return nil }
    native = try interpreter.inPlace(op, native, other)
    return .object(self)
  }

  public override func unary(_ op: UnaryOperator, in interpreter: Interpreter) throws(Raise) -> Value? {
    let name =
      switch op {
      case .negative: "__neg__"
      case .positive: "__pos__"
      case .invert: "__invert__"
      case .not: ""
      }
    if op != .not, let value = try special(name, [], interpreter) { return value }
    return native.isUnbound ? nil : try interpreter.unary(op, native)
  }

  public override func compare(
    _ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    if let value = try special(op.specialName, [other], interpreter) {
      return interpreter.isNotImplemented(value) ? nil : value
    }
    if op == .notEqual, let value = try special("__eq__", [other], interpreter) {
      return interpreter.isNotImplemented(value) ? nil : .bool(!(try interpreter.truth(of: value)))
    }
    guard !native.isUnbound else { return nil }
    let other = other.as(InstanceObject.self).flatMap { $0.native.isUnbound ? nil : $0.native } ?? other
    return try interpreter.compare(op, native, other)
  }

  public override var isCallable: Bool { type.lookUp("__call__") != nil }

  public override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let member = type.lookUp("__call__") else { return nil }
    if let function = member.as(FunctionObject.self) {
      return try interpreter.call(function, receiver: .object(self), arguments)
    }
    return try interpreter.call(try interpreter.bind(member, to: .object(self), of: type), arguments)
  }

  /// Calls a special method that a lesson wrote; nil when there is none.
  private func special(
    _ name: String, _ arguments: [Value], _ interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard let member = type.lookUpOverride(name), !member.isNone else { return nil }
    if let function = member.as(FunctionObject.self) {
      return try interpreter.call(function, receiver: .object(self), arguments)
    }
    return try interpreter.call(try interpreter.bind(member, to: .object(self), of: type), arguments)
  }
}

/// The iterator of an object that says itself what comes next: `__next__`, until `StopIteration`.
final class InstanceIterator: IteratorObject {
  private(set) var instance: InstanceObject

  init(_ instance: InstanceObject) { self.instance = instance }

  override func classObject(in interpreter: Interpreter) -> ClassObject { instance.type }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    do {
      return try interpreter.callSpecial("__next__", on: .object(instance))
    } catch .exception(let exception) where exception.kind == .stopIteration {
      return nil
    }
  }

  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    try instance.attribute(name, in: interpreter)
  }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    try instance.representation(in: interpreter)
  }
}

/// The iterator of an object that has items but no `__iter__`: 0, 1, 2, … until `IndexError`.
final class ItemIterator: IteratorObject {
  private let instance: InstanceObject
  private var index = 0

  init(_ instance: InstanceObject) { self.instance = instance }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("iterator") }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    do {
      let value = try interpreter.callSpecial("__getitem__", on: .object(instance), [.int(index)])
      index += 1
      return value
    } catch .exception(let exception) where exception.kind == .indexError || exception.kind == .stopIteration {
      return nil
    }
  }
}

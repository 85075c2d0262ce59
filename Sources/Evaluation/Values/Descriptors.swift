import Syntax

/// A method of an object, as a value: `f = stack.push`.
public final class BoundMethodObject: TrackedObject {
  public private(set) var function: Value
  public private(set) var receiver: Value

  public init(_ function: Value, receiver: Value) {
    self.function = function
    self.receiver = receiver
  }

  deinit {
    if receiver.isContainer { releaseDeeply() }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("method") }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    let name = try interpreter.attributeIfPresent("__qualname__", of: function) ?? .string("?")
    let receiver = try interpreter.representation(of: receiver)
    return "<bound method \(try interpreter.text(of: name)) of \(receiver)>"
  }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "__self__": receiver
    case "__func__": function
    case "__class__": .object(classObject(in: interpreter))
    default: try interpreter.attributeIfPresent(name, of: function)
    }
  }

  public override var isCallable: Bool { true }

  public override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? {
    try interpreter.call(function, prepending: receiver, to: arguments)
  }

  public override func compare(
    _ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard op == .equal || op == .notEqual, let other = other.as(BoundMethodObject.self) else { return nil }
    let isSame =
      interpreter.isIdentical(function, other.function) && interpreter.isIdentical(receiver, other.receiver)
    return .bool(isSame == (op == .equal))
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(function)
    freed.append(receiver)
    function = .none
    receiver = .none
  }
}

/// `@property`.
public final class PropertyObject: TrackedObject {
  public private(set) var getter: Value
  public private(set) var setter: Value
  public private(set) var deleter: Value

  public init(getter: Value, setter: Value = .none, deleter: Value = .none) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("property") }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "fget": getter
    case "fset": setter
    case "fdel": deleter
    case "__doc__": try interpreter.attributeIfPresent("__doc__", of: getter)
    default: try super.attribute(name, in: interpreter)
    }
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed += [getter, setter, deleter]
    (getter, setter, deleter) = (.none, .none, .none)
  }
}

/// `@staticmethod` and `@classmethod`.
public final class WrappedMethodObject: TrackedObject {
  public enum Kind: Sendable { case `static`, `class` }

  public let kind: Kind
  public private(set) var function: Value

  public init(_ kind: Kind, _ function: Value) {
    self.kind = kind
    self.function = function
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass(kind == .static ? "staticmethod" : "classmethod")
  }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "__func__", "__wrapped__": function
    case "__class__": .object(classObject(in: interpreter))
    default: try interpreter.attributeIfPresent(name, of: function)
    }
  }

  public override var isCallable: Bool { kind == .static }

  public override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? {
    kind == .static ? try interpreter.call(function, arguments) : nil
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(function)
    function = .none
  }
}

/// A computed attribute of a builtin class.
final class BuiltinPropertyObject: Object {
  let builtin: BuiltinObject

  init(_ builtin: Builtin, of type: String) { self.builtin = BuiltinObject(builtin, owner: .type(type)) }

  override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("getset_descriptor")
  }

  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "__doc__": .string(builtin.builtin.documentation)
    case "__name__": .string(builtin.builtin.name)
    default: try super.attribute(name, in: interpreter)
    }
  }
}

/// `super()`: an object seen as an instance of the classes behind one of its own.
public final class SuperObject: TrackedObject {
  let type: ClassObject
  private(set) var receiver: Value

  init(type: ClassObject, receiver: Value) {
    self.type = type
    self.receiver = receiver
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("super") }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    "<super: <class '\(type.name)'>, <\(interpreter.typeName(of: receiver)) object>>"
  }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if name == "__class__" { return .object(classObject(in: interpreter)) }
    // In a class method the receiver is the class itself.
    if let receiverClass = receiver.as(ClassObject.self), receiverClass.isSubclass(of: type) {
      guard let member = receiverClass.lookUp(name, after: type) else { return nil }
      return try interpreter.bind(member, toClass: receiverClass)
    }
    let receiverClass = interpreter.classObject(of: receiver)
    guard let member = receiverClass.lookUp(name, after: type) else { return nil }
    return try interpreter.bind(member, to: receiver, of: receiverClass)
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(receiver)
    receiver = .none
  }
}

import Syntax

/// The functions about objects that need no import.
enum ObjectFunctions {
  static let all: [Builtin] = [
    Builtin("callable(obj, /)", "Whether an object can be called.") { arguments, interpreter throws(Raise) in
      .bool(interpreter.isCallable(arguments[0]))
    },
    Builtin("hash(obj, /)", "The hash of an object.") { arguments, interpreter throws(Raise) in
      .int(try interpreter.hash(of: arguments[0]))
    },
    Builtin("id(obj, /)", "A number that no other living object has.") { arguments, interpreter throws(Raise) in
      .int(interpreter.identity(of: arguments[0]))
    },
    Builtin("repr(obj, /)", "The text that shows an object exactly.") { arguments, interpreter throws(Raise) in
      try interpreter.newString(try interpreter.representation(of: arguments[0]))
    },
    Builtin("ascii(obj, /)", "As `repr`, with escapes for what is not ASCII.") { arguments, interpreter throws(Raise) in
      try interpreter.newString(try interpreter.ascii(of: arguments[0]))
    },
    Builtin("format(value, format_spec='', /)", "The text of a value in a format.") {
      arguments, interpreter throws(Raise) in
      let spec = try interpreter.string(arguments[1], argument: "format() argument 2")
      return try interpreter.newString(try interpreter.format(arguments[0], spec.value))
    },
    Builtin("isinstance(obj, class_or_tuple, /)", "Whether an object is an instance of a class or of one of several.") {
      arguments, interpreter throws(Raise) in
      .bool(try interpreter.isInstance(arguments[0], of: arguments[1]))
    },
    Builtin("issubclass(cls, class_or_tuple, /)", "Whether a class is derived from another or from one of several.") {
      arguments, interpreter throws(Raise) in
      guard let type = arguments[0].as(ClassObject.self) else {
        throw .typeError("issubclass() arg 1 must be a class")
      }
      return .bool(try interpreter.isSubclass(type, of: arguments[1]))
    },
    Builtin("getattr(object, name[, default], /)", "An attribute by its name, or a default.") {
      arguments, interpreter throws(Raise) in
      let name = try interpreter.attributeName(arguments[1])
      guard let fallback = arguments.given(2) else { return try interpreter.attribute(name, of: arguments[0]) }
      return try interpreter.attributeOrNil(name, of: arguments[0]) ?? fallback
    },
    Builtin("hasattr(obj, name, /)", "Whether an object has an attribute.") { arguments, interpreter throws(Raise) in
      let name = try interpreter.attributeName(arguments[1])
      return .bool(try interpreter.attributeOrNil(name, of: arguments[0]) != nil)
    },
    Builtin("setattr(obj, name, value, /)", "Sets an attribute by its name.") { arguments, interpreter throws(Raise) in
      try interpreter.setAttribute(interpreter.attributeName(arguments[1]), of: arguments[0], to: arguments[2])
      return .none
    },
    Builtin("delattr(obj, name, /)", "Deletes an attribute by its name.") { arguments, interpreter throws(Raise) in
      try interpreter.deleteAttribute(interpreter.attributeName(arguments[1]), of: arguments[0])
      return .none
    },
    refused("input(prompt='', /)"), refused("open(file, mode='r')"), refused("compile(source, filename, mode)"),
    refused("breakpoint(*args)"), refused("memoryview(object)"),
    refused("complex(real=0, imag=0)"), refused("bytearray(source)"), refused("__import__(name, *args)"),
  ]

  private static func refused(_ signature: String) -> Builtin {
    let name = String(signature.prefix { $0 != "(" })
    return Builtin(signature, "Python has it; lessons run without files, input or other programs.") {
      _, _ throws(Raise) in throw .unsupported("`\(name)` is not part of the lesson language")
    }
  }
}

extension Interpreter {
  /// `id(x)`: the place of an object in memory; equal scalars are one object.
  func identity(of value: Value) -> Int {
    if let object = value.heapObject { return Int(bitPattern: Unmanaged.passUnretained(object).toOpaque()) }
    switch value {
    case .int(let value): return 0x7f00_0000_0000 ^ (value &* 32)
    case .float(let value): return 0x7e00_0000_0000 ^ Int(truncatingIfNeeded: value.bitPattern)
    case .bool(let value): return value ? 0x7d00_0000_0020 : 0x7d00_0000_0000
    default: return 0x7c00_0000_0000
    }
  }

  func attributeName(_ value: Value) throws(Raise) -> String {
    try string(value) { "attribute name must be string, not '\($0)'" }.value
  }

  /// As `attributeIfPresent`, with an `AttributeError` of lesson code taken for absence, as `getattr` does.
  func attributeOrNil(_ name: String, of value: Value) throws(Raise) -> Value? {
    do {
      return try attributeIfPresent(name, of: value)
    } catch .exception(let exception) where exception.kind == .attributeError {
      return nil
    }
  }

  /// `isinstance(value, classes)`.
  public func isInstance(_ value: Value, of classes: Value) throws(Raise) -> Bool {
    switch classes {
    case .object(let object):
      if let type = object as? ClassObject {
        if classObject(of: value).isSubclass(of: type) { return true }
        return try checked("__instancecheck__", type, value)
      }
      if let union = object as? UnionObject {
        for member in union.members where try isInstance(value, of: member) { return true }
        return false
      }
    case .tuple(let tuple):
      for type in tuple.items where try isInstance(value, of: type) { return true }
      return false
    case .none: return value.isNone
    default: break
    }
    throw .typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
  }

  /// What a class of the library says of instances that are not derived from it.
  private func checked(_ name: String, _ type: ClassObject, _ value: Value) throws(Raise) -> Bool {
    guard let member = type.lookUp(name) else { return false }
    return try truth(of: call(member, [value]))
  }

  /// `issubclass(type, classes)`.
  public func isSubclass(_ type: ClassObject, of classes: Value) throws(Raise) -> Bool {
    switch classes {
    case .object(let object):
      if let other = object as? ClassObject { return type.isSubclass(of: other) }
      if let union = object as? UnionObject {
        for member in union.members where try isSubclass(type, of: member) { return true }
        return false
      }
    case .tuple(let tuple):
      for other in tuple.items where try isSubclass(type, of: other) { return true }
      return false
    default: break
    }
    throw .typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
  }
}

// The types that the class model itself is made of.
enum ObjectModel {
  static let classes = [object, type, property, staticMethod, classMethod, superType, generator]

  private static let object = BuiltinClass(
    "object", "The base class of the class hierarchy.",
    constructor: Builtin("object()", "A featureless object.") { _, interpreter throws(Raise) in
      .object(InstanceObject(interpreter.classes.object))
    },
    methods: [
      Builtin("__init__(self, /, *args, **kwargs)", "Initializes self.") { arguments, interpreter throws(Raise) in
        guard let instance = arguments[0].as(InstanceObject.self), case .tuple(let given) = arguments[1],
          !instance.native.isUnbound, !given.items.isEmpty, let base = instance.type.nativeBase?.constructorObject
        else { return .none }
        instance.native = try interpreter.call(.object(base), given.items)
        return .none
      },
      Builtin("__setattr__(self, name, value, /)", "Implements setattr(self, name, value).") {
        arguments, interpreter throws(Raise) in
        guard case .string(let name) = arguments[1] else { throw .typeError("attribute name must be string") }
        if let instance = arguments[0].as(InstanceObject.self) {
          _ = try instance.setPlainAttribute(name.value, to: arguments[2], in: interpreter)
        } else {
          try interpreter.setAttribute(name.value, of: arguments[0], to: arguments[2])
        }
        return .none
      },
      Builtin("__delattr__(self, name, /)", "Implements delattr(self, name).") {
        arguments, interpreter throws(Raise) in
        guard case .string(let name) = arguments[1] else { throw .typeError("attribute name must be string") }
        guard let instance = arguments[0].as(InstanceObject.self) else {
          try interpreter.deleteAttribute(name.value, of: arguments[0])
          return .none
        }
        guard instance.attributes[name.value] != nil else {
          throw interpreter.missingAttribute(name.value, of: arguments[0])
        }
        instance.attributes[name.value] = nil
        return .none
      },
      Builtin("__getattribute__(self, name, /)", "Returns getattr(self, name).") {
        arguments, interpreter throws(Raise) in
        guard case .string(let name) = arguments[1] else { throw .typeError("attribute name must be string") }
        guard let instance = arguments[0].as(InstanceObject.self) else {
          return try interpreter.attribute(name.value, of: arguments[0])
        }
        guard let value = try instance.plainAttribute(name.value, in: interpreter) else {
          throw interpreter.missingAttribute(name.value, of: arguments[0])
        }
        return value
      },
      Builtin("__repr__(self, /)", "Returns repr(self).") { arguments, interpreter throws(Raise) in
        guard let object = arguments[0].heapObject else {
          return .string(try interpreter.representation(of: arguments[0]))
        }
        let type = object.classObject(in: interpreter)
        return .string("<\(type.qualifiedName) object at \(interpreter.address(of: object))>")
      },
      Builtin("__str__(self, /)", "Returns str(self).") { arguments, interpreter throws(Raise) in
        .string(try interpreter.representation(of: arguments[0]))
      },
      Builtin("__eq__(self, value, /)", "Returns self==value.") { arguments, interpreter throws(Raise) in
        interpreter.isIdentical(arguments[0], arguments[1]) ? .bool(true) : .notImplemented
      },
      Builtin("__hash__(self, /)", "Returns hash(self).") { arguments, interpreter throws(Raise) in
        guard let object = arguments[0].heapObject else { return .int(try interpreter.hash(of: arguments[0])) }
        return .int(ObjectIdentifier(object).hashValue)
      },
    ],
    staticMethods: [
      Builtin("__new__(cls, /, *args, **kwargs)", "Creates and returns a new object.") {
        arguments, interpreter throws(Raise) in
        guard let type = arguments[0].as(ClassObject.self), case .tuple(let given) = arguments[1] else {
          throw .typeError("object.__new__(X): X is not a type object (\(interpreter.typeName(of: arguments[0])))")
        }
        let values = given.items
        let base = values.withUnsafeBufferPointer { $0 }
        defer { withExtendedLifetime(values) {} }
        return try interpreter.allocate(type, Arguments(base))
      },
      Builtin("__init_subclass__(cls, /, **kwargs)", "Called when a class is subclassed.") { _, _ throws(Raise) in
        .none
      },
    ])

  private static let type = BuiltinClass(
    "type", "The class of classes.",
    constructor: Builtin(
      "type(object, /)", "type(name, bases, dict, /)", documentation: "The type of an object, or a new type."
    ) { arguments, interpreter throws(Raise) in
      if arguments.signature == 0 { return .object(interpreter.classObject(of: arguments[0])) }
      return try interpreter.makeClass(arguments[0], bases: arguments[1], members: arguments[2])
    },
    methods: [
      Builtin("mro(self, /)", "The method resolution order.") { arguments, interpreter throws(Raise) in
        .list((arguments[0].as(ClassObject.self)?.resolutionOrder ?? []).map { .object($0) })
      },
      Builtin("__subclasses__(self, /)", "The immediate subclasses.") { arguments, interpreter throws(Raise) in
        .list((arguments[0].as(ClassObject.self)?.immediateSubclasses ?? []).map { .object($0) })
      },
    ])

  private static let property = BuiltinClass(
    "property", "A computed attribute.",
    constructor: Builtin("property(fget=None, fset=None, fdel=None, doc=None)", "A computed attribute.") {
      arguments, _ throws(Raise) in
      .object(PropertyObject(getter: arguments[0], setter: arguments[1], deleter: arguments[2]))
    },
    methods: [
      Builtin("getter(self, fget, /)", "The property with another getter.") { arguments, _ throws(Raise) in
        let old = arguments[0].as(PropertyObject.self)
        return .object(
          PropertyObject(getter: arguments[1], setter: old?.setter ?? .none, deleter: old?.deleter ?? .none))
      },
      Builtin("setter(self, fset, /)", "The property with a setter.") { arguments, _ throws(Raise) in
        let old = arguments[0].as(PropertyObject.self)
        return .object(
          PropertyObject(getter: old?.getter ?? .none, setter: arguments[1], deleter: old?.deleter ?? .none))
      },
      Builtin("deleter(self, fdel, /)", "The property with a deleter.") { arguments, _ throws(Raise) in
        let old = arguments[0].as(PropertyObject.self)
        return .object(
          PropertyObject(getter: old?.getter ?? .none, setter: old?.setter ?? .none, deleter: arguments[1]))
      },
    ])

  private static let staticMethod = BuiltinClass(
    "staticmethod", "A function in a class that takes no instance.",
    constructor: Builtin("staticmethod(function, /)", "A static method.") { arguments, _ throws(Raise) in
      .object(WrappedMethodObject(.static, arguments[0]))
    })

  private static let classMethod = BuiltinClass(
    "classmethod", "A function in a class that takes the class.",
    constructor: Builtin("classmethod(function, /)", "A class method.") { arguments, _ throws(Raise) in
      .object(WrappedMethodObject(.class, arguments[0]))
    })

  private static let superType = BuiltinClass(
    "super", "An object as an instance of the classes behind one of its own.",
    constructor: Builtin(
      "super()", "super(type, object, /)", documentation: "Finds methods behind a class in the resolution order."
    ) { arguments, interpreter throws(Raise) in
      guard arguments.signature == 1 else { throw .runtimeError("super(): no arguments") }
      guard let type = arguments[0].as(ClassObject.self) else {
        throw .typeError(
          "super() argument 1 must be a type, not \(interpreter.typeName(of: arguments[0]))")
      }
      return try interpreter.makeSuper(type, arguments[1])
    })
}

extension Interpreter {
  func makeSuper(_ type: ClassObject, _ receiver: Value) throws(Raise) -> Value {
    let isInstance = classObject(of: receiver).isSubclass(of: type)
    guard isInstance || receiver.as(ClassObject.self)?.isSubclass(of: type) == true else {
      throw .typeError("super(type, obj): obj must be an instance or subtype of type")
    }
    return .object(SuperObject(type: type, receiver: receiver))
  }

  /// `type(name, bases, dict)`.
  func makeClass(_ name: Value, bases: Value, members: Value) throws(Raise) -> Value {
    guard case .string(let name) = name else {
      throw .typeError("type.__new__() argument 1 must be str, not \(typeName(of: name))")
    }
    guard case .tuple(let tuple) = bases else {
      throw .typeError("type.__new__() argument 2 must be tuple, not \(typeName(of: bases))")
    }
    guard case .dict(let dict) = members else {
      throw .typeError("type.__new__() argument 3 must be dict, not \(typeName(of: members))")
    }
    let type = try makeClass(name.value, module: "__main__", bases: tuple.items, documentation: nil)
    for entry in dict.table.entries {
      if case .string(let key) = entry.key { type.setMember(key.value, to: entry.value) }
    }
    try finish(type, keywords: [])
    return .object(type)
  }

  func makeClass(
    _ name: String, module: String, bases: [Value], documentation: String?
  ) throws(Raise) -> ClassObject {
    var classes: [ClassObject] = []
    for base in bases {
      guard let type = base.as(ClassObject.self) ?? base.as(GenericAliasObject.self)?.origin else {
        throw .typeError("\(name)() takes no arguments")
      }
      guard !Self.finalTypes.contains(type.qualifiedName) else {
        throw .typeError("type '\(type.name)' is not an acceptable base type")
      }
      classes.append(type)
    }
    if classes.isEmpty { classes = [self.classes.object] }
    let ancestors = classes.reduce(0) { $0 + $1.ancestors.count + 1 }
    try meter.charge(steps: ancestors + classes.count * classes.count / 64)
    for (index, type) in classes.enumerated() where classes[..<index].contains(where: { $0 === type }) {
      throw .typeError("duplicate base class \(type.name)")
    }
    // Each class keeps its whole resolution order, and looks its special methods up along it.
    try meter.ensureRoom(bytes: ancestors * MemoryLayout<ClassObject>.stride)
    let made = try ClassObject(name: name, module: module, bases: classes, documentation: documentation)
    guard made.ancestors.count <= ClassObject.mostAncestors else {
      throw .stop(Stop(.limit, "a class stands below more than \(ClassObject.mostAncestors) others"))
    }
    made.count(extraBytes: ClassObject.ownBytes + made.ancestors.count * MemoryLayout<ClassObject>.stride)
    return made
  }

  private static let finalTypes: Set<String> = ["bool", "NoneType", "function", "slice", "range", "ellipsis"]

  /// What happens once the members of a class are there.
  func finish(_ type: ClassObject, keywords: [KeywordArgument]) throws(Raise) {
    if type.member("__eq__") != nil, type.member("__hash__") == nil { type.setMember("__hash__", to: .none) }
    for name in type.memberNames {
      guard let descriptor = type.member(name)?.as(InstanceObject.self),
        let method = descriptor.type.lookUpOverride("__set_name__")
      else { continue }
      _ = try call(try bind(method, to: .object(descriptor), of: descriptor.type), [.object(type), .string(name)])
    }
    for base in type.ancestors {
      guard let member = base.member("__init_subclass__") else { continue }
      if member.as(BuiltinObject.self) != nil, !keywords.isEmpty {
        throw .typeError("\(type.name).__init_subclass__() takes no keyword arguments")
      }
      let function = member.as(WrappedMethodObject.self)?.function ?? member
      _ = try call(function, [.object(type)], keywords: keywords)
      return
    }
  }
}

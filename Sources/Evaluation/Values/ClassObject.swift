/// A class: a builtin type, an exception, a layer or one that the lesson wrote. There is one model for all of them.
public final class ClassObject: Object {
  public let name: String
  /// `builtins`, `__main__`, `torch.nn.modules.pooling`, …
  public let module: String
  public let bases: [ClassObject]
  /// The method resolution order (C3), this class first.
  public private(set) var resolutionOrder: [ClassObject] = []
  /// The members of this class alone; mutable, as in Python. Change them through `setMember`.
  public private(set) var members: [String: Value] = [:]
  /// Member names in order of definition, for `dir` and class bodies.
  public private(set) var memberNames: [String] = []
  /// Makes an instance when a builtin type is called; nil for classes that the lesson wrote.
  public let constructor: Builtin?
  public let documentation: String?

  public init(
    name: String, module: String, bases: [ClassObject], constructor: Builtin? = nil, documentation: String? = nil
  ) throws(Raise) {
    self.name = name
    self.module = module
    self.bases = bases
    self.constructor = constructor
    self.documentation = documentation
    super.init()
    self.resolutionOrder = try Self.linearise(self, bases)
  }

  /// `torch.Size` in full, `ValueError` for a builtin, `__main__.Stack` for a lesson's class.
  public var qualifiedName: String { module == "builtins" ? name : "\(module).\(name)" }

  public func setMember(_ name: String, to value: Value) {
    if members.updateValue(value, forKey: name) == nil { memberNames.append(name) }
  }

  public func removeMember(_ name: String) -> Value? {
    memberNames.removeAll { $0 == name }
    return members.removeValue(forKey: name)
  }

  /// The member that a look-up along the resolution order finds first.
  public func lookUp(_ name: String) -> Value? {
    for type in resolutionOrder {
      if let value = type.members[name] { return value }
    }
    return nil
  }

  public func isSubclass(of other: ClassObject) -> Bool { resolutionOrder.contains { $0 === other } }

  public var allMemberNames: [String] {
    var seen = Set<String>()
    return resolutionOrder.flatMap(\.memberNames).filter { seen.insert($0).inserted }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.type }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    "<class '\(qualifiedName)'>"
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: members.values)
    members = [:]
    memberNames = []
  }

  /// C3 linearisation (Python's `type.mro`).
  private static func linearise(_ type: ClassObject, _ bases: [ClassObject]) throws(Raise) -> [ClassObject] {
    var sequences = bases.map(\.resolutionOrder) + [bases]
    var order = [type]
    while true {
      sequences.removeAll(where: \.isEmpty)
      if sequences.isEmpty { return order }
      let candidate = sequences.lazy.map { $0[0] }.first { head in
        !sequences.contains { $0.dropFirst().contains { $0 === head } }
      }
      guard let next = candidate else {
        let names = bases.map(\.name).joined(separator: ", ")
        throw .typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
      }
      order.append(next)
      for index in sequences.indices where sequences[index][0] === next { sequences[index].removeFirst() }
    }
  }
}

/// An instance of a class that the lesson wrote (or of one written in the lesson language).
public class InstanceObject: Object {
  public internal(set) var type: ClassObject
  /// `__dict__`: attributes in order of assignment.
  public var attributes = AttributeTable()
  /// The underlying value when the class derives from a builtin type such as `dict` or `list`.
  public internal(set) var native: Value

  public init(_ type: ClassObject, native: Value = .unbound) {
    self.type = type
    self.native = native
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { type }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(native)
    freed.append(contentsOf: attributes.removeAll())
    native = .unbound
  }
}

/// An exception that was, or may be, raised. Kinds that Python itself raises need no interpreter to be made.
public final class ExceptionObject: Object {
  /// Nil when `kind` says it all.
  public let type: ClassObject?
  public let kind: ExceptionKind
  public var arguments: [Value]
  public var attributes = AttributeTable()
  /// Innermost first, as the evaluator adds them while unwinding.
  public var traceback: [TracebackEntry] = []
  /// A near miss for reports; never part of the message.
  public var suggestion: String?

  public init(_ kind: ExceptionKind, _ message: String) {
    self.type = nil
    self.kind = kind
    self.arguments = [.string(message)]
  }

  /// An instance of an exception class; `kind` is the nearest builtin ancestor's.
  public init(_ type: ClassObject, kind: ExceptionKind, arguments: [Value]) {
    self.type = type
    self.kind = kind
    self.arguments = arguments
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject {
    type ?? interpreter.classes.exception(kind)
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: arguments)
    freed.append(contentsOf: attributes.removeAll())
    arguments = []
  }
}

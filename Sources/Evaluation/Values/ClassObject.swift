/// A class: a builtin type, an exception, a layer or one that the lesson wrote. There is one model for all of them.
public final class ClassObject: TrackedObject {
  public let name: String
  /// `Outer.Inner` or `f.<locals>.C`; the name for builtin types.
  public internal(set) var nestedName: String
  /// `builtins`, `__main__`, `torch.nn.modules.pooling`, …
  public let module: String
  public let bases: [ClassObject]
  /// The method resolution order (C3) without this class itself, which would be a cycle.
  private(set) var ancestors: [ClassObject] = []
  /// The members of this class alone; mutable, as in Python. Change them through `setMember`.
  public private(set) var members: [String: Value] = [:]
  /// Member names in order of definition, for `dir` and class bodies.
  public private(set) var memberNames: [String] = []
  /// Makes an instance when a builtin type is called; nil for classes that the lesson wrote.
  public let constructor: Builtin?
  public let documentation: String?
  /// The nearest builtin exception among the ancestors: instances of this class are `ExceptionObject`s.
  public let exceptionKind: ExceptionKind?
  /// Whether lessons wrote this class, so that its members may be assigned.
  public let isMutable: Bool
  /// Changes whenever a member of this class or of an ancestor does; caches compare it.
  private(set) var version = 0
  /// Where the layouts of the instances' attributes start.
  let instanceLayout = AttributeLayout()
  private var subclasses: [WeakClass] = []

  private struct WeakClass { weak var object: ClassObject? }

  /// - Throws: `TypeError` when the bases cannot be put into one order.
  public init(
    name: String, module: String, bases: [ClassObject], constructor: Builtin? = nil, documentation: String? = nil,
    exceptionKind: ExceptionKind? = nil, isMutable: Bool = true
  ) throws(Raise) {
    self.name = name
    self.nestedName = name
    self.module = module
    self.bases = bases
    self.constructor = constructor
    self.documentation = documentation
    self.exceptionKind = exceptionKind ?? bases.lazy.compactMap(\.exceptionKind).first
    self.isMutable = isMutable
    super.init()
    self.ancestors = try Self.linearise(self, bases)
    for base in bases { base.subclasses.append(WeakClass(object: self)) }
  }

  /// The method resolution order, this class first.
  public var resolutionOrder: [ClassObject] { [self] + ancestors }

  /// `torch.Size` in full, `ValueError` for a builtin, `__main__.Stack` for a lesson's class.
  public var qualifiedName: String { module == "builtins" ? nestedName : "\(module).\(nestedName)" }

  public func setMember(_ name: String, to value: Value) {
    if members.updateValue(value, forKey: name) == nil { memberNames.append(name) }
    invalidate()
  }

  public func removeMember(_ name: String) -> Value? {
    memberNames.removeAll { $0 == name }
    invalidate()
    return members.removeValue(forKey: name)
  }

  /// The member that a look-up along the resolution order finds first.
  public func lookUp(_ name: String) -> Value? {
    if let value = members[name] { return value }
    for type in ancestors {
      if let value = type.members[name] { return value }
    }
    return nil
  }

  /// The next member of that name behind `type` in the resolution order, as `super()` looks it up.
  func lookUp(_ name: String, after type: ClassObject) -> Value? {
    let order = resolutionOrder
    guard let index = order.firstIndex(where: { $0 === type }) else { return nil }
    for type in order[(index + 1)...] {
      if let value = type.members[name] { return value }
    }
    return nil
  }

  public func isSubclass(of other: ClassObject) -> Bool { self === other || ancestors.contains { $0 === other } }

  /// The builtin type, other than `object`, whose values instances of this class are underneath.
  var nativeBase: ClassObject? {
    resolutionOrder.first { $0.constructor != nil && $0.name != "object" }
  }

  public var allMemberNames: [String] {
    var seen = Set<String>()
    return resolutionOrder.flatMap(\.memberNames).filter { seen.insert($0).inserted }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.type }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    "<class '\(qualifiedName)'>"
  }

  public override func truth(in interpreter: Interpreter) throws(Raise) -> Bool { true }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: members.values)
    members = [:]
    memberNames = []
    invalidate()
  }

  private func invalidate() {
    version &+= 1
    for subclass in subclasses { subclass.object?.invalidate() }
  }

  /// C3 linearisation (Python's `type.mro`).
  private static func linearise(_ type: ClassObject, _ bases: [ClassObject]) throws(Raise) -> [ClassObject] {
    var sequences = bases.map(\.resolutionOrder) + [bases]
    var order: [ClassObject] = []
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

import Syntax

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
  /// The members of this class alone, as far as they were made; mutable, as in Python.
  private var members: [String: Value] = [:]
  /// What a builtin type declares: a member is made when it is first asked for.
  private let declaration: BuiltinClass?
  /// Member names in order of definition, for `dir` and class bodies.
  public private(set) var memberNames: [String] = []
  /// Makes an instance when a builtin type is called; nil for classes that the lesson wrote.
  public let constructor: Builtin?
  public let documentation: String?
  /// The nearest builtin exception among the ancestors: instances of this class are `ExceptionObject`s.
  public let exceptionKind: ExceptionKind?
  /// Whether lessons wrote this class, so that its members may be assigned.
  public let isMutable: Bool
  /// What the instances of this class and of those made from it later are when they are shown; nil for plain text.
  public var instanceKind: ShownKind?
  /// Changes whenever a member of this class or of an ancestor does; caches compare it.
  private(set) var version = 0
  /// Where the layouts of the instances' attributes start.
  let instanceLayout = AttributeLayout()
  /// Not counted: a class leaves those of its bases, which it holds, when it goes.
  private var subclasses: [ObjectIdentifier: Subclass] = [:]
  private var subclassesMade = 0
  /// What look-ups along the resolution order found since the last change.
  private var found: [String: Value?] = [:]
  private var knownPlan: InstancePlan?
  /// How many attributes an instance had at most, so that room is made at once.
  var expectedAttributes = 0
  /// The constructor as something to call.
  private(set) lazy var constructorObject = constructor.map { BuiltinObject($0) }

  private struct Subclass {
    let type: Unmanaged<ClassObject>
    let number: Int
  }

  /// An estimate of what a class takes beyond what every tracked object does.
  static let ownBytes = 640
  private static let bytesPerMember = 96
  /// How many classes may stand above one: look-ups go along all of them.
  static let mostAncestors = 1_000

  /// A class that a lesson writes.
  /// - Throws: `TypeError` when the bases cannot be put into one order.
  public init(
    name: String, module: String, bases: [ClassObject], documentation: String? = nil
  ) throws(Raise) {
    self.name = name
    self.nestedName = name
    self.module = module
    self.bases = bases
    self.declaration = nil
    self.constructor = nil
    self.documentation = documentation
    self.exceptionKind = bases.lazy.compactMap(\.exceptionKind).first
    self.isMutable = true
    self.instanceKind = bases.lazy.compactMap(\.instanceKind).first
    super.init()
    self.ancestors = try Self.linearise(self, bases)
    for base in bases {
      base.subclassesMade += 1
      base.subclasses[ObjectIdentifier(self)] = Subclass(type: .passUnretained(self), number: base.subclassesMade)
    }
  }

  deinit {
    for base in bases { base.subclasses[ObjectIdentifier(self)] = nil }
  }

  /// A builtin type. Its bases are declared in one order, first base first.
  init(builtin name: String, module: String, bases: [ClassObject], _ declaration: BuiltinClass?) {
    self.name = name
    self.nestedName = name
    self.module = module
    self.bases = bases
    self.declaration = declaration
    self.constructor = declaration?.constructor
    self.documentation = declaration?.documentation
    self.memberNames = declaration?.memberNames ?? []
    self.exceptionKind = ExceptionKind(rawValue: name) ?? bases.lazy.compactMap(\.exceptionKind).first
    self.isMutable = false
    super.init()
    self.ancestors = Self.ancestors(bases)
  }

  /// The last mention of a class counts, as in C3 for a consistent declaration.
  private static func ancestors(_ bases: [ClassObject]) -> [ClassObject] {
    let inherited = bases.flatMap(\.resolutionOrder)
    if bases.count < 2 { return inherited }
    var seen = Set<ObjectIdentifier>()
    return inherited.reversed().filter { seen.insert(ObjectIdentifier($0)).inserted }.reversed()
  }

  /// The method resolution order, this class first.
  public var resolutionOrder: [ClassObject] { [self] + ancestors }

  /// `torch.Size` in full, `ValueError` for a builtin, `__main__.Stack` for a lesson's class.
  public var qualifiedName: String { module == "builtins" ? nestedName : "\(module).\(nestedName)" }

  /// The member of this class alone.
  public func member(_ name: String) -> Value? {
    if let made = members[name] { return made }
    guard let made = declaration?.member(name) else { return nil }
    members[name] = made
    return made
  }

  public func setMember(_ name: String, to value: Value) {
    if members.updateValue(value, forKey: name) == nil {
      memberNames.append(name)
      count(extraBytes: extraBytes + Self.bytesPerMember)
    }
    invalidate()
  }

  public func removeMember(_ name: String) -> Value? {
    memberNames.removeAll { $0 == name }
    invalidate()
    return members.removeValue(forKey: name)
  }

  /// The member that a look-up along the resolution order finds first.
  public func lookUp(_ name: String) -> Value? {
    if let known = found[name] { return known }
    let value = member(name) ?? ancestors.lazy.compactMap { $0.member(name) }.first
    found[name] = .some(value)
    return value
  }

  func hasMember(_ name: String) -> Bool { lookUp(name) != nil }

  /// As `lookUp`, but only what a lesson wrote: what builtin types bring along is reached without a call.
  func lookUpOverride(_ name: String) -> Value? {
    guard let member = lookUp(name) else { return nil }
    if case .object(let object) = member, object is BuiltinObject || object is BuiltinPropertyObject { return nil }
    return member
  }

  /// The next member of that name behind `type` in the resolution order, as `super()` looks it up.
  func lookUp(_ name: String, after type: ClassObject) -> Value? {
    let order = resolutionOrder
    guard let index = order.firstIndex(where: { $0 === type }) else { return nil }
    for type in order[(index + 1)...] {
      if let value = type.member(name) { return value }
    }
    return nil
  }

  public func isSubclass(of other: ClassObject) -> Bool { self === other || ancestors.contains { $0 === other } }

  /// What calling the class amounts to, when that is simple.
  enum InstancePlan {
    /// A plain instance, initialised by a function of the lesson.
    case initialised(FunctionObject)
    /// Whatever else; see `instantiate`.
    case general
  }

  var plan: InstancePlan {
    if let knownPlan { return knownPlan }
    var plan = InstancePlan.general
    if constructor == nil, exceptionKind == nil, nativeBase == nil, lookUpOverride("__new__") == nil,
      let function = lookUp("__init__")?.as(FunctionObject.self)
    {
      plan = .initialised(function)
    }
    knownPlan = plan
    return plan
  }

  /// The builtin type, other than `object`, whose values instances of this class are underneath.
  var nativeBase: ClassObject? {
    resolutionOrder.first { $0.constructor != nil && $0.name != "object" }
  }

  public var allMemberNames: [String] {
    var seen = Set<String>()
    return resolutionOrder.flatMap(\.memberNames).filter { seen.insert($0).inserted }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.type }

  public override var isCallable: Bool { true }

  /// `int | str`.
  public override func binary(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard op == .bitOr else { return nil }
    return side == .left ? UnionObject.union(.object(self), other) : UnionObject.union(other, .object(self))
  }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    "<class '\(qualifiedName)'>"
  }

  public override func truth(in interpreter: Interpreter) throws(Raise) -> Bool { true }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "__name__": return .string(self.name)
    case "__qualname__": return .string(nestedName)
    case "__module__": return .string(module)
    case "__class__": return .object(interpreter.classes.type)
    case "__bases__": return .tuple(bases.map { .object($0) })
    case "__mro__": return .tuple(resolutionOrder.map { .object($0) })
    case "__dict__": return try interpreter.dictionary(memberNames.map { ($0, member($0) ?? .none) })
    case "__doc__" where member(name) == nil: return documentation.map { .string($0) } ?? Value.none
    case "__annotations__" where member(name) == nil: return .dict(DictObject())
    default:
      if let member = lookUp(name) { return try interpreter.bind(member, toClass: self) }
      // Methods of `type` itself, such as `mro`.
      return try interpreter.classAttribute(name, of: self)
    }
  }

  public override func setAttribute(
    _ name: String, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    guard isMutable else {
      throw .typeError("cannot set '\(name)' attribute of immutable type '\(qualifiedName)'")
    }
    try interpreter.meter.charge(steps: descendants.count)
    setMember(name, to: value)
    return true
  }

  public override func deleteAttribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Bool {
    guard isMutable else {
      throw .typeError("cannot set '\(name)' attribute of immutable type '\(qualifiedName)'")
    }
    try interpreter.meter.charge(steps: descendants.count)
    return removeMember(name) != nil
  }

  public override func attributeNames(in interpreter: Interpreter) -> [String] { allMemberNames }

  public override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? {
    try interpreter.instantiate(self, arguments)
  }

  /// `list[int]`, or what the class's own `__class_getitem__` makes of it.
  public override func item(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let member = lookUp("__class_getitem__") {
      return try interpreter.call(try interpreter.bind(member, toClass: self), [key])
    }
    guard !isMutable else { throw .typeError("type '\(name)' is not subscriptable") }
    return .object(GenericAliasObject(self, parameters: key))
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: members.values)
    members = [:]
    memberNames = []
    forgetLookUps()
  }

  var immediateSubclasses: [ClassObject] {
    subclasses.values.sorted { $0.number < $1.number }.map { $0.type.takeUnretainedValue() }
  }

  /// The classes below this one, each once, however many ways lead to it.
  private var descendants: [ClassObject] {
    var descendants: [ClassObject] = []
    var seen: Set<ObjectIdentifier> = []
    var pending = [self]
    while let type = pending.popLast() {
      for (identity, subclass) in type.subclasses where seen.insert(identity).inserted {
        descendants.append(subclass.type.takeUnretainedValue())
        pending.append(subclass.type.takeUnretainedValue())
      }
    }
    return descendants
  }

  private func invalidate() {
    forgetLookUps()
    if subclasses.isEmpty { return }
    for type in descendants { type.forgetLookUps() }
  }

  private func forgetLookUps() {
    version &+= 1
    if !found.isEmpty { found.removeAll() }
    knownPlan = nil
  }

  /// C3 linearisation (Python's `type.mro`).
  private static func linearise(_ type: ClassObject, _ bases: [ClassObject]) throws(Raise) -> [ClassObject] {
    if bases.count == 1 { return bases[0].resolutionOrder }
    let sequences = bases.map { $0.resolutionOrder[...] } + [bases[...]]
    var merge = ResolutionOrder(sequences)
    guard let order = merge.merged() else {
      let names = bases.map(\.name).joined(separator: ", ")
      throw .typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
    }
    return order
  }
}

/// The merge of C3: again and again the first head that stands in no tail.
private struct ResolutionOrder {
  private var sequences: [ArraySlice<ClassObject>]
  /// In how many tails each class stands.
  private var tails: [ObjectIdentifier: Int] = [:]

  init(_ sequences: [ArraySlice<ClassObject>]) {
    self.sequences = sequences
    for type in sequences.lazy.flatMap({ $0.dropFirst() }) { tails[ObjectIdentifier(type), default: 0] += 1 }
  }

  /// Nil when the sequences contradict each other.
  mutating func merged() -> [ClassObject]? {
    var order: [ClassObject] = []
    while true {
      sequences.removeAll(where: \.isEmpty)
      if sequences.isEmpty { return order }
      guard let next = sequences.lazy.compactMap(\.first).first(where: { isInNoTail($0) }) else { return nil }
      order.append(next)
      for index in sequences.indices where sequences[index].first === next { advance(index) }
    }
  }

  private func isInNoTail(_ type: ClassObject) -> Bool { tails[ObjectIdentifier(type), default: 0] == 0 }

  private mutating func advance(_ index: Int) {
    sequences[index].removeFirst()
    if let head = sequences[index].first { tails[ObjectIdentifier(head), default: 1] -= 1 }
  }
}

import SourceText

/// A module as the host declares it: a table of builtins, classes and constants, and perhaps source in the lesson
/// language that completes it (parsed when it first runs).
public struct BuiltinModule: Sendable {
  public typealias Constant = (name: String, value: @Sendable (Interpreter) throws(Raise) -> Value)

  /// Dotted: `torch.nn.functional`.
  public let name: String
  public let documentation: String
  public let functions: [Builtin]
  public let classes: [BuiltinClass]
  public let constants: [Constant]
  /// Source in the lesson language, run in a namespace of its own when somebody asks for a name that no table has. It sees what the
  /// module has by then: its tables, and the sources declared before this one.
  public let source: String?
  /// Names that live in other modules, which are imported when the first of their names is asked for.
  public let reexports: [(names: [String], from: String)]
  /// Names that the module has elsewhere but not here: using one is unsupported, not wrong.
  public let unavailable: WordList
  /// Where a name of the tables stands in them.
  let places: [String: Place]

  enum Place { case function(Int), type(Int), constant(Int) }

  public init(
    _ name: String, _ documentation: String, functions: [Builtin] = [], classes: [BuiltinClass] = [],
    constants: [Constant] = [], source: String? = nil, reexports: [(names: [String], from: String)] = [],
    unavailable: WordList = ""
  ) {
    self.name = name
    self.documentation = documentation
    self.functions = functions
    self.classes = classes
    self.constants = constants
    self.source = source
    self.reexports = reexports
    self.unavailable = unavailable
    var places: [String: Place] = [:]
    places.reserveCapacity(functions.count + classes.count + constants.count)
    for (index, function) in functions.enumerated() { places[function.name] = .function(index) }
    for (index, type) in classes.enumerated() { places[type.name] = .type(index) }
    for (index, constant) in constants.enumerated() { places[constant.name] = .constant(index) }
    self.places = places
  }
}

/// A module at run time. What its tables declare becomes an attribute when somebody asks for it: most lessons use few
/// of many names.
public final class ModuleObject: TrackedObject {
  public let name: String
  public var attributes = AttributeTable()
  public let documentation: String
  /// How many of the sources that belong to the module have begun to run.
  var sourcesRun = 0
  private let unavailable: [WordList]

  public init(_ name: String, documentation: String, unavailable: [WordList] = []) {
    self.name = name
    self.documentation = documentation
    self.unavailable = unavailable
    super.init()
  }

  /// Whether the original of this module may have a name that is not here: it is listed, or nobody made a list.
  func mayHaveElsewhere(_ name: String) -> Bool {
    let lists = unavailable.filter { !$0.isEmpty }
    return lists.isEmpty || lists.contains { $0.contains(name) }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("module") }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String { "<module '\(name)'>" }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let value = attributes[name] { return value }
    switch name {
    case "__name__": return .string(self.name)
    case "__doc__": return .string(documentation)
    case "__dict__":
      try interpreter.completeAttributes(of: self)
      return try interpreter.dictionary(of: attributes)
    default:
      if let member = try interpreter.declaredMember(name, of: self) { return member }
      if let module = try interpreter.submodule(name, of: self) { return module }
      try interpreter.runSources(of: self, until: name)
      if let value = attributes[name] { return value }
      if unavailable.contains(where: { $0.contains(name) }) {
        throw .unavailable(
          "\(self.name).\(name)", nearest: Spelling.nearest(to: name, in: attributeNames(in: interpreter)))
      }
      return try interpreter.classAttribute(name, of: self)
    }
  }

  public override func setAttribute(
    _ name: String, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    attributes[name] = value
    return true
  }

  public override func deleteAttribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Bool {
    guard try attribute(name, in: interpreter) != nil, attributes[name] != nil else { return false }
    attributes[name] = nil
    return true
  }

  public override func attributeNames(in interpreter: Interpreter) -> [String] {
    // A source that cannot be run says so when one of its names is used.
    try? interpreter.runSources(of: self)
    let own = Set(attributes.names)
    return attributes.names
      + (interpreter.modules.declaredNames(of: name) + interpreter.modules.submodules(of: name))
      .filter { !own.contains($0) }
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: attributes.removeAll())
  }
}

extension Raise {
  /// A name that the original of a library has and this one lacks.
  public static func unavailable(_ name: String, nearest: String?) -> Raise {
    .stop(
      Stop(
        .unsupported, "\(name) is not part of the lesson language", suggestion: nearest.map { "There is '\($0)'." }))
  }
}

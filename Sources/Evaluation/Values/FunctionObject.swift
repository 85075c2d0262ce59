/// A variable that an inner function captures.
final class CellObject: TrackedObject {
  var value: Value

  init(_ value: Value) {
    self.value = value
    super.init()
  }

  deinit {
    if value.isContainer { releaseDeeply() }
  }

  override func releaseReferences(into freed: inout [Value]) {
    freed.append(value)
    value = .unbound
  }
}

/// A function that the lesson wrote.
public final class FunctionObject: TrackedObject {
  let code: FunctionCode
  /// The variables of enclosing functions, by the resolver's `free` index.
  private(set) var cells: [CellObject]
  /// One value for each parameter; unbound where there is no default.
  private(set) var defaults: [Value]
  var attributes = AttributeTable()
  var name: String
  /// `outer.<locals>.inner`.
  var qualifiedName: String
  var annotations: Value = .unbound

  init(code: FunctionCode, cells: [CellObject], defaults: [Value], qualifiedName: String) {
    self.code = code
    self.cells = cells
    self.defaults = defaults
    self.name = code.name
    self.qualifiedName = qualifiedName
  }

  deinit {
    if !cells.isEmpty || Object.holdsContainer(defaults) || Object.holdsContainer(attributes.values) {
      releaseDeeply()
    }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("function") }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    "<function \(qualifiedName) at \(interpreter.address(of: self))>"
  }

  public override var isCallable: Bool { true }

  public override func truth(in interpreter: Interpreter) throws(Raise) -> Bool { true }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let value = attributes[name] { return value }
    switch name {
    case "__name__": return .string(self.name)
    case "__qualname__": return .string(qualifiedName)
    case "__doc__": return code.documentation.map { .string($0) } ?? Value.none
    case "__module__": return .string(code.namespace.moduleName)
    case "__dict__": return try interpreter.dictionary(of: attributes)
    case "__annotations__":
      if annotations.isUnbound { annotations = .dict(DictObject()) }
      return annotations
    case "__defaults__": return positionalDefaults
    default: return try interpreter.classAttribute(name, of: self)
    }
  }

  public override func setAttribute(
    _ name: String, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    switch (name, value) {
    case ("__name__", .string(let text)): self.name = text.value
    case ("__qualname__", .string(let text)): qualifiedName = text.value
    case ("__annotations__", _): annotations = value
    default: attributes[name] = value
    }
    return true
  }

  public override func deleteAttribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Bool {
    guard attributes[name] != nil else { return false }
    attributes[name] = nil
    return true
  }

  public override func attributeNames(in interpreter: Interpreter) -> [String] {
    attributes.names + super.attributeNames(in: interpreter)
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: defaults)
    freed.append(contentsOf: attributes.removeAll())
    freed.append(annotations)
    for cell in cells { freed.append(.object(cell)) }
    defaults = []
    cells = []
    annotations = .unbound
  }

  private var positionalDefaults: Value {
    let given = zip(code.parameters, defaults).filter { $0.0.kind.isPositional && !$0.1.isUnbound }
    return given.isEmpty ? .none : .tuple(given.map { $0.1 })
  }
}

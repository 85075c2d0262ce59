/// `list[int]`: a type with parameters, which annotations use and nothing checks.
public final class GenericAliasObject: TrackedObject {
  public let origin: ClassObject
  public private(set) var parameters: [Value]

  init(_ origin: ClassObject, parameters: Value) {
    self.origin = origin
    if case .tuple(let tuple) = parameters { self.parameters = tuple.items } else { self.parameters = [parameters] }
    super.init()
  }

  deinit { if Object.holdsContainer(parameters) { releaseDeeply() } }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: parameters)
    parameters = []
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("types.GenericAlias")
  }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    try interpreter.enterNested(" while getting the repr of an object")
    defer { interpreter.leaveNested() }
    var names: [String] = []
    for parameter in parameters {
      if let type = parameter.as(ClassObject.self) {
        names.append(type.qualifiedName)
      } else {
        names.append(try interpreter.representation(of: parameter))
      }
    }
    return "\(origin.qualifiedName)[\(names.joined(separator: ", "))]"
  }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "__origin__": .object(origin)
    case "__args__": .tuple(parameters)
    default: try origin.attribute(name, in: interpreter)
    }
  }

  public override var isCallable: Bool { true }

  public override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? {
    try origin.call(arguments, in: interpreter)
  }
}

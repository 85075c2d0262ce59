/// A builtin type as the host declares it.
public struct BuiltinClass: Sendable {
  /// The name under which an interpreter finds the class object: `list`, `torch.Tensor`.
  public let qualifiedName: String
  /// What follows the last dot.
  public let name: String
  public let documentation: String
  /// Qualified names; `object` when empty.
  public let bases: [String]
  public let constructor: Builtin?
  /// Methods: the first parameter is `self`.
  public let methods: [Builtin]
  /// Attributes that are computed: one parameter, `self`.
  public let properties: [Builtin]
  public let staticMethods: [Builtin]
  /// Methods whose first parameter is the class, `cls`.
  public let classMethods: [Builtin]
  /// All of those, each once, in order of declaration.
  let memberNames: [String]
  private let places: [String: Place]

  private enum Place { case method(Int), property(Int), staticMethod(Int), classMethod(Int) }

  public init(
    _ qualifiedName: String, _ documentation: String, bases: [String] = [], constructor: Builtin? = nil,
    methods: [Builtin] = [], properties: [Builtin] = [], staticMethods: [Builtin] = [], classMethods: [Builtin] = []
  ) {
    self.qualifiedName = qualifiedName
    name =
      qualifiedName.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(qualifiedName[$0...].dropFirst()) }
      ?? qualifiedName
    self.documentation = documentation
    self.bases = bases
    self.constructor = constructor
    self.methods = methods
    self.properties = properties
    self.staticMethods = staticMethods
    self.classMethods = classMethods
    var places: [String: Place] = [:]
    var names: [String] = []
    func declare(_ builtins: [Builtin], _ place: (Int) -> Place) {
      for (index, builtin) in builtins.enumerated() where places.updateValue(place(index), forKey: builtin.name) == nil
      {
        names.append(builtin.name)
      }
    }
    places.reserveCapacity(methods.count + properties.count + staticMethods.count + classMethods.count)
    declare(methods, Place.method)
    declare(properties, Place.property)
    declare(staticMethods, Place.staticMethod)
    declare(classMethods, Place.classMethod)
    self.places = places
    memberNames = names
  }

  /// A new object for a member; nil when there is none of that name.
  func member(_ name: String) -> Value? {
    switch places[name] {
    case .method(let index): .object(BuiltinObject(methods[index], owner: .type(self.name)))
    case .property(let index): .object(BuiltinPropertyObject(properties[index], of: self.name))
    case .staticMethod(let index): .object(BuiltinObject(staticMethods[index], owner: .typeItself(self.name)))
    case .classMethod(let index): .object(BuiltinObject(classMethods[index], owner: .typeItself(self.name)))
    case nil: nil
    }
  }
}

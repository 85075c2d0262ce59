/// The class objects of builtin types, made from their declarations when they are first needed.
final class ClassRegistry {
  private let library: Library
  private var objects: [String: ClassObject] = [:]

  init(_ library: Library) { self.library = library }

  func classObject(_ qualifiedName: String) -> ClassObject {
    if let known = objects[qualifiedName] { return known }
    let made = makeClass(qualifiedName)
    objects[qualifiedName] = made
    return made
  }

  private func makeClass(_ qualifiedName: String) -> ClassObject {
    let (module, name) = Self.split(qualifiedName)
    let declaration = library.classes[qualifiedName]
    var bases = (declaration?.bases ?? []).map { classObject($0) }
    if bases.isEmpty, qualifiedName != "object" { bases = [classObject("object")] }
    return ClassObject(builtin: name, module: module, bases: bases, declaration)
  }

  private static func split(_ qualifiedName: String) -> (module: String, name: String) {
    guard let dot = qualifiedName.lastIndex(of: ".") else { return ("builtins", qualifiedName) }
    return (String(qualifiedName[..<dot]), String(qualifiedName[qualifiedName.index(after: dot)...]))
  }
}

/// The class objects of one interpreter that are needed all the time.
public final class CoreClasses {
  public let object: ClassObject
  public let type: ClassObject
  public let int: ClassObject
  public let float: ClassObject
  public let bool: ClassObject
  public let none: ClassObject
  public let str: ClassObject
  public let list: ClassObject
  public let tuple: ClassObject
  public let dict: ClassObject
  private let registry: ClassRegistry

  init(_ registry: ClassRegistry) {
    object = registry.classObject("object")
    type = registry.classObject("type")
    int = registry.classObject("int")
    float = registry.classObject("float")
    bool = registry.classObject("bool")
    none = registry.classObject("NoneType")
    str = registry.classObject("str")
    list = registry.classObject("list")
    tuple = registry.classObject("tuple")
    dict = registry.classObject("dict")
    self.registry = registry
  }

  /// The class of an exception; most lessons raise few kinds.
  public func exception(_ kind: ExceptionKind) -> ClassObject { registry.classObject(kind.rawValue) }
}

/// The modules that lessons can import, and those that were.
struct ModuleTable {
  private let library: Library
  private var loaded: [String: ModuleObject] = [:]

  init(_ library: Library) { self.library = library }

  /// The declarations under a dotted name: several tables may make up one module.
  func declarations(of name: String) -> [BuiltinModule] { library.modules[name] ?? [] }

  /// Whether there is such a module, or a package of which it is the name.
  func exists(_ name: String) -> Bool {
    library.modules[name] != nil || library.modules.keys.contains { $0.hasPrefix(name + ".") }
  }

  /// The module that a name of this one really lives in; nil when it is the module's own or does not exist.
  func home(of name: String, in module: String) -> String? {
    for declaration in declarations(of: module) {
      if let found = declaration.reexports.first(where: { $0.names.contains(name) }) { return found.from }
    }
    return nil
  }

  func reexportedNames(of module: String) -> [String] {
    declarations(of: module).flatMap { $0.reexports.flatMap(\.names) }
  }

  /// Every name that a module's tables declare or take from elsewhere.
  func declaredNames(of module: String) -> [String] {
    declarations(of: module).flatMap(\.places.keys) + reexportedNames(of: module)
  }

  func loadedModule(_ name: String) -> ModuleObject? { loaded[name] }
  mutating func setLoaded(_ module: ModuleObject) { loaded[module.name] = module }
  mutating func unload() { loaded = [:] }

  /// Names directly below a package.
  func submodules(of name: String) -> [String] {
    let prefix = name + "."
    let below = library.modules.keys.filter { $0.hasPrefix(prefix) }
    return Set(below.map { $0.dropFirst(prefix.count).prefix { $0 != "." } }).map(String.init).sorted()
  }
}

/// What every program can name without importing it.
final class Builtins {
  private let library: Library
  private var values: [String: Value] = [:]

  init(_ library: Library) { self.library = library }

  /// Builtin types that have no name in Python's `builtins`.
  private static let hidden: Set<String> = [
    "NoneType", "function", "module", "method", "generator", "method_descriptor", "builtin_function_or_method",
    "NotImplementedType", "ellipsis", "getset_descriptor", "cell", "code", "traceback", "list_iterator",
    "tuple_iterator", "str_iterator", "str_ascii_iterator", "bytes_iterator", "range_iterator", "set_iterator",
    "dict_keyiterator",
    "dict_valueiterator", "dict_itemiterator", "dict_reversekeyiterator", "list_reverseiterator", "callable_iterator",
    "iterator", "dict_keys", "dict_values", "dict_items",
  ]

  /// Whether a type of this qualified name can be named without importing it.
  private func isClass(_ name: String) -> Bool {
    library.classes[name] != nil && !name.contains(".") && !Self.hidden.contains(name)
  }

  var names: [String] {
    Array(library.functions.keys) + Array(library.constants.keys) + library.classes.keys.filter(isClass)
  }

  /// Nil when there is no such builtin.
  func value(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let known = values[name] { return known }
    let value: Value
    if let function = library.functions[name] {
      value = .object(BuiltinObject(function))
    } else if let constant = library.constants[name] {
      value = try constant.value(interpreter)
    } else if isClass(name) {
      value = .object(interpreter.builtinClass(name))
    } else {
      return nil
    }
    values[name] = value
    return value
  }
}

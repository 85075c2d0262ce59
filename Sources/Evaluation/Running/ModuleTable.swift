/// The modules that lessons can import, and those that were.
struct ModuleTable {
  private let declared: [String: [BuiltinModule]]
  private var loaded: [String: ModuleObject] = [:]

  init(_ modules: [BuiltinModule]) {
    declared = Dictionary(grouping: modules, by: \.name)
  }

  /// The declarations under a dotted name: several tables may make up one module.
  func declarations(of name: String) -> [BuiltinModule] { declared[name] ?? [] }

  /// Whether there is such a module, or a package of which it is the name.
  func exists(_ name: String) -> Bool {
    declared[name] != nil || declared.keys.contains { $0.hasPrefix(name + ".") }
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
    return Set(declared.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count).prefix { $0 != "." } })
      .map(String.init).sorted()
  }
}

/// What every program can name without importing it.
final class Builtins {
  private let functions: [String: Builtin]
  private let constants: [String: BuiltinModule.Constant]
  private let classNames: Set<String>
  private var values: [String: Value] = [:]

  init(_ modules: [BuiltinModule]) {
    var functions: [String: Builtin] = [:]
    var constants: [String: BuiltinModule.Constant] = [:]
    for module in modules {
      for function in module.functions { functions[function.name] = function }
      for constant in module.constants { constants[constant.name] = constant }
    }
    self.functions = functions
    self.constants = constants
    classNames = Set(modules.flatMap(\.classes).map(\.qualifiedName).filter { !$0.contains(".") })
      .subtracting(Self.hidden)
  }

  /// Builtin types that have no name in Python's `builtins`.
  private static let hidden: Set<String> = [
    "NoneType", "function", "module", "method", "generator", "method_descriptor", "builtin_function_or_method",
    "NotImplementedType", "ellipsis", "getset_descriptor", "cell", "code", "traceback", "list_iterator",
    "tuple_iterator", "str_iterator", "str_ascii_iterator", "bytes_iterator", "range_iterator", "set_iterator",
    "dict_keyiterator",
    "dict_valueiterator", "dict_itemiterator", "dict_reversekeyiterator", "list_reverseiterator", "callable_iterator",
    "iterator", "dict_keys", "dict_values", "dict_items",
  ]

  var names: [String] { Array(functions.keys) + Array(constants.keys) + Array(classNames) }

  /// Nil when there is no such builtin.
  func value(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let known = values[name] { return known }
    let value: Value
    if let function = functions[name] {
      value = .object(BuiltinObject(function))
    } else if let constant = constants[name] {
      value = try constant.value(interpreter)
    } else if classNames.contains(name) {
      value = .object(interpreter.builtinClass(name))
    } else {
      return nil
    }
    values[name] = value
    return value
  }
}

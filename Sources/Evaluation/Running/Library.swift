/// The modules that lessons can import, indexed once for all the interpreters of a process.
public final class Library: Sendable {
  /// Tables by dotted name; several may make up one module.
  let modules: [String: [BuiltinModule]]
  /// By qualified name.
  let classes: [String: BuiltinClass]
  /// What every program can name without importing it.
  let functions: [String: Builtin]
  let constants: [String: BuiltinModule.Constant]

  /// Python's own modules.
  public static let standard = Library()

  /// - Parameter host: what a host adds to Python's own modules.
  public init(adding host: [BuiltinModule] = []) {
    let all = StandardLibrary.modules + host
    modules = Dictionary(grouping: all, by: \.name)
    classes = Dictionary(all.flatMap(\.classes).map { ($0.qualifiedName, $0) }, uniquingKeysWith: { $1 })
    let builtins = all.filter { $0.name == "builtins" }
    functions = Dictionary(builtins.flatMap(\.functions).map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    constants = Dictionary(builtins.flatMap(\.constants).map { ($0.name, $0) }, uniquingKeysWith: { $1 })
  }

  /// Parses and resolves what of the modules of these names is written in the lesson language, the first source of each, so
  /// that the first interpreter to need it finds it done.
  public func prepare(_ names: [String]) {
    for name in names {
      guard let source = modules[name, default: []].lazy.compactMap(\.source).first else { continue }
      // A mistake in a module shows where the module is imported.
      _ = try? LibrarySources.resolved(source, of: name)
    }
  }
}

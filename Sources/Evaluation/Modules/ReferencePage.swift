/// The list of everything that the language offers, derived from the tables that declare it.
public struct ReferencePage {
  private let modules: [BuiltinModule]

  /// - Parameter modules: what a host adds to the standard library.
  public init(modules: [BuiltinModule] = []) { self.modules = StandardLibrary.modules + modules }

  /// A Markdown document: a section a module, a line a function, a list a class.
  public var markdown: String {
    var page = "# Reference\n"
    var names: [String] = []
    for module in modules where !names.contains(module.name) { names.append(module.name) }
    for name in names { page += section(name, modules.filter { $0.name == name }) }
    return page
  }

  private func section(_ name: String, _ tables: [BuiltinModule]) -> String {
    var text = "\n## `\(name)`\n\n"
    if let documentation = tables.map(\.documentation).first(where: { !$0.isEmpty }) { text += documentation + "\n\n" }
    for function in tables.flatMap(\.functions) where !function.name.hasPrefix("_") { text += line(function) }
    let constants = tables.flatMap(\.constants).map(\.name).filter { !$0.hasPrefix("_") }
    if !constants.isEmpty { text += "- Names: " + constants.map { "`\($0)`" }.joined(separator: ", ") + "\n" }
    let layers = tables.flatMap(\.reexports).flatMap(\.names)
    if !layers.isEmpty {
      text += "- In the lesson language: " + layers.map { "`\($0)`" }.joined(separator: ", ") + "\n"
    }
    for type in tables.flatMap(\.classes) { text += list(type) }
    return text
  }

  /// The functions and methods of a name, each with its qualified name and its line.
  public func lines(about name: String) -> [(place: String, line: String)] {
    declarations.filter { $0.builtin.name == name }.map { ("\($0.owner).\(name)", line($0.builtin)) }
  }

  /// Every name that `lines(about:)` knows.
  public var names: Set<String> { Set(declarations.map(\.builtin.name)) }

  /// Every builtin with the module or type that declares it.
  private var declarations: [(owner: String, builtin: Builtin)] {
    var result: [(owner: String, builtin: Builtin)] = []
    for module in modules {
      result += module.functions.map { (module.name, $0) }
      for type in module.classes { result += members(type).map { (type.qualifiedName, $0) } }
    }
    return result
  }

  private func members(_ type: BuiltinClass) -> [Builtin] {
    type.methods + type.staticMethods + type.classMethods + type.properties
  }

  private func line(_ builtin: Builtin) -> String {
    "- " + builtin.signatures.map { "`\($0)`" }.joined(separator: ", ") + ": \(builtin.documentation)\n"
  }

  private func list(_ type: BuiltinClass) -> String {
    let shown = members(type).filter { !$0.name.hasPrefix("__") }
    let heading = "\n### `\(type.qualifiedName)`\n\n\(type.documentation)\n"
    return heading + (shown.isEmpty ? "" : "\n" + shown.map(line).joined())
  }
}

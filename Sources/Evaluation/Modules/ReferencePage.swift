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
    for type in tables.flatMap(\.classes) { text += list(type) }
    return text
  }

  private func line(_ builtin: Builtin) -> String {
    "- " + builtin.signatures.map { "`\($0)`" }.joined(separator: ", ") + ": \(builtin.documentation)\n"
  }

  private func list(_ type: BuiltinClass) -> String {
    let members = type.methods + type.staticMethods + type.classMethods + type.properties
    let shown = members.filter { !$0.name.hasPrefix("__") }
    let heading = "\n### `\(type.qualifiedName)`\n\n\(type.documentation)\n"
    return heading + (shown.isEmpty ? "" : "\n" + shown.map(line).joined())
  }
}

/// What a cell takes from the namespace that the cells of a chapter share, and what it gives to it.
public struct NamespaceUse: Sendable {
  /// Names that the cell may read before it binds them, in functions that it defines too.
  public let reads: Set<String>
  /// Names that the cell binds (imports, definitions, assignments, deletions).
  public let binds: Set<String>

  public init(of source: String) throws(SyntaxError) { try self.init(of: try parse(source)) }

  public init(of module: ParsedModule) throws(SyntaxError) {
    var resolver = try Resolver(module)
    var names = GlobalNames()
    try resolver.run(&names)
    reads = NamespaceFlow(module.statements, resolver.globalReads()).reads
    binds = resolver.globalBinds()
  }
}

extension Resolver {
  /// Names of the shared namespace that each scope reads.
  fileprivate func globalReads() -> ScopeReads {
    let reads = tables.indices.map { scope in
      tables[scope].symbols.keys.indices.filter { isGlobalRead($0, in: scope) }.map { text(ofPlace: $0, in: scope) }
    }
    return ScopeReads(reads: reads, children: tables.map(\.children))
  }

  private func isGlobalRead(_ place: Int, in scope: Int) -> Bool {
    let symbol = tables[scope].symbols[place: place]
    guard symbol.contains(.read) else { return false }
    switch scopes[scope].bindings[place: place] {
    case .global: return true
    case .classMember(_, otherwise: .global): return !symbol.contains(.bound)
    default: return false
    }
  }

  /// Names of the shared namespace that the cell binds, in whatever scope.
  fileprivate func globalBinds() -> Set<String> {
    var names: Set<String> = []
    for (scope, table) in tables.enumerated() {
      for place in table.symbols.keys.indices where table.symbols[place: place].contains(.bound) {
        if case .global = scopes[scope].bindings[place: place] { names.insert(text(ofPlace: place, in: scope)) }
      }
    }
    return names
  }

  private func text(ofPlace place: Int, in scope: Int) -> String { scopes[scope].bindings.keys[place] }
}

import SourceText

/// Decides where every name of a parsed cell lives.
///
/// `names` is the namespace that the cells of a chapter share; it grows by the names that this cell mentions. Throws what
/// CPython says after parsing: misplaced `return`, `break`, `yield`, stars, `global`, `nonlocal`, doubled parameters.
public func resolve(_ module: ParsedModule, names: inout GlobalNames) throws(SyntaxError) -> Program {
  var collector = SymbolCollector(scopeCount: module.scopeCount)
  try collector.visit(module.statements)
  var resolver = Resolver(tables: collector.tables.map { $0 ?? .unused }, names: names)
  try resolver.run()
  var checker = PlacementChecker()
  try checker.check(module.statements)
  names = resolver.names
  let flow = NamespaceFlow(module.statements, resolver.globalUses())
  return Program(
    statements: module.statements, scopes: resolver.scopes, reads: flow.reads, binds: resolver.globalBinds(),
    echoSilenced: module.echoSilenced)
}

extension SymbolTable {
  /// A number that the parser gave out and then took back.
  fileprivate static var unused: SymbolTable { SymbolTable(kind: .lambda, parent: 0, comprehension: nil) }
}

/// The second pass: owners, then slots, then bindings.
struct Resolver {
  let tables: [SymbolTable]
  private(set) var scopes: [Scope]
  private(set) var names: GlobalNames
  /// For each scope, its own names that an inner frame captures.
  private var captured: [Set<String>]
  /// For each scope, the slot of each of its own names, in its frame or its host's.
  private var slots: [[String: Int]]
  /// For each frame, the index of each free variable.
  private var freeIndices: [[String: Int]]

  init(tables: [SymbolTable], names: GlobalNames) {
    self.tables = tables
    self.names = names
    scopes = tables.enumerated().map { Scope(id: ScopeID($0.offset), kind: $0.element.kind) }
    captured = Array(repeating: [], count: tables.count)
    slots = Array(repeating: [:], count: tables.count)
    freeIndices = slots
  }

  mutating func run() throws(SyntaxError) {
    _ = findCaptures(0)
    let order = outsideIn()
    for scope in order { assignSlots(scope) }
    for scope in order { try bindNames(scope) }
  }

  /// Scopes with every parent before its children.
  private func outsideIn() -> [Int] {
    var order = [0]
    var next = 0
    while next < order.count {
      order += tables[order[next]].children
      next += 1
    }
    return order
  }

  // MARK: Captures, and which comprehensions run in the frame around them

  /// What a scope needs from outside: by its own code, and by the frames inside it.
  private struct Needs {
    var direct: Set<String> = []
    var framed: Set<String> = []
  }

  private mutating func findCaptures(_ scope: Int) -> Needs {
    let table = tables[scope]
    var needs = Needs()
    for name in table.order {
      guard let symbol = table.symbols[name] else { continue }
      if !symbol.isOwn || table.kind == .class, !symbol.contains(.global) { needs.direct.insert(name) }
    }
    for child in table.children {
      let inner = findCaptures(child)
      needs.framed.formUnion(inner.framed)
      if scopes[child].host == nil {
        needs.framed.formUnion(inner.direct)
      } else {
        needs.direct.formUnion(inner.direct)
      }
    }
    settle(&needs, scope)
    return needs
  }

  /// Takes out of the needs what this scope provides.
  private mutating func settle(_ needs: inout Needs, _ scope: Int) {
    let table = tables[scope]
    if table.kind == .class, needs.framed.remove("__class__") != nil { captured[scope].insert("__class__") }
    guard table.isFunctionLike else { return }
    for (name, symbol) in table.symbols {
      if symbol.isOwn {
        if needs.framed.remove(name) != nil { captured[scope].insert(name) }
        needs.direct.remove(name)
      } else if symbol.contains(.global) {
        needs.framed.remove(name)
        needs.direct.remove(name)
      }
    }
    if canBeInlined(scope) { scopes[scope].host = ScopeID(table.parent) }
  }

  /// A list, set or dict comprehension needs no frame of its own when nothing captures its variables (PEP 709). In a
  /// class body it keeps its frame, since it does not see the class's names.
  private func canBeInlined(_ scope: Int) -> Bool {
    guard let kind = tables[scope].comprehension, kind != .generator, captured[scope].isEmpty else { return false }
    return tables[tables[scope].parent].kind != .class
  }

  // MARK: Slots

  private mutating func assignSlots(_ scope: Int) {
    let table = tables[scope]
    scopes[scope].isGenerator = table.isGenerator
    if let parent = scopes[scope].host {
      // Parents come first: theirs is the final host already.
      let host = scopes[parent.index].host ?? parent
      scopes[scope].host = host
      for name in table.order where table.symbols[name]?.isOwn == true {
        slots[scope][name] = scopes[host.index].slotCount
        scopes[host.index].slotCount += 1
        scopes[host.index].slotNames.append("")
      }
    } else if table.kind == .class {
      guard captured[scope].contains("__class__") else { return }
      scopes[scope].classCellSlot = newSlot("__class__", scope)
      scopes[scope].cellSlots = [0]
    } else if table.isFunctionLike {
      for name in table.order where table.symbols[name]?.isOwn == true {
        let slot = newSlot(name, scope)
        if captured[scope].contains(name) { scopes[scope].cellSlots.append(slot) }
      }
    }
  }

  private mutating func newSlot(_ name: String, _ scope: Int) -> Int {
    let slot = scopes[scope].slotCount
    slots[scope][name] = slot
    scopes[scope].slotCount += 1
    scopes[scope].slotNames.append(name)
    return slot
  }

  // MARK: Bindings

  private mutating func bindNames(_ scope: Int) throws(SyntaxError) {
    for (name, span) in tables[scope].nonlocals where owner(of: name, above: scope) == nil {
      throw SyntaxError(.syntaxError, "no binding for nonlocal '\(name)' found", span)
    }
    for name in tables[scope].order { scopes[scope].bindings[name] = binding(of: name, in: scope) }
  }

  private mutating func binding(of name: String, in scope: Int) -> Binding {
    let table = tables[scope]
    let symbol = table.symbols[name] ?? []
    if table.kind == .module || symbol.contains(.global) { return global(name) }
    if table.kind == .class { return classBinding(of: name, symbol, in: scope) }
    if symbol.isOwn { return ownBinding(of: name, in: scope) }
    if owner(of: name, above: scope) == nil { return global(name) }
    return outerBinding(of: name, in: scope)
  }

  private func ownBinding(of name: String, in scope: Int) -> Binding {
    let slot = slots[scope][name] ?? 0
    return captured[scope].contains(name) ? .cell(slot) : .local(slot)
  }

  private mutating func classBinding(of name: String, _ symbol: Symbol, in scope: Int) -> Binding {
    if symbol.contains(.nonlocal) { return .free(freeIndex(of: name, in: scope)) }
    if symbol.contains(.bound) || owner(of: name, above: scope) == nil {
      return .classMember(name, otherwise: global(name))
    }
    return .classMember(name, otherwise: .free(freeIndex(of: name, in: scope)))
  }

  private mutating func global(_ name: String) -> Binding { .global(names.slot(for: name)) }

  /// A variable of an enclosing scope, as seen by a scope that does not own it: in the same frame for an inlined
  /// comprehension, else free.
  private mutating func outerBinding(of name: String, in scope: Int) -> Binding {
    guard scopes[scope].host != nil else { return .free(freeIndex(of: name, in: scope)) }
    let parent = tables[scope].parent
    if tables[parent].isFunctionLike, tables[parent].symbols[name]?.isOwn == true {
      return ownBinding(of: name, in: parent)
    }
    return outerBinding(of: name, in: parent)
  }

  private mutating func freeIndex(of name: String, in scope: Int) -> Int {
    if let index = freeIndices[scope][name] { return index }
    let index = scopes[scope].captures.count
    freeIndices[scope][name] = index
    scopes[scope].captures.append(.free(0))
    scopes[scope].captures[index] = captureSource(of: name, in: tables[scope].parent)
    return index
  }

  /// Where the frame around has the cell.
  private mutating func captureSource(of name: String, in scope: Int) -> Binding {
    let table = tables[scope]
    if table.kind == .class, name == "__class__", let slot = scopes[scope].classCellSlot { return .cell(slot) }
    if table.isFunctionLike, table.symbols[name]?.isOwn == true { return ownBinding(of: name, in: scope) }
    if scopes[scope].host != nil { return captureSource(of: name, in: table.parent) }
    return .free(freeIndex(of: name, in: scope))
  }

  /// The enclosing scope that owns a variable, or nil if the shared namespace does.
  private func owner(of name: String, above scope: Int) -> Int? {
    var scope = scope
    while scope != 0 {
      scope = tables[scope].parent
      let table = tables[scope]
      if table.kind == .class, name == "__class__", captured[scope].contains(name) { return scope }
      guard table.isFunctionLike, let symbol = table.symbols[name] else { continue }
      if symbol.isOwn { return scope }
      if symbol.contains(.global) { return nil }
    }
    return nil
  }
}

extension Resolver {
  /// Names of the shared namespace that each scope reads.
  func globalUses() -> NamespaceUses {
    var reads: [[String]] = []
    for (scope, table) in tables.enumerated() {
      reads.append(
        table.order.filter { name in
          guard table.symbols[name]?.contains(.read) == true else { return false }
          switch scopes[scope].bindings[name] {
          case .global: return true
          case .classMember(_, otherwise: .global): return table.symbols[name]?.contains(.bound) == false
          default: return false
          }
        })
    }
    return NamespaceUses(reads: reads, children: tables.map(\.children))
  }

  /// Names of the shared namespace that the cell binds, in whatever scope.
  func globalBinds() -> Set<String> {
    var names: Set<String> = []
    for (scope, table) in tables.enumerated() {
      for (name, symbol) in table.symbols where symbol.contains(.bound) {
        if case .global = scopes[scope].bindings[name] { names.insert(name) }
      }
    }
    return names
  }
}

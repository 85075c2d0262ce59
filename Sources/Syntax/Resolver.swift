import SourceText

/// Decides where every name of a parsed cell lives.
///
/// `names` is the namespace that the cells of a chapter share; it grows by the names that this cell mentions. Throws what
/// CPython says after parsing: misplaced `return`, `break`, `yield`, stars, `global`, `nonlocal`, doubled parameters.
public func resolve(_ module: ParsedModule, names: inout GlobalNames) throws(SyntaxError) -> Program {
  var resolver = try Resolver(module)
  try resolver.run(&names)
  var checker = PlacementChecker()
  try checker.check(module.statements)
  return Program(statements: module.statements, scopes: resolver.scopes, echoSilenced: module.echoSilenced)
}

/// The second pass: owners, then slots, then bindings. Names are numbers, and what is known of a name in a scope stands
/// at the name's place in the scope's table.
struct Resolver {
  let tables: [SymbolTable]
  private(set) var scopes: [Scope]
  private let texts: [String]
  /// The number of `__class__`, if the program mentions it.
  private let classCell: Int?
  /// For each scope and place, whether an inner frame captures the scope's own variable.
  private var captured: [[Bool]]
  /// Whether a method of the class captures the cell of its `__class__`.
  private var capturesClass: [Bool]
  /// For each scope and place, the slot of the scope's own variable, in its frame or its host's.
  private var slots: [[Int]]
  /// For each frame, the index of each free variable.
  private var freeIndices: [[Int: Int]]
  /// For each name, its slot in the shared namespace once it is known.
  private var globalSlots: [Int?]

  init(_ module: ParsedModule) throws(SyntaxError) {
    var collector = SymbolCollector(scopeCount: module.scopeCount)
    try collector.visit(module.statements)
    tables = collector.allTables
    texts = collector.numbers.texts
    classCell = collector.numbers.existingNumber(of: "__class__")
    scopes = tables.enumerated().map { Scope(id: ScopeID($0.offset), kind: $0.element.kind) }
    captured = tables.map { Array(repeating: false, count: $0.symbols.count) }
    capturesClass = Array(repeating: false, count: tables.count)
    slots = tables.map { Array(repeating: 0, count: $0.symbols.count) }
    freeIndices = Array(repeating: [:], count: tables.count)
    globalSlots = Array(repeating: nil, count: texts.count)
  }

  mutating func run(_ names: inout GlobalNames) throws(SyntaxError) {
    _ = findCaptures(0)
    let order = outsideIn()
    for scope in order { assignSlots(scope) }
    for scope in order { try bindNames(scope, &names) }
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
    var direct: Set<Int> = []
    var framed: Set<Int> = []
  }

  private mutating func findCaptures(_ scope: Int) -> Needs {
    var needs = Needs()
    for (name, symbol) in zip(tables[scope].symbols.keys, tables[scope].symbols.values) {
      if !symbol.isOwn || tables[scope].kind == .class, !symbol.contains(.global) { needs.direct.insert(name) }
    }
    for child in tables[scope].children {
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
    if table.kind == .class, let classCell, needs.framed.remove(classCell) != nil { capturesClass[scope] = true }
    guard table.isFunctionLike else { return }
    for (place, name) in table.symbols.keys.enumerated() {
      let symbol = table.symbols[place: place]
      guard symbol.isOwn || symbol.contains(.global) else { continue }
      let isCaptured = needs.framed.remove(name) != nil
      if symbol.isOwn { captured[scope][place] = isCaptured }
      needs.direct.remove(name)
    }
    if canBeInlined(scope) { scopes[scope].host = ScopeID(table.parent) }
  }

  /// A list, set or dict comprehension needs no frame of its own when nothing captures its variables (PEP 709). In a
  /// class body it keeps its frame, since it does not see the class's names.
  private func canBeInlined(_ scope: Int) -> Bool {
    guard let kind = tables[scope].comprehension, kind != .generator, !captured[scope].contains(true) else {
      return false
    }
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
      for place in table.symbols.keys.indices where table.symbols[place: place].isOwn {
        slots[scope][place] = newSlot("", host.index)
      }
    } else if table.kind == .class {
      guard capturesClass[scope] else { return }
      scopes[scope].classCellSlot = newSlot("__class__", scope)
      scopes[scope].cellSlots = [0]
    } else if table.isFunctionLike {
      for place in table.symbols.keys.indices where table.symbols[place: place].isOwn {
        let slot = newSlot(texts[table.symbols.keys[place]], scope)
        slots[scope][place] = slot
        if captured[scope][place] { scopes[scope].cellSlots.append(slot) }
      }
    }
  }

  private mutating func newSlot(_ text: String, _ scope: Int) -> Int {
    let slot = scopes[scope].slotCount
    scopes[scope].slotCount += 1
    scopes[scope].slotNames.append(text)
    return slot
  }

  // MARK: Bindings

  private mutating func bindNames(_ scope: Int, _ names: inout GlobalNames) throws(SyntaxError) {
    for (name, span) in tables[scope].nonlocals where owner(of: name, above: scope) == nil {
      throw SyntaxError(.syntaxError, "no binding for nonlocal '\(texts[name])' found", span)
    }
    for place in tables[scope].symbols.keys.indices {
      let name = tables[scope].symbols.keys[place]
      scopes[scope].bindings.append(texts[name], binding(ofPlace: place, name, in: scope, &names))
    }
  }

  private mutating func binding(
    ofPlace place: Int, _ name: Int, in scope: Int, _ names: inout GlobalNames
  ) -> Binding {
    let kind = tables[scope].kind
    let symbol = tables[scope].symbols[place: place]
    if kind == .module || symbol.contains(.global) { return global(name, &names) }
    if kind == .class { return classBinding(of: name, symbol, in: scope, &names) }
    if symbol.isOwn { return ownBinding(ofPlace: place, in: scope) }
    if owner(of: name, above: scope) == nil { return global(name, &names) }
    return outerBinding(of: name, in: scope)
  }

  private func ownBinding(ofPlace place: Int, in scope: Int) -> Binding {
    let slot = slots[scope][place]
    return captured[scope][place] ? .cell(slot) : .local(slot)
  }

  private mutating func classBinding(
    of name: Int, _ symbol: Symbol, in scope: Int, _ names: inout GlobalNames
  ) -> Binding {
    if symbol.contains(.nonlocal) { return .free(freeIndex(of: name, in: scope)) }
    if symbol.contains(.bound) || owner(of: name, above: scope) == nil {
      return .classMember(texts[name], otherwise: global(name, &names))
    }
    return .classMember(texts[name], otherwise: .free(freeIndex(of: name, in: scope)))
  }

  private mutating func global(_ name: Int, _ names: inout GlobalNames) -> Binding {
    if let slot = globalSlots[name] { return .global(slot) }
    let slot = names.slot(for: texts[name])
    globalSlots[name] = slot
    return .global(slot)
  }

  /// A variable of an enclosing scope, as seen by a scope that does not own it: in the same frame for an inlined
  /// comprehension, else free.
  private mutating func outerBinding(of name: Int, in scope: Int) -> Binding {
    guard scopes[scope].host != nil else { return .free(freeIndex(of: name, in: scope)) }
    let parent = tables[scope].parent
    if let place = ownPlace(of: name, inFunction: parent) { return ownBinding(ofPlace: place, in: parent) }
    return outerBinding(of: name, in: parent)
  }

  /// The place of a function's own variable in the function's table.
  private func ownPlace(of name: Int, inFunction scope: Int) -> Int? {
    guard tables[scope].isFunctionLike, let place = tables[scope].symbols.place(of: name),
      tables[scope].symbols[place: place].isOwn
    else { return nil }
    return place
  }

  private mutating func freeIndex(of name: Int, in scope: Int) -> Int {
    if let index = freeIndices[scope][name] { return index }
    let index = scopes[scope].captures.count
    freeIndices[scope][name] = index
    scopes[scope].captures.append(.free(0))
    scopes[scope].captures[index] = captureSource(of: name, in: tables[scope].parent)
    return index
  }

  /// Where the frame around has the cell.
  private mutating func captureSource(of name: Int, in scope: Int) -> Binding {
    if tables[scope].kind == .class, name == classCell, let slot = scopes[scope].classCellSlot { return .cell(slot) }
    if let place = ownPlace(of: name, inFunction: scope) { return ownBinding(ofPlace: place, in: scope) }
    if scopes[scope].host != nil { return captureSource(of: name, in: tables[scope].parent) }
    return .free(freeIndex(of: name, in: scope))
  }

  /// The enclosing scope that owns a variable, or nil if the shared namespace does.
  private func owner(of name: Int, above scope: Int) -> Int? {
    var scope = scope
    while scope != 0 {
      scope = tables[scope].parent
      if tables[scope].kind == .class, name == classCell, capturesClass[scope] { return scope }
      guard tables[scope].isFunctionLike, let symbol = tables[scope].symbols[name] else { continue }
      if symbol.isOwn { return scope }
      if symbol.contains(.global) { return nil }
    }
    return nil
  }
}

import SourceText

/// The first pass of the resolver: which scope mentions which names, and how. Raises what CPython's symbol table does.
struct SymbolCollector {
  private(set) var tables: [SymbolTable?]
  private(set) var numbers = NameNumbers()
  var current = 0
  /// How many iterables of comprehensions are around, in which a walrus may not stand.
  var iterableDepth = 0

  init(scopeCount: Int) {
    tables = Array(repeating: nil, count: scopeCount)
    tables[0] = SymbolTable(kind: .module, parent: 0, comprehension: nil)
  }

  var table: SymbolTable { tables[current] ?? SymbolTable(kind: .module, parent: 0, comprehension: nil) }

  mutating func add(_ name: String, _ use: Symbol, to scope: Int? = nil) {
    let number = numbers.number(of: name)
    tables[scope ?? current]?.add(number, use)
  }

  mutating func markGenerator() { tables[current]?.isGenerator = true }

  mutating func addNonlocal(_ name: String, _ span: Span) {
    tables[current]?.nonlocals.append((numbers.number(of: name), span))
  }

  /// How a scope, the current one if not said, has used a name so far.
  func symbol(_ name: String, in scope: Int? = nil) -> Symbol? {
    numbers.existingNumber(of: name).flatMap { tables[scope ?? current]?.symbols[$0] }
  }

  /// The tables of all scopes. The parser gave out numbers that it took back: those scopes have nothing.
  var allTables: [SymbolTable] {
    tables.map { $0 ?? SymbolTable(kind: .lambda, parent: 0, comprehension: nil) }
  }

  /// Runs `body` with a new scope as the current one.
  mutating func inside(
    _ id: ScopeID, _ kind: Scope.Kind, comprehension: Comprehension.Kind? = nil,
    _ body: (inout SymbolCollector) throws(SyntaxError) -> Void
  ) throws(SyntaxError) {
    let (outer, outerDepth) = (current, iterableDepth)
    tables[id.index] = SymbolTable(kind: kind, parent: outer, comprehension: comprehension)
    tables[outer]?.children.append(id.index)
    current = id.index
    if comprehension == nil { iterableDepth = 0 }
    try body(&self)
    (current, iterableDepth) = (outer, outerDepth)
  }

  // MARK: Names

  mutating func read(_ name: String) {
    add(name, .read)
    if name == "super", table.isFunctionLike, isInsideClass { add("__class__", .read) }
  }

  private var isInsideClass: Bool {
    var scope = current
    while scope != 0 {
      guard let table = tables[scope] else { return false }
      if table.kind == .class { return true }
      scope = table.parent
    }
    return false
  }

  // MARK: Expressions

  mutating func visit(_ expression: Expression) throws(SyntaxError) {
    switch expression.kind {
    case .name(let name): read(name)
    case .named(let name, let value):
      try visit(value)
      try bindWalrus(name, expression.span)
    case .lambda(let parameters, let body, let scope):
      try parameters.forEachDefault { (value) throws(SyntaxError) in try visit(value) }
      try inside(scope, .lambda) { (collector) throws(SyntaxError) in
        try collector.declare(parameters)
        try collector.visit(body)
      }
    case .comprehension(let comprehension): try visit(comprehension)
    case .yield, .yieldFrom:
      try checkYield(expression)
      markGenerator()
      try expression.forEachChild { (child) throws(SyntaxError) in try visit(child) }
    default: try expression.forEachChild { (child) throws(SyntaxError) in try visit(child) }
    }
  }

  private func checkYield(_ expression: Expression) throws(SyntaxError) {
    let place: String
    switch table.comprehension {
    case nil: return
    case .list: place = "list comprehension"
    case .set: place = "set comprehension"
    case .dict: place = "dict comprehension"
    case .generator: place = "generator expression"
    }
    throw SyntaxError(.syntaxError, "'yield' inside \(place)", expression.span)
  }

  mutating func declare(_ parameters: Parameters) throws(SyntaxError) {
    for parameter in parameters.list {
      let name = parameter.name
      if symbol(name.name)?.contains(.parameter) == true {
        throw SyntaxError(
          .syntaxError, "duplicate argument '\(name.name)' in function definition", name.span)
      }
      add(name.name, [.parameter, .bound])
    }
  }

  /// The first iterable belongs to the scope around, everything else to the comprehension's own.
  private mutating func visit(_ comprehension: Comprehension) throws(SyntaxError) {
    for (index, clause) in comprehension.clauses.enumerated() where index == 0 {
      try visitIterable(clause.iterable)
    }
    try inside(comprehension.scope, .comprehension, comprehension: comprehension.kind) {
      (collector) throws(SyntaxError) in
      for (index, clause) in comprehension.clauses.enumerated() {
        if index > 0 { try collector.visitIterable(clause.iterable) }
        try collector.bind(clause.target, .iteration)
        for condition in clause.conditions { try collector.visit(condition) }
      }
      try collector.visit(comprehension.element)
      if let value = comprehension.value { try collector.visit(value) }
    }
  }

  private mutating func visitIterable(_ iterable: Expression) throws(SyntaxError) {
    iterableDepth += 1
    try visit(iterable)
    iterableDepth -= 1
  }

  /// A walrus binds in the function around its comprehensions (PEP 572).
  private mutating func bindWalrus(_ name: Identifier, _ span: Span) throws(SyntaxError) {
    if iterableDepth > 0 {
      throw SyntaxError(
        .syntaxError, "assignment expression cannot be used in a comprehension iterable expression", span)
    }
    var scope = current
    while let table = tables[scope], table.comprehension != nil {
      if symbol(name.name, in: scope)?.contains(.iteration) == true {
        throw SyntaxError(
          .syntaxError, "assignment expression cannot rebind comprehension iteration variable '\(name.name)'",
          name.span)
      }
      add(name.name, [.nonlocal, .read], to: scope)
      scope = table.parent
      if tables[scope]?.kind == .class {
        throw SyntaxError(
          .syntaxError, "assignment expression within a comprehension cannot be used in a class body", span)
      }
    }
    add(name.name, .bound, to: scope)
  }

  /// Everything that a target assigns; subscripts and attributes are read from.
  mutating func bind(_ target: Expression, _ use: Symbol = []) throws(SyntaxError) {
    switch target.kind {
    case .name(let name): add(name, use.union(.bound))
    case .tuple(let elements), .list(let elements):
      for element in elements { try bind(element, use) }
    case .starred(let inner): try bind(inner, use)
    default: try visit(target)
    }
  }
}

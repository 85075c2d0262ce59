/// Which names of the shared namespace each scope reads, and which scopes lie in it.
struct ScopeReads {
  let reads: [[String]]
  let children: [[Int]]

  /// The reads of a scope and of everything inside it.
  func all(in scope: ScopeID) -> Set<String> {
    var result: Set<String> = []
    var pending = [scope.index]
    while let next = pending.popLast() {
      result.formUnion(reads[next])
      pending += children[next]
    }
    return result
  }
}

/// Which names of the shared namespace a cell may read before it has bound them: what it needs from the cells before it.
///
/// Names count as bound only where every path binds them. The body of a function is read when its name is first
/// mentioned after the definition, or else at the end of the cell, so that functions may use each other in any order.
struct NamespaceFlow {
  private(set) var reads: Set<String> = []
  private let uses: ScopeReads
  private var bound: Set<String> = []
  /// What was bound and deleted so far, in order, so that a branch can be taken back without copying `bound`.
  private var changes: [(name: String, isBound: Bool)] = []
  /// What a function or class will read once somebody uses it.
  private var deferred: [String: Set<String>] = [:]

  init(_ statements: [Statement], _ uses: ScopeReads) {
    self.uses = uses
    run(statements)
    for names in deferred.values { for name in names { read(name) } }
  }

  private mutating func read(_ name: String) {
    var pending = [name]
    while let next = pending.popLast() {
      if !bound.contains(next) { reads.insert(next) }
      if let later = deferred.removeValue(forKey: next) { pending += later }
    }
  }

  private mutating func bind(_ name: String, keepingDeferred: Bool = false) {
    if bound.insert(name).inserted { changes.append((name, true)) }
    if !keepingDeferred { deferred[name] = nil }
  }

  private mutating func unbind(_ name: String) {
    if bound.remove(name) != nil { changes.append((name, false)) }
  }

  private mutating func run(_ statements: [Statement]) { for statement in statements { run(statement) } }

  /// Runs blocks of which one is taken: what all of them bind is bound afterwards, what one of them deletes is not.
  private mutating func runAlternatives(_ blocks: [(inout NamespaceFlow) -> Void]) {
    let start = changes.count
    var counts: [String: Int] = [:]
    var removed: Set<String> = []
    for block in blocks {
      block(&self)
      for name in Set(changes[start...].map(\.name)) {
        if bound.contains(name) { counts[name, default: 0] += 1 } else { removed.insert(name) }
      }
      undo(to: start)
    }
    for (name, count) in counts where count == blocks.count { bind(name, keepingDeferred: true) }
    for name in removed { unbind(name) }
  }

  /// Takes back what a block has bound and deleted.
  private mutating func undo(to start: Int) {
    while changes.count > start {
      let change = changes.removeLast()
      if change.isBound { bound.remove(change.name) } else { bound.insert(change.name) }
    }
  }

  // MARK: Expressions

  private mutating func read(_ expression: Expression?) {
    guard let expression else { return }
    switch expression.kind {
    case .name(let name): read(name)
    case .named(let name, let value):
      read(value)
      bind(name.name)
    case .lambda(let parameters, _, let scope):
      parameters.forEachDefault { read($0) }
      for name in uses.all(in: scope) { read(name) }
    case .comprehension(let comprehension):
      read(comprehension.clauses.first?.iterable)
      for name in uses.all(in: comprehension.scope) { read(name) }
    default: expression.forEachChild { read($0) }
    }
  }

  private mutating func assign(_ target: Expression) {
    switch target.kind {
    case .name(let name): bind(name)
    case .tuple(let elements), .list(let elements): for element in elements { assign(element) }
    case .starred(let inner): assign(inner)
    default: read(target)
    }
  }

  // MARK: Statements

  private mutating func run(_ statement: Statement) {
    switch statement.kind {
    case .pass, .break, .continue, .global, .nonlocal: break
    case .expression(let value): read(value)
    case .return(let value): read(value)
    case .raise(let value, let cause):
      read(value)
      read(cause)
    case .assert(let test, let message):
      read(test)
      read(message)
    case .assign(let targets, let value):
      read(value)
      for target in targets { assign(target) }
    case .augmentedAssign(let target, _, let value):
      read(target)
      read(value)
      assign(target)
    case .annotatedAssign(let target, let annotation, let value):
      read(annotation)
      read(value)
      if value != nil { assign(target) }
    case .delete(let targets): for target in targets { delete(target) }
    case .import(let modules):
      for module in modules { bind(module.alias?.name ?? String(module.name.name.prefix { $0 != "." })) }
    case .importFrom(_, let names): for name in names { bind((name.alias ?? name.name).name) }
    default: runCompound(statement)
    }
  }

  private mutating func delete(_ target: Expression) {
    read(target)
    if case .name(let name) = target.kind { unbind(name) }
  }

  private mutating func runCompound(_ statement: Statement) {
    switch statement.kind {
    case .if(let test, let then, let otherwise):
      read(test)
      runAlternatives([{ $0.run(then) }, { $0.run(otherwise) }])
    case .while(let test, let body, let otherwise):
      read(test)
      runAlternatives([{ $0.run(body) }, { $0.run(otherwise) }])
    case .for(let target, let iterable, let body, let otherwise):
      read(iterable)
      runAlternatives([
        {
          $0.assign(target)
          $0.run(body)
        }, { $0.run(otherwise) },
      ])
    case .with(let items, let body):
      for item in items {
        read(item.context)
        if let target = item.target { assign(target) }
      }
      run(body)
    case .try(let body, let handlers, let otherwise, let finally):
      runTry(body, handlers, otherwise)
      run(finally)
    case .function(let definition): define(definition)
    case .class(let definition): define(definition)
    case .match(let subject, let cases): runMatch(subject, cases)
    default: break
    }
  }

  /// A handler may run with nothing of the body done.
  private mutating func runTry(_ body: [Statement], _ handlers: [ExceptHandler], _ otherwise: [Statement]) {
    var branches: [(inout NamespaceFlow) -> Void] = [
      {
        $0.run(body)
        $0.run(otherwise)
      }
    ]
    for handler in handlers {
      branches.append {
        $0.read(handler.type)
        if let name = handler.name { $0.bind(name.name) }
        $0.run(handler.body)
        if let name = handler.name { $0.unbind(name.name) }
      }
    }
    runAlternatives(branches)
  }

  private mutating func runMatch(_ subject: Expression, _ cases: [MatchCase]) {
    read(subject)
    var branches: [(inout NamespaceFlow) -> Void] = [{ _ in }]
    for matchCase in cases {
      branches.append { flow in
        var names: [Identifier] = []
        var values: [Expression] = []
        matchCase.pattern.forEachPart(name: { names.append($0) }, value: { values.append($0) })
        for value in values { flow.read(value) }
        for name in names { flow.bind(name.name) }
        flow.read(matchCase.guardTest)
        flow.run(matchCase.body)
      }
    }
    runAlternatives(branches)
  }

  private mutating func define(_ definition: FunctionDefinition) {
    for decorator in definition.decorators { read(decorator) }
    definition.parameters.forEachDefault { read($0) }
    definition.parameters.forEachAnnotation { read($0) }
    read(definition.returns)
    bind(definition.name.name)
    deferred[definition.name.name] = uses.all(in: definition.scope)
  }

  /// The body of a class runs at once, its methods when somebody uses the class.
  private mutating func define(_ definition: ClassDefinition) {
    for decorator in definition.decorators { read(decorator) }
    for argument in definition.arguments { read(argument.value) }
    for name in uses.reads[definition.scope.index] { read(name) }
    bind(definition.name.name)
    deferred[definition.name.name] = uses.all(in: definition.scope)
  }
}

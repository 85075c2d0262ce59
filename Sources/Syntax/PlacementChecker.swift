import SourceText

/// What CPython's compiler refuses after parsing: statements in the wrong place, stars where none can be.
struct PlacementChecker {
  private var inFunction = false
  private var inLoop = false

  mutating func check(_ statements: [Statement]) throws(SyntaxError) {
    for statement in statements { try check(statement) }
  }

  private mutating func check(_ statement: Statement) throws(SyntaxError) {
    switch statement.kind {
    case .pass, .global, .nonlocal, .import, .importFrom: break
    case .break: if !inLoop { throw fail("'break' outside loop", statement.span) }
    case .continue: if !inLoop { throw fail("'continue' not properly in loop", statement.span) }
    case .return(let value):
      if !inFunction { throw fail("'return' outside function", statement.span) }
      try check(value)
    case .expression(let value): try check(value)
    case .assign(let targets, let value):
      try check(value)
      for target in targets { try checkTarget(target) }
    case .augmentedAssign(let target, _, let value), .annotatedAssign(let target, let value, nil):
      try check(target)
      try check(value)
    case .annotatedAssign(let target, let annotation, let value):
      try check(value)
      try check(target)
      try check(annotation)
    case .delete(let targets): for target in targets { try check(target) }
    case .raise(let value, let cause):
      try check(value)
      try check(cause)
    case .assert(let test, let message):
      try check(test)
      try check(message)
    default: try checkCompound(statement)
    }
  }

  private func fail(_ message: String, _ span: Span) -> SyntaxError { SyntaxError(.syntaxError, message, span) }

  private mutating func checkCompound(_ statement: Statement) throws(SyntaxError) {
    switch statement.kind {
    case .if(let test, let then, let otherwise):
      try check(test)
      try check(then)
      try check(otherwise)
    case .while(let test, let body, let otherwise):
      try check(test)
      try checkLoop(body)
      try check(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try check(iterable)
      try checkTarget(target)
      try checkLoop(body)
      try check(otherwise)
    case .with(let items, let body):
      for item in items {
        try check(item.context)
        if let target = item.target { try checkTarget(target) }
      }
      try check(body)
    case .try(let body, let handlers, let otherwise, let finally):
      try check(body)
      try check(handlers)
      try check(otherwise)
      try check(finally)
    case .function(let definition): try check(definition)
    case .class(let definition): try check(definition)
    case .match(let subject, let cases):
      try check(subject)
      try MatchChecker.check(cases)
      for matchCase in cases {
        try check(matchCase.guardTest)
        try check(matchCase.body)
      }
    default: break
    }
  }

  private mutating func checkLoop(_ body: [Statement]) throws(SyntaxError) {
    let outer = inLoop
    inLoop = true
    try check(body)
    inLoop = outer
  }

  private mutating func check(_ handlers: [ExceptHandler]) throws(SyntaxError) {
    for (index, handler) in handlers.enumerated() {
      if handler.type == nil, index + 1 < handlers.count { throw fail("default 'except:' must be last", handler.span) }
      try check(handler.type)
      try check(handler.body)
    }
  }

  private mutating func check(_ definition: FunctionDefinition) throws(SyntaxError) {
    for decorator in definition.decorators { try check(decorator) }
    try definition.parameters.forEachDefault { (value) throws(SyntaxError) in try check(value) }
    let outer = self
    (inFunction, inLoop) = (true, false)
    try check(definition.body)
    self = outer
  }

  private mutating func check(_ definition: ClassDefinition) throws(SyntaxError) {
    for decorator in definition.decorators { try check(decorator) }
    for argument in definition.arguments { try check(argument.value) }
    try checkKeywords(definition.arguments)
    let outer = self
    (inFunction, inLoop) = (false, false)
    try check(definition.body)
    self = outer
  }

  // MARK: Expressions

  private mutating func check(_ expression: Expression?) throws(SyntaxError) {
    guard let expression else { return }
    switch expression.kind {
    case .starred: throw fail("can't use starred expression here", expression.span)
    case .yield, .yieldFrom:
      if !inFunction { throw fail("'yield' outside function", expression.span) }
      try checkChildren(expression)
    case .tuple(let elements), .list(let elements), .set(let elements):
      for element in elements { try checkElement(element) }
    case .lambda(let parameters, let body, _):
      try parameters.forEachDefault { (value) throws(SyntaxError) in try check(value) }
      let outer = self
      (inFunction, inLoop) = (true, false)
      try check(body)
      self = outer
    case .comprehension(let comprehension):
      for clause in comprehension.clauses { try checkTarget(clause.target) }
      try checkChildren(expression)
    case .call(let function, let arguments):
      try check(function)
      try checkKeywords(arguments)
      for argument in arguments { try check(argument.value) }
    default: try checkChildren(expression)
    }
  }

  private func checkKeywords(_ arguments: [Argument]) throws(SyntaxError) {
    guard arguments.count > 1 else { return }
    var seen: Set<String> = []
    for case .keyword(let name, let value) in arguments where !seen.insert(name.name).inserted {
      throw fail("keyword argument repeated: \(name.name)", name.span.union(value.span))
    }
  }

  private mutating func checkChildren(_ expression: Expression) throws(SyntaxError) {
    try expression.forEachChild { (child) throws(SyntaxError) in try check(child) }
  }

  private mutating func checkElement(_ element: Expression) throws(SyntaxError) {
    if case .starred(let inner) = element.kind { try check(inner) } else { try check(element) }
  }

  /// One star in each list of targets, and never alone.
  private mutating func checkTarget(_ target: Expression) throws(SyntaxError) {
    switch target.kind {
    case .starred: throw fail("starred assignment target must be in a list or tuple", target.span)
    case .tuple(let elements), .list(let elements):
      var stars = 0
      for element in elements {
        if case .starred(let inner) = element.kind {
          stars += 1
          if stars > 1 { throw fail("multiple starred expressions in assignment", target.span) }
          try checkTarget(inner)
        } else {
          try checkTarget(element)
        }
      }
    default: try check(target)
    }
  }
}

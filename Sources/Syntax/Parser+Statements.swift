import SourceText

extension Parser {
  func module() throws(SyntaxError) -> ParsedModule {
    var statements: [Statement] = []
    var silenced = false
    while kind != .endMarker {
      if accept(.newline) { continue }
      silenced = try statement(into: &statements)
    }
    return ParsedModule(statements: statements, scopeCount: scopeCount, echoSilenced: silenced)
  }

  func expressionModule() throws(SyntaxError) -> ParsedModule {
    let value = try starExpressions()
    while accept(.newline) {}
    try expect(.endMarker)
    let statement = Statement(.expression(value), value.span)
    return ParsedModule(statements: [statement], scopeCount: scopeCount, echoSilenced: false)
  }

  /// A compound statement or a line of simple ones; the answer is whether a `;` ended it.
  func statement(into statements: inout [Statement]) throws(SyntaxError) -> Bool {
    if depth == 0, !memory.isEmpty { memory.removeAll(keepingCapacity: true) }
    if let compound = try compoundStatement() {
      statements.append(compound)
      return false
    }
    return try simpleStatements(into: &statements)
  }

  /// `simple_stmts`.
  private func simpleStatements(into statements: inout [Statement]) throws(SyntaxError) -> Bool {
    while true {
      statements.append(try simpleStatement())
      guard accept(.semicolon) else {
        try expect(.newline)
        return false
      }
      if accept(.newline) { return true }
    }
  }

  private func simpleStatement() throws(SyntaxError) -> Statement {
    let (start, around) = (here, height)
    height = 0
    let kind = try simpleStatementKind()
    try grow()
    height = max(height, around)
    return Statement(kind, span(from: start))
  }

  private func simpleStatementKind() throws(SyntaxError) -> Statement.Kind {
    switch kind {
    case .pass: return keywordAlone(.pass)
    case .break: return keywordAlone(.break)
    case .continue: return keywordAlone(.continue)
    case .return: return try returnStatement()
    case .import: return try importStatement()
    case .from: return try importFromStatement()
    case .raise: return try raiseStatement()
    case .del: return try deleteStatement()
    case .assert: return try assertStatement()
    case .global: return .global(try declaredNames())
    case .nonlocal: return .nonlocal(try declaredNames())
    default: return try assignmentOrExpression()
    }
  }

  private func keywordAlone(_ statement: Statement.Kind) -> Statement.Kind {
    advance()
    return statement
  }

  private func returnStatement() throws(SyntaxError) -> Statement.Kind {
    advance()
    guard startsExpression || kind == .star else { return .return(nil) }
    return .return(try starExpressions())
  }

  private func raiseStatement() throws(SyntaxError) -> Statement.Kind {
    advance()
    guard startsExpression else { return .raise(nil, cause: nil) }
    let value = try expression()
    return .raise(value, cause: accept(.from) ? try expression() : nil)
  }

  private func assertStatement() throws(SyntaxError) -> Statement.Kind {
    advance()
    let test = try expression()
    return .assert(test, message: accept(.comma) ? try expression() : nil)
  }

  private func declaredNames() throws(SyntaxError) -> [Identifier] {
    advance()
    var names = [try identifier()]
    while accept(.comma) { names.append(try identifier()) }
    return names
  }

  private func deleteStatement() throws(SyntaxError) -> Statement.Kind {
    advance()
    if diagnosing { try diagnoseDelete() }
    var targets: [Expression] = []
    repeat {
      guard startsExpression else { break }
      let target = try primary()
      try require(target, .deleteTargets)
      targets.append(target)
    } while accept(.comma)
    guard !targets.isEmpty, kind == .semicolon || kind == .newline else { throw invalid() }
    return .delete(targets)
  }

  // MARK: Assignment

  private func assignmentOrExpression() throws(SyntaxError) -> Statement.Kind {
    let begin = position
    if diagnosing { try diagnoseAssignment() }
    try refuseTypeAlias()
    let first = try yieldOrStarExpressions()
    switch kind {
    case .equal: return try assignment(from: first)
    case .colon: return try annotation(of: first, parenthesised: tokens[begin].kind == .leftParen)
    default: break
    }
    guard let operation = augmentedOperator() else { return .expression(first) }
    switch first.kind {
    case .name, .attribute, .subscript: break
    default: throw invalid()
    }
    advance()
    return .augmentedAssign(target: first, operation, value: try yieldOrStarExpressions())
  }

  private func assignment(from first: Expression) throws(SyntaxError) -> Statement.Kind {
    var parts = [first]
    while kind == .equal {
      try require(parts[parts.count - 1], .starTargets)
      advance()
      parts.append(try yieldOrStarExpressions())
    }
    let value = parts.removeLast()
    return .assign(targets: parts, value: value)
  }

  private func annotation(of target: Expression, parenthesised: Bool) throws(SyntaxError) -> Statement.Kind {
    switch target.kind {
    case .name, .attribute, .subscript: break
    default: throw invalid()
    }
    advance()
    let annotation = try expression()
    let value = accept(.equal) ? try yieldOrStarExpressions() : nil
    return .annotatedAssign(target: target, annotation: annotation, value: value)
  }

  func augmentedOperator() -> BinaryOperator? {
    switch kind {
    case .plusEqual: .add
    case .minusEqual: .subtract
    case .starEqual: .multiply
    case .atEqual: .matrixMultiply
    case .slashEqual: .divide
    case .percentEqual: .modulo
    case .ampersandEqual: .bitAnd
    case .barEqual: .bitOr
    case .caretEqual: .bitXor
    case .leftShiftEqual: .leftShift
    case .rightShiftEqual: .rightShift
    case .doubleStarEqual: .power
    case .doubleSlashEqual: .floorDivide
    default: nil
    }
  }

  // MARK: Imports

  private func importStatement() throws(SyntaxError) -> Statement.Kind {
    advance()
    var modules: [ImportedModule] = []
    repeat {
      let name = try dottedName()
      modules.append(ImportedModule(name: name, alias: try alias()))
    } while accept(.comma)
    return .import(modules)
  }

  private func dottedName() throws(SyntaxError) -> Identifier {
    let start = here
    var name = text(try expect(.name))
    while accept(.dot) { name += "." + text(try expect(.name)) }
    return Identifier(name, span(from: start))
  }

  private func alias() throws(SyntaxError) -> Identifier? {
    accept(.as) ? try identifier() : nil
  }

  private func importFromStatement() throws(SyntaxError) -> Statement.Kind {
    advance()
    let dots = token
    while kind == .dot || kind == .ellipsis { advance() }
    let isRelative = dots.start != token.start
    let module = isRelative && kind == .import ? Identifier("", token.span) : try dottedName()
    try expect(.import)
    let names = try importedNames()
    if isRelative { throw Unsupported.relativeImport(dots.span) }
    return .importFrom(module: module, names: names)
  }

  /// Empty for `*`.
  private func importedNames() throws(SyntaxError) -> [ImportedName] {
    if accept(.star) { return [] }
    let parenthesised = accept(.leftParen)
    var names: [ImportedName] = []
    repeat {
      if parenthesised, kind == .rightParen, !names.isEmpty { break }
      if kind == .newline, !names.isEmpty {
        if diagnosing {
          throw SyntaxError(
            .syntaxError, "trailing comma not allowed without surrounding parentheses", token.span)
        }
        throw invalid()
      }
      let name = try identifier()
      names.append(ImportedName(name: name, alias: try alias()))
    } while accept(.comma)
    if parenthesised { try expect(.rightParen) }
    return names
  }
}

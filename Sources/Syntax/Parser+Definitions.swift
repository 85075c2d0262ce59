import SourceText

extension Parser {
  /// A `def` or `class`, perhaps with decorators.
  func definition() throws(SyntaxError) -> Statement {
    let start = here
    return try nested { (parser) throws(SyntaxError) in
      let decorators = try parser.decorators()
      let kind: Statement.Kind
      switch parser.kind {
      case .def: kind = .function(try parser.function(decorators))
      case .class: kind = .class(try parser.classDefinition(decorators))
      case .async: throw Unsupported.word("async", parser.token.span)
      default: throw parser.invalid()
      }
      return Statement(kind, parser.span(from: start))
    }
  }

  private func decorators() throws(SyntaxError) -> [Expression] {
    var decorators: [Expression] = []
    while accept(.at) {
      decorators.append(try namedExpression())
      try expect(.newline)
    }
    return decorators
  }

  private func function(_ decorators: [Expression]) throws(SyntaxError) -> FunctionDefinition {
    let keyword = advance()
    let name = try identifier()
    let scope = newScope()
    if kind != .leftParen { throw SyntaxError(.syntaxError, "expected '('", token.span) }
    advance()
    let parameters = try parameters(until: .rightParen, annotated: true)
    try expect(.rightParen)
    if kind == .arrow, !canStartExpression(ahead: 1) { throw forcedColon() }
    let returns = accept(.arrow) ? try expression() : nil
    let body = try forcedSuite("function definition", keyword)
    return FunctionDefinition(
      name: name, parameters: parameters, returns: returns, body: body, decorators: decorators,
      documentation: documentation(body), scope: scope)
  }

  private func classDefinition(_ decorators: [Expression]) throws(SyntaxError) -> ClassDefinition {
    let keyword = advance()
    let nameToken = token
    let name = try identifier()
    let scope = newScope()
    let arguments = kind == .leftParen ? try callArguments(ofClass: true) : []
    try refuseMetaclass(arguments)
    let outer = className
    className = text(nameToken)
    defer { className = outer }
    let body = try suite("class definition", keyword)
    return ClassDefinition(
      name: name, arguments: arguments, body: body, decorators: decorators, documentation: documentation(body),
      scope: scope)
  }

  private func refuseMetaclass(_ arguments: [Argument]) throws(SyntaxError) {
    for case .keyword(let name, _) in arguments where name.name == "metaclass" {
      throw Unsupported.word("metaclass=", name.span)
    }
  }

  /// The string that a body opens with.
  private func documentation(_ body: [Statement]) -> String? {
    if case .expression(let first)? = body.first?.kind, case .string(let text) = first.kind { return text }
    return nil
  }

  /// `type X = …` is Python 3.12's; the word stays a name elsewhere.
  func refuseTypeAlias() throws(SyntaxError) {
    if matches(token, "type"), kind(ahead: 1) == .name, kind(ahead: 2) == .equal {
      throw Unsupported.word("type", token.span)
    }
  }
}

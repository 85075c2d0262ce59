import SourceText

extension Parser {
  func atom() throws(SyntaxError) -> Expression {
    let token = self.token
    switch token.kind {
    case .name:
      advance()
      return Expression(.name(mangled(text(token))), token.span)
    case .number:
      advance()
      return Expression(try NumberLiteral.value(bytes[token.range], token.span), token.span)
    case .string: return try strings()
    case .none: return constant(.none)
    case .true: return constant(.true)
    case .false: return constant(.false)
    case .ellipsis: return constant(.ellipsis)
    case .leftParen, .leftBracket, .leftBrace:
      guard diagnosing else { return try bracket() }
      return try remembered(.bracket) { (parser) throws(SyntaxError) in try parser.bracket() }
    default: throw invalid()
    }
  }

  private func bracket() throws(SyntaxError) -> Expression {
    let around = try enter()
    let value: Expression
    switch kind {
    case .leftParen: value = try parenthesised()
    case .leftBracket: value = try listDisplay()
    default: value = try braceDisplay()
    }
    try leave(around)
    return value
  }

  private func constant(_ kind: Expression.Kind) -> Expression {
    Expression(kind, advance().span)
  }

  // MARK: Parentheses

  private func parenthesised() throws(SyntaxError) -> Expression {
    let start = here
    if diagnosing { try diagnoseParentheses() }
    advance()
    if accept(.rightParen) { return Expression(.tuple([]), span(from: start)) }
    if kind == .yield {
      let value = try yieldExpression()
      try expect(.rightParen)
      return value
    }
    let first = try starNamedExpression()
    if kind == .comma { return try parenthesisedTuple(from: start, first) }
    if case .starred = first.kind { throw invalid() }
    if kind == .for || kind == .async { return try comprehension(.generator, from: start, first, closer: .rightParen) }
    try expect(.rightParen)
    return first
  }

  private func parenthesisedTuple(from start: Int, _ first: Expression) throws(SyntaxError) -> Expression {
    let elements = try elements(after: first, until: .rightParen)
    try expect(.rightParen)
    return Expression(.tuple(elements), span(from: start))
  }

  private func elements(after first: Expression, until closer: TokenKind) throws(SyntaxError) -> [Expression] {
    var elements = [first]
    while accept(.comma) {
      if kind == closer { break }
      elements.append(try starNamedExpression())
    }
    return elements
  }

  // MARK: Lists, sets, dicts

  private func listDisplay() throws(SyntaxError) -> Expression {
    let start = here
    if diagnosing { try diagnoseComprehension() }
    advance()
    if accept(.rightBracket) { return Expression(.list([]), span(from: start)) }
    let first = try starNamedExpression()
    if kind == .for || kind == .async {
      if case .starred = first.kind { throw invalid() }
      return try comprehension(.list, from: start, first, closer: .rightBracket)
    }
    let elements = try elements(after: first, until: .rightBracket)
    try expect(.rightBracket)
    return Expression(.list(elements), span(from: start))
  }

  private func braceDisplay() throws(SyntaxError) -> Expression {
    let start = here
    if diagnosing { try diagnoseBraces() }
    advance()
    if accept(.rightBrace) { return Expression(.dict([]), span(from: start)) }
    if kind == .doubleStar { return try dictDisplay(from: start, []) }
    let first = try starNamedExpression()
    if kind == .colon {
      switch first.kind {
      case .starred, .named: throw invalid()
      default: return try dictDisplay(from: start, key: first)
      }
    }
    if kind == .for || kind == .async {
      if case .starred = first.kind { throw invalid() }
      return try comprehension(.set, from: start, first, closer: .rightBrace)
    }
    let elements = try elements(after: first, until: .rightBrace)
    try expect(.rightBrace)
    return Expression(.set(elements), span(from: start))
  }

  private func dictDisplay(from start: Int, key: Expression) throws(SyntaxError) -> Expression {
    advance()
    let value = try expression()
    if kind == .for || kind == .async {
      return try comprehension(.dict, from: start, key, value, closer: .rightBrace)
    }
    let items = [DictItem.pair(key, value)]
    guard accept(.comma) else {
      try expect(.rightBrace)
      return Expression(.dict(items), span(from: start))
    }
    return try dictDisplay(from: start, items)
  }

  private func dictDisplay(from start: Int, _ first: [DictItem]) throws(SyntaxError) -> Expression {
    var items = first
    while kind != .rightBrace {
      if accept(.doubleStar) {
        items.append(.unpack(try bitwiseOr()))
      } else {
        let key = try expression()
        try expect(.colon)
        items.append(.pair(key, try expression()))
      }
      guard accept(.comma) else { break }
    }
    try expect(.rightBrace)
    return Expression(.dict(items), span(from: start))
  }

  // MARK: Comprehensions

  private func comprehension(
    _ kind: Comprehension.Kind, from start: Int, _ element: Expression, _ value: Expression? = nil, closer: TokenKind
  ) throws(SyntaxError) -> Expression {
    let clauses = try comprehensionClauses()
    try expect(closer)
    let comprehension = Comprehension(
      kind: kind, element: element, value: value, clauses: clauses, scope: newScope())
    return Expression(.comprehension(comprehension), span(from: start))
  }

  func comprehensionClauses() throws(SyntaxError) -> [Comprehension.Clause] {
    var clauses: [Comprehension.Clause] = []
    while kind == .for || kind == .async {
      if kind == .async { throw Unsupported.word("async", token.span) }
      advance()
      if diagnosing { try diagnoseForTarget() }
      let target = try targetList(.forTargets)
      try expect(.in)
      let iterable = try disjunction()
      var conditions: [Expression] = []
      while accept(.if) { conditions.append(try disjunction()) }
      clauses.append(Comprehension.Clause(target: target, iterable: iterable, conditions: conditions))
    }
    return clauses
  }
}

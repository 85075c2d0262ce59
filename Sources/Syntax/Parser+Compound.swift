import SourceText

extension Parser {
  /// Nil when no compound statement starts here.
  func compoundStatement() throws(SyntaxError) -> Statement? {
    let start = here
    let kind: Statement.Kind
    switch self.kind {
    case .def, .at, .class: return try definition()
    case .if: kind = try block { (parser) throws(SyntaxError) in try parser.ifStatement(chained: 0) }
    case .while: kind = try block { (parser) throws(SyntaxError) in try parser.whileStatement() }
    case .for: kind = try block { (parser) throws(SyntaxError) in try parser.forStatement() }
    case .try: kind = try block { (parser) throws(SyntaxError) in try parser.tryStatement() }
    case .with: kind = try block { (parser) throws(SyntaxError) in try parser.withStatement() }
    case .async: throw Unsupported.word("async", token.span)
    case .name where matches(token, "match"):
      guard let match = try matchStatement() else { return nil }
      kind = match
    default: return nil
    }
    return Statement(kind, span(from: start))
  }

  private func block(
    _ body: (Parser) throws(SyntaxError) -> Statement.Kind
  ) throws(SyntaxError) -> Statement.Kind {
    try nested(body)
  }

  /// `':' block`; `owner` is how CPython names the statement that lacks an indented block.
  func suite(_ owner: String, _ keyword: Token) throws(SyntaxError) -> [Statement] {
    guard kind == .colon else { throw expectedColon() }
    advance()
    var statements: [Statement] = []
    guard accept(.newline) else {
      if try compoundStatementFollows() { throw invalid() }
      _ = try statement(into: &statements)
      return statements
    }
    guard accept(.indent) else {
      let line = self.line(Int(keyword.start))
      throw SyntaxError(
        .indentationError, "expected an indented block after \(owner) on line \(line)", token.span)
    }
    repeat {
      _ = try statement(into: &statements)
    } while kind != .dedent && kind != .endMarker
    try expect(.dedent)
    return statements
  }

  private func compoundStatementFollows() throws(SyntaxError) -> Bool {
    switch kind {
    case .def, .at, .class, .if, .while, .for, .try, .with, .async: true
    default: false
    }
  }

  /// CPython forces the colon in some places; in the others only a line that ends too early gets these words.
  func expectedColon() -> SyntaxError {
    kind == .newline || kind == .endMarker
      ? SyntaxError(.syntaxError, "expected ':'", token.span) : invalid()
  }

  // MARK: if, while, for

  private func ifStatement(chained: Int) throws(SyntaxError) -> Statement.Kind {
    // The tree grows by one level for each `elif`, and so does the stack: the bound comes before the descent.
    if chained >= Self.maximumHeight { throw Unsupported.depth(Self.maximumHeight, token.span) }
    let keyword = advance()
    let owner = keyword.kind == .elif ? "'elif' statement" : "'if' statement"
    let test = try namedExpression()
    let then = try suite(owner, keyword)
    let start = here
    if kind == .elif {
      let next = try ifStatement(chained: chained + 1)
      try grow()
      return .if(test: test, then: then, otherwise: [Statement(next, span(from: start))])
    }
    return .if(test: test, then: then, otherwise: try elseBlock())
  }

  private func elseBlock() throws(SyntaxError) -> [Statement] {
    guard kind == .else else { return [] }
    let keyword = advance()
    return try forcedSuite("'else' statement", keyword)
  }

  /// A suite whose colon CPython forces (`&&':'`), so that anything else is "expected ':'".
  func forcedSuite(_ owner: String, _ keyword: Token) throws(SyntaxError) -> [Statement] {
    if kind != .colon { throw forcedColon() }
    return try suite(owner, keyword)
  }

  func forcedColon() -> SyntaxError { SyntaxError(.syntaxError, "expected ':'", token.span) }

  private func whileStatement() throws(SyntaxError) -> Statement.Kind {
    let keyword = advance()
    let test = try namedExpression()
    let body = try suite("'while' statement", keyword)
    return .while(test: test, body: body, otherwise: try elseBlock())
  }

  private func forStatement() throws(SyntaxError) -> Statement.Kind {
    let keyword = advance()
    if diagnosing { try diagnoseForTarget() }
    let target = try targetList(.forTargets)
    try expect(.in)
    let iterable = try starExpressions()
    let body = try suite("'for' statement", keyword)
    return .for(target: target, iterable: iterable, body: body, otherwise: try elseBlock())
  }

  // MARK: try

  private func tryStatement() throws(SyntaxError) -> Statement.Kind {
    let keyword = advance()
    let body = try forcedSuite("'try' statement", keyword)
    var handlers: [ExceptHandler] = []
    while kind == .except { handlers.append(try exceptHandler()) }
    if handlers.isEmpty, kind != .finally {
      throw SyntaxError(.syntaxError, "expected 'except' or 'finally' block", token.span)
    }
    let otherwise = handlers.isEmpty ? [] : try elseBlock()
    var finally: [Statement] = []
    if kind == .finally {
      let keyword = advance()
      finally = try forcedSuite("'finally' statement", keyword)
    }
    return .try(body: body, handlers: handlers, otherwise: otherwise, finally: finally)
  }

  private func exceptHandler() throws(SyntaxError) -> ExceptHandler {
    let keyword = advance()
    if kind == .star { throw Unsupported.word("except*", Span(Int(keyword.start), Int(token.end))) }
    guard kind != .colon else {
      let body = try suite("'except' statement", keyword)
      return ExceptHandler(type: nil, name: nil, body: body, span: span(from: Int(keyword.start)))
    }
    if kind == .newline { throw forcedColon() }
    let type = try expression()
    if kind == .comma, diagnosing { try diagnoseExceptTypes(from: type) }
    let name = accept(.as) ? try identifier() : nil
    let body = try suite("'except' statement", keyword)
    return ExceptHandler(type: type, name: name, body: body, span: span(from: Int(keyword.start)))
  }

  // MARK: with

  private func withStatement() throws(SyntaxError) -> Statement.Kind {
    let keyword = advance()
    let items = try withItems()
    let body = try suite("'with' statement", keyword)
    return .with(items: items, body: body)
  }

  private func withItems() throws(SyntaxError) -> [WithItem] {
    if let items = try parenthesisedItems() { return items }
    var items: [WithItem] = []
    repeat { items.append(try withItem()) } while accept(.comma)
    return items
  }

  private func withItem() throws(SyntaxError) -> WithItem {
    let context = try expression()
    guard accept(.as) else { return WithItem(context: context, target: nil) }
    if diagnosing { try diagnoseWithTarget() }
    let target = try starTarget()
    try require(target, .starTargets)
    return WithItem(context: context, target: target)
  }

  /// `with (a as b, c as d):`. Whether a parenthesis holds items or is an expression shows only behind it.
  private func parenthesisedItems() throws(SyntaxError) -> [WithItem]? {
    guard kind == .leftParen else { return nil }
    let (start, scopes) = (position, scopeCount)
    let items = try attempt { (parser) throws(SyntaxError) in try parser.itemsInParentheses() }
    if let items, kind == .colon || (diagnosing && kind == .newline) { return items }
    (position, scopeCount) = (start, scopes)
    return nil
  }

  private func itemsInParentheses() throws(SyntaxError) -> [WithItem] {
    try nested { (parser) throws(SyntaxError) in
      parser.advance()
      var items: [WithItem] = []
      repeat {
        if parser.kind == .rightParen, !items.isEmpty { break }
        items.append(try parser.withItem())
      } while parser.accept(.comma)
      try parser.expect(.rightParen)
      return items
    }
  }
}

import SourceText

extension Parser {
  /// Nil when `match` is only a name here: Python finds out by trying, and so do we.
  func matchStatement() throws(SyntaxError) -> Statement.Kind? {
    touch(1)
    if diagnosing { try diagnoseMatch() }
    guard mayFollowMatch, lineEndsInColon else { return nil }
    let keyword = token
    let subject = try attempt { (parser) throws(SyntaxError) in
      parser.advance()
      let subject = try parser.subject()
      guard parser.kind == .colon, parser.kind(ahead: 1) == .newline else { throw parser.invalid() }
      return subject
    }
    guard let subject else { return nil }
    return try nested { (parser) throws(SyntaxError) in
      .match(subject: subject, cases: try parser.caseBlocks(keyword))
    }
  }

  /// `match x` without its colon. A line that is a statement anyway is left alone, unlike in CPython.
  private func diagnoseMatch() throws(SyntaxError) {
    guard mayFollowMatch else { return }
    let isStatement: Void? = try lookahead { (parser) throws(SyntaxError) in
      _ = try parser.starExpressions()
      if parser.kind != .newline, parser.kind != .semicolon, parser.kind != .equal { throw parser.invalid() }
    }
    if isStatement != nil { return }
    _ = try lookahead { (parser) throws(SyntaxError) in
      parser.advance()
      _ = try parser.subject()
      let end = try parser.expect(.newline)
      throw parser.failure("expected ':'", end.span)
    }
  }

  private var mayFollowMatch: Bool {
    switch kind(ahead: 1) {
    case .name, .number, .string, .none, .true, .false, .ellipsis, .leftParen, .leftBracket, .leftBrace, .minus,
      .plus, .tilde, .not, .lambda, .star:
      true
    default: false
    }
  }

  /// Whether the last token of this logical line is a colon, and no `;` comes before it.
  private var lineEndsInColon: Bool {
    var index = position
    while index + 1 < tokens.count {
      switch tokens[index].kind {
      case .newline: return tokens[index - 1].kind == .colon
      case .endMarker, .semicolon: return false
      default: index += 1
      }
    }
    return false
  }

  private func subject() throws(SyntaxError) -> Expression {
    let start = here
    let first = try starNamedExpression()
    if kind == .comma {
      return try tuple(from: start, first) { (parser) throws(SyntaxError) in try parser.starNamedExpression() }
    }
    if case .starred = first.kind { throw invalid() }
    return first
  }

  private func caseBlocks(_ keyword: Token) throws(SyntaxError) -> [MatchCase] {
    advance()
    try expect(.newline)
    guard accept(.indent) else {
      let line = self.line(Int(keyword.start))
      throw SyntaxError(
        .indentationError, "expected an indented block after 'match' statement on line \(line)", token.span)
    }
    var cases: [MatchCase] = []
    repeat { cases.append(try caseBlock()) } while kind != .dedent && kind != .endMarker
    try expect(.dedent)
    return cases
  }

  private func caseBlock() throws(SyntaxError) -> MatchCase {
    guard matches(token, "case") else { throw invalid() }
    let keyword = advance()
    let start = here
    let pattern = try openPattern()
    let span = span(from: start)
    let guardTest = accept(.if) ? try namedExpression() : nil
    let body = try suite("'case' statement", keyword)
    return MatchCase(pattern: pattern, span: span, guardTest: guardTest, body: body)
  }

  // MARK: Patterns

  /// `patterns`: a sequence may go without brackets here.
  private func openPattern() throws(SyntaxError) -> Pattern {
    let first = try maybeStarPattern()
    if kind == .comma { return .sequence(try patterns(after: first) { $0.kind == .colon || $0.kind == .if }) }
    if case .star = first { throw invalid() }
    return first
  }

  private func patterns(
    after first: Pattern, until isEnd: (Parser) -> Bool
  ) throws(SyntaxError) -> [Pattern] {
    var patterns = [first]
    while accept(.comma) {
      if isEnd(self) { break }
      patterns.append(try maybeStarPattern())
    }
    return patterns
  }

  private func maybeStarPattern() throws(SyntaxError) -> Pattern {
    guard accept(.star) else { return try asPattern() }
    let name = try identifier()
    return .star(name.name == "_" ? nil : name)
  }

  private func asPattern() throws(SyntaxError) -> Pattern {
    try nested { (parser) throws(SyntaxError) in
      let pattern = try parser.orPattern()
      guard parser.accept(.as) else { return pattern }
      let target = parser.token
      if parser.kind != .name {
        if parser.startsExpression { throw SyntaxError(.syntaxError, "invalid pattern target", target.span) }
        throw parser.invalid()
      }
      let name = try parser.identifier()
      if name.name == "_" { throw SyntaxError(.syntaxError, "cannot use '_' as a target", name.span) }
      if parser.kind == .dot || parser.kind == .leftParen { throw parser.invalid() }
      return .as(pattern, name)
    }
  }

  private func orPattern() throws(SyntaxError) -> Pattern {
    let first = try closedPattern()
    guard kind == .bar else { return first }
    var alternatives = [first]
    while accept(.bar) { alternatives.append(try closedPattern()) }
    return .alternatives(alternatives)
  }

  private func closedPattern() throws(SyntaxError) -> Pattern {
    switch kind {
    case .name: return try namePattern()
    case .leftParen: return try groupPattern()
    case .leftBracket: return try listPattern()
    case .leftBrace: return try mappingPattern()
    default: return .value(try literalPattern())
    }
  }

  private func groupPattern() throws(SyntaxError) -> Pattern {
    advance()
    if accept(.rightParen) { return .sequence([]) }
    let first = try maybeStarPattern()
    if kind == .comma {
      let all = try patterns(after: first) { $0.kind == .rightParen }
      try expect(.rightParen)
      return .sequence(all)
    }
    if case .star = first { throw invalid() }
    try expect(.rightParen)
    return first
  }

  private func listPattern() throws(SyntaxError) -> Pattern {
    advance()
    if accept(.rightBracket) { return .sequence([]) }
    let all = try patterns(after: try maybeStarPattern()) { $0.kind == .rightBracket }
    try expect(.rightBracket)
    return .sequence(all)
  }

  /// A number with its sign, a string, or one of the constants.
  private func literalPattern() throws(SyntaxError) -> Expression {
    let start = here
    switch kind {
    case .string, .none, .true, .false: return try atom()
    case .number: return try withoutImaginaryPart(try atom())
    case .minus:
      advance()
      guard kind == .number else { throw invalid() }
      let number = try atom()
      return try withoutImaginaryPart(Expression(.unary(.negative, number), span(from: start)))
    default: throw invalid()
    }
  }

  /// `1 + 2j` would be a complex number, and nothing else may be added in a pattern.
  private func withoutImaginaryPart(_ real: Expression) throws(SyntaxError) -> Expression {
    guard kind == .plus || kind == .minus, kind(ahead: 1) == .number else { return real }
    advance()
    let number = try atom()
    throw SyntaxError(.syntaxError, "imaginary number required in complex literal", number.span)
  }

  private func namePattern() throws(SyntaxError) -> Pattern {
    let start = here
    let name = try identifier()
    guard kind == .dot || kind == .leftParen else { return name.name == "_" ? .wildcard : .capture(name) }
    var value = Expression(.name(name.name), name.span)
    while accept(.dot) {
      let attribute = try identifier()
      value = Expression(.attribute(value, attribute), span(from: start))
      try grow()
    }
    return kind == .leftParen ? try classPattern(value) : .value(value)
  }

  private func classPattern(_ type: Expression) throws(SyntaxError) -> Pattern {
    advance()
    var positional: [Pattern] = []
    var keywords: [(Identifier, Pattern)] = []
    while kind != .rightParen {
      if kind == .name, kind(ahead: 1) == .equal {
        let name = try identifier()
        advance()
        keywords.append((name, try asPattern()))
      } else {
        let start = here
        positional.append(try asPattern())
        if !keywords.isEmpty {
          throw SyntaxError(.syntaxError, "positional patterns follow keyword patterns", span(from: start))
        }
      }
      guard accept(.comma) else { break }
    }
    try expect(.rightParen)
    return .class(type, positional: positional, keywords: keywords)
  }

  private func mappingPattern() throws(SyntaxError) -> Pattern {
    advance()
    var keys: [Expression] = []
    var patterns: [Pattern] = []
    var rest: Identifier?
    while kind != .rightBrace {
      if rest != nil { throw invalid() }
      if accept(.doubleStar) {
        rest = try identifier()
      } else {
        keys.append(try mappingKey())
        try expect(.colon)
        patterns.append(try asPattern())
      }
      guard accept(.comma) else { break }
    }
    try expect(.rightBrace)
    return .mapping(keys: keys, patterns: patterns, rest: rest)
  }

  private func mappingKey() throws(SyntaxError) -> Expression {
    guard kind == .name else { return try literalPattern() }
    let start = here
    let name = try expect(.name)
    guard kind == .dot else { throw invalid() }
    var value = Expression(.name(text(name)), name.span)
    while accept(.dot) {
      let attribute = try identifier()
      value = Expression(.attribute(value, attribute), span(from: start))
      try grow()
    }
    return value
  }
}

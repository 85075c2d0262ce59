import SourceText

// The mistakes that CPython has words for, each looked for where CPython 3.11's grammar looks (its `invalid_…` rules),
// and in the same order. Only the second pass comes here. A function that finds nothing reads nothing.

extension Parser {
  // MARK: Expressions

  /// A forgotten comma, a forgotten `else`, and Python 2's `print`.
  func diagnoseExpression() throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in try parser.diagnoseMissingComma() }
    _ = try lookahead { (parser) throws(SyntaxError) in try parser.diagnoseMissingElse() }
    _ = try lookahead { (parser) throws(SyntaxError) in try parser.diagnoseLegacyStatement() }
  }

  private func diagnoseMissingComma() throws(SyntaxError) {
    if kind == .name, kind(ahead: 1) == .string || isSoftKeyword(token) { return }
    let first = try disjunction()
    diagnosing = false
    defer { diagnosing = true }
    guard startsExpression, let second = try attempt({ (parser) throws(SyntaxError) in try parser.plainExpression() })
    else { return }
    if isLegacyName(first) || (tokens[position - 1].level == 0 && !embedded) { return }
    throw failure("invalid syntax. Perhaps you forgot a comma?", first.span.union(second.span))
  }

  /// CPython 3.11 compares only as many bytes as the name has, so that `c` and `ma` count too.
  private func isSoftKeyword(_ token: Token) -> Bool {
    guard token.kind == .name else { return false }
    let name = text(token)
    return ["match", "case", "_"].contains { $0.hasPrefix(name) }
  }

  private func isLegacyName(_ expression: Expression) -> Bool {
    if case .name(let name) = expression.kind { return name == "print" || name == "exec" }
    return false
  }

  private func diagnoseMissingElse() throws(SyntaxError) {
    let value = try disjunction()
    try expect(.if)
    let test = try disjunction()
    if kind == .else || kind == .colon { return }
    throw failure("expected 'else' after 'if' expression", value.span.union(test.span))
  }

  private func diagnoseLegacyStatement() throws(SyntaxError) {
    let name = try expect(.name)
    if kind == .leftParen { return }
    let argument = try starExpressions()
    let word = text(name)
    guard word == "print" || word == "exec" else { return }
    throw failure(
      "Missing parentheses in call to '\(word)'. Did you mean \(word)(...)?", name.span.union(argument.span))
  }

  /// `=` where `==` or `:=` was meant.
  func diagnoseNamedExpression() throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in
      let target = try parser.expression()
      try parser.expect(.colonEqual)
      _ = try parser.expression()
      throw parser.failure(
        "cannot use assignment expressions with \(parser.name(of: target))", target.span)
    }
    _ = try lookahead { (parser) throws(SyntaxError) in
      let name = try parser.expect(.name)
      try parser.expect(.equal)
      let value = try parser.bitwiseOr()
      if parser.kind == .equal || parser.kind == .colonEqual { return }
      throw parser.failure(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", name.span.union(value.span))
    }
    if try isDisplayOrConstant() { return }
    _ = try lookahead { (parser) throws(SyntaxError) in
      let target = try parser.bitwiseOr()
      try parser.expect(.equal)
      _ = try parser.bitwiseOr()
      if parser.kind == .equal || parser.kind == .colonEqual { return }
      throw parser.failure(
        "cannot assign to \(parser.name(of: target)) here. Maybe you meant '==' instead of '='?", target.span)
    }
  }

  /// A list, a tuple, a generator expression, or `True`, `False`, `None`: their assignments have words elsewhere.
  private func isDisplayOrConstant() throws(SyntaxError) -> Bool {
    switch kind {
    case .true, .false, .none: return true
    case .leftParen, .leftBracket:
      let isParenthesis = kind == .leftParen
      guard let value = try lookahead({ (parser) throws(SyntaxError) in try parser.atom() }) else { return false }
      switch value.kind {
      case .list: return true
      case .tuple: return isParenthesis
      case .comprehension(let comprehension): return comprehension.kind == .generator
      default: return false
      }
    default: return false
    }
  }

  // MARK: Brackets

  /// A star or two in a parenthesis of its own, and a star in a generator expression.
  func diagnoseParentheses() throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in
      parser.advance()
      let value = try parser.starredArgument()
      try parser.expect(.rightParen)
      throw parser.failure("cannot use starred expression here", value.span)
    }
    let start = position
    advance()
    try diagnoseDoubleStar()
    position = start
    try diagnoseStarredComprehension()
  }

  func diagnoseDoubleStar() throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in
      let stars = try parser.expect(.doubleStar)
      _ = try parser.expression()
      if parser.kind != .endMarker { try parser.expect(.rightParen) }
      throw parser.failure("cannot use double starred expression here", stars.span)
    }
  }

  /// `'*' expression`, as in the arguments of a call.
  func starredArgument() throws(SyntaxError) -> Expression {
    let start = here
    try expect(.star)
    let value = try expression()
    return Expression(.starred(value), Span(start, Int(value.span.end)))
  }

  func diagnoseStarredComprehension() throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in
      parser.advance()
      let value = try parser.starredArgument()
      try parser.requireComprehensionClauses()
      throw parser.failure("iterable unpacking cannot be used in comprehension", value.span)
    }
  }

  private func requireComprehensionClauses() throws(SyntaxError) {
    guard kind == .for else { throw invalid() }
    _ = try comprehensionClauses()
  }

  /// The elements of a comprehension without the parentheses that a tuple needs there.
  func diagnoseComprehension() throws(SyntaxError) {
    try diagnoseStarredComprehension()
    _ = try lookahead { (parser) throws(SyntaxError) in
      parser.advance()
      let first = try parser.starNamedExpression()
      let comma = try parser.expect(.comma)
      var end = comma.span
      while parser.startsExpression || parser.kind == .star {
        end = try parser.starNamedExpression().span
        guard parser.accept(.comma) else { break }
      }
      try parser.requireComprehensionClauses()
      throw parser.failure(
        "did you forget parentheses around the comprehension target?", first.span.union(end))
    }
  }

  func diagnoseBraces() throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in try parser.diagnosePairs() }
    try diagnoseComprehension()
    _ = try lookahead { (parser) throws(SyntaxError) in
      parser.advance()
      let stars = try parser.expect(.doubleStar)
      _ = try parser.bitwiseOr()
      try parser.requireComprehensionClauses()
      try parser.expect(.rightBrace)
      throw parser.failure("dict unpacking cannot be used in dict comprehension", stars.span)
    }
  }

  private func diagnosePairs() throws(SyntaxError) {
    advance()
    var count = 0
    while try pair() {
      count += 1
      guard accept(.comma) else { break }
      try diagnoseMissingColon()
    }
    if kind == .rightBrace || kind == .for { return }
    try diagnosePair(isFirst: count == 0)
  }

  /// `key: value` or `**mapping`; nothing is read if neither stands here.
  private func pair() throws(SyntaxError) -> Bool {
    try attempt { (parser) throws(SyntaxError) -> Void in
      if parser.accept(.doubleStar) {
        _ = try parser.bitwiseOr()
      } else {
        _ = try parser.expression()
        try parser.expect(.colon)
        _ = try parser.expression()
      }
    } != nil
  }

  /// In a later pair CPython misses the colon before it misses a comma.
  private func diagnoseMissingColon() throws(SyntaxError) {
    diagnosing = false
    defer { diagnosing = true }
    _ = try lookahead { (parser) throws(SyntaxError) in
      let key = try parser.plainExpression()
      if parser.kind == .colon { return }
      throw parser.missingColon(after: key)
    }
  }

  private func missingColon(after key: Expression) -> SyntaxError {
    let end = Int(key.span.end)
    return failure("':' expected after dictionary key", Span(end - 1, end))
  }

  /// The first pair may still be the element of a set.
  private func diagnosePair(isFirst: Bool) throws(SyntaxError) {
    let key = try expression()
    guard kind == .colon else {
      if isFirst { return }
      throw missingColon(after: key)
    }
    let colon = advance()
    if kind == .star {
      let star = advance()
      let value = try bitwiseOr()
      throw failure("cannot use a starred expression in a dictionary value", star.span.union(value.span))
    }
    if kind == .rightBrace || kind == .comma {
      throw failure("expression expected after dictionary key and ':'", colon.span)
    }
  }
}

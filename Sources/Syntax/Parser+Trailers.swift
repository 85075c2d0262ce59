import SourceText

extension Parser {
  /// An atom and what follows it: attributes, calls, subscripts.
  func primary() throws(SyntaxError) -> Expression {
    let start = here
    let around = height
    height = 0
    if kind == .await { throw Unsupported.word("await", token.span) }
    var value = try atom()
    while kind == .dot || kind == .leftParen || kind == .leftBracket {
      guard backtracking else {
        value = try trailer(of: value, from: start)
        try grow()
        continue
      }
      let base = value
      let trailed = try continued { (parser) throws(SyntaxError) in try parser.trailer(of: base, from: start) }
      guard let trailed else { break }
      value = trailed
      try grow()
    }
    height = max(height, around)
    return value
  }

  private func trailer(of value: Expression, from start: Int) throws(SyntaxError) -> Expression {
    switch kind {
    case .dot:
      advance()
      let name = try identifier()
      return Expression(.attribute(value, name), span(from: start))
    case .leftParen:
      let arguments = try callArguments()
      return Expression(.call(value, arguments), span(from: start))
    default:
      let index = try subscriptIndex()
      return Expression(.subscript(value, index), span(from: start))
    }
  }

  // MARK: Subscripts

  private func subscriptIndex() throws(SyntaxError) -> Expression {
    let around = try enter()
    advance()
    let start = here
    var index = try sliceOrStarred()
    if kind == .comma {
      index = try sliceTuple(from: start, index)
    } else if case .starred = index.kind {
      index = Expression(.tuple([index]), index.span)
    }
    try expect(.rightBracket)
    try leave(around)
    return index
  }

  private func sliceTuple(from start: Int, _ first: Expression) throws(SyntaxError) -> Expression {
    var elements = [first]
    while accept(.comma) {
      if kind == .rightBracket { break }
      elements.append(try sliceOrStarred())
    }
    try grow()
    return Expression(.tuple(elements), span(from: start))
  }

  private func sliceOrStarred() throws(SyntaxError) -> Expression {
    if kind == .star { return try starred() }
    let start = here
    var lower: Expression?
    if kind != .colon {
      let value = try namedExpression()
      guard kind == .colon else { return value }
      if case .named = value.kind { throw invalid() }
      lower = value
    }
    try expect(.colon)
    let upper = try sliceBound()
    let step = accept(.colon) ? try sliceBound() : nil
    try grow()
    return Expression(.slice(lower: lower, upper: upper, step: step), span(from: start))
  }

  private func sliceBound() throws(SyntaxError) -> Expression? {
    switch kind {
    case .colon, .comma, .rightBracket: nil
    default: try expression()
    }
  }

  // MARK: Calls

  /// The arguments of a call or the bases of a class, with their parentheses. Only a call takes a generator expression
  /// without its own.
  func callArguments(ofClass: Bool = false) throws(SyntaxError) -> [Argument] {
    let around = try enter()
    let open = advance()
    if diagnosing { try diagnoseArguments() }
    var arguments: [Argument] = []
    var stage = ArgumentStage.positional
    while kind != .rightParen {
      arguments.append(
        try argument(&stage, generatorIsRight: arguments.isEmpty && !ofClass, open: open))
      guard accept(.comma) else { break }
    }
    try expect(.rightParen)
    try leave(around)
    return arguments
  }

  /// What has been seen in the list so far, which says what may still come.
  enum ArgumentStage { case positional, keyword, mapping }

  private func argument(
    _ stage: inout ArgumentStage, generatorIsRight: Bool, open: Token
  ) throws(SyntaxError) -> Argument {
    switch kind {
    case .star:
      if stage == .mapping { throw invalid() }
      advance()
      return .unpackSequence(try expression())
    case .doubleStar:
      stage = .mapping
      advance()
      return .unpackMapping(try expression())
    case .name:
      touch(1)
      if kind(ahead: 1) == .equal {
        if stage == .positional { stage = .keyword }
        let name = try identifier()
        advance()
        return .keyword(name, try expression())
      }
    default: break
    }
    return try positionalArgument(stage, generatorIsRight: generatorIsRight, open: open)
  }

  private func positionalArgument(
    _ stage: ArgumentStage, generatorIsRight: Bool, open: Token
  ) throws(SyntaxError) -> Argument {
    if stage != .positional { throw invalid() }
    let value = try namedExpression(diagnosed: false)
    guard kind == .for || kind == .async else { return .positional(value) }
    guard generatorIsRight else { throw invalid() }
    let clauses = try comprehensionClauses()
    guard kind == .rightParen else { throw invalid() }
    let comprehension = Comprehension(
      kind: .generator, element: value, value: nil, clauses: clauses, scope: newScope())
    try grow()
    return .positional(
      Expression(.comprehension(comprehension), Span(Int(open.start), Int(token.end))))
  }
}

import SourceText

extension Parser {
  /// What is wrong between the parentheses of a call; the next token is the first after `(`.
  func diagnoseArguments() throws(SyntaxError) {
    let isGenerator: Void? = try lookahead { (parser) throws(SyntaxError) in
      try parser.positionalExpression()
      guard parser.kind == .for else { throw parser.invalid() }
      _ = try parser.comprehensionClauses()
      try parser.expect(.rightParen)
    }
    if isGenerator != nil { return }
    position -= 1
    try diagnoseStarredComprehension()
    advance()
    let start = position
    let prefix = try argumentPrefix()
    let end = position
    _ = accept(.comma)
    let isRight = kind == .rightParen
    position = start
    if isRight { return }
    try diagnoseBareGenerator(first: true)
    if !prefix.isEmpty {
      position = end
      try diagnose(after: prefix)
    }
    position = start
  }

  /// `assignment_expression | expression !':='`.
  private func positionalExpression() throws(SyntaxError) {
    if kind == .name, kind(ahead: 1) == .colonEqual {
      advance()
      advance()
      _ = try expression()
      return
    }
    _ = try expression()
    if kind == .colonEqual { throw invalid() }
  }

  /// What an argument was, and where.
  private struct ArgumentPiece {
    enum Kind { case positional, star, keyword, mapping }
    let kind: Kind
    let span: Span
  }

  // MARK: The arguments that are right

  /// As many arguments as the rule `args` takes; a comma after them is not read.
  private func argumentPrefix() throws(SyntaxError) -> [ArgumentPiece] {
    var pieces: [ArgumentPiece] = []
    var stage = ArgumentPiece.Kind.positional
    while true {
      let start = position
      if !pieces.isEmpty, !accept(.comma) { return pieces }
      guard let piece = try argumentPiece(stage) else {
        position = start
        return pieces
      }
      pieces.append(piece)
      switch piece.kind {
      case .keyword: if stage == .positional { stage = .keyword }
      case .mapping: stage = .mapping
      default: break
      }
    }
  }

  private func argumentPiece(_ stage: ArgumentPiece.Kind) throws(SyntaxError) -> ArgumentPiece? {
    let start = here
    if stage == .positional, let piece = try positionalPiece() { return piece }
    try diagnoseKeyword()
    if kind == .star {
      if stage == .mapping { return nil }
      let star = try attempt { (parser) throws(SyntaxError) in try parser.starredArgument() }
      return star.map { ArgumentPiece(kind: .star, span: $0.span) }
    }
    let isMapping = kind == .doubleStar
    let parsed: Void? = try attempt { (parser) throws(SyntaxError) in
      if !parser.accept(.doubleStar) {
        try parser.expect(.name)
        try parser.expect(.equal)
      }
      _ = try parser.expression()
    }
    guard parsed != nil else { return nil }
    return ArgumentPiece(kind: isMapping ? .mapping : .keyword, span: span(from: start))
  }

  private func positionalPiece() throws(SyntaxError) -> ArgumentPiece? {
    let start = here
    let isStar = kind == .star
    let parsed: Void? = try attempt { (parser) throws(SyntaxError) in
      if isStar { _ = try parser.starredArgument() } else { try parser.positionalExpression() }
      if !isStar, parser.kind == .equal { throw parser.invalid() }
    }
    return parsed == nil ? nil : ArgumentPiece(kind: isStar ? .star : .positional, span: span(from: start))
  }

  // MARK: Mistakes

  /// `f(True=1)`, `f(a=x for x in y)` and `f(a.b=1)`.
  private func diagnoseKeyword() throws(SyntaxError) {
    if kind == .true || kind == .false || kind == .none, kind(ahead: 1) == .equal {
      throw failure(
        "cannot assign to \(text(token))", token.span.union(tokens[position + 1].span))
    }
    if kind == .name, kind(ahead: 1) == .equal {
      try diagnoseKeywordGenerator()
      return
    }
    _ = try lookahead { (parser) throws(SyntaxError) in
      let target = try parser.expression()
      let equal = try parser.expect(.equal)
      throw parser.failure(
        "expression cannot contain assignment, perhaps you meant \"==\"?", target.span.union(equal.span))
    }
  }

  private func diagnoseKeywordGenerator() throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in
      let name = try parser.expect(.name)
      let equal = try parser.expect(.equal)
      _ = try parser.expression()
      guard parser.kind == .for else { throw parser.invalid() }
      _ = try parser.comprehensionClauses()
      throw parser.failure(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", name.span.union(equal.span))
    }
  }

  /// A generator expression that is not the only argument. As the first one it is wrong if a comma follows.
  private func diagnoseBareGenerator(first: Bool) throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in
      let start = parser.here
      _ = try parser.expression()
      guard parser.kind == .for else { throw parser.invalid() }
      _ = try parser.comprehensionClauses()
      let span = parser.span(from: start)
      if first { try parser.expect(.comma) }
      throw parser.failure("Generator expression must be parenthesized", span)
    }
  }

  /// The next token is the first after the arguments that were right.
  private func diagnose(after prefix: [ArgumentPiece]) throws(SyntaxError) {
    if kind == .for, prefix.count > 1, let last = prefix.last {
      let clauses = try lookahead { (parser) throws(SyntaxError) in
        _ = try parser.comprehensionClauses()
        return parser.span(from: Int(last.span.start))
      }
      if let clauses { throw failure("Generator expression must be parenthesized", clauses) }
    }
    guard kind == .comma else { return }
    advance()
    if kind == .star, prefix.contains(where: { $0.kind == .keyword || $0.kind == .mapping }) {
      throw failure("iterable argument unpacking follows keyword argument unpacking", token.span)
    }
    try diagnoseBareGenerator(first: false)
    if try argumentPrefix().isEmpty { return }
    let word = prefix.contains { $0.kind == .mapping } ? "keyword argument unpacking" : "keyword argument"
    throw failure("positional argument follows \(word)", furthestSpan)
  }
}

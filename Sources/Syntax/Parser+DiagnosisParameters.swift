import SourceText

extension Parser {
  /// What is wrong with a parameter list; the next token is its first.
  func diagnoseParameters(until closer: TokenKind, annotated: Bool) throws(SyntaxError) {
    let start = position
    let items = try parameterItems(closer, annotated: annotated)
    let after = token
    position = start
    let diagnosis = ParameterDiagnosis(items: items, after: after, closer: closer)
    if let message = diagnosis.misplaced() { throw failure(message.text, message.span) }
    try diagnoseParenthesised(closer, annotated: annotated)
    if let message = diagnosis.slashOrStar() { throw failure(message.text, message.span) }
  }

  /// One piece of a parameter list, as far as lists can be read piece by piece.
  struct ParameterItem {
    enum Kind { case plain, slash, star, doubleStar }
    let kind: Kind
    let span: Span
    /// The name behind one or two stars, or of a plain parameter.
    let hasName: Bool
    let hasDefault: Bool
    /// Whether a comma follows.
    let hasComma: Bool
  }

  private func parameterItems(
    _ closer: TokenKind, annotated: Bool
  ) throws(SyntaxError) -> [ParameterItem] {
    var items: [ParameterItem] = []
    while kind != closer {
      guard
        let item = try attempt({ (parser) throws(SyntaxError) in
          try parser.parameterItem(annotated: annotated)
        })
      else { break }
      items.append(item)
      if !item.hasComma { break }
    }
    return items
  }

  private func parameterItem(annotated: Bool) throws(SyntaxError) -> ParameterItem {
    let start = here
    var itemKind = ParameterItem.Kind.plain
    switch kind {
    case .slash: itemKind = .slash
    case .star: itemKind = .star
    case .doubleStar: itemKind = .doubleStar
    case .name: break
    default: throw invalid()
    }
    if itemKind != .plain { advance() }
    let signSpan = span(from: start)
    let nameSpan = token.span
    let hasName = itemKind != .slash && accept(.name)
    if hasName, annotated, accept(.colon) { _ = try kind == .star ? starred() : expression() }
    let hasDefault = hasName && kind == .equal
    if hasDefault { try defaultValue(itemKind) }
    return ParameterItem(
      kind: itemKind, span: itemKind == .plain ? nameSpan : signSpan, hasName: hasName, hasDefault: hasDefault,
      hasComma: accept(.comma))
  }

  private func defaultValue(_ kind: ParameterItem.Kind) throws(SyntaxError) {
    let equal = advance()
    switch kind {
    case .star: throw failure("var-positional argument cannot have default value", equal.span)
    case .doubleStar: throw failure("var-keyword argument cannot have default value", equal.span)
    default: break
    }
    if self.kind == .rightParen || self.kind == .comma {
      throw failure("expected default value expression", equal.span)
    }
    _ = try expression()
  }

  private func diagnoseParenthesised(_ closer: TokenKind, annotated: Bool) throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in
      while parser.kind == .name, parser.kind(ahead: 1) == .comma {
        parser.advance()
        parser.advance()
      }
      let open = try parser.expect(.leftParen)
      try parser.expect(.name)
      while parser.accept(.comma), parser.kind == .name { parser.advance() }
      let close = try parser.expect(.rightParen)
      let what = closer == .colon ? "Lambda expression parameters" : "Function parameters"
      throw parser.failure("\(what) cannot be parenthesized", open.span.union(close.span))
    }
  }
}

/// The rules about the order of parameters, over the pieces of a list.
private struct ParameterDiagnosis {
  let items: [Parser.ParameterItem]
  /// The token after the last piece.
  let after: Token
  let closer: TokenKind

  typealias Message = (text: String, span: Span)

  /// A parameter without a default right after those with, or after the `/` that ends them.
  func misplaced() -> Message? {
    let isPlain = { (item: Parser.ParameterItem) in item.kind == .plain }
    let rest = items.drop { isPlain($0) && !$0.hasDefault }
    var after = rest.drop { isPlain($0) && $0.hasDefault }
    if after.startIndex == rest.startIndex { return nil }
    if after.first?.kind == .slash { after = after.dropFirst() }
    guard let item = after.first, isPlain(item), !item.hasDefault, item.hasComma || self.after.kind == closer else {
      return nil
    }
    return ("non-default argument follows default argument", item.span)
  }

  func slashOrStar() -> Message? {
    var seenSlash = false
    for (index, item) in items.enumerated() {
      switch item.kind {
      case .plain: break
      case .slash:
        if index == 0 { return item.hasComma ? ("at least one argument must precede /", item.span) : nil }
        if seenSlash { return ("/ may appear only once", item.span) }
        seenSlash = true
        if !item.hasComma, after.kind == .star { return ("expected comma between / and *", after.span) }
      case .star: return afterStar(index)
      case .doubleStar: return afterDoubleStar(index)
      }
    }
    return nil
  }

  private func afterStar(_ index: Int) -> Message? {
    let star = items[index]
    let rest = items[(index + 1)...]
    if !star.hasName {
      let message = "named arguments must follow bare *"
      if !star.hasComma { return after.kind == closer ? (message, closer == .colon ? after.span : star.span) : nil }
      if rest.isEmpty, after.kind == closer { return (message, star.span) }
      if rest.first?.kind == .doubleStar { return (message, star.span) }
    }
    for (offset, item) in rest.enumerated() {
      switch item.kind {
      case .plain: break
      case .slash: return ("/ must be ahead of *", item.span)
      case .star: return item.hasName || item.hasComma ? ("* argument may appear only once", item.span) : nil
      case .doubleStar: return afterDoubleStar(index + 1 + offset)
      }
    }
    return nil
  }

  private func afterDoubleStar(_ index: Int) -> Message? {
    let stars = items[index]
    guard stars.hasName, stars.hasComma, index + 1 < items.count else { return nil }
    let next = items[index + 1]
    return ("arguments cannot follow var-keyword argument", next.span)
  }
}

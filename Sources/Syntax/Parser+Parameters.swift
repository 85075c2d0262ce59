import SourceText

extension Parser {
  /// The parameters of a `def` (until `)`) or a `lambda` (until `:`, without annotations).
  func parameters(until closer: TokenKind, annotated: Bool) throws(SyntaxError) -> Parameters {
    if diagnosing { try diagnoseParameters(until: closer, annotated: annotated) }
    var reader = ParameterReader(closer: closer, annotated: annotated)
    while kind != closer {
      try reader.next(self)
      guard accept(.comma) else { break }
    }
    if reader.needsKeywordOnly { throw invalid() }
    return Parameters(reader.list)
  }
}

/// What a parameter list has had so far.
private struct ParameterReader {
  let closer: TokenKind
  let annotated: Bool
  var list: [Parameters.Parameter] = []
  private var seenSlash = false
  private var seenStar = false
  private var seenDefault = false
  private var seenMapping = false
  private(set) var needsKeywordOnly = false

  init(closer: TokenKind, annotated: Bool) {
    self.closer = closer
    self.annotated = annotated
  }

  mutating func next(_ parser: Parser) throws(SyntaxError) {
    if seenMapping { throw parser.invalid() }
    switch parser.kind {
    case .slash: try slash(parser)
    case .star: try star(parser)
    case .doubleStar:
      if needsKeywordOnly { throw parser.invalid() }
      parser.advance()
      seenMapping = true
      list.append(try parameter(parser, .variadicKeyword))
    default: try plain(parser)
    }
  }

  private mutating func slash(_ parser: Parser) throws(SyntaxError) {
    if seenSlash || seenStar || list.isEmpty { throw parser.invalid() }
    parser.advance()
    seenSlash = true
    list = list.map {
      .init(name: $0.name, kind: .positionalOnly, annotation: $0.annotation, defaultValue: $0.defaultValue)
    }
  }

  private mutating func star(_ parser: Parser) throws(SyntaxError) {
    if seenStar { throw parser.invalid() }
    parser.advance()
    seenStar = true
    if parser.kind == .comma {
      needsKeywordOnly = true
    } else {
      list.append(try parameter(parser, .variadic))
    }
  }

  private mutating func plain(_ parser: Parser) throws(SyntaxError) {
    let parameter = try parameter(parser, seenStar ? .keywordOnly : .positionalOrKeyword)
    needsKeywordOnly = false
    if !seenStar {
      if parameter.defaultValue != nil { seenDefault = true } else if seenDefault { throw parser.invalid() }
    }
    list.append(parameter)
  }

  private func parameter(
    _ parser: Parser, _ kind: Parameters.Kind
  ) throws(SyntaxError) -> Parameters.Parameter {
    let name = try parser.identifier()
    var annotation: Expression?
    if annotated, parser.accept(.colon) {
      annotation = kind == .variadic && parser.kind == .star ? try parser.starred() : try parser.expression()
    }
    var value: Expression?
    if parser.kind == .equal {
      if kind == .variadic || kind == .variadicKeyword { throw parser.invalid() }
      parser.advance()
      value = try parser.expression()
    }
    return .init(name: name, kind: kind, annotation: annotation, defaultValue: value)
  }
}

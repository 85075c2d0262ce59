import SourceText

extension Parser {
  // MARK: Lists of expressions

  /// `star_expressions`: one expression, or a tuple without parentheses.
  func starExpressions() throws(SyntaxError) -> Expression {
    let start = here
    let first = try starExpression()
    guard kind == .comma else { return first }
    return try tuple(from: start, first) { (parser) throws(SyntaxError) in try parser.starExpression() }
  }

  /// `star_named_expressions` as they stand in a subscript, where walrus and slices may be: see `Parser+Trailers`.
  func tuple(
    from start: Int, _ first: Expression, element: (Parser) throws(SyntaxError) -> Expression
  ) throws(SyntaxError) -> Expression {
    var elements = [first]
    while accept(.comma) {
      guard startsExpression || kind == .star, let next = try continued(element) else { break }
      elements.append(next)
    }
    try grow()
    return Expression(.tuple(elements), span(from: start))
  }

  func starExpression() throws(SyntaxError) -> Expression {
    kind == .star ? try starred() : try expression()
  }

  func starNamedExpression() throws(SyntaxError) -> Expression {
    kind == .star ? try starred() : try namedExpression()
  }

  /// `'*' bitwise_or`.
  func starred() throws(SyntaxError) -> Expression {
    let start = here
    try expect(.star)
    let value = try bitwiseOr()
    try grow()
    return Expression(.starred(value), span(from: start))
  }

  /// Whether the next token can begin an expression.
  var startsExpression: Bool { canStartExpression(ahead: 0) }

  func canStartExpression(ahead distance: Int) -> Bool {
    switch kind(ahead: distance) {
    case .name, .number, .string, .none, .true, .false, .ellipsis, .leftParen, .leftBracket, .leftBrace, .minus,
      .plus, .tilde, .not, .lambda, .await:
      true
    default: false
    }
  }

  // MARK: One expression

  func namedExpression(diagnosed: Bool = true) throws(SyntaxError) -> Expression {
    if kind == .name {
      touch(1)
      if kind(ahead: 1) == .colonEqual {
        let start = here
        let name = try identifier()
        advance()
        let value = try expression()
        try grow()
        return Expression(.named(name, value), span(from: start))
      }
    }
    if diagnosing, diagnosed { try diagnoseNamedExpression() }
    let value = try expression()
    if kind == .colonEqual { throw invalid() }
    return value
  }

  func expression() throws(SyntaxError) -> Expression {
    guard diagnosing else { return try plainExpression() }
    return try remembered(.expression) { (parser) throws(SyntaxError) in
      try parser.diagnoseExpression()
      return try parser.plainExpression()
    }
  }

  /// `expression` without the search for mistakes.
  func plainExpression() throws(SyntaxError) -> Expression {
    if kind == .lambda { return try lambda() }
    let start = here
    let value = try disjunction()
    guard kind == .if else { return value }
    return try continued { (parser) throws(SyntaxError) in try parser.conditional(value, from: start) } ?? value
  }

  private func conditional(_ value: Expression, from start: Int) throws(SyntaxError) -> Expression {
    let around = try enter()
    advance()
    let test = try disjunction()
    try expect(.else)
    let otherwise = try expression()
    try leave(around)
    return Expression(.conditional(test: test, then: value, otherwise: otherwise), span(from: start))
  }

  func disjunction() throws(SyntaxError) -> Expression {
    guard diagnosing else { return try alternatives() }
    return try remembered(.disjunction) { (parser) throws(SyntaxError) in try parser.alternatives() }
  }

  /// Operands of `or`.
  private func alternatives() throws(SyntaxError) -> Expression {
    let start = here
    let first = try conjunction()
    guard kind == .or else { return first }
    var operands = [first]
    while kind == .or {
      let next = try continued { (parser) throws(SyntaxError) in
        parser.advance()
        return try parser.conjunction()
      }
      guard let next else { break }
      operands.append(next)
    }
    return try boolean(.or, operands, from: start)
  }

  private func conjunction() throws(SyntaxError) -> Expression {
    let start = here
    let first = try inversion()
    guard kind == .and else { return first }
    var operands = [first]
    while kind == .and {
      let next = try continued { (parser) throws(SyntaxError) in
        parser.advance()
        return try parser.inversion()
      }
      guard let next else { break }
      operands.append(next)
    }
    return try boolean(.and, operands, from: start)
  }

  private func boolean(
    _ operation: BooleanOperator, _ operands: [Expression], from start: Int
  ) throws(SyntaxError) -> Expression {
    if operands.count == 1 { return operands[0] }
    try grow()
    return Expression(.boolean(operation, operands), span(from: start))
  }

  private func inversion() throws(SyntaxError) -> Expression {
    guard kind == .not else { return try comparison() }
    let start = here
    let around = try enter()
    advance()
    let operand = try inversion()
    try leave(around)
    return Expression(.unary(.not, operand), span(from: start))
  }

  private func comparison() throws(SyntaxError) -> Expression {
    let start = here
    let first = try bitwiseOr()
    var tails: [ComparisonTail] = []
    while startsComparison {
      let tail = try continued { (parser) throws(SyntaxError) in try parser.comparisonTail() }
      guard let tail else { break }
      tails.append(tail)
    }
    if tails.isEmpty { return first }
    try grow()
    return Expression(.comparison(first, tails), span(from: start))
  }

  private func comparisonTail() throws(SyntaxError) -> ComparisonTail {
    guard let operation = comparisonOperator() else { throw invalid() }
    return ComparisonTail(operation, try bitwiseOr())
  }

  private var startsComparison: Bool {
    switch kind {
    case .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .in, .is, .not: true
    default: false
    }
  }

  private func comparisonOperator() -> ComparisonOperator? {
    let result: ComparisonOperator
    switch kind {
    case .equalEqual: result = .equal
    case .notEqual: result = .notEqual
    case .less: result = .less
    case .lessEqual: result = .lessOrEqual
    case .greater: result = .greater
    case .greaterEqual: result = .greaterOrEqual
    case .in: result = .in
    case .is:
      advance()
      return accept(.not) ? .isNot : .is
    case .not:
      touch(1)
      guard kind(ahead: 1) == .in else { return nil }
      advance()
      result = .notIn
    default: return nil
    }
    advance()
    return result
  }

  // MARK: Arithmetic

  func bitwiseOr() throws(SyntaxError) -> Expression {
    guard diagnosing else { return try binary(above: 0) }
    return try remembered(.bitwiseOr) { (parser) throws(SyntaxError) in try parser.binary(above: 0) }
  }

  /// Precedence climbing over the left-associative operators.
  private func binary(above floor: Int) throws(SyntaxError) -> Expression {
    let start = here
    let around = height
    height = 0
    var left = try unary()
    while let (operation, strength) = binaryOperator(), strength > floor {
      guard backtracking else {
        advance()
        left = Expression(.binary(operation, left, try binary(above: strength)), span(from: start))
        try grow()
        continue
      }
      let right = try attempt { (parser) throws(SyntaxError) in
        parser.advance()
        return try parser.binary(above: strength)
      }
      guard let right else { break }
      try grow()
      left = Expression(.binary(operation, left, right), span(from: start))
    }
    height = max(height, around)
    return left
  }

  private func binaryOperator() -> (BinaryOperator, Int)? {
    switch kind {
    case .bar: (.bitOr, 1)
    case .caret: (.bitXor, 2)
    case .ampersand: (.bitAnd, 3)
    case .leftShift: (.leftShift, 4)
    case .rightShift: (.rightShift, 4)
    case .plus: (.add, 5)
    case .minus: (.subtract, 5)
    case .star: (.multiply, 6)
    case .slash: (.divide, 6)
    case .doubleSlash: (.floorDivide, 6)
    case .percent: (.modulo, 6)
    case .at: (.matrixMultiply, 6)
    default: nil
    }
  }

  private func unary() throws(SyntaxError) -> Expression {
    let operation: UnaryOperator
    switch kind {
    case .minus: operation = .negative
    case .plus: operation = .positive
    case .tilde: operation = .invert
    default: return try power()
    }
    let start = here
    let around = try enter()
    advance()
    let operand = try unary()
    try leave(around)
    return Expression(.unary(operation, operand), span(from: start))
  }

  private func power() throws(SyntaxError) -> Expression {
    let start = here
    let base = try primary()
    guard kind == .doubleStar else { return base }
    return try continued { (parser) throws(SyntaxError) in try parser.exponent(of: base, from: start) } ?? base
  }

  private func exponent(of base: Expression, from start: Int) throws(SyntaxError) -> Expression {
    let around = try enter()
    advance()
    let exponent = try unary()
    try leave(around)
    return Expression(.binary(.power, base, exponent), span(from: start))
  }

  // MARK: Lambda and yield

  private func lambda() throws(SyntaxError) -> Expression {
    let start = here
    let around = try enter()
    advance()
    let scope = newScope()
    let parameters = try parameters(until: .colon, annotated: false)
    try expect(.colon)
    let body = try expression()
    try leave(around)
    return Expression(.lambda(parameters, body: body, scope: scope), span(from: start))
  }

  func yieldExpression() throws(SyntaxError) -> Expression {
    let start = here
    try expect(.yield)
    if accept(.from) {
      let source = try expression()
      try grow()
      return Expression(.yieldFrom(source), span(from: start))
    }
    guard startsExpression || kind == .star else { return Expression(.yield(nil), span(from: start)) }
    let value = try starExpressions()
    try grow()
    return Expression(.yield(value), span(from: start))
  }

  /// What may stand to the right of `=`.
  func yieldOrStarExpressions() throws(SyntaxError) -> Expression {
    kind == .yield ? try yieldExpression() : try starExpressions()
  }
}

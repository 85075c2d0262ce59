import SourceText

// The second pass tries things. What it has tried it remembers, so that nested code is not read again at every level.

extension Parser {
  enum Rule: UInt8 { case expression, disjunction, bitwiseOr, bracket }

  /// How much the second pass may remember of one statement before it gives up.
  static let maximumMemory = 200_000

  struct Attempt: Hashable {
    let rule: Rule
    let position: Int
  }

  enum Memory {
    case parsed(Expression, end: Int, height: Int)
    case failed
  }

  /// Runs `body` on the second pass, or looks up what came of it at this place.
  func remembered(
    _ rule: Rule, _ body: (Parser) throws(SyntaxError) -> Expression
  ) throws(SyntaxError) -> Expression {
    let key = Attempt(rule: rule, position: position)
    switch memory[key] {
    case .parsed(let expression, let end, let tall):
      (position, height) = (end, max(height, tall))
      return expression
    case .failed: throw invalid()
    case nil: break
    }
    if memory.count >= Self.maximumMemory {
      gaveUp = true
      throw Unsupported.depth(Self.maximumDepth, token.span)
    }
    let around = height
    height = 0
    do throws(SyntaxError) {
      let expression = try body(self)
      memory[key] = .parsed(expression, end: position, height: height)
      height = max(height, around)
      return expression
    } catch {
      if error.isGeneric { memory[key] = .failed }
      throw error
    }
  }

  /// What `body` makes of the tokens from here, or nil and no token read if they are not what it wants. Errors with words of
  /// their own pass through.
  func attempt<Result>(
    _ body: (Parser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result? {
    let (start, tall, deep) = (position, height, depth)
    do throws(SyntaxError) {
      return try body(self)
    } catch {
      if !error.isGeneric { throw error }
      (position, height, depth) = (start, tall, deep)
      return nil
    }
  }

  /// What may be left out when it cannot be parsed, as after an operator: on the second pass the part before it then counts.
  func continued<Result>(
    _ body: (Parser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result? {
    if backtracking { return try attempt(body) }
    return try body(self)
  }

  /// As `attempt`, reading nothing in any case.
  func lookahead<Result>(
    _ body: (Parser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result? {
    let start = position
    let result = try attempt(body)
    position = start
    return result
  }

  func failure(_ message: String, _ span: Span) -> SyntaxError { SyntaxError(.syntaxError, message, span) }

  /// The furthest token read: where CPython points when a rule names no place.
  var furthestSpan: Span { tokens[furthest].span }
}

extension SyntaxError {
  var isGeneric: Bool { kind == .syntaxError && message == Parser.genericMessage }
}

import SourceText

/// A module as parsed; `resolve` makes a program of it.
public struct ParsedModule: Sendable {
  public let statements: [Statement]
  /// How many scopes the parser numbered, the module's among them.
  public let scopeCount: Int
  /// Whether the last statement ends in `;`.
  public let echoSilenced: Bool
}

/// Parses a cell or a file.
public func parse(_ source: String) throws(SyntaxError) -> ParsedModule { try parse(bytes: Array(source.utf8)) }

/// Parses a cell or a file from its UTF-8 bytes. Spans count from the first byte.
public func parse(bytes: [UInt8]) throws(SyntaxError) -> ParsedModule {
  try twoPasses(bytes) { (parser) throws(SyntaxError) in try parser.module() }
}

/// Parses what `eval` takes: one expression, perhaps with white space around it. It stands as the only statement of a
/// module, so that it can be resolved.
public func parseExpression(_ source: String) throws(SyntaxError) -> ParsedModule {
  let bytes = Array(source.utf8)
  let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? 0
  return try twoPasses(bytes, from: start) { (parser) throws(SyntaxError) in try parser.expressionModule() }
}

extension Program {
  /// Parses and resolves a cell; `names` is the namespace that the chapter's cells share.
  public init(source: String, names: inout GlobalNames) throws(SyntaxError) {
    self = try resolve(try parse(source), names: &names)
  }
}

/// Runs the parser, and when it fails a second time to say more precisely why.
private func twoPasses<Result>(
  _ bytes: [UInt8], from start: Int = 0, _ body: (Parser) throws(SyntaxError) -> Result
) throws(SyntaxError) -> Result {
  var lexer = Lexer(bytes, range: start..<bytes.count)
  return try twoPasses(bytes, lexer.run(), body)
}

/// The same over tokens at hand: an f-string's expression is parsed in the middle of its cell, `outer`.
func twoPasses<Result>(
  _ bytes: [UInt8], _ lexed: Lexed, inside outer: Parser? = nil, _ body: (Parser) throws(SyntaxError) -> Result
) throws(SyntaxError) -> Result {
  let first = Parser(bytes, lexed, inside: outer)
  do throws(SyntaxError) {
    return try body(first)
  } catch {
    if !error.isGeneric { throw first.outranked(error) }
    if let pending = first.metError { throw pending }
    let second = Parser(bytes, lexed, inside: outer)
    (second.diagnosing, second.backtracking) = (true, true)
    do throws(SyntaxError) {
      _ = try body(second)
    } catch let specific {
      if !specific.isGeneric, !second.gaveUp { throw second.outranked(specific) }
      if let pending = second.metError { throw pending }
    }
    throw first.outranked(first.genericError())
  }
}

extension Parser {
  /// The lexer's error, if the parser has read that far.
  fileprivate var metError: SyntaxError? { tokens[furthest].kind == .error ? lexed.pendingError : nil }

  /// What CPython says where no rule has words of its own.
  fileprivate func genericError() -> SyntaxError {
    let last = tokens[furthest]
    switch last.kind {
    case .indent: return SyntaxError(.indentationError, "unexpected indent", last.span)
    case .dedent: return SyntaxError(.indentationError, "unexpected unindent", last.span)
    default: return SyntaxError(.syntaxError, Self.genericMessage, last.span)
    }
  }

  /// An error of the lexer that the parser has met, or a bracket left open on a line before, goes before what the
  /// parser has to say.
  fileprivate func outranked(_ error: SyntaxError) -> SyntaxError {
    guard let pending = lexed.pendingError else { return error }
    let isIndentation = error.kind == .indentationError && error.message.hasPrefix("unexpected")
    if tokens[furthest].kind == .error || (lexed.isFatal && !isIndentation) { return pending }
    guard let open = lexed.unclosed, line(Int(tokens[furthest].start)) > line(open.offset) else { return error }
    let text = String(Unicode.Scalar(open.byte))
    return SyntaxError(.syntaxError, "'\(text)' was never closed", Span(open.offset, open.offset + 1))
  }
}

import SourceText

/// Tokens to tree, by recursive descent, reading each token once. A class, because copies of a value this large would fill
/// the stack of nested code.
///
/// When a program is wrong the parser runs a second time with `diagnosing` set, as CPython's does: then the rules of
/// `Parser+Diagnosis` look for the mistakes that have words of their own. What they do not find is `invalid syntax`
/// at the furthest token that the first pass read.
final class Parser {
  /// Brackets, blocks, unary operators, conditionals and the like may stand in one another this deep.
  static let maximumDepth = 200
  /// Beyond this the second pass gives up, because it needs more stack for each level.
  static let maximumDiagnosedDepth = 50
  /// How high a tree may grow: chains like `1 + 1 + 1` or `a.b.c` are no nesting to the reader, but to a tree they are.
  static let maximumHeight = 1000

  let bytes: [UInt8]
  let lexed: Lexed
  let tokens: [Token]
  var position = 0
  var furthest = 0
  var depth: Int
  /// The height of the highest tree made since the innermost `nested` began.
  var height = 0
  /// Scopes given out so far; the module's is the first.
  var scopeCount: Int
  /// The innermost class around, for the mangling of `__names`.
  var className: String?
  var diagnosing = false
  /// Whether this is the second pass, even where it looks for no mistakes.
  var backtracking = false
  /// What the second pass has tried.
  var memory: [Attempt: Memory] = [:]
  /// Whether the second pass has met code too deep for it.
  var gaveUp = false
  /// Inside an f-string's braces, which count as a bracket.
  let embedded: Bool

  /// A parser inside an f-string's braces goes on where the one around it, `outer`, stands.
  init(_ bytes: [UInt8], _ lexed: Lexed, inside outer: Parser? = nil) {
    self.bytes = bytes
    self.lexed = lexed
    tokens = lexed.tokens
    embedded = outer != nil
    depth = outer?.depth ?? 0
    scopeCount = outer?.scopeCount ?? 1
    className = outer?.className
  }

  // MARK: Tokens

  var token: Token { tokens[position] }
  var kind: TokenKind { tokens[position].kind }

  func kind(ahead distance: Int) -> TokenKind {
    position + distance < tokens.count ? tokens[position + distance].kind : .endMarker
  }

  @discardableResult
  func advance() -> Token {
    let token = tokens[position]
    if position + 1 < tokens.count { position += 1 }
    if position > furthest { furthest = position }
    return token
  }

  /// Looks beyond the next token, which CPython then has read too.
  func touch(_ distance: Int) {
    furthest = max(furthest, min(position + distance, tokens.count - 1))
  }

  func accept(_ kind: TokenKind) -> Bool {
    guard self.kind == kind else { return false }
    advance()
    return true
  }

  @discardableResult
  func expect(_ kind: TokenKind) throws(SyntaxError) -> Token {
    guard self.kind == kind else { throw invalid() }
    return advance()
  }

  /// Where the next token starts, in bytes.
  var here: Int { Int(tokens[position].start) }

  /// From a byte to the end of the last token read.
  func span(from start: Int) -> Span {
    Span(start, position > 0 ? Int(tokens[position - 1].end) : start)
  }

  func text(_ token: Token) -> String {
    String(decoding: bytes[token.range], as: UTF8.self)
  }

  func matches(_ token: Token, _ word: StaticString) -> Bool {
    guard token.kind == .name, token.range.count == word.utf8CodeUnitCount else { return false }
    return bytes[token.range].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  func line(_ offset: Int) -> Int { UTF8Text.line(of: offset, in: bytes) }

  // MARK: Names

  func identifier() throws(SyntaxError) -> Identifier {
    let token = try expect(.name)
    return Identifier(mangled(text(token)), token.span)
  }

  /// `__name` in class `C` is `_C__name`, unless it ends in two underscores too.
  func mangled(_ name: String) -> String {
    guard let className, name.utf8.count > 2, name.hasPrefix("__"), !name.hasSuffix("__"), !name.utf8.contains(0x2E)
    else { return name }
    let bare = className.drop { $0 == "_" }
    return bare.isEmpty ? name : "_\(bare)\(name)"
  }

  func newScope() -> ScopeID {
    defer { scopeCount += 1 }
    return ScopeID(scopeCount)
  }

  // MARK: Depth

  /// Begins one level of nesting; the answer is for `leave`. Expressions use the pair, because a closure would cost stack at
  /// every level; whoever catches an error restores the depth.
  func enter() throws(SyntaxError) -> Int {
    gaveUp = backtracking && depth >= Self.maximumDiagnosedDepth
    if gaveUp || depth >= Self.maximumDepth { throw Unsupported.depth(Self.maximumDepth, token.span) }
    depth += 1
    defer { height = 0 }
    return height
  }

  func leave(_ around: Int) throws(SyntaxError) {
    depth -= 1
    try grow()
    height = max(around, height)
  }

  /// One level of nesting.
  func nested<Result>(
    _ body: (Parser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    let around = try enter()
    let result = try body(self)
    try leave(around)
    return result
  }

  /// The tree in hand became an operand of a bigger one.
  func grow() throws(SyntaxError) {
    height += 1
    if height > Self.maximumHeight { throw Unsupported.depth(Self.maximumHeight, token.span) }
  }

  // MARK: Failure

  func invalid() -> SyntaxError {
    SyntaxError(.syntaxError, Self.genericMessage, tokens[furthest].span)
  }

  static let genericMessage = "invalid syntax"
}

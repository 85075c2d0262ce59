import SourceText

/// What a stretch of code is, for colouring.
public struct HighlightedToken: Hashable, Sendable {
  public enum Category: String, Sendable, CaseIterable {
    /// White space, and whatever else has no colour.
    case plain
    case keyword
    /// A name that Python defines everywhere, such as `print`.
    case builtin
    case name
    /// The name behind `def` or `class`.
    case definition
    /// `@` and the name behind it.
    case decorator
    case number
    /// The text of string literals, quotes and braces included; code in the braces of an f-string is coloured as code.
    case string
    case comment
    case `operator`
    /// A character that Python does not know.
    case unknown
  }

  public let category: Category
  public let span: Span

  public init(_ category: Category, _ span: Span) {
    self.category = category
    self.span = span
  }
}

/// Colours code with the language's own lexer.
public enum Highlighter {
  /// The whole text as tokens that follow one another without a gap, whether or not it is right.
  public static func tokens(of source: String) -> [HighlightedToken] { tokens(of: Array(source.utf8)) }

  public static func tokens(of bytes: [UInt8]) -> [HighlightedToken] {
    let lexed = Lexer.tolerant(bytes)
    var marks = CodeColouring(bytes: bytes, tokens: lexed.tokens).marks()
    marks += lexed.comments.map { HighlightedToken(.comment, $0) }
    marks.sort { $0.span.start < $1.span.start }
    return filled(marks, end: bytes.count)
  }

  /// Puts plain text into the gaps.
  private static func filled(_ marks: [HighlightedToken], end: Int) -> [HighlightedToken] {
    var result: [HighlightedToken] = []
    var place = 0
    for mark in marks where mark.span.range.lowerBound >= place && !mark.span.range.isEmpty {
      if mark.span.range.lowerBound > place {
        result.append(HighlightedToken(.plain, Span(place, mark.span.range.lowerBound)))
      }
      result.append(mark)
      place = mark.span.range.upperBound
    }
    if place < end { result.append(HighlightedToken(.plain, Span(place, end))) }
    return result
  }
}

extension Lexer {
  /// Tokens of any text, whatever is wrong with it.
  static func tolerant(_ bytes: [UInt8], range: Range<Int>? = nil) -> Lexed {
    var lexer = Lexer(bytes, range: range, tolerant: true, embedded: range != nil)
    return lexer.run()
  }
}

/// From tokens to categories.
private struct CodeColouring {
  let bytes: [UInt8]
  let tokens: [Token]

  func marks() -> [HighlightedToken] {
    var marks: [HighlightedToken] = []
    var index = 0
    while index < tokens.count {
      if isDecorator(index) {
        let end = endOfDottedName(index + 1)
        marks.append(HighlightedToken(.decorator, Span(Int(tokens[index].start), Int(tokens[end].end))))
        index = end
      } else {
        add(index, to: &marks)
      }
      index += 1
    }
    return marks
  }

  private func add(_ index: Int, to marks: inout [HighlightedToken]) {
    let token = tokens[index]
    switch token.kind {
    case .name: marks.append(HighlightedToken(categoryOfName(index), token.span))
    case .number: marks.append(HighlightedToken(.number, token.span))
    case .string: addString(token, to: &marks)
    case .unknown: marks.append(HighlightedToken(.unknown, token.span))
    case .newline, .indent, .dedent, .endMarker, .error: break
    default: marks.append(HighlightedToken(token.kind.isKeyword ? .keyword : .operator, token.span))
    }
  }

  private func addString(_ token: Token, to marks: inout [HighlightedToken]) {
    for piece in FormattedPiece.pieces(of: token, in: bytes) {
      switch piece {
      case .text(let range): marks.append(HighlightedToken(.string, Span(range.lowerBound, range.upperBound)))
      case .code(let range):
        marks += CodeColouring(bytes: bytes, tokens: Lexer.tolerant(bytes, range: range).tokens).marks()
      }
    }
  }

  private func categoryOfName(_ index: Int) -> HighlightedToken.Category {
    let previous = index > 0 ? tokens[index - 1].kind : .newline
    if previous == .def || previous == .class { return .definition }
    let name = String(decoding: bytes[tokens[index].range], as: UTF8.self)
    if startsLine(index), name == "match" || name == "case", endsInColon(index) { return .keyword }
    return previous != .dot && BuiltinNames.all.contains(name) ? .builtin : .name
  }

  private func startsLine(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch tokens[index - 1].kind {
    case .newline, .indent, .dedent: return true
    default: return false
    }
  }

  /// Whether the line is `match …:`, and not an assignment or a call of something named `match`.
  private func endsInColon(_ index: Int) -> Bool {
    var place = index + 1
    guard place < tokens.count, !tokens[place].kind.isOperator || opensValue(tokens[place].kind) else { return false }
    while place < tokens.count, tokens[place].kind != .newline, tokens[place].kind != .endMarker {
      if tokens[place].kind == .colon, tokens[place].level == tokens[index].level { return true }
      place += 1
    }
    return false
  }

  private func opensValue(_ kind: TokenKind) -> Bool {
    switch kind {
    case .leftParen, .leftBracket, .leftBrace, .minus, .star, .ellipsis: true
    default: false
    }
  }

  private func isDecorator(_ index: Int) -> Bool {
    tokens[index].kind == .at && startsLine(index) && index + 1 < tokens.count && tokens[index + 1].kind == .name
  }

  private func endOfDottedName(_ start: Int) -> Int {
    var end = start
    while end + 2 < tokens.count, tokens[end + 1].kind == .dot, tokens[end + 2].kind == .name { end += 2 }
    return end
  }
}

/// The names that Python 3.11 defines everywhere, exceptions included.
enum BuiltinNames {
  static let all: Set<String> = [
    "abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint", "bytearray", "bytes", "callable",
    "chr",
    "classmethod", "compile", "complex", "delattr", "dict", "dir", "divmod", "enumerate", "eval", "exec", "filter",
    "float", "format", "frozenset", "getattr", "globals", "hasattr", "hash", "help", "hex", "id", "input", "int",
    "isinstance", "issubclass", "iter", "len", "list", "locals", "map", "max", "memoryview", "min", "next", "object",
    "oct", "open", "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set", "setattr", "slice",
    "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip", "__import__", "__name__",
    "NotImplemented", "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "Exception",
    "FloatingPointError", "GeneratorExit", "ImportError", "IndexError", "KeyError", "KeyboardInterrupt", "LookupError",
    "MemoryError", "ModuleNotFoundError", "NameError", "NotImplementedError", "OSError", "OverflowError",
    "RecursionError", "RuntimeError", "StopIteration", "SyntaxError", "SystemExit", "TypeError", "UnboundLocalError",
    "UnicodeError", "ValueError", "Warning", "UserWarning", "DeprecationWarning", "ZeroDivisionError",
  ]
}

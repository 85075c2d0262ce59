import SourceText

/// A token as the two languages of a chapter must share it: comments are gone, the text of string literals is blank,
/// brackets' inner line breaks do not count.
public struct ComparableToken: Hashable, Sendable {
  public enum Kind: String, Sendable { case word, number, string, sign, format, newline, indent, dedent }

  public let kind: Kind
  /// As written; empty for strings and for what only layout makes.
  public let text: String
  public let span: Span

  /// Whether two tokens are the same code, wherever they stand.
  public func isSame(as other: ComparableToken) -> Bool { kind == other.kind && text == other.text }
}

extension ComparableToken {
  /// The tokens of a cell, right or wrong.
  ///
  /// Adjacent string literals are one token, since languages need different room. Each expression of an f-string follows
  /// its literal, with its conversion and format as one `format` token; they are sorted by their text, since languages
  /// put things in different order.
  public static func tokens(of source: String) -> [ComparableToken] {
    let bytes = Array(source.utf8)
    return tokens(of: Lexer.tolerant(bytes).tokens, in: bytes)
  }

  private static func tokens(of tokens: [Token], in bytes: [UInt8]) -> [ComparableToken] {
    var result: [ComparableToken] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.kind == .string {
        var end = index
        while end + 1 < tokens.count, tokens[end + 1].kind == .string { end += 1 }
        result += strings(tokens[index...end], in: bytes)
        index = end + 1
        continue
      }
      if let kind = kind(of: token.kind) {
        let text = kind == .newline || kind == .indent || kind == .dedent ? "" : text(token.range, bytes)
        result.append(ComparableToken(kind: kind, text: text, span: token.span))
      }
      index += 1
    }
    return result
  }

  private static func kind(of kind: TokenKind) -> Kind? {
    switch kind {
    case .name: .word
    case .number: .number
    case .newline: .newline
    case .indent: .indent
    case .dedent: .dedent
    case .string: .string
    case .endMarker, .error: nil
    default: kind.isKeyword ? .word : .sign
    }
  }

  private static func text(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func strings(_ tokens: ArraySlice<Token>, in bytes: [UInt8]) -> [ComparableToken] {
    guard let first = tokens.first, let last = tokens.last else { return [] }
    var expressions: [[ComparableToken]] = []
    for token in tokens {
      let pieces = FormattedPiece.pieces(of: token, in: bytes)
      for (index, piece) in pieces.enumerated() {
        guard case .code(let range) = piece else { continue }
        var inner = Self.tokens(of: Lexer.tolerant(bytes, range: range).tokens, in: bytes)
        if index + 1 < pieces.count, case .text(let after) = pieces[index + 1] { inner += format(after, bytes) }
        expressions.append(inner)
      }
    }
    expressions.sort { key($0) < key($1) }
    let whole = ComparableToken(kind: .string, text: "", span: first.span.union(last.span))
    return [whole] + expressions.flatMap { $0 }
  }

  private static func key(_ tokens: [ComparableToken]) -> String { tokens.map(\.text).joined(separator: " ") }

  /// What stands between an expression and its closing brace (or a brace inside the format).
  private static func format(_ range: Range<Int>, _ bytes: [UInt8]) -> [ComparableToken] {
    let end = bytes[range].firstIndex { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{") } ?? range.upperBound
    let inner = range.lowerBound..<end
    if inner.isEmpty { return [] }
    return [ComparableToken(kind: .format, text: text(inner, bytes), span: Span(inner.lowerBound, inner.upperBound))]
  }
}

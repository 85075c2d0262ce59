import SourceText

/// What Python has and the lesson language does not, each refused by its name.
enum Unsupported {
  static func word(_ word: String, _ span: Span) -> SyntaxError {
    SyntaxError(.unsupported, "`\(word)` is not part of the lesson language", span)
  }

  static func imaginaryLiteral(_ span: Span) -> SyntaxError {
    SyntaxError(.unsupported, "complex numbers are not part of the lesson language", span)
  }

  static func hugeInteger(_ span: Span) -> SyntaxError {
    SyntaxError(
      .unsupported,
      "an integer of more than \(NumberLiteral.maximumBinaryDigits) digits is not part of the lesson language",
      span)
  }

  static func namedCharacter(_ span: Span) -> SyntaxError { word("\\N{…}", span) }

  static func surrogate(_ span: Span) -> SyntaxError {
    SyntaxError(.unsupported, "a lone surrogate is not part of the lesson language", span)
  }

  static func relativeImport(_ span: Span) -> SyntaxError {
    SyntaxError(.unsupported, "relative `import` is not part of the lesson language", span)
  }

  static func depth(_ limit: Int, _ span: Span) -> SyntaxError {
    SyntaxError(.unsupported, "code nested more than \(limit) levels deep is not part of the lesson language", span)
  }
}

import SourceText

/// Why a cell cannot run: Python would not accept it, or the lesson language does not have it.
public struct SyntaxError: Error, Hashable, Sendable {
  public enum Kind: String, Sendable {
    case syntaxError = "SyntaxError"
    case indentationError = "IndentationError"
    case tabError = "TabError"
    /// Python has it, the lesson language lacks it; `message` names it.
    case unsupported
  }

  public let kind: Kind
  /// CPython's own words, without the type; for `unsupported` our sentence.
  public let message: String
  public let span: Span

  public init(_ kind: Kind, _ message: String, _ span: Span) {
    self.kind = kind
    self.message = message
    self.span = span
  }
}

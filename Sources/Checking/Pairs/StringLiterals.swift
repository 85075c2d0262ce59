import ChapterModel
import SourceText
import Syntax

/// The words that the string literals of a chapter hold: what a translation may change in an output.
struct StringLiterals {
  private let words: Set<String>

  init(_ chapter: Chapter) {
    var words: Set<String> = []
    for cell in chapter.cells {
      let bytes = cell.code.utf8
      for token in Highlighter.tokens(of: bytes) where token.category == .string {
        words.formUnion(Self.words(of: String(decoding: bytes[token.span.range], as: UTF8.self)))
      }
    }
    self.words = words
  }

  /// The words of a literal, or of a piece of an f-string; escapes such as `\n` part words too.
  private static func words(of literal: String) -> [String] {
    var text = ""
    var isEscaped = false
    for character in literal {
      let isBackslash = character == "\\" && !isEscaped
      text.append(isEscaped || isBackslash ? " " : character)
      isEscaped = isBackslash
    }
    return tokens(text).filter { !$0.isNumber }.map(\.text)
  }

  /// The words and numbers of an output that do not come from literals. Punctuation is left out, since it is translated
  /// along with the words around it, and so is whatever is not ASCII.
  func bare(_ output: String) -> [String] {
    Self.tokens(output).filter { $0.isNumber || !words.contains($0.text) }.map(\.text)
  }

  private static func tokens(_ text: String) -> [(text: String, isNumber: Bool)] {
    let output = OutputTokens(text.utf8.map { $0 < 128 ? $0 : UInt8(ascii: " ") })
    return output.tokens.compactMap { token in
      switch token.kind {
      case .word: (output.text(token), false)
      case .integer, .float: (output.text(token), true)
      case .sign, .dots: nil
      }
    }
  }
}

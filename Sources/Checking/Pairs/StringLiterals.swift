import ChapterModel
import SourceText
import Syntax

/// The texts that the string literals of a chapter hold: what a translation may change in an output.
struct StringLiterals {
  /// Longest first, so that no piece hides a longer one.
  private let pieces: [String]

  init(_ chapter: Chapter) {
    var found: Set<String> = []
    for cell in chapter.cells {
      let bytes = cell.code.utf8
      for token in Highlighter.tokens(of: bytes) where token.category == .string {
        found.formUnion(Self.pieces(of: String(decoding: bytes[token.span.range], as: UTF8.self)))
      }
    }
    pieces = found.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }

  /// What stands between quotes, braces and escapes, if people would read it: letters, or signs that are not ASCII.
  private static func pieces(of literal: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var isEscaped = false
    for character in withoutPrefix(literal) {
      if isEscaped || "\\{}\"'\n".contains(character) {
        pieces.append(piece)
        piece = ""
        isEscaped = character == "\\" && !isEscaped
      } else {
        piece.append(character)
      }
    }
    pieces.append(piece)
    return pieces.map(trimmed).filter { piece in
      piece.unicodeScalars.contains { $0.properties.isAlphabetic || !$0.isASCII }
    }
  }

  /// `rf"…` as `"…`; a piece in the middle of an f-string has no quote and stays.
  private static func withoutPrefix(_ literal: String) -> Substring {
    let prefix = literal.prefix { "rbfuRBFU".contains($0) }
    let rest = literal[prefix.endIndex...]
    return rest.first == "\"" || rest.first == "'" ? rest : literal[...]
  }

  private static func trimmed(_ piece: String) -> String {
    var piece = piece.drop { $0.isWhitespace }
    while piece.last?.isWhitespace ?? false { piece.removeLast() }
    return String(piece)
  }

  /// The words of an output without those texts.
  func bare(_ output: String) -> [String] {
    var output = output
    for piece in pieces where output.contains(piece) { output = output.replacing(piece, with: " ") }
    let tokens = OutputTokens(Array(output.utf8))
    return tokens.tokens.map { tokens.text($0) }
  }
}

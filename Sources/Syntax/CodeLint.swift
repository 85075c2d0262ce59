import SourceText

/// A full-width sign, curly quote or exotic space that slipped into code.
public struct MisplacedCharacter: Hashable, Sendable {
  public let character: Unicode.Scalar
  /// What Python wants in its place; empty for a character that should not be there at all.
  public let meant: String
  public let span: Span
}

/// Finds what a Chinese input method or a word processor leaves in code. In strings and comments all of it is legitimate.
public enum CodeLint {
  public static func misplacedCharacters(in source: String) -> [MisplacedCharacter] {
    let bytes = Array(source.utf8)
    return misplaced(Lexer.tolerant(bytes).tokens, bytes)
  }

  private static func misplaced(_ tokens: [Token], _ bytes: [UInt8]) -> [MisplacedCharacter] {
    var result: [MisplacedCharacter] = []
    for token in tokens {
      switch token.kind {
      case .unknown:
        let (scalar, _) = UTF8Text.scalar(at: Int(token.start), in: bytes, end: bytes.count)
        guard let meant = ascii(for: scalar) else { continue }
        result.append(MisplacedCharacter(character: scalar, meant: meant, span: token.span))
      case .string:
        for case .code(let range) in FormattedPiece.pieces(of: token, in: bytes) {
          result += misplaced(Lexer.tolerant(bytes, range: range).tokens, bytes)
        }
      default: break
      }
    }
    return result
  }

  /// The ASCII that somebody meant who typed this, or nil when nobody can know.
  static func ascii(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{FF01}"..."\u{FF5E}": return Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
    case "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}": return " "
    case "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": return ""
    case "\u{201C}"..."\u{201F}", "「", "」", "『", "』", "«", "»", "″": return "\""
    case "\u{2018}"..."\u{201B}", "′", "´": return "'"
    case "。", "·": return "."
    case "、", "﹐": return ","
    case "【", "〔": return "["
    case "】", "〕": return "]"
    case "《", "〈": return "<"
    case "》", "〉": return ">"
    case "–", "—", "−": return "-"
    case "×": return "*"
    case "÷": return "/"
    case "…": return "..."
    case "≤": return "<="
    case "≥": return ">="
    case "≠": return "!="
    case "→": return "->"
    default: return nil
    }
  }
}

import ChapterModel
import SourceText
import Syntax

/// Finds full-width punctuation, curly quotes and wide spaces that slipped into code. In strings and comments they are
/// legitimate; which is which, the language's own lexer knows.
public enum PunctuationLint {
  public static func problems(in chapter: Chapter) -> [Diagnostic] {
    chapter.cells.filter { $0.directives.skip == nil }.flatMap { problems(in: $0, chapter) }
  }

  private static func problems(in cell: Cell, _ chapter: Chapter) -> [Diagnostic] {
    guard cell.code.utf8.contains(where: { $0 >= 0x80 }) else { return [] }
    return CodeLint.misplacedCharacters(in: cell.code.text).map { found in
      let advice =
        switch found.meant {
        case "": "leave it out"
        case " ": "write an ordinary space"
        default: "write `\(found.meant)`"
        }
      let offset = cell.code.fileOffset(of: found.span.range.lowerBound)
      return Diagnostic(
        .error, code: "punctuation", "\(name(of: found.character)) in code: \(advice)", path: chapter.path,
        at: chapter.source.position(of: offset))
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint ? number : "`\(scalar)`"
  }
}

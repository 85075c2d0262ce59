import ChapterModel
import Evaluation
import SourceText
import Syntax

/// Finds full-width punctuation, curly quotes and wide spaces that slipped into code. In strings and comments they are
/// legitimate; which is which, the language's own lexer knows.
public enum PunctuationLint {
  /// Adds what is found in the cells of a report to it. One fault is one finding: where Python's own error is about such a
  /// character, the advice takes its place. An error that the author announced is meant, and so is its cause.
  public static func lint(_ report: inout ChapterReport) {
    for index in report.cells.indices {
      let cell = report.cells[index]
      let hasSyntaxError = cell.error?.kind == .syntax
      if cell.cell.directives.skip != nil || hasSyntaxError && cell.verdict == .right { continue }
      var found = problems(in: cell.cell, report.chapter)
      if hasSyntaxError, let own = found.firstIndex(where: { $0.position == cell.findings.first?.position }) {
        report.cells[index].findings = [found.remove(at: own)]
      }
      report.problems += found
    }
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

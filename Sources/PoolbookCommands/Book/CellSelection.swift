import ChapterModel
import Checking
import Markdown
import SourceText

/// Which cells of a chapter were asked for: all of them, those at places of the file, those whose heading or id
/// contains a text.
struct CellSelection: Sendable {
  /// Lines of the file; a place means the cell whose code or output covers it.
  var lines: [Int] = []
  var keyword: String?

  var isEverything: Bool { lines.isEmpty && keyword == nil }

  /// - Parameter twin: the chapter in the other language, whose headings count as well.
  func selects(_ cell: Cell, of chapter: Chapter, twin: Chapter?) -> Bool {
    if !lines.isEmpty, !lines.contains(where: { covers($0, cell, chapter) }) { return false }
    guard let keyword = keyword?.lowercased() else { return true }
    let words = [cell.directives.id, heading(of: cell, in: chapter), twinHeading(of: cell, twin)]
    return words.contains { $0?.lowercased().contains(keyword) ?? false }
  }

  /// A note for each line that belongs to no cell.
  func misses(_ chapter: Chapter) -> [Diagnostic] {
    lines.filter { line in !chapter.cells.contains { covers(line, $0, chapter) } }.map { line in
      let message =
        line > chapter.source.lines.count
        ? "the file has only \(chapter.source.lines.count) lines" : "no cell is here, neither code nor output"
      return Diagnostic(
        .note, code: "selection", message, path: chapter.path, at: Position(line: line, column: 1))
    }
  }

  /// Whether a problem of the chapter is one of the cells that are reported.
  func covers(_ problem: Diagnostic, _ reports: [CellReport], _ chapter: Chapter) -> Bool {
    reports.contains { covers(problem.position.line, $0.cell, chapter) }
  }

  /// Between a cell and its output the line belongs to the cell.
  private func covers(_ line: Int, _ cell: Cell, _ chapter: Chapter) -> Bool {
    let end = cell.expectation.map { max(cell.lines.upperBound, $0.lastLine(in: chapter)) } ?? cell.lines.upperBound
    return cell.lines.lowerBound <= line && line <= end
  }

  private func heading(of cell: Cell, in chapter: Chapter) -> String? {
    cell.section.map { chapter.sections[$0].title }
  }

  private func twinHeading(of cell: Cell, _ twin: Chapter?) -> String? {
    guard let twin, twin.cells.indices.contains(cell.index) else { return nil }
    return heading(of: twin.cells[cell.index], in: twin)
  }
}

extension Expectation {
  /// The line of the closing marker, or the last expected line of a transcript's example.
  func lastLine(in chapter: Chapter) -> Int {
    let last = body.lines.last?.number ?? line
    return isTranscript ? last : chapter.document.fences[fence].lastLine
  }
}

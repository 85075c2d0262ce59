import ChapterModel
import Evaluation
import SourceText

extension CellJudge {
  enum Place { case cell, output }

  func wrong(_ report: CellReport, _ finding: Diagnostic) -> CellReport {
    var report = report
    report.verdict = .wrong
    report.findings = [finding]
    return report
  }

  /// A finding at the opening marker of the cell or of its output.
  func at(_ place: Place, _ severity: Diagnostic.Severity, _ code: String, _ message: String) -> Diagnostic {
    var marker = chapter.marker(ofFence: cell.fence)
    if cell.kind == .example {
      let body = place == .cell ? cell.code : cell.expectation?.body ?? cell.code
      marker = body.fileOffset(of: 0)..<(body.fileOffset(of: 0) + 1)
    } else if place == .output, let expectation = cell.expectation {
      marker = chapter.marker(ofFence: expectation.fence)
    }
    return Diagnostic(
      severity, code: code, message, path: chapter.path, at: chapter.source.position(of: marker.lowerBound),
      length: marker.count)
  }

  /// A difference at its place in the chapter. In a body without lines that is the marker of its fence.
  func diagnostic(_ difference: Difference, from base: Int = 0) -> Diagnostic {
    guard let body = cell.expectation?.body, !body.isEmpty else {
      var finding = at(.output, .error, difference.kind.rawValue, difference.message)
      finding.notes = difference.notes + [whereabouts]
      return finding
    }
    let start = body.fileOffset(of: base + difference.range.lowerBound)
    let end = body.fileOffset(of: base + difference.range.upperBound)
    let length = chapter.source.text(in: start..<max(start, end)).unicodeScalars.count
    return Diagnostic(
      .error, code: difference.kind.rawValue, difference.message, path: chapter.path,
      at: chapter.source.position(of: start), length: max(1, length), notes: difference.notes + [whereabouts])
  }

  /// Where the code is that showed this.
  private var whereabouts: String {
    let place = "\(cell.kind == .cell ? "Cell" : "Example") at line \(cell.lines.lowerBound)"
    guard let section = cell.section else { return place + "." }
    return "\(place), section \"\(chapter.sections[section].title)\"."
  }

  /// A finding where an error happened, if that is in this cell, else where this cell called what raised it.
  func place(_ error: CellError, _ severity: Diagnostic.Severity, _ code: String, _ message: String) -> Diagnostic {
    guard let entry = error.traceback.last(where: { $0.cell == cell.index }) else {
      return at(.cell, severity, code, message)
    }
    let start = cell.code.fileOffset(of: entry.span.range.lowerBound)
    let end = cell.code.fileOffset(of: entry.span.range.upperBound)
    let position = chapter.source.position(of: start)
    let text = chapter.source.text(in: start..<max(start, end))
    let length = text.prefix { !$0.isNewline }.unicodeScalars.count
    return Diagnostic(severity, code: code, message, path: chapter.path, at: position, length: max(1, length))
  }

  /// The way from the cell to the place of the error, a line each, as lines of the chapter.
  func calls(_ error: CellError) -> [String] {
    // Frames of a library written in the lesson language belong to no cell.
    let entries = error.traceback.filter { chapter.cells.indices.contains($0.cell) }
    guard entries.count > 1 else { return [] }
    return entries.suffix(8).map { entry in
      let offset = chapter.cells[entry.cell].code.fileOffset(of: entry.span.range.lowerBound)
      let position = chapter.source.position(of: offset)
      return "at \(chapter.path):\(position.line):\(position.column) in \(entry.function)"
    }
  }
}

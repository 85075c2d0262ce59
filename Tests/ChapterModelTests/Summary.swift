import ChapterModel
import SourceText

/// A chapter in a few words a line: its cells with their outputs, then its problems.
func summary(_ text: String) -> [String] {
  let chapter = ChapterReader.read(SourceFile(path: "x.md", text: text))
  var lines = chapter.cells.map(describe)
  lines += chapter.illustrations.map { "\($0) illustration" }
  lines += chapter.problems.map { "\($0.position.line):\($0.position.column) \($0.code): \($0.message)" }
  return lines
}

private func describe(_ cell: Cell) -> String {
  var words = ["\(cell.lines.lowerBound)-\(cell.lines.upperBound) \(cell.kind.rawValue)"]
  let directives = cell.directives
  if let why = directives.skip { words.append("skip(\(why))") }
  if directives.hide { words.append("hide") }
  if directives.unchecked { words.append("unchecked") }
  if directives.figure { words.append("figure") }
  switch directives.raises {
  case .anything: words.append("raises")
  case .type(let type): words.append("raises(\(type))")
  case nil: break
  }
  if let session = directives.session { words.append("session(\(session))") }
  if let id = directives.id { words.append("id(\(id))") }
  if cell.fault != nil { words.append("fault") }
  if let line = cell.bareFenceLine { words.append("bare(\(line))") }
  words.append(String(reflecting: cell.code.text))
  if let expectation = cell.expectation { words.append(describe(expectation)) }
  return words.joined(separator: " ")
}

private func describe(_ expectation: Expectation) -> String {
  var words = ["-> \(expectation.line)"]
  let directives = expectation.directives
  if directives.exact { words.append("exact") }
  if directives.shape { words.append("shape") }
  if directives.freeDots { words.append("dots") }
  if let tolerance = directives.tolerance {
    words.append("tol(\(tolerance.unit),\(tolerance.relative),\(tolerance.absolute))")
  }
  if expectation.fault != nil { words.append("fault") }
  words.append(String(reflecting: expectation.body.text))
  return words.joined(separator: " ")
}

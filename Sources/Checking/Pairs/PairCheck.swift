import ChapterModel
import SourceText
import Syntax

/// Compares a chapter with its twin in the other language: what contradicts is an error, what is absent a note.
public struct PairCheck {
  private let chapter: Chapter
  private let twin: Chapter
  private let isStrict: Bool

  private init(_ chapter: Chapter, _ twin: Chapter, isStrict: Bool) {
    self.chapter = chapter
    self.twin = twin
    self.isStrict = isStrict
  }

  /// What is to be said about a chapter, seen beside its twin. The findings stand in `chapter` and name their places in
  /// `twin` too; a contradiction is found from either side, an absence in the chapter that is behind.
  public static func problems(_ chapter: Chapter, twin: Chapter, options: CheckOptions = CheckOptions()) -> [Diagnostic]
  {
    let check = PairCheck(chapter, twin, isStrict: options.strict && !chapter.isDraft && !twin.isDraft)
    return (check.cellProblems() + check.sectionProblems()).sorted { $0.position < $1.position }
  }

  /// The note for a chapter that has no twin.
  public static func noTwin(_ chapter: Chapter, options: CheckOptions = CheckOptions()) -> Diagnostic {
    let severity: Diagnostic.Severity = options.strict && !chapter.isDraft ? .error : .note
    return Diagnostic(
      severity, code: "behind", "this chapter has no \(otherLanguage(chapter)) twin yet", path: chapter.path,
      at: Position(line: 1, column: 1))
  }

  /// The twin is there but cannot be read, so that nobody knows whether the two agree.
  public static func unreadableTwin(_ chapter: Chapter, path: String, reason: String) -> Diagnostic {
    Diagnostic(
      .error, code: "translation",
      "the \(otherLanguage(chapter)) twin of this chapter cannot be read: \(path): \(reason)",
      path: chapter.path, at: Position(line: 1, column: 1))
  }

  private static func otherLanguage(_ chapter: Chapter) -> String {
    chapter.language == .english ? "Chinese" : "English"
  }

  // MARK: Cells

  private func cellProblems() -> [Diagnostic] {
    let mine = chapter.cells.map { PairedCell($0) }
    let theirs = twin.cells.map { PairedCell($0) }
    // Most outputs are the same to the letter, and then nobody needs to know what the literals say.
    lazy var literals = (StringLiterals(chapter), StringLiterals(twin))
    return CellAlignment.align(mine, theirs).compactMap { pair in
      switch pair {
      case .both(let a, let b):
        return codeDifference(mine[a], theirs[b]) ?? directiveDifference(mine[a].cell, theirs[b].cell)
          ?? outputDifference(mine[a].cell, theirs[b].cell) { literals }
      case .onlyFirst: return nil
      case .onlySecond(let b): return absent(twin.cells[b])
      }
    }
  }

  /// Whichever chapter lacks something is behind; the other has nothing to mend.
  private func absent(_ cell: Cell) -> Diagnostic {
    behind("a cell of \(twin.path):\(place(of: cell, in: twin).line) is not in this chapter yet")
  }

  private func behind(_ message: String) -> Diagnostic {
    Diagnostic(
      isStrict ? .error : .note, code: "behind", message, path: chapter.path, at: Position(line: 1, column: 1))
  }

  private func place(of cell: Cell, in chapter: Chapter) -> Position {
    chapter.source.position(of: chapter.marker(ofFence: cell.fence).lowerBound)
  }

  private func codeDifference(_ a: PairedCell, _ b: PairedCell) -> Diagnostic? {
    guard let index = a.firstDifference(from: b) else { return nil }
    let mine = a.place(of: index)
    let theirs = twin.source.position(of: b.place(of: index))
    let says = a.text(of: index)
    let message =
      "the code contradicts \(twin.path):\(theirs.line):\(theirs.column): \(says) here, \(b.text(of: index)) there"
    return Diagnostic(
      .error, code: "translation", message, path: chapter.path, at: chapter.source.position(of: mine),
      length: a.length(of: index))
  }

  private func directiveDifference(_ a: Cell, _ b: Cell) -> Diagnostic? {
    guard let name = a.directives.difference(from: b.directives) ?? a.outputDifference(from: b) else { return nil }
    let theirs = place(of: b, in: twin)
    return Diagnostic(
      .error, code: "translation", "`\(name)` is not the same as at \(twin.path):\(theirs.line)", path: chapter.path,
      at: place(of: a, in: chapter), length: 3)
  }

  private func outputDifference(
    _ a: Cell, _ b: Cell, _ literals: () -> (StringLiterals, StringLiterals)
  ) -> Diagnostic? {
    guard let mine = a.expectation, let theirs = b.expectation, !a.directives.unchecked else { return nil }
    guard mine.directives.tolerance == nil, !mine.directives.shape else { return nil }
    if mine.body.utf8 == theirs.body.utf8 { return nil }
    let (own, other) = literals()
    let (x, y) = (own.bare(mine.body.text), other.bare(theirs.body.text))
    if mine.body.text.contains("...") || theirs.body.text.contains("...") || x == y { return nil }
    let index = zip(x, y).prefix { $0 == $1 }.count
    let (says, theySay) = (
      index < x.count ? "`\(x[index])`" : "nothing more", index < y.count ? "`\(y[index])`" : "nothing more"
    )
    let message = "the output contradicts \(twin.path):\(theirs.line): \(says) here, \(theySay) there"
    return Diagnostic(
      .error, code: "translation", message, path: chapter.path, at: Position(line: mine.line, column: 1), length: 3)
  }

  // MARK: Sections

  private func sectionProblems() -> [Diagnostic] {
    let missing = twin.sections.count - chapter.sections.count
    return missing > 0 ? [behind("this chapter lacks \(CheckReport.count(missing, "section")) of \(twin.path)")] : []
  }
}

extension CellDirectives {
  /// The name of the first directive that is not the same; reasons and texts may differ.
  fileprivate func difference(from other: CellDirectives) -> String? {
    if (skip == nil) != (other.skip == nil) { return "skip" }
    if hide != other.hide { return "hide" }
    if unchecked != other.unchecked { return "unchecked" }
    if raises != other.raises { return "raises" }
    if figure != other.figure { return "figure" }
    if session != other.session { return "session" }
    return id == other.id ? nil : "id"
  }
}

extension Cell {
  fileprivate func outputDifference(from other: Cell) -> String? {
    guard let a = expectation?.directives, let b = other.expectation?.directives else { return nil }
    if a.exact != b.exact { return "exact" }
    if a.shape != b.shape { return "shape" }
    return a.tolerance == b.tolerance ? nil : "tol"
  }
}

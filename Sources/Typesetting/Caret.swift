/// A source line as it can be shown, and the marks that belong under it.
public struct MarkedLine: Equatable, Sendable {
  /// The line with tabs expanded and controls made visible.
  public var line: String
  /// Blanks and carets that stand under the marked stretch, counted in cells.
  public var marks: String
}

extension Typesetter {
  /// Marks `length` scalars of a line from `column` (a Unicode scalar, from 1) on; at least one cell is marked.
  ///
  /// Under Chinese text the carets are as wide as what they mark. A column beyond the end marks the place after it.
  public func mark(_ line: String, column: Int, length: Int, tabStop: Int = 4) -> MarkedLine {
    let scalars = Array(line.unicodeScalars)
    let start = min(max(1, column), scalars.count + 1) - 1
    let end = min(start + max(0, min(length, scalars.count)), scalars.count)
    func shown(_ count: Int) -> String {
      expandTabs(visible(String(String.UnicodeScalarView(scalars[..<count]))), stop: tabStop)
    }
    let before = width(shown(start))
    let marked = max(1, width(shown(end)) - before)
    return MarkedLine(
      line: shown(scalars.count),
      marks: String(repeating: " ", count: before) + String(repeating: "^", count: marked))
  }
}

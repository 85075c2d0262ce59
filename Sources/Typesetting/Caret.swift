/// A source line as it can be shown, and the marks that belong under it.
public struct MarkedLine: Equatable, Sendable {
  /// The line with tabs expanded and controls made visible.
  public var line: String
  /// Blanks and carets that stand under the marked stretch, counted in cells.
  public var marks: String
}

extension Typesetter {
  /// The stretch of a long line around its marks, in at most `width` cells; what was cut off at an end is told by a dot
  /// mark. A line that fits stays whole.
  public func cropped(_ marked: MarkedLine, to width: Int) -> MarkedLine {
    let flat = FlatText(StyledText(marked.line), self)
    let count = flat.scalars.count
    guard width > 2 * self.width(ellipsis), flat.cells[count] > width else { return marked }
    let start = marked.marks.prefix { $0 == " " }.count
    // A third of the room shows what stands before the marks.
    let wanted =
      start < width - width / 3 ? 0 : min(start - width / 3, flat.cells[count] - width + self.width(ellipsis))
    var first = flat.cells.prefix(count).firstIndex { $0 >= wanted } ?? 0
    while first > 0, first < count, flat.joins[first] { first += 1 }
    let left = first > 0 ? ellipsis : ""
    var end = first
    let room = width - self.width(left)
    let fitting = flat.cells[count] - flat.cells[first] <= room ? room : room - self.width(ellipsis)
    while end < count, flat.cells[end + 1] - flat.cells[first] <= fitting { end += 1 }
    while end > first, end < count, flat.joins[end] { end -= 1 }
    var run = 0
    let text = flat.slice(first..<end, from: &run).plain()
    let before = self.width(left) + max(0, start - flat.cells[first])
    return MarkedLine(
      line: left + text + (end < count ? ellipsis : ""),
      marks: String(repeating: " ", count: before)
        + String(repeating: "^", count: max(1, min(marked.marks.count - start, width - before))))
  }

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

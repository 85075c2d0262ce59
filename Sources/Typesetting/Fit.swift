extension Typesetter {
  /// The text in exactly `width` cells: cut with a mark when it is longer, filled with spaces when it is shorter.
  public func fit(_ text: StyledText, width: Int) -> StyledText {
    padded(truncated(text, width: width), to: width)
  }

  /// The text with blank room after it, up to `width` cells.
  public func padded(_ text: StyledText, to width: Int) -> StyledText {
    let room = width - self.width(text)
    return room > 0 ? text + StyledText(String(repeating: " ", count: room), .space) : text
  }

  /// The mark for what was cut off.
  public var ellipsis: String { ascii ? "..." : wideAmbiguous ? "\u{22EF}" : "…" }

  /// The text cut to at most `width` cells, with a mark where something was cut off.
  public func truncated(_ text: StyledText, width: Int) -> StyledText {
    guard width > 0 else { return StyledText() }
    if self.width(text) <= width { return text }
    let mark = self.width(ellipsis) <= width ? ellipsis : ""
    return prefix(of: text, cells: width - self.width(mark)) + StyledText(mark, Style(.quiet, .layout))
  }

  public func truncated(_ text: String, width: Int) -> String {
    truncated(StyledText(text), width: width).plain()
  }

  /// As many whole clusters from the start as fit into `cells`.
  public func prefix(of text: StyledText, cells: Int) -> StyledText {
    let flat = FlatText(text, self)
    var end = 0
    while end < flat.scalars.count, flat.cells[end + 1] <= cells { end += 1 }
    while end > 0, end < flat.scalars.count, flat.joins[end] { end -= 1 }
    var run = 0
    return flat.slice(0..<end, from: &run)
  }
}

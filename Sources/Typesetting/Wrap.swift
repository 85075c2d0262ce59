extension Typesetter {
  /// The text in lines of at most `width` cells, broken by UAX #14 as tailored for Chinese.
  ///
  /// Greedy, pushing out: a mark that may not start a line takes its neighbour along. Spaces at a break are dropped.
  /// A word, a name or inline code moves to a line of its own before it is cut; what no line can hold is cut at its
  /// seams, then between clusters. Where a line has a single cell, a wide character becomes a one-cell mark.
  /// An empty text is one empty line.
  public func wrap(_ text: StyledText, width: Int) -> [StyledText] {
    let width = max(1, width)
    if let whole = unwrapped(text, width) { return [whole] }
    var flat = FlatText(width == 1 ? narrowed(text) : text, self)
    flat.findBreaks()
    var wrapper = Wrapper(flat: flat, width: width)
    wrapper.wrapAll()
    return wrapper.lines
  }

  /// The text itself when it is short plain ASCII: most lines of code and many of prose.
  private func unwrapped(_ text: StyledText, _ width: Int) -> StyledText? {
    var count = 0
    for run in text.runs {
      count += run.text.utf8.count
      if count > width || run.text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) { return nil }
    }
    return text.runs.last?.text.utf8.last == 0x20 ? nil : text
  }

  private func narrowed(_ text: StyledText) -> StyledText {
    let mark: Character = ascii ? "?" : "\u{25AF}"
    return StyledText(
      text.runs.map { run in
        Run(String(run.text.map { $0 == "\n" || width(String($0)) < 2 ? $0 : mark }), run.style)
      })
  }
}

private struct Wrapper {
  let flat: FlatText
  let width: Int
  var lines: [StyledText] = []
  private var lineStart = 0
  private var lineEnd = 0
  private var run = 0

  init(flat: FlatText, width: Int) {
    self.flat = flat
    self.width = width
  }

  mutating func wrapAll() {
    place(0..<flat.scalars.count, .forced)
    endLine(at: flat.scalars.count)
    if flat.scalars.last == 0x0A { lines.append(StyledText()) }
  }

  /// Sets a stretch that has no break better than `level` inside; splits it at the next weaker kind when it must.
  private mutating func place(_ range: Range<Int>, _ level: BreakLevel) {
    let end = contentEnd(range)
    if level != .forced {
      if flat.width(lineStart..<max(end, lineStart)) <= width {
        lineEnd = max(lineEnd, end)
        return
      }
      let fitsAlone = flat.width(range.lowerBound..<end) <= width
      if fitsAlone || level == .never {
        if lineEnd > lineStart { endLine(at: range.lowerBound) }
        lineStart = range.lowerBound
        lineEnd = end
        return
      }
    }
    split(range, level)
  }

  private mutating func split(_ range: Range<Int>, _ level: BreakLevel) {
    let inner = level == .last ? BreakLevel.never : level.weaker
    var start = range.lowerBound
    for index in range.dropFirst() where flat.levels[index] >= level && flat.levels[index] != .never {
      place(start..<index, inner)
      start = index
      if flat.levels[index] == .forced { endLine(at: index) }
    }
    if start < range.upperBound { place(start..<range.upperBound, inner) }
  }

  private func contentEnd(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, flat.isSpace(end - 1) { end -= 1 }
    return end
  }

  private mutating func endLine(at next: Int) {
    lines.append(lineEnd > lineStart ? flat.slice(lineStart..<lineEnd, from: &run) : StyledText())
    lineStart = next
    lineEnd = next
  }
}

extension Typesetter {
  /// The widest line of a text that is not wrapped.
  public func naturalWidth(_ text: StyledText) -> Int {
    let plain = text.plain()
    guard plain.utf8.contains(0x0A) else { return width(plain) }
    return plain.split(separator: "\n", omittingEmptySubsequences: false).map { width($0) }.max() ?? 0
  }

  /// The widest piece of a text that stays whole where lines can hold it: what a column needs at least.
  public func longestUnit(_ text: StyledText) -> Int {
    var flat = FlatText(text, self)
    flat.findBreaks()
    var longest = 0
    var start = 0
    for index in 0...flat.scalars.count where index == flat.scalars.count || flat.levels[index] >= .codeSpace {
      var end = index
      while end > start, flat.isSpace(end - 1) { end -= 1 }
      longest = max(longest, flat.width(start..<end))
      start = index
    }
    return longest
  }
}

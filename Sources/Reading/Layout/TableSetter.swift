import Typesetting

/// A table as lines: columns that wrap inside themselves, or records where the columns do not fit.
struct TableSetter {
  enum Alignment { case left, center, right }

  /// The header first. Every row has as many cells as the header.
  let rows: [[StyledText]]
  let alignments: [Alignment]
  let width: Int
  let options: PageOptions

  private var typesetter: Typesetter { options.typesetter }
  private var marks: Marks { Marks(ascii: options.ascii) }

  /// The lines of each row, and the rule under the header among them; `row` says which row a line belongs to.
  func lines() -> [(row: Int, line: StyledText)] {
    guard let header = rows.first, !header.isEmpty else { return [] }
    guard !options.isLinear, let widths = columnWidths() else { return records() }
    var lines: [(row: Int, line: StyledText)] = []
    for (index, row) in rows.enumerated() {
      lines += rowLines(row, widths).map { (index, $0) }
      if index == 0 { lines.append((0, rule(widths))) }
    }
    return lines
  }

  /// The widths of the columns, nil when they do not fit: natural where there is room, else the widest shrink first,
  /// none below its longest unbreakable piece.
  private func columnWidths() -> [Int]? {
    let count = rows[0].count
    let room = width - typesetter.width(marks.column) * (count - 1)
    var natural = [Int](repeating: 1, count: count)
    var least = natural
    for row in rows {
      for (column, cell) in row.enumerated() where column < count {
        natural[column] = max(natural[column], typesetter.naturalWidth(cell))
        least[column] = max(least[column], min(16, typesetter.longestUnit(cell)))
      }
    }
    for column in least.indices { least[column] = max(least[column], min(4, natural[column])) }
    guard least.reduce(0, +) <= room else { return nil }
    let widths = shrunk(natural, least, room)
    // A narrow column that runs on for many lines is harder to read than records.
    return zip(widths, natural).contains { $0 < 12 && $1 > 4 * $0 } ? nil : widths
  }

  private func shrunk(_ natural: [Int], _ least: [Int], _ room: Int) -> [Int] {
    func widths(_ cap: Int) -> [Int] { natural.indices.map { max(least[$0], min(natural[$0], cap)) } }
    var low = 1
    var high = max(1, natural.max() ?? 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if widths(middle).reduce(0, +) <= room { low = middle } else { high = middle - 1 }
    }
    var result = widths(low)
    var rest = room - result.reduce(0, +)
    for column in result.indices where rest > 0 && result[column] < natural[column] {
      result[column] += 1
      rest -= 1
    }
    return result
  }

  private func rowLines(_ row: [StyledText], _ widths: [Int]) -> [StyledText] {
    let cells = zip(row, widths).map { typesetter.wrap($0, width: $1) }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { line in
      var text = StyledText()
      for (column, cell) in cells.enumerated() {
        if column > 0 { text.append(marks.column, Style(.rule, .layout)) }
        let piece = line < cell.count ? cell[line] : StyledText()
        text.append(aligned(piece, widths[column], column, isLast: column == cells.count - 1))
      }
      return text
    }
  }

  private func aligned(_ text: StyledText, _ width: Int, _ column: Int, isLast: Bool) -> StyledText {
    let room = max(0, width - typesetter.width(text))
    let before =
      switch alignments.indices.contains(column) ? alignments[column] : .left {
      case .left: 0
      case .center: room / 2
      case .right: room
      }
    var result = StyledText(String(repeating: " ", count: before), .space)
    result.append(text)
    if !isLast { result.append(String(repeating: " ", count: room - before), .space) }
    return result
  }

  private func rule(_ widths: [Int]) -> StyledText {
    StyledText(
      widths.map { String(repeating: marks.rule, count: $0) }.joined(separator: marks.cross), Style(.rule, .layout))
  }

  /// One line a cell, `header: value`, and a rule between rows.
  private func records() -> [(row: Int, line: StyledText)] {
    guard rows.count > 1 else {
      return rows[0].flatMap { typesetter.wrap($0, width: width) }.map { (0, $0) }
    }
    var lines: [(row: Int, line: StyledText)] = []
    for (index, row) in rows.enumerated().dropFirst() {
      if index > 1 || options.isLinear { lines.append((index, separator(index))) }
      for (header, cell) in zip(rows[0], row) {
        var text = header
        text.append(options.words.isChinese ? "：" : ": ", Style(.quiet, .layout))
        text.append(cell)
        lines += typesetter.wrap(text, width: width).map { (index, $0) }
      }
    }
    return lines
  }

  private func separator(_ row: Int) -> StyledText {
    options.isLinear
      ? StyledText("\(options.words[.row]) \(row)", Style(.quiet, .layout))
      : StyledText(String(repeating: marks.rule, count: max(1, min(width, 12))), Style(.rule, .layout))
  }
}

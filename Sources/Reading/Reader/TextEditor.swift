import Typesetting

/// A small editor for a scratch copy of a cell.
struct TextEditor: Sendable, Equatable {
  private(set) var lines: [[Character]]
  private(set) var row = 0
  private(set) var column = 0
  private var top = 0
  private var left = 0

  init(_ text: String) {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { Array($0) }
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines.isEmpty ? [[]] : lines
  }

  var text: String { lines.map { String($0) + "\n" }.joined() }

  mutating func handle(_ key: Key, height: Int) {
    switch key {
    case .character(let character): insert([character])
    case .tab: insert(Array(repeating: " ", count: 4 - column % 4))
    case .enter: breakLine()
    case .paste(let text): paste(text)
    case .backspace: erase()
    case .delete: deleteForward()
    case .left: moveLeft()
    case .right: moveRight()
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -max(1, height))
    case .pageDown: move(by: max(1, height))
    case .home, .control("a"): column = 0
    case .end, .control("e"): column = lines[row].count
    case .control("k"): lines[row].removeSubrange(column...)
    case .control, .escape, .backTab: break
    }
  }

  private mutating func insert(_ new: [Character]) {
    lines[row].insert(contentsOf: new, at: column)
    column += new.count
  }

  /// The new line starts where the old one does, one step further in after a colon.
  private mutating func breakLine() {
    let rest = Array(lines[row][column...])
    let before = Array(lines[row][..<column])
    var indent = Array(before.prefix { $0 == " " })
    if before.last == ":" { indent += Array(repeating: " ", count: 4) }
    lines[row] = before
    lines.insert(indent + rest, at: row + 1)
    row += 1
    column = indent.count
  }

  private mutating func paste(_ text: String) {
    let pieces = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { Array($0) }
    for (index, piece) in pieces.enumerated() {
      if index > 0 {
        lines.insert(Array(lines[row][column...]), at: row + 1)
        lines[row].removeSubrange(column...)
        row += 1
        column = 0
      }
      insert(piece)
    }
  }

  private mutating func erase() {
    if column > 0 {
      let indent = lines[row].prefix { $0 == " " }.count
      let count = column <= indent && column % 4 == 0 ? 4 : 1
      lines[row].removeSubrange((column - count)..<column)
      column -= count
    } else if row > 0 {
      column = lines[row - 1].count
      lines[row - 1] += lines.remove(at: row)
      row -= 1
    }
  }

  private mutating func deleteForward() {
    if column < lines[row].count {
      lines[row].remove(at: column)
    } else if row + 1 < lines.count {
      lines[row] += lines.remove(at: row + 1)
    }
  }

  private mutating func moveLeft() {
    if column > 0 {
      column -= 1
    } else if row > 0 {
      row -= 1
      column = lines[row].count
    }
  }

  private mutating func moveRight() {
    if column < lines[row].count {
      column += 1
    } else if row + 1 < lines.count {
      row += 1
      column = 0
    }
  }

  private mutating func move(by count: Int) {
    row = min(max(0, row + count), lines.count - 1)
    column = min(column, lines[row].count)
  }

  /// The rows of the editor and its cursor; lines are numbered where there is room, and move sideways with the cursor.
  func frame(width: Int, height: Int, _ typesetter: Typesetter) -> Frame {
    let digits = width > 20 ? String(lines.count).count + 1 : 0
    let room = max(1, width - digits - 1)
    let first = max(0, min(row - height / 2, lines.count - height))
    let before = typesetter.width(typesetter.visible(String(lines[row][..<column])))
    let skipped = before < room ? 0 : before - room / 2
    let rows = (first..<(first + height)).map { index -> StyledText in
      guard lines.indices.contains(index) else { return StyledText() }
      let number =
        digits > 0 ? String(repeating: " ", count: digits - 1 - String(index + 1).count) + "\(index + 1) " : ""
      let line = typesetter.dropping(StyledText(typesetter.visible(String(lines[index])), Style(.code)), cells: skipped)
      return StyledText(number, Style(.quiet, .layout)) + typesetter.prefix(of: line, cells: room)
    }
    return Frame(rows: rows, cursor: Frame.Cursor(row: row - first, column: digits + before - skipped))
  }
}

extension Typesetter {
  /// The text without the clusters in its first `cells`.
  func dropping(_ text: StyledText, cells: Int) -> StyledText {
    guard cells > 0 else { return text }
    let head = prefix(of: text, cells: cells)
    var rest = StyledText()
    var toDrop = head.plain().count
    for run in text.runs {
      let characters = Array(run.text)
      rest.append(String(characters.dropFirst(toDrop)), run.style)
      toDrop = max(0, toDrop - characters.count)
    }
    return rest
  }
}

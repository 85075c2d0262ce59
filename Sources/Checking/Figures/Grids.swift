import Evaluation
import Typesetting

/// The two planes of a frame, beside each other or one below the other.
struct Grids {
  private let figure: PoolingFigure
  private let step: Int
  private let width: Int
  private let current: (row: Int, column: Int)
  private let winner: PoolingFigure.Reading?
  private let focus: PoolingFigure.Focus
  private let isSteady: Bool

  init(_ figure: PoolingFigure, step: Int, width: Int, focus: PoolingFigure.Focus, isSteady: Bool) {
    self.figure = figure
    self.step = min(max(0, step), figure.steps - 1)
    self.width = width
    self.focus = focus
    self.isSteady = isSteady
    current = figure.output(atStep: step)
    winner = figure.winner(among: figure.readings(row: current.row, column: current.column))
  }

  var lines: [StyledText] {
    let typesetter = Typesetter()
    let grids = (input: inputGrid, output: outputGrid)
    let (input, output) = (grids.input.lines, grids.output.lines)
    let inputWidth = isSteady ? grids.input.width : input.map { typesetter.width($0) }.max() ?? 0
    let outputWidth = isSteady ? grids.output.width : output.map { typesetter.width($0) }.max() ?? 0
    let arrow = "  ->  "
    guard inputWidth + arrow.count + outputWidth <= width else {
      return input + [StyledText("  |", .quiet), StyledText("  v", .quiet)] + output
    }
    let height = max(input.count, output.count)
    let middle = (height - 1) / 2
    let top = max(0, (height - output.count) / 2)
    return (0..<height).map { row in
      let left = row < input.count ? input[row] : StyledText()
      var line = typesetter.padded(left, to: inputWidth)
      line.append(row == middle ? arrow : String(repeating: " ", count: arrow.count), .quiet)
      if output.indices.contains(row - top) { line.append(output[row - top]) }
      return line.trimmingEnd()
    }
  }

  private var inputGrid: Grid {
    let (rows, columns) = (figure.rows, figure.columns)
    let origin = (row: rows.start(current.row), column: columns.start(current.column))
    return Grid(
      rows: -rows.padding..<(rows.size + rows.padding), columns: -columns.padding..<(columns.size + columns.padding),
      around: origin, reach: (rows.reach, columns.reach), width: width,
      hasMarks: winner != nil && (isSteady || focus.input == nil)
    ) { inputCell($0, $1) }
  }

  private var outputGrid: Grid {
    Grid(
      rows: 0..<figure.rows.outputSize, columns: 0..<figure.columns.outputSize, around: current, reach: (1, 1),
      width: width, hasMarks: false, sizing: isSteady ? { outputText($0, $1) } : nil
    ) { outputCell($0, $1) }
  }

  private func inputCell(_ row: Int, _ column: Int) -> Grid.Cell {
    let isInside = (0..<figure.rows.size).contains(row) && (0..<figure.columns.size).contains(column)
    let isInWindow =
      figure.rows.window(current.row, reads: row) && figure.columns.window(current.column, reads: column)
    guard isInside else {
      return Grid.Cell(text: ".", frame: isInWindow ? .window : .none, role: .figurePadding)
    }
    let isWinner = focus.input == nil && winner.map { ($0.row, $0.column) == (row, column) } ?? false
    let isRead = figure.rows.isRead(row) && figure.columns.isRead(column)
    var cell = Grid.Cell(text: FigureNumber.text(figure.input[row, column]))
    cell.isMarked = isWinner && isInWindow
    cell.frame = isInWindow ? .window : isRead ? .none : .unread
    cell.role = isInWindow ? (isWinner ? .figureWinner : .figureWindow) : isRead ? .text : .figurePadding
    if let input = focus.input, input == (row, column) { cell.frame = .focus }
    return cell
  }

  private func outputText(_ row: Int, _ column: Int) -> String {
    FigureNumber.text(figure.value(row: row, column: column))
  }

  private func outputCell(_ row: Int, _ column: Int) -> Grid.Cell {
    let place = row * figure.columns.outputSize + column
    if let input = focus.input {
      let reads = figure.rows.window(row, reads: input.row) && figure.columns.window(column, reads: input.column)
      return Grid.Cell(
        text: outputText(row, column), frame: reads ? .window : .none, role: reads ? .figureWindow : .text)
    }
    guard place <= step else { return Grid.Cell(text: "?", role: .figurePending) }
    return Grid.Cell(
      text: outputText(row, column), frame: place == step ? .window : .none, role: place == step ? .figureWinner : .text
    )
  }
}

/// A plane of cells of one width, cut around a place where it is too large.
struct Grid {
  struct Cell {
    enum Frame { case none, window, unread, focus }

    var text: String
    var isMarked = false
    var frame = Frame.none
    var role = Role.text
  }

  let lines: [StyledText]
  /// The cells that its lines may take, wherever the window stands.
  let width: Int

  init(
    rows: Range<Int>, columns: Range<Int>, around origin: (row: Int, column: Int), reach: (rows: Int, columns: Int),
    width: Int, hasMarks: Bool, sizing: ((Int, Int) -> String)? = nil, cell: (Int, Int) -> Cell
  ) {
    let shownRows = Self.viewport(rows, origin.row, reach.rows, atMost: rows.count > 12 ? 8 : 12)
    var shownColumns = Self.viewport(columns, origin.column, reach.columns, atMost: columns.count > 12 ? 8 : 12)
    var cells = Self.cells(shownRows, shownColumns, cell)
    let room = hasMarks ? 1 : 0
    var cellWidth = Self.numberWidth(cells, sizing, shownRows, shownColumns) + room
    let fitting = max(1, (width - 8) / (cellWidth + 2))
    if shownColumns.count > fitting {
      shownColumns = Self.viewport(columns, origin.column, reach.columns, atMost: fitting)
      cells = Self.cells(shownRows, shownColumns, cell)
      cellWidth = Self.numberWidth(cells, sizing, shownRows, shownColumns) + room
    }
    var lines = cells.map { row in
      var line = StyledText()
      if shownColumns.lowerBound > columns.lowerBound { line.append("... ", .quiet) }
      for cell in row { Self.append(cell, cellWidth, to: &line) }
      if shownColumns.upperBound < columns.upperBound { line.append(" ...", .quiet) }
      return line.trimmingEnd()
    }
    let dots =
      (shownColumns.lowerBound > columns.lowerBound ? 4 : 0) + (shownColumns.upperBound < columns.upperBound ? 4 : 0)
    self.width = shownColumns.count * (cellWidth + 2) + dots
    if shownRows.lowerBound > rows.lowerBound { lines.insert(StyledText("  ...", .quiet), at: 0) }
    if shownRows.upperBound < rows.upperBound { lines.append(StyledText("  ...", .quiet)) }
    self.lines = lines
  }

  /// At most so many places of a range, with the window in view and one place before it.
  private static func viewport(_ range: Range<Int>, _ start: Int, _ reach: Int, atMost most: Int) -> Range<Int> {
    guard range.count > most else { return range }
    let wanted = reach + 2 > most ? start : start - 1
    let first = min(max(range.lowerBound, wanted), range.upperBound - most)
    return first..<(first + most)
  }

  private static func cells(_ rows: Range<Int>, _ columns: Range<Int>, _ cell: (Int, Int) -> Cell) -> [[Cell]] {
    rows.map { row in columns.map { column in cell(row, column) } }
  }

  /// The widest text of the cells and of what `sizing` says that they will hold.
  private static func numberWidth(
    _ cells: [[Cell]], _ sizing: ((Int, Int) -> String)?, _ rows: Range<Int>, _ columns: Range<Int>
  ) -> Int {
    let widest = cells.joined().map(\.text.utf8.count).max() ?? 1
    guard let sizing else { return widest }
    return rows.reduce(widest) { widest, row in
      columns.reduce(widest) { max($0, sizing(row, $1).utf8.count) }
    }
  }

  private static func append(_ cell: Cell, _ width: Int, to line: inout StyledText) {
    let text = (cell.isMarked ? "*" : "") + cell.text
    let value = String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    let (before, after) =
      switch cell.frame {
      case .none: (" ", " ")
      case .window: ("[", "]")
      case .unread: (" ", "'")
      case .focus: ("<", ">")
      }
    line.append(before + value + after, Style(cell.role, cell.isMarked ? .strong : []))
  }
}

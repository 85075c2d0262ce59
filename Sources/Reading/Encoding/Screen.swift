import Typesetting

/// What a terminal of a size shows: one styled line a row, and where the cursor stands when it is to be seen.
public struct Frame: Sendable, Equatable {
  public struct Cursor: Sendable, Equatable {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  public var rows: [StyledText]
  public var cursor: Cursor?

  public init(rows: [StyledText], cursor: Cursor? = nil) {
    self.rows = rows
    self.cursor = cursor
  }
}

/// The size of a terminal in cells.
public struct ScreenSize: Sendable, Equatable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
  }
}

/// Keeps what the terminal shows, and says what to write so that it shows the next frame: only the rows that changed.
public struct Screen: Sendable {
  private var shown: [StyledText] = []
  private var cursor: Frame.Cursor?
  private let encoder: TerminalEncoder

  public init(encoder: TerminalEncoder) { self.encoder = encoder }

  /// Forgets what is on the terminal: after a resize, after coming back, on Ctrl-L.
  public mutating func invalidate() { shown = [] }

  /// The bytes that bring the terminal to `frame`, bracketed as one synchronised update; empty when nothing changed.
  public mutating func update(to frame: Frame) -> String {
    var changes = ""
    for (row, line) in frame.rows.enumerated() where !(shown.indices.contains(row) && shown[row] == line) {
      changes += "\u{1B}[\(row + 1);1H\(encoder.encode(line))\u{1B}[K"
    }
    for row in frame.rows.count..<max(frame.rows.count, shown.count) { changes += "\u{1B}[\(row + 1);1H\u{1B}[K" }
    shown = frame.rows
    guard !changes.isEmpty || frame.cursor != cursor else { return "" }
    cursor = frame.cursor
    let shownCursor = frame.cursor.map { "\u{1B}[\($0.row + 1);\($0.column + 1)H\u{1B}[?25h" } ?? ""
    return "\u{1B}[?2026h\u{1B}[?25l\(changes)\(shownCursor)\u{1B}[?2026l"
  }
}

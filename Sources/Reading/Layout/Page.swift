import Typesetting

/// One line of a laid-out chapter.
public struct PageLine: Sendable, Equatable {
  public var text: StyledText
  /// The block of the document that the line belongs to.
  public var block: Int
  /// How many bytes of the block's own text stand on lines before this one: a place that survives another width.
  public var offset: Int
  /// The cell that the line shows, as code or output.
  public var cell: Int?
  /// The fold that the line opens and closes.
  public var fold: Int?

  init(_ text: StyledText, block: Int, offset: Int = 0, cell: Int? = nil, fold: Int? = nil) {
    self.text = text
    self.block = block
    self.offset = offset
    self.cell = cell
    self.fold = fold
  }
}

/// A chapter as lines: what the full screen, a pipe, a screen reader and the tests all show.
public struct Page: Sendable {
  public struct Entry: Sendable, Equatable {
    public var title: String
    public var level: Int
    public var anchor: String
    public var line: Int
  }

  public internal(set) var lines: [PageLine] = []
  /// The headings that are visible, with their lines.
  public internal(set) var contents: [Entry] = []

  public init() {}

  /// Each line as plain text.
  public func plain() -> [String] { lines.map { $0.text.plain() } }

  /// The last line that starts at or before a place in the document.
  public func line(block: Int, offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      let line = lines[middle]
      if (line.block, line.offset) <= (block, offset) { low = middle + 1 } else { high = middle }
    }
    var line = max(0, low - 1)
    while line > 0, lines[line - 1].block == lines[line].block, lines[line - 1].offset == lines[line].offset {
      line -= 1
    }
    return line
  }
}

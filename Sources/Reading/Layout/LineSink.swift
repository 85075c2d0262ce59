import Typesetting

/// Collects the lines of a page inside containers: quotes, list items and footnotes each put something before every
/// line, and blank lines between blocks belong to the containers around both.
struct LineSink {
  struct Container {
    /// The index of the block after the container's last.
    var end: Int
    /// What stands before its first line and before the others; both of the same width.
    var first: StyledText
    var rest: StyledText
    /// Whether its blocks follow each other without blank lines.
    var isTight: Bool
    var hasLines = false
    /// Whether `first` has been set.
    var isOpened = false
    /// Whether the layout has room for what stands before its lines.
    var isShown = true
    var list: ListCount?
  }

  struct ListCount {
    /// The number of the next item; nil for bullets.
    var next: Int?
    var markerWidth: Int
    var suffix: String
  }

  let options: PageOptions
  private(set) var lines: [PageLine] = []
  private(set) var containers: [Container] = []
  private var shown: [Int] = []
  private var indent = 0
  /// Markers of containers without room, put before the next text.
  private var homeless = StyledText()
  /// How many shown containers enclose the blank line that is due; nil when none is.
  private var gap: Int?
  /// How much of a block's own text has been set so far.
  private var offset = 0
  private var offsetBlock = -1

  init(_ options: PageOptions) { self.options = options }

  /// The cells that are left for text.
  var width: Int { max(1, options.width - indent) }
  var proseWidth: Int { min(width, options.measure) }
  var innermost: Container? { containers.last }

  mutating func open(_ container: Container) {
    var container = container
    let width = options.typesetter.width(container.first)
    container.isShown = indent + width <= options.width / 2
    if container.isShown {
      indent += width
      if width > 0 { shown.append(containers.count) }
    } else {
      homeless.append(container.first)
    }
    containers.append(container)
  }

  /// Closes the containers that end at or before a block. One that never had a line still shows its marker.
  mutating func close(before block: Int) {
    while let last = containers.last, last.end <= block {
      if !last.hasLines, last.list == nil, !last.first.isEmpty { put(StyledText(), block: block - 1) }
      containers.removeLast()
      if last.isShown {
        indent -= options.typesetter.width(last.first)
        if shown.last == containers.count { shown.removeLast() }
      }
    }
  }

  /// Says that a block begins: what stood before it in the same container is a blank line away.
  mutating func beginBlock() {
    guard containers.last.map({ $0.hasLines && !$0.isTight }) ?? !lines.isEmpty else { return }
    gap = min(gap ?? .max, shown.count)
  }

  mutating func nextNumber() -> ListCount? {
    guard let last = containers.indices.last, let list = containers[last].list else { return nil }
    if let next = list.next { containers[last].list?.next = next == .max ? next : next + 1 }
    return list
  }

  /// Sets a text in as many lines as it needs.
  mutating func set(_ text: StyledText, block: Int, width: Int, cell: Int? = nil, fold: Int? = nil) {
    var text = text
    if !homeless.isEmpty {
      text.insert(homeless)
      homeless = StyledText()
    }
    for line in options.typesetter.wrap(text, width: width) {
      putBare(line, block: block, cell: cell, fold: fold)
    }
  }

  /// Puts one line that fits.
  mutating func put(_ line: StyledText, block: Int, cell: Int? = nil, fold: Int? = nil) {
    if !homeless.isEmpty {
      let markers = homeless
      homeless = StyledText()
      for line in options.typesetter.wrap(markers, width: width) {
        putBare(line, block: block, cell: cell, fold: nil)
      }
    }
    putBare(line, block: block, cell: cell, fold: fold)
  }

  private static func contentLength(_ line: StyledText) -> Int {
    line.runs.reduce(0) { $0 + ($1.style.traits.contains(.layout) ? 0 : $1.text.utf8.count) }
  }

  private mutating func putBare(_ line: StyledText, block: Int, cell: Int?, fold: Int?) {
    putGap()
    if block != offsetBlock { (offsetBlock, offset) = (block, 0) }
    var text = StyledText()
    for index in shown {
      text.append(containers[index].isOpened ? containers[index].rest : containers[index].first)
      containers[index].isOpened = true
    }
    text.append(line)
    lines.append(PageLine(text.trimmingEnd(), block: block, offset: offset, cell: cell, fold: fold))
    offset += Self.contentLength(line)
    var index = containers.count - 1
    while index >= 0, !containers[index].hasLines {
      containers[index].hasLines = true
      index -= 1
    }
  }

  /// A blank line belongs to what stands before it, so that a place at the start of a block is its first line.
  private mutating func putGap() {
    guard let count = gap else { return }
    gap = nil
    var text = StyledText()
    for index in shown.prefix(count) { text.append(containers[index].rest) }
    lines.append(PageLine(text.trimmingEnd(), block: lines.last?.block ?? 0, offset: offset))
  }
}

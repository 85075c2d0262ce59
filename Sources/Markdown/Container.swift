/// What a quote, list item or footnote definition takes from the start of each of its lines; the rules are those of
/// cmark's `blocks.c`, whose tree does not tell the widths.
struct Container {
  enum Kind {
    case quote
    /// Columns that a line must be indented by, relative to the container around.
    case item(width: Int)
    case footnote
  }

  let kind: Kind
  let startLine: Int
  /// The place after the container's own marker on its first line.
  let afterMarker: LineCursor
  /// The first byte of the marker.
  let marker: Int

  /// Opens a container whose marker is the next thing at `cursor`.
  static func open(_ node: Opening, at cursor: LineCursor, line: Int) -> Container {
    var cursor = cursor
    let start = cursor.nextNonspace
    switch node {
    case .quote:
      cursor.advance(columns: start.indent + 1)
      if cursor.isAtSpace { cursor.advance(columns: 1) }
      return Container(kind: .quote, startLine: line, afterMarker: cursor, marker: start.offset)
    case .item:
      let width = start.indent + passListMarker(&cursor, from: start.offset)
      return Container(kind: .item(width: width), startLine: line, afterMarker: cursor, marker: start.offset)
    case .footnote:
      while let byte = cursor.byte, byte != UInt8(ascii: "]") { cursor.advance(columns: 1) }
      cursor.advance(columns: 2)
      while cursor.isAtSpace { cursor.advance(columns: 1) }
      return Container(kind: .footnote, startLine: line, afterMarker: cursor, marker: start.offset)
    }
  }

  enum Opening { case quote, item, footnote }

  /// Passes a bullet or number and the padding behind it; returns the width of both.
  private static func passListMarker(_ cursor: inout LineCursor, from start: Int) -> Int {
    cursor.advance(to: start)
    while let byte = cursor.byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { cursor.advance(columns: 1) }
    cursor.advance(columns: 1)
    let marker = cursor.offset - start
    var padded = cursor
    while padded.column - cursor.column <= 5, padded.isAtSpace { padded.advance(columns: 1) }
    let padding = padded.column - cursor.column
    if padding >= 5 || padding < 1 || padded.byte == nil {
      if padding > 0 { cursor.advance(columns: 1) }
      return marker + 1
    }
    cursor = padded
    return marker + padding
  }

  /// Passes the container's prefix on a line after its first; false when the line is no longer inside.
  func pass(_ cursor: inout LineCursor) -> Bool {
    let (offset, indent) = cursor.nextNonspace
    switch kind {
    case .quote:
      guard indent <= 3, offset < cursor.end, cursor.bytes[offset] == UInt8(ascii: ">") else { return false }
      cursor.advance(columns: indent + 1)
      if cursor.isAtSpace { cursor.advance(columns: 1) }
    case .item(let width):
      if indent >= width {
        cursor.advance(columns: width)
      } else if offset == cursor.end {
        cursor.advance(to: offset)
      } else {
        return false
      }
    case .footnote:
      if indent >= 4 {
        cursor.advance(columns: 4)
      } else if offset == cursor.end {
        cursor.advance(to: offset)
      } else {
        return false
      }
    }
    return true
  }
}

/// The containers around a block, outermost first.
struct ContainerChain {
  private(set) var containers: [Container] = []
  /// The number of quotes among `containers`, to know quickly what a blank line means.
  private var lastQuote = -1

  mutating func push(_ opening: Container.Opening, line: Int, _ bytes: [UInt8], _ range: Range<Int>) {
    let cursor: LineCursor
    if let last = containers.last, last.startLine == line {
      cursor = last.afterMarker
    } else {
      cursor = strip(line: line, bytes, range) ?? LineCursor(bytes, range)
    }
    containers.append(Container.open(opening, at: cursor, line: line))
    if opening == .quote { lastQuote = containers.count - 1 }
  }

  mutating func pop() {
    containers.removeLast()
    if lastQuote >= containers.count {
      lastQuote = containers.lastIndex { if case .quote = $0.kind { true } else { false } } ?? -1
    }
  }

  /// The place after all prefixes of a line; nil when the line is not inside all of them. A container that opens on
  /// the line is passed by its marker.
  func strip(line: Int, _ bytes: [UInt8], _ range: Range<Int>) -> LineCursor? {
    var cursor = LineCursor(bytes, range)
    let opened = firstOpened(on: line)
    for (index, container) in containers[..<opened].enumerated() {
      if index > lastQuote, cursor.isBlank { break }
      guard container.pass(&cursor) else { return nil }
    }
    return opened < containers.count ? containers[containers.count - 1].afterMarker : cursor
  }

  /// The index of the first container whose marker stands on `line`.
  func firstOpened(on line: Int) -> Int {
    var low = 0
    var high = containers.count
    while low < high {
      let middle = (low + high) / 2
      if containers[middle].startLine < line { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A place in a line that counts columns as CommonMark does: a tab reaches to the next multiple of four, and may be
/// used up in part.
struct LineCursor {
  let bytes: [UInt8]
  let end: Int
  private(set) var offset: Int
  private(set) var column = 0
  private(set) var isInsideTab = false

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    self.bytes = bytes
    offset = line.lowerBound
    end = line.upperBound
  }

  var byte: UInt8? { offset < end ? bytes[offset] : nil }
  var isAtSpace: Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
  /// Columns of a tab that are still to come.
  var tabRemainder: Int { isInsideTab ? 4 - column % 4 : 0 }

  /// Where the next byte is that is no space, and how many columns away.
  var nextNonspace: (offset: Int, indent: Int) {
    var offset = offset
    var column = column
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column += 4 - column % 4
      default: return (offset, column - self.column)
      }
      offset += 1
    }
    return (offset, column - self.column)
  }

  var isBlank: Bool { nextNonspace.offset == end }

  mutating func advance(columns: Int) {
    var count = columns
    while count > 0, offset < end {
      guard bytes[offset] == UInt8(ascii: "\t") else {
        isInsideTab = false
        offset += 1
        column += 1
        count -= 1
        continue
      }
      let toStop = 4 - column % 4
      let step = min(count, toStop)
      isInsideTab = toStop > count
      column += step
      if !isInsideTab { offset += 1 }
      count -= step
    }
  }

  mutating func advance(to target: Int) {
    while offset < min(target, end) {
      column += bytes[offset] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
      isInsideTab = false
      offset += 1
    }
  }
}

/// A place for people: both numbers count from 1, columns count Unicode scalars.
public struct Position: Hashable, Sendable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: Position, b: Position) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A text with a name, as bytes, and the table of its lines.
///
/// A line ends with `\n`, `\r\n` or a lone `\r`, as in CommonMark; its terminator is no part of it.
public struct SourceFile: Sendable {
  /// What the reader calls the text: a path, or `<stdin>`.
  public let path: String
  public let bytes: [UInt8]
  /// The range of each line, without its terminator. Never empty: an empty text has one empty line.
  public let lines: [Range<Int>]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    self.lines = Self.lineTable(bytes)
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The line with this number (from 1), without its terminator; empty outside the text.
  public func line(_ number: Int) -> String {
    guard lines.indices.contains(number - 1) else { return "" }
    return text(in: lines[number - 1])
  }

  public func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The line and column of a byte offset; an offset beyond the end means the end.
  public func position(of offset: Int) -> Position {
    var low = 0
    var high = lines.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle - 1 }
    }
    let start = lines[low].lowerBound
    let end = min(max(offset, start), bytes.count)
    let scalars = bytes[start..<end].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Position(line: low + 1, column: scalars + 1)
  }

  private static func lineTable(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        lines.append(start..<index)
        start = index + 1
      case UInt8(ascii: "\r"):
        lines.append(start..<index)
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
        start = index + 1
      default: break
      }
      index += 1
    }
    if start < bytes.count || lines.isEmpty { lines.append(start..<bytes.count) }
    return lines
  }
}

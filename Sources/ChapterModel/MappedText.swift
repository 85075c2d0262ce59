import Markdown
import SourceText

/// A text taken out of a file line by line, that knows where each of its bytes came from.
public struct MappedText: Sendable {
  public struct Line: Sendable, Equatable {
    /// Where the line starts in `utf8`.
    public var start: Int
    /// The bytes of the file that it shows.
    public var bytes: Range<Int>
    /// Spaces at its start that a tab of the file stands for.
    public var virtualSpaces: Int
    /// The number of the line in the file.
    public var number: Int
  }

  /// Every line ended by `\n`.
  public private(set) var utf8: [UInt8] = []
  public private(set) var lines: [Line] = []
  /// Where the text would stand in the file if it has no lines.
  private let anchor: Int

  public var text: String { String(decoding: utf8, as: UTF8.self) }
  public var isEmpty: Bool { lines.isEmpty }

  public init(anchor: Int) { self.anchor = anchor }

  /// Makes room for so many lines and bytes.
  mutating func reserve(lines count: Int, bytes: Int) {
    lines.reserveCapacity(count)
    utf8.reserveCapacity(bytes + count)
  }

  mutating func append(_ bytes: Range<Int>, virtualSpaces: Int = 0, number: Int, of source: SourceFile) {
    lines.append(Line(start: utf8.count, bytes: bytes, virtualSpaces: virtualSpaces, number: number))
    utf8.append(contentsOf: repeatElement(UInt8(ascii: " "), count: virtualSpaces))
    utf8.append(contentsOf: source.bytes[bytes])
    utf8.append(UInt8(ascii: "\n"))
  }

  /// The byte of the file for a byte of the text; an offset beyond the end means the end of the last line.
  public func fileOffset(of offset: Int) -> Int {
    var low = 0
    var high = lines.count - 1
    guard high >= 0 else { return anchor }
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle - 1 }
    }
    let line = lines[low]
    let column = max(0, offset - line.start - line.virtualSpaces)
    return min(line.bytes.lowerBound + column, line.bytes.upperBound)
  }

  /// The byte of the text for a byte of the file; nil when the file's byte is not part of it.
  public func offset(ofFile offset: Int) -> Int? {
    for line in lines where line.bytes.lowerBound <= offset && offset <= line.bytes.upperBound {
      return line.start + line.virtualSpaces + offset - line.bytes.lowerBound
    }
    return nil
  }
}

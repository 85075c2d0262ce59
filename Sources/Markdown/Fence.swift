/// A fenced code block, as it stands in the file.
///
/// All ranges are bytes of the source file, so that a splice can replace the content and leave every other byte alone.
public struct Fence: Sendable {
  /// How the block ended.
  public enum Ending: Sendable, Equatable {
    /// By a closing fence; the range is its run of markers.
    case closed(marker: Range<Int>)
    /// By the end of its list item or quote, on this line.
    case endOfContainer(line: Int)
    /// By the end of the document.
    case endOfDocument
  }

  /// One line of content, without its terminator.
  public struct ContentLine: Sendable, Equatable {
    /// The bytes of the content, after container prefix and the opener's indentation.
    public var bytes: Range<Int>
    /// Columns left of a tab that the prefix used up in part; CommonMark counts them as spaces before `bytes`.
    public var virtualSpaces: Int
  }

  /// A backtick or a tilde.
  public internal(set) var character: UInt8
  /// The run of markers that opens the block.
  public internal(set) var marker: Range<Int>
  /// Everything after the opener's markers, white space at both ends aside; as written, not decoded.
  public internal(set) var info: String
  public internal(set) var infoRange: Range<Int>
  public internal(set) var line: Int
  public internal(set) var content: [ContentLine]
  public internal(set) var ending: Ending
  /// What must stand before a content line so that the block stays in its list items and quotes: the opener's own
  /// prefix, with list markers turned to spaces.
  public internal(set) var prefix: [UInt8]
  /// The index of the block in `Document.blocks`.
  public internal(set) var block: Int

  public var length: Int { marker.count }
  /// The line of the closing fence, or the last line of content.
  public var lastLine: Int {
    if case .closed = ending { line + content.count + 1 } else { line + content.count }
  }
}

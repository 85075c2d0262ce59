import SourceText

/// A Markdown document as Swift values: flat arrays over one source text.
public struct Document: Sendable {
  public struct Heading: Sendable, Equatable {
    public var level: Int
    /// Its text without marks.
    public var text: String
    /// The anchor that GitHub gives it, numbered where the same one came before.
    public var slug: String
    public var block: Int
    public var line: Int
  }

  public let source: SourceFile
  /// The lines of the front matter with its two markers; nil when there is none.
  public internal(set) var frontMatter: ClosedRange<Int>?
  public internal(set) var blocks: [Block] = []
  public internal(set) var inlines: [Inline] = []
  public internal(set) var fences: [Fence] = []
  public internal(set) var headings: [Heading] = []
  public internal(set) var links: [Link] = []
  /// The text, without marks, of paragraphs of one short line right before a code block, by the index of the block.
  public internal(set) var labels: [Int: String] = [:]
  /// Anchors written as HTML (`<a id="here">`).
  public internal(set) var htmlAnchors: [String] = []
  /// Why the document was not parsed: it exceeds a limit that keeps the parser fast.
  public internal(set) var excess: Excess?

  /// The indices of the blocks directly inside the block at `parent`, or at the top.
  public func children(of parent: Int? = nil) -> [Int] {
    var result: [Int] = []
    var index = parent.map { $0 + 1 } ?? 0
    let end = parent.map { blocks[$0].end } ?? blocks.count
    while index < end {
      result.append(index)
      index = blocks[index].end
    }
    return result
  }

  /// The content of a fence as CommonMark defines it: lines ended by `\n`.
  public func text(of fence: Fence) -> String {
    var bytes: [UInt8] = []
    for line in fence.content {
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: line.virtualSpaces))
      bytes.append(contentsOf: source.bytes[line.bytes])
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

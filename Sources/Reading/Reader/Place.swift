import ChapterModel
import Markdown

/// Where a reader is, in terms that survive another width, another language and small changes of the file: under which
/// heading, how many blocks below it, and how far into that block.
public struct Place: Sendable, Equatable {
  /// The anchor of the nearest heading above; empty before the first.
  public var heading: String
  public var blocksBelow: Int
  public var offset: Int
  /// How much of the chapter lies above, in percent.
  public var percent: Int

  public init(heading: String, blocksBelow: Int, offset: Int, percent: Int) {
    self.heading = heading
    self.blocksBelow = max(0, blocksBelow)
    self.offset = max(0, offset)
    self.percent = min(max(0, percent), 100)
  }
}

extension Place {
  init(block: Int, offset: Int, percent: Int, in document: Document) {
    let above = document.headings.last { $0.block <= block }
    self.init(
      heading: above?.slug ?? "", blocksBelow: block - (above?.block ?? 0), offset: offset, percent: percent)
  }

  /// The block of the place in a document; nil where its heading is gone.
  func block(in document: Document) -> Int? {
    if heading.isEmpty { return min(blocksBelow, max(0, document.blocks.count - 1)) }
    guard let found = document.headings.firstIndex(where: { $0.slug == heading }) else { return nil }
    let next = found + 1 < document.headings.count ? document.headings[found + 1].block : document.blocks.count
    return min(document.headings[found].block + blocksBelow, next - 1)
  }
}

import ChapterModel
import Markdown

/// The folds of a chapter: `<details>` and hidden cells, with the blocks that they may hide.
struct Folds: Sendable {
  /// From the block that opens a fold to the one after its last.
  private(set) var ranges: [Int: Range<Int>] = [:]

  /// An output with more lines than this is folded.
  static let mostOutputLines = 60
  /// How many of its lines are shown while it is.
  static let shownOutputLines = 40

  /// The fold of a cell's long output. Other folds have the number of their block, which is never negative.
  static func output(of cell: Int) -> Int { ~cell }

  init(_ chapter: Chapter) {
    let document = chapter.document
    for (index, block) in document.blocks.enumerated() {
      if case .html(let html) = block.kind, let balance = Self.balance(html), balance.opens {
        let end = balance.rest > 0 ? Self.end(of: index, in: document) : block.end
        ranges[index] = index..<end
      }
    }
    for cell in chapter.cells where cell.directives.hide {
      let block = document.fences[cell.fence].block
      ranges[block] = block..<document.blocks[block].end
    }
  }

  /// The index after the block that closes the fold opened at `index`; the end of the container when none does.
  private static func end(of index: Int, in document: Document) -> Int {
    let end = document.blocks[index].parent.map { document.blocks[$0].end } ?? document.blocks.count
    var depth = 1
    var next = document.blocks[index].end
    while next < end {
      if case .html(let html) = document.blocks[next].kind, let balance = balance(html) {
        depth += balance.rest
        if depth <= 0 { return document.blocks[next].end }
      }
      next = document.blocks[next].end
    }
    return end
  }

  /// How many `<details>` a block of HTML opens more than it closes; nil when it has none.
  private static func balance(_ html: String) -> (opens: Bool, rest: Int)? {
    guard html.utf8.count < 1 << 16, html.lowercased().contains("details") else { return nil }
    var result = (opens: false, rest: 0)
    for piece in HTMLText.pieces(of: html) {
      if piece == .open("details") {
        result.opens = true
        result.rest += 1
      } else if piece == .close("details") {
        result.rest -= 1
      }
    }
    return result
  }
}

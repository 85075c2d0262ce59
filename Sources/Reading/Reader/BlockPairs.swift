import ChapterModel
import Markdown
import SourceText

/// Which blocks of a chapter's two languages belong together: the longest common sequence of their kinds, in which
/// cells are told apart by their names.
struct BlockPairs: Sendable {
  /// In reading order; a block that the other language lacks stands alone.
  private(set) var pairs: [(first: Int?, second: Int?)] = []

  init(_ first: Chapter, _ second: Chapter) {
    let (blocks, others) = (first.document.children(), second.document.children())
    var (a, b) = (0, 0)
    let changes = LineDiff(from: Self.keys(first, blocks), to: Self.keys(second, others)).changes
    var lonely: (first: [Int], second: [Int]) = ([], [])
    for change in changes {
      switch change {
      case .removed:
        lonely.first.append(blocks[a])
        a += 1
      case .added:
        lonely.second.append(others[b])
        b += 1
      case .same:
        flush(&lonely)
        pairs.append((blocks[a], others[b]))
        a += 1
        b += 1
      }
    }
    flush(&lonely)
  }

  private mutating func flush(_ lonely: inout (first: [Int], second: [Int])) {
    pairs += lonely.first.map { ($0, nil) } + lonely.second.map { (nil, $0) }
    lonely = ([], [])
  }

  private static func keys(_ chapter: Chapter, _ blocks: [Int]) -> [String] {
    let document = chapter.document
    var names: [Int: String] = [:]
    for cell in chapter.cells {
      names[document.fences[cell.fence].block] = "cell " + (cell.directives.id ?? "")
      if let output = cell.expectation, !output.isTranscript { names[document.fences[output.fence].block] = "output" }
    }
    return blocks.map { names[$0] ?? kind(document.blocks[$0].kind) }
  }

  private static func kind(_ kind: Block.Kind) -> String {
    switch kind {
    case .heading(let level): "heading \(level)"
    case .paragraph: "paragraph"
    case .list: "list"
    case .quote: "quote"
    case .table: "table"
    case .fencedCode, .indentedCode: "code"
    case .html: "html"
    case .thematicBreak: "rule"
    case .item, .footnoteDefinition, .tableRow, .tableCell: "footnote"
    }
  }

  /// The block of the second language for one of the first, or the nearest paired one above.
  func second(for block: Int) -> Int? {
    var found: Int?
    for pair in pairs {
      guard let first = pair.first else { continue }
      if first > block { break }
      if let second = pair.second { found = second }
    }
    return found
  }

  /// The same the other way round.
  func first(for block: Int) -> Int? {
    var found: Int?
    for pair in pairs {
      guard let second = pair.second else { continue }
      if second > block { break }
      if let first = pair.first { found = first }
    }
    return found
  }
}

extension Document {
  /// The block at the top level that contains a block.
  func root(of block: Int) -> Int {
    var block = block
    while blocks.indices.contains(block), let parent = blocks[block].parent { block = parent }
    return block
  }
}

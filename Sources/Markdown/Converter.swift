import CCMarkGFM
import SourceText

typealias Node = OpaquePointer

/// Walks cmark's tree by its links, without recursion, and writes the flat arrays of a document.
struct Converter {
  var document: Document
  let lineOffset: Int
  let detail: MarkdownParser.Detail
  let math: MathProtection?
  private var slugs = SlugTable()
  private var chain = ContainerChain()
  /// The indices of the blocks that are still open.
  private var open: [Int] = []
  /// The text of the leaf that is being read, kept to be used again.
  var textBytes: [UInt8] = []

  init(_ document: Document, lineOffset: Int, detail: MarkdownParser.Detail, math: MathProtection?) {
    self.document = document
    self.lineOffset = lineOffset
    self.detail = detail
    self.math = math
  }

  mutating func convert(_ root: Node) {
    var node = cmark_node_first_child(root)
    while let current = node {
      enter(current)
      if hasBlockChildren(current), let child = cmark_node_first_child(current) {
        node = child
        continue
      }
      node = leave(from: current, below: root)
    }
    closeEnds()
  }

  /// Closes blocks upwards until one has a next sibling.
  private mutating func leave(from node: Node, below root: Node) -> Node? {
    var current = node
    while true {
      close()
      if let next = cmark_node_next(current) { return next }
      guard let parent = cmark_node_parent(current), parent != root else { return nil }
      current = parent
    }
  }

  private func hasBlockChildren(_ node: Node) -> Bool {
    guard let child = cmark_node_first_child(node) else { return false }
    return Int32(bitPattern: cmark_node_get_type(child).rawValue) & 0xC000 == 0x8000
  }

  private mutating func enter(_ node: Node) {
    let last = document.source.lines.count
    let start = min(max(Int(cmark_node_get_start_line(node)) + lineOffset, 1), last)
    let end = min(max(Int(cmark_node_get_end_line(node)) + lineOffset, start), last)
    let index = document.blocks.count
    let kind = kind(of: node, line: start, block: index)
    document.blocks.append(
      Block(
        kind: kind, lines: start...end, depth: open.count, parent: open.last, end: index + 1,
        inlines: document.inlines.count..<document.inlines.count))
    open.append(index)
    pushContainer(kind, line: start)
    finishLeaf(node, index)
  }

  private mutating func close() {
    guard let index = open.popLast() else { return }
    document.blocks[index].end = document.blocks.count
    switch document.blocks[index].kind {
    case .quote, .item, .footnoteDefinition: chain.pop()
    default: break
    }
  }

  private mutating func pushContainer(_ kind: Block.Kind, line: Int) {
    let opening: Container.Opening
    switch kind {
    case .quote: opening = .quote
    case .item: opening = .item
    case .footnoteDefinition: opening = .footnote
    default: return
    }
    chain.push(opening, line: line, document.source.bytes, document.source.contentRange(ofLine: line))
  }

  private mutating func kind(of node: Node, line: Int, block: Int) -> Block.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_LIST: return .list(list(node))
    case CMARK_NODE_ITEM: return .item(checked: checked(node))
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition(name: footnoteName(node))
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_HTML_BLOCK: return .html(literal(node))
    case CMARK_NODE_CODE_BLOCK: return code(node, line: line, block: block)
    default: return extensionKind(node)
    }
  }

  private func extensionKind(_ node: Node) -> Block.Kind {
    switch string(cmark_node_get_type_string(node)) {
    case "table": return .table(alignments(node))
    case "table_header", "table_row":
      return .tableRow(isHeader: cmark_gfm_extensions_get_table_row_is_header(node) != 0)
    case "table_cell": return .tableCell
    default: return .paragraph
    }
  }

  private func list(_ node: Node) -> Block.List {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return Block.List(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil, isTight: cmark_node_get_list_tight(node) != 0,
      hasParenthesis: cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM)
  }

  private func checked(_ node: Node) -> Bool? {
    guard hasType(node, "tasklist") else { return nil }
    return cmark_gfm_extensions_get_tasklist_item_checked(node)
  }

  /// cmark-gfm numbers footnotes and drops their names; the source still has them.
  private func footnoteName(_ node: Node) -> String {
    let line = document.source.line(Int(cmark_node_get_start_line(node)) + lineOffset)
    guard let start = line.firstIndex(of: "^"), let end = line[start...].firstIndex(of: "]") else { return "" }
    return String(line[line.index(after: start)..<end])
  }

  private func alignments(_ node: Node) -> [Block.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    guard let letters = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  private mutating func code(_ node: Node, line: Int, block: Int) -> Block.Kind {
    var (length, offset, character): (Int32, Int32, CChar) = (0, 0, 0)
    guard cmark_node_get_fenced(node, &length, &offset, &character) != 0 else { return .indentedCode(literal(node)) }
    let reader = FenceReader(source: document.source, chain: chain)
    let fence = reader.fence(
      at: line, character: UInt8(bitPattern: character), length: Int(length), offset: Int(offset),
      contentLines: newlines(cmark_node_get_literal(node)), block: block)
    document.fences.append(fence)
    return .fencedCode(document.fences.count - 1)
  }

  private func newlines(_ text: UnsafePointer<CChar>?) -> Int {
    guard var next = text else { return 0 }
    var count = 0
    while next.pointee != 0 {
      if next.pointee == 10 { count += 1 }
      next += 1
    }
    return count
  }

  private mutating func finishLeaf(_ node: Node, _ index: Int) {
    switch document.blocks[index].kind {
    case .heading(let level):
      let first = document.inlines.count
      let text = readInlines(of: node, block: index)
      document.blocks[index].inlines = first..<document.inlines.count
      document.headings.append(
        Document.Heading(
          level: level, text: text, slug: slugs.next(for: text), block: index,
          line: document.blocks[index].lines.lowerBound))
    case .paragraph, .tableCell:
      let first = document.inlines.count
      let text = readInlines(of: node, block: index)
      document.blocks[index].inlines = first..<document.inlines.count
      if isLabel(node, index) { document.labels[index] = text }
    case .html(let text): collectAnchors(in: text)
    case .quote, .list, .item, .footnoteDefinition, .fencedCode, .indentedCode, .thematicBreak, .table, .tableRow: break
    }
  }

  /// Whether a node is of an extension's type, by its name; the types' numbers are variables of C.
  func hasType(_ node: Node, _ name: StaticString) -> Bool {
    guard let type = cmark_node_get_type_string(node) else { return false }
    return name.withUTF8Buffer { bytes in
      for (index, byte) in bytes.enumerated() where UInt8(bitPattern: type[index]) != byte { return false }
      return type[bytes.count] == 0
    }
  }

  func literal(_ node: Node) -> String { string(cmark_node_get_literal(node)) }

  func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    let string = String(cString: text)
    return math?.restored(string) ?? string
  }
}

extension Converter {
  /// Ends that do not depend on cmark: a fence ends where its source says, a container with its last child, and no
  /// block reaches the next one's start.
  private mutating func closeEnds() {
    for index in document.blocks.indices.reversed() {
      let block = document.blocks[index]
      var end = block.lines.upperBound
      if case .fencedCode(let fence) = block.kind {
        end = document.fences[fence].lastLine
      } else if case .html(let text) = block.kind {
        end = block.lines.lowerBound + max(0, text.utf8.count { $0 == 10 } - 1)
      } else if block.end > index + 1 {
        end = document.blocks[lastChild(of: index)].lines.upperBound
      }
      end = min(max(end, block.lines.lowerBound), document.source.lines.count)
      document.blocks[index].lines = block.lines.lowerBound...end
    }
  }

  /// The last descendant's end is the greatest, as children stand in order.
  private func lastChild(of index: Int) -> Int { document.blocks[index].end - 1 }
}

import CCMarkGFM
import SourceText

extension Converter {
  /// Reads the running text of a leaf block: writes inlines when they are wanted, collects links, and returns the text
  /// without marks.
  mutating func readInlines(of leaf: Node, block: Int) -> String {
    textBytes.removeAll(keepingCapacity: true)
    let wantsText = isHeading(block) || isLabel(leaf, block)
    var open: [Int] = []
    var node = cmark_node_first_child(leaf)
    while let current = node {
      take(current, block: block, wantsText: wantsText)
      if detail == .inlines {
        document.inlines.append(Inline(kind: inlineKind(current), end: document.inlines.count + 1))
        open.append(document.inlines.count - 1)
      }
      node = cmark_node_first_child(current) ?? next(after: current, below: leaf, &open)
    }
    guard !textBytes.isEmpty else { return "" }
    let text = String(decoding: textBytes, as: UTF8.self)
    return math?.restored(text) ?? text
  }

  private mutating func next(after node: Node, below leaf: Node, _ open: inout [Int]) -> Node? {
    var current = node
    while true {
      if let index = open.popLast() { document.inlines[index].end = document.inlines.count }
      if let next = cmark_node_next(current) { return next }
      guard let parent = cmark_node_parent(current), parent != leaf else { return nil }
      current = parent
    }
  }

  private mutating func take(_ node: Node, block: Int, wantsText: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      if wantsText, let literal = cmark_node_get_literal(node) { appendText(literal) }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      if wantsText { textBytes.append(UInt8(ascii: " ")) }
    case CMARK_NODE_HTML_INLINE: collectAnchors(in: literal(node))
    case CMARK_NODE_LINK:
      document.links.append(Link(destination: string(cmark_node_get_url(node)), isImage: false, block: block))
    case CMARK_NODE_IMAGE:
      document.links.append(Link(destination: string(cmark_node_get_url(node)), isImage: true, block: block))
    default: break
    }
  }

  private mutating func appendText(_ literal: UnsafePointer<CChar>) {
    var next = literal
    while next.pointee != 0 {
      textBytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
  }

  private func isHeading(_ block: Int) -> Bool {
    if case .heading = document.blocks[block].kind { true } else { false }
  }

  /// Whether the block is a paragraph of one line right before a code block: it may be the label of an output.
  func isLabel(_ node: Node, _ block: Int) -> Bool {
    guard let next = cmark_node_next(node), cmark_node_get_type(next) == CMARK_NODE_CODE_BLOCK else { return false }
    let lines = document.blocks[block].lines
    guard case .paragraph = document.blocks[block].kind, lines.count == 1 else { return false }
    return document.source.lines[lines.lowerBound - 1].count < 96
  }

  private func inlineKind(_ node: Node) -> Inline.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: .text(literal(node))
    case CMARK_NODE_CODE: .code(literal(node))
    case CMARK_NODE_HTML_INLINE: .html(literal(node))
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK:
      .link(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      .image(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference(literal(node))
    default:
      hasType(node, "strikethrough") ? .strikethrough : .text(literal(node))
    }
  }

  /// Collects `id="…"` and `name="…"` from HTML.
  mutating func collectAnchors(in html: String) {
    guard html.utf8.count < 1 << 16 else { return }
    let bytes = Array(html.utf8)
    for key in ["id=", "name="] {
      let key = Array(key.utf8)
      var index = 1
      while index + key.count < bytes.count {
        defer { index += 1 }
        guard bytes[index - 1] <= 32, bytes[index..<(index + key.count)].elementsEqual(key) else { continue }
        var start = index + key.count
        let quote = bytes[start]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { start += 1 }
        let value = bytes[start...].prefix { isQuoted ? $0 != quote : $0 > 32 && $0 != UInt8(ascii: ">") }
        document.htmlAnchors.append(String(decoding: value, as: UTF8.self))
      }
    }
  }
}

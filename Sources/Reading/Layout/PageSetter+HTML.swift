import Markdown
import Typesetting

extension PageSetter {
  /// Shows the text of a block of raw HTML, and opens or passes over the fold that a `<details>` in it begins. Returns
  /// the index of the block to go on with.
  mutating func setHTML(_ index: Int, _ html: String) -> Int {
    var reader = HTMLBlock()
    reader.read(html)
    let words = reader.text.trimmed
    if reader.opensFold {
      sink.beginBlock()
      let isOpen = options.openFolds?.contains(index) ?? true
      let summary = reader.summary.trimmed.isEmpty ? "…" : reader.summary.trimmed
      var line = StyledText(options.isLinear ? "" : isOpen ? marks.unfolded : marks.folded, Style(.marker, .layout))
      line.append(options.typesetter.visible(summary), Style(.text, .strong))
      sink.set(line, block: index, width: sink.proseWidth, fold: index)
      if !isOpen { return folds.ranges[index]?.upperBound ?? document.blocks[index].end }
    }
    if !words.isEmpty {
      sink.beginBlock()
      sink.set(StyledText(options.typesetter.visible(words)), block: index, width: sink.proseWidth)
    }
    return document.blocks[index].end
  }
}

/// A block of raw HTML, taken apart.
private struct HTMLBlock {
  var summary = ""
  var text = ""
  var opensFold = false

  private static let blocks: Set<String> = [
    "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr", "blockquote", "pre",
    "center", "dl", "dt", "dd",
  ]

  mutating func read(_ html: String) {
    var isSummary = false
    for piece in HTMLText.pieces(of: html) {
      switch piece {
      case .text(let piece): append(piece.collapsed, isSummary)
      case .lineBreak: append("\n", isSummary)
      case .image(let caption, let source): append("[\(caption)] <\(source)>", isSummary)
      case .open("details"): opensFold = true
      case .close("details"): break
      case .open("summary"): isSummary = true
      case .close("summary"): isSummary = false
      case .open(let name), .close(let name):
        if Self.blocks.contains(name), !text.hasSuffix("\n") { append("\n", isSummary) }
      }
    }
  }

  private mutating func append(_ piece: String, _ isSummary: Bool) {
    if isSummary { summary += piece.replacing("\n", with: " ") } else { text += piece }
  }
}

extension String {
  /// Without white space at both ends, and without spaces after newlines.
  fileprivate var trimmed: String {
    split(separator: "\n").map { line in
      String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// With every stretch of white space as one space.
  fileprivate var collapsed: String {
    var result = ""
    for character in self {
      let isSpace = character.isNewline || character == " " || character == "\t"
      if isSpace, result.hasSuffix(" ") { continue }
      result.append(isSpace ? " " : character)
    }
    return result
  }
}

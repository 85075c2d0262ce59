import Markdown
import Typesetting

extension PageSetter {
  /// Opens a quote, list, item or footnote, and returns the index of its first block.
  mutating func openContainer(_ index: Int, _ block: Block) -> Int {
    switch block.kind {
    case .list(let list): openList(index, block, list)
    case .item(let checked): openItem(block, checked)
    case .footnoteDefinition(let name): openFootnote(block, name)
    default: return openQuote(index, block)
    }
    return index + 1
  }

  private mutating func openList(_ index: Int, _ block: Block, _ list: Block.List) {
    let suffix = list.hasParenthesis ? ") " : ". "
    let count = list.start == nil ? 1 : document.children(of: index).count
    let last = (list.start ?? 0).addingReportingOverflow(count - 1)
    let width =
      max(String(list.start ?? 0).count, String(last.overflow ? .max : last.partialValue).count) + suffix.count
    sink.open(
      LineSink.Container(
        end: block.end, first: StyledText(), rest: StyledText(), isTight: list.isTight,
        list: LineSink.ListCount(next: list.start, markerWidth: width, suffix: suffix)))
  }

  private mutating func openItem(_ block: Block, _ checked: Bool?) {
    let list = sink.nextNumber()
    var marker = StyledText()
    if let list, let number = list.next {
      let text = "\(number)\(list.suffix)"
      marker.append(
        String(repeating: " ", count: max(0, list.markerWidth - text.count)) + text, Style(.marker, .layout))
    } else if checked == nil {
      marker.append(marks.bullet + " ", Style(.marker, .layout))
    }
    if let checked { marker.append((checked ? marks.checked : marks.unchecked) + " ", Style(.marker, .layout)) }
    openIndented(block, marker, isTight: sink.innermost?.isTight ?? false)
  }

  private mutating func openFootnote(_ block: Block, _ name: String) {
    let number = footnotes[name].map(String.init) ?? name
    openIndented(block, StyledText("[\(number)] ", Style(.footnote, .layout)), isTight: false)
  }

  /// A container whose lines hang under the text of its first.
  private mutating func openIndented(_ block: Block, _ marker: StyledText, isTight: Bool) {
    let room = String(repeating: " ", count: options.typesetter.width(marker))
    sink.open(LineSink.Container(end: block.end, first: marker, rest: StyledText(room, .space), isTight: isTight))
  }

  /// A quote; GitHub's alerts are quotes whose first line is `[!NOTE]` or one of its siblings.
  private mutating func openQuote(_ index: Int, _ block: Block) -> Int {
    let alert = alert(index, block)
    let bar = StyledText(options.isLinear ? "> " : marks.bar, Style(alert?.role ?? .quoteBar, .layout))
    sink.open(LineSink.Container(end: block.end, first: bar, rest: bar, isTight: false))
    guard let alert else { return index + 1 }
    let label = StyledText(options.words[alert.label], Style(alert.role, [.strong, .layout]))
    sink.set(label, block: index, width: sink.proseWidth)
    let paragraph = document.blocks[index + 1]
    if alert.text < paragraph.inlines.upperBound {
      sink.set(composer.compose(alert.text..<paragraph.inlines.upperBound), block: index + 1, width: sink.proseWidth)
    }
    return paragraph.end
  }

  private struct Alert {
    var label: Phrase
    var role: Role
    /// The first inline after the label's line.
    var text: Int
  }

  private func alert(_ index: Int, _ block: Block) -> Alert? {
    guard index + 1 < block.end, case .paragraph = document.blocks[index + 1].kind else { return nil }
    let inlines = document.blocks[index + 1].inlines
    var text = ""
    var next = inlines.lowerBound
    while next < inlines.upperBound, case .text(let piece) = document.inlines[next].kind {
      text += piece
      next += 1
    }
    if next < inlines.upperBound {
      guard document.inlines[next].kind == .softBreak else { return nil }
      next += 1
    }
    switch text.lowercased() {
    case "[!note]": return Alert(label: .note, role: .note, text: next)
    case "[!tip]": return Alert(label: .tip, role: .right, text: next)
    case "[!important]": return Alert(label: .important, role: .note, text: next)
    case "[!warning]": return Alert(label: .warning, role: .warning, text: next)
    case "[!caution]": return Alert(label: .caution, role: .wrong, text: next)
    default: return nil
    }
  }
}

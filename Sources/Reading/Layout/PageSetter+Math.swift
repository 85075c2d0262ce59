import Markdown
import Typesetting

extension PageSetter {
  /// The TeX of a paragraph that is nothing but `$$…$$`.
  func displayFormula(_ inlines: Range<Int>) -> String? {
    var text = ""
    for index in inlines {
      switch document.inlines[index].kind {
      case .text(let piece): text += piece
      case .softBreak: text += "\n"
      default: return nil
      }
    }
    guard text.utf8.count > 4, text.hasPrefix("$$"), text.hasSuffix("$$") else { return nil }
    let formula = text.dropFirst(2).dropLast(2)
    return formula.contains("$$") ? nil : String(formula)
  }

  /// A formula on lines of its own: in Unicode where that is certain, else as the author wrote it.
  mutating func setFormula(_ tex: String, block: Int) {
    let room = StyledText(sink.width > 12 ? "    " : "", .space)
    let width = max(1, sink.width - room.plain().utf8.count)
    let unicode = options.typesetter.ascii ? nil : MathText.unicode(tex)
    for line in (unicode ?? tex).split(separator: "\n") {
      let text = StyledText(options.typesetter.visible(String(line)), Style(.math))
      for piece in options.typesetter.wrap(text, width: width) { sink.put(room + piece, block: block) }
    }
  }
}

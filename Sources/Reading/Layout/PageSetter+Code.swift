import Typesetting

extension PageSetter {
  /// A block of code that is not a cell.
  mutating func setCode(_ text: String, block: Int, isPython: Bool) {
    sink.beginBlock()
    setSource(text, block: block, cell: nil, isPython: isPython, isExample: false)
  }

  /// Code with its bar; a line that is too long goes on under a mark of its own.
  mutating func setSource(_ code: String, block: Int, cell: Int?, isPython: Bool, isExample: Bool) {
    setLabel(.code, block: block, cell: cell)
    let lines = isPython ? CodeColours.lines(of: code) : CodeColours.plainLines(of: code)
    for (number, line) in lines.enumerated() {
      let prompt = isExample ? (number == 0 ? ">>> " : "... ") : ""
      let text = StyledText(prompt, Style(.quiet, .layout)) + visible(line)
      let rows = options.typesetter.wrap(text, width: codeWidth)
      for (row, piece) in rows.enumerated() {
        let gutter = StyledText(codeGutter(row), Style(.quiet, .layout))
        sink.put(gutter + piece, block: block, cell: cell)
      }
    }
  }

  private var hasGutter: Bool { !options.isLinear && sink.width > 8 }
  private var codeWidth: Int { max(1, hasGutter ? sink.width - 2 : sink.width) }
  private func codeGutter(_ row: Int) -> String { !hasGutter ? "" : row == 0 ? marks.code : marks.continuation }

  /// Tabs stop by cells, whatever the colours around them.
  private func visible(_ line: StyledText) -> StyledText {
    var result = StyledText()
    var column = 0
    for run in line.runs {
      let text = options.typesetter.expandTabs(options.typesetter.visible(run.text), from: column)
      column += options.typesetter.width(text)
      result.append(text, run.style)
    }
    return result
  }

  /// A line of output with its mark in the gutter.
  mutating func setGuttered(_ text: StyledText, mark: String, role: Role, block: Int, cell: Int) {
    let rows = options.typesetter.wrap(text, width: codeWidth)
    for (row, piece) in rows.enumerated() {
      var line = StyledText()
      if hasGutter {
        let sign = row == 0 ? mark : marks.continuation
        line.append(sign.isEmpty ? "  " : sign, Style(row == 0 ? role : .quiet, .layout))
      }
      sink.put(line + piece, block: block, cell: cell)
    }
  }
}

import ChapterModel
import Typesetting

extension ReaderModel {
  /// What the terminal shows.
  public var frame: Frame {
    switch mode {
    case .list: screen(listRows, status: (words[.list], words[.keysList]))
    case .contents: screen(contentsRows, status: (words[.contents], words[.keysContents]))
    case .help: screen(helpRows, status: (words[.help], words[.keysHelp]))
    case .window: screen(windowRows, status: (words[.window], size.height < 18 ? words[.keysWindow] : ""))
    case .editing: editorFrame
    case .reading: screen(pageRows, status: readingStatus)
    case .search: prompt("/")
    case .guess: prompt(words[.guessPrompt])
    }
  }

  private func screen(_ rows: [StyledText], status: (left: String, right: String)) -> Frame {
    var rows = Array(rows.prefix(textHeight))
    while rows.count < textHeight { rows.append(StyledText()) }
    if size.height > 1 { rows.append(statusLine(status.left, status.right)) }
    return Frame(rows: rows.map { typesetter.truncated($0, width: size.width) })
  }

  /// What stands left gives way to what stands right, as far as both have room.
  private func statusLine(_ left: String, _ right: String) -> StyledText {
    let most = max(size.width / 2, size.width - typesetter.width(left) - 2)
    var right = typesetter.truncated(right, width: most)
    if !message.isEmpty, typesetter.width(left) + typesetter.width(right) + 1 > size.width { right = "" }
    let room = size.width - typesetter.width(right) - 1
    let style = Style(.status, .layout)
    let head = typesetter.fit(StyledText(typesetter.visible(left)), width: max(0, room))
    return head.restyled { _ in style } + StyledText((room >= 0 ? " " : "") + right, style)
  }

  private func prompt(_ label: String) -> Frame {
    var frame = screen(pageRows, status: ("", ""))
    let before = typesetter.width(label) + typesetter.width(typesetter.visible(input.beforeCursor))
    let skipped = max(0, before - size.width + 1)
    let line = StyledText([Run(label, Style(.key)), Run(typesetter.visible(input.text))])
    frame.rows[frame.rows.count - 1] = typesetter.prefix(
      of: typesetter.dropping(line, cells: skipped), cells: size.width)
    frame.cursor = Frame.Cursor(row: frame.rows.count - 1, column: min(before - skipped, size.width - 1))
    return frame
  }

  private var editorFrame: Frame {
    let body = editor.frame(width: size.width, height: max(1, textHeight - 1), typesetter)
    var frame = screen(
      [StyledText(words[.editor], Style(.caption, .layout))] + body.rows, status: ("", words[.keysEditor]))
    frame.cursor = body.cursor.map { Frame.Cursor(row: min($0.row + 1, frame.rows.count - 1), column: $0.column) }
    return frame
  }

  // MARK: The page

  private var pageRows: [StyledText] {
    let visible = top..<max(top, min(page.lines.count, top + textHeight))
    let current = currentCell
    return visible.map { index in
      let line = page.lines[index]
      var text = line.text
      if let cell = line.cell, cell == current, showsCurrentCell { text = pointed(text) }
      if let link = chosenLink { text = text.restyled { link.isStretch($0) ? Style(.selection, $0.traits) : $0 } }
      for (number, match) in search.matches.enumerated() {
        for stretch in match where stretch.line == index {
          text = text.marking(stretch.range, as: number == self.match ? .currentMatch : .match)
        }
      }
      return text
    }
  }

  private var showsCurrentCell: Bool { chosenCell != nil }

  /// The bar of the cell that keys act on is drawn heavier.
  private func pointed(_ text: StyledText) -> StyledText {
    let plain = Marks(ascii: typesetter.ascii || typesetter.wideAmbiguous)
    var runs = text.runs
    // An empty line of code is nothing but its bar, without the space after it.
    for code in [plain.code, String(plain.code.dropLast())] {
      if let bar = runs.firstIndex(where: { $0.text.hasSuffix(code) && $0.style.role == .quiet }) {
        let before = String(runs[bar].text.dropLast(code.count))
        runs[bar] = Run(before + plain.chosen.prefix(code.count), Style(.key, .layout))
        break
      }
    }
    return StyledText(runs)
  }

  private var readingStatus: (String, String) {
    let heading = currentHeading.map { page.contents[$0].title } ?? page.contents.first?.title ?? ""
    let left = message.isEmpty ? " " + heading : " " + message
    let bottom = top + textHeight
    let end = bottom >= page.lines.count
    let share = page.lines.isEmpty ? 100 : min(100, bottom * 100 / page.lines.count)
    let place = end ? words[.end] : "\(share)%"
    let room = size.width - typesetter.width(left) - 8
    let keys = [words[.keysReader], words[.keysBrief], "?"].first { typesetter.width($0) <= room } ?? ""
    return (left, (keys.isEmpty ? "" : keys + "  ") + place + " ")
  }

  // MARK: Lists

  /// The rows around the selection, and which of them it is.
  private func window(_ total: Int, above: Int = 0) -> Range<Int> {
    let height = max(1, textHeight - above)
    let first = min(max(0, selection - height / 2), max(0, total - height))
    return first..<min(total, first + height)
  }

  private func choice(_ text: StyledText, isChosen: Bool) -> StyledText {
    let mark = StyledText(isChosen ? "> " : "  ", Style(.key, .layout))
    let line = typesetter.truncated(mark + text, width: size.width)
    return isChosen ? typesetter.padded(line, to: size.width).restyled { Style(.selection, $0.traits) } : line
  }

  private var listRows: [StyledText] {
    guard !shelf.isEmpty else { return [StyledText(words[.noChapters], Style(.quiet))] }
    return window(shelf.count).map { index in choice(listEntry(shelf[index]), isChosen: index == selection) }
  }

  private func listEntry(_ entry: ShelfEntry) -> StyledText {
    entry.line(words, typesetter, showsBothTitles: size.width >= 60)
  }

  private var contentsRows: [StyledText] {
    window(page.contents.count).map { index in
      let entry = page.contents[index]
      let indent = String(repeating: "  ", count: min(max(0, entry.level - 1), size.width / 8))
      let text = StyledText(indent + typesetter.visible(entry.title), entry.level == 1 ? Style(.text, .strong) : .text)
      return choice(text, isChosen: index == selection)
    }
  }

  private var helpRows: [StyledText] {
    let entries = HelpText.entries(words)
    let keys = entries.map { typesetter.width($0.keys) }.max() ?? 0
    let rows = entries.flatMap { entry -> [StyledText] in
      let key = typesetter.padded(StyledText(entry.keys, Style(.key)), to: min(keys, size.width / 2) + 2)
      let room = max(4, size.width - typesetter.width(key))
      return typesetter.wrap(StyledText(entry.meaning), width: room).enumerated().map { number, line in
        (number == 0 ? key : StyledText(String(repeating: " ", count: typesetter.width(key)), .space)) + line
      }
    }
    let first = min(selection, max(0, rows.count - textHeight))
    return Array(rows.dropFirst(first))
  }

  private var windowRows: [StyledText] {
    window.map { $0.lines(width: size.width, height: textHeight, typesetter, words) } ?? []
  }
}

import ChapterModel
import Markdown
import Typesetting

extension ReaderModel {
  // MARK: Searching

  /// Finds a text, opens the folds that hide it, and goes to the first match from here on.
  mutating func find(_ text: String) {
    query = text
    openFoldsWithMatches()
    search = PageSearch(text, in: page)
    guard !search.matches.isEmpty else {
      match = nil
      message = words[.notFound] + text
      return
    }
    let next = search.matches.firstIndex { ($0.first?.line ?? 0) >= top } ?? 0
    show(match: next)
  }

  mutating func findNext(_ step: Int) {
    let total = search.matches.count
    guard total > 0 else {
      if !query.isEmpty { message = words[.notFound] + query }
      return
    }
    show(match: ((match ?? (step > 0 ? -1 : 0)) + step + total) % total)
  }

  private mutating func show(match index: Int) {
    match = index
    let line = search.matches[index].first?.line ?? 0
    // A match in a cell chooses it; keys are meant for what was searched.
    (chosenCell, chosenLink) = (page.lines.indices.contains(line) ? page.lines[line].cell : nil, nil)
    if line < top || line >= top + textHeight { scroll(to: line - textHeight / 3) }
    message = "/\(query)  \(index + 1)/\(search.matches.count)"
  }

  private mutating func openFoldsWithMatches() {
    guard let lesson, !showsBoth else { return }
    let whole = unfoldedPage()
    let found = PageSearch(query, in: whole).matches.compactMap { $0.first?.line }.map { whole.lines[$0].block }
    guard !found.isEmpty else { return }
    var open = openFolds[language] ?? []
    for (fold, range) in Folds(lesson.chapter).ranges where found.contains(where: range.contains) { open.insert(fold) }
    for cell in hiddenMatches(in: whole) { open.insert(Folds.output(of: cell)) }
    guard open != openFolds[language] ?? [] else { return }
    openFolds[language] = open
    layOut()
  }

  /// The cells of which the page shows fewer matches than it would with every fold open.
  private func hiddenMatches(in whole: Page) -> [Int] {
    func matches(_ page: Page) -> [Int: Int] {
      let cells = PageSearch(query, in: page).matches.compactMap { $0.first.flatMap { page.lines[$0.line].cell } }
      return cells.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    let shown = matches(page)
    return matches(whole).filter { $0.value > shown[$0.key] ?? 0 }.map(\.key)
  }

  mutating func clearSearch() {
    (search, query, match) = (PageSearch(), "", nil)
  }

  // MARK: Folds and marks

  /// Opens or closes the first fold on the screen, else that of the cell that keys act on.
  mutating func toggleFold() {
    let lines = page.lines[min(top, page.lines.count)..<min(page.lines.count, top + textHeight)]
    let cell = currentCell
    guard
      let fold = lines.lazy.compactMap(\.fold).first
        ?? page.lines.lazy.filter({ $0.cell != nil && $0.cell == cell }).compactMap(\.fold).first
    else { return }
    var open = openFolds[language] ?? []
    if open.remove(fold) == nil { open.insert(fold) }
    openFolds[language] = open
    chosenLink = nil
    layOut()
  }

  mutating func useMark(_ prefix: Character, _ letter: Character) {
    if prefix == "m" {
      marks[letter] = anchor
    } else if let place = marks[letter] {
      marks["'"] = anchor
      anchor = place
      top = clampedTop(page.line(block: place.block, offset: place.offset))
    }
  }

  // MARK: Languages

  /// Shows the same place in the other language.
  mutating func toggleLanguage() {
    guard let lesson, let other = lessons[language.other] else {
      message = words[.noTwin]
      return
    }
    let pairs = BlockPairs(lesson.chapter, other.chapter)
    let root = lesson.chapter.document.root(of: anchor.block)
    let old = page.lines
    let share = share(of: root, in: lesson.chapter.document)
    language = language.other
    anchor = Anchor(block: pairs.second(for: root) ?? 0)
    (chosenCell, chosenLink) = (nil, nil)
    clearSearch()
    layOut()
    if old.isEmpty { return }
    let document = other.chapter.document
    let lines = page.lines.indices.filter { document.root(of: page.lines[$0].block) == anchor.block }
    guard let first = lines.first, lines.count > 1, share > 0 else { return }
    scroll(to: first + Int(Double(lines.count) * share))
  }

  /// How much of a block's lines lies above the screen.
  private func share(of root: Int, in document: Document) -> Double {
    let lines = page.lines.indices.filter {
      document.root(of: page.lines[$0].block) == root && !page.lines[$0].text.isEmpty
    }
    guard let first = lines.first, !lines.isEmpty, top > first else { return 0 }
    return Double(top - first) / Double(lines.count)
  }

  mutating func toggleBoth() {
    guard lessons.count > 1 else {
      message = words[.noTwin]
      return
    }
    showsBoth.toggle()
    clearSearch()
    layOut()
  }

  // MARK: Chapters

  mutating func turn(by step: Int) -> [ReaderEffect] {
    guard let chapter else { return [] }
    guard shelf.indices.contains(chapter + step) else {
      message = words[step > 0 ? .lastChapter : .firstChapter]
      return []
    }
    return [.open(chapter: chapter + step)]
  }

  mutating func chooseChapter() -> [ReaderEffect] {
    guard !shelf.isEmpty else { return [] }
    selection = chapter ?? 0
    mode = .list
    return [.survey]
  }

  mutating func chooseHeading() {
    guard !page.contents.isEmpty else { return }
    selection = currentHeading ?? 0
    mode = .contents
  }

  /// The last heading at or above the top of the screen.
  var currentHeading: Int? { page.contents.lastIndex { $0.line <= top } }

  /// Keys in the list of chapters and in the contents.
  mutating func handleChoice(_ key: Key) -> [ReaderEffect] {
    let total = mode == .list ? shelf.count : page.contents.count
    let step = max(1, textHeight - 2)
    switch key {
    case .down, .character("j"), .control("n"), .tab: selection += 1
    case .up, .character("k"), .control("p"), .backTab: selection -= 1
    case .pageDown, .character(" "), .character("f"), .control("f"): selection += step
    case .pageUp, .character("b"), .control("b"): selection -= step
    case .home, .character("g"), .character("<"): selection = 0
    case .end, .character("G"), .character(">"): selection = total - 1
    case .character("L"): if mode == .list || lessons[language.other] != nil { switchListLanguage() }
    case .character("?"), .character("h"): if lesson != nil { openHelp() }
    case .enter, .right, .character("l"): return choose(total)
    case .character("q"), .escape, .control("c"), .left: return leaveChoice(key)
    case .character(let digit):
      if let number = digit.wholeNumberValue, let index = shelf.firstIndex(where: { $0.number == number }),
        mode == .list
      {
        selection = index
      }
    default: break
    }
    selection = min(max(0, selection), max(0, total - 1))
    return []
  }

  private mutating func switchListLanguage() {
    if mode == .contents { toggleLanguage() } else { language = language.other }
  }

  private mutating func choose(_ total: Int) -> [ReaderEffect] {
    guard total > 0, selection < total else { return [] }
    if mode == .list { return [.open(chapter: selection)] }
    marks["'"] = anchor
    mode = .reading
    scroll(to: page.contents[selection].line)
    return []
  }

  private mutating func leaveChoice(_ key: Key) -> [ReaderEffect] {
    if mode == .list, lesson == nil || key == .character("q") || key == .control("c") { return [.quit] }
    mode = .reading
    return []
  }

  mutating func handleHelp(_ key: Key) -> [ReaderEffect] {
    switch key {
    case .down, .character("j"), .enter, .pageDown, .character(" "):
      selection += key == .down || key == .character("j") ? 1 : textHeight - 1
    case .up, .character("k"), .pageUp, .character("b"):
      selection = max(0, selection - (key == .up || key == .character("k") ? 1 : textHeight - 1))
    default:
      selection = 0
      mode = .reading
    }
    return []
  }
}

import ChapterModel
import Typesetting

extension ReaderModel {
  /// Takes a key and says what the world is to do.
  public mutating func handle(_ key: Key) -> [ReaderEffect] {
    if key == .control("z") { return [.suspend] }
    if key == .control("l") { return [.repaint] }
    switch mode {
    case .list, .contents: return handleChoice(key)
    case .help: return handleHelp(key)
    case .search, .guess: return handleInput(key)
    case .editing: return handleEditor(key)
    case .window: return handleWindow(key)
    case .reading: return handleReading(key)
    }
  }

  private mutating func handleReading(_ key: Key) -> [ReaderEffect] {
    if let prefix = prefixKey {
      prefixKey = nil
      if case .character(let letter) = key { useMark(prefix, letter) }
      return []
    }
    if case .character(let digit) = key, let value = digit.wholeNumberValue, digit.isASCII, value > 0 || count != nil {
      count = min((count ?? 0) * 10 + value, 100_000)
      return []
    }
    let hadMessage = !message.isEmpty
    message = ""
    let times = count
    count = nil
    if key == .enter, let link = shownLink { return follow(link) }
    if let line = target(of: key, times) {
      scroll(to: line)
      (chosenCell, chosenLink) = (nil, nil)
      return []
    }
    return command(key, times, hadMessage: hadMessage)
  }

  /// Where a key of movement leads.
  private func target(of key: Key, _ times: Int?) -> Int? {
    let steps = times ?? 1
    let page = max(1, textHeight - 1)
    let half = times ?? max(1, textHeight / 2)
    switch key {
    case .character("j"), .down, .enter, .control("e"), .control("n"): return top + steps
    case .character("k"), .up, .control("y"), .control("p"): return top - steps
    case .character(" ") where firstCovered != nil: return nil
    case .character(" "), .character("f"), .pageDown, .control("f"), .control("v"): return top + page * steps
    case .character("b"), .pageUp, .control("b"): return top - page * steps
    case .character("d"), .control("d"): return top + half
    case .character("u"), .control("u"): return top - half
    case .character("g"), .character("<"), .home: return times.map { $0 - 1 } ?? 0
    case .character("G"), .character(">"), .end: return times.map { $0 - 1 } ?? .max / 2
    case .character("%"): return times.map { self.page.lines.count * min($0, 100) / 100 }
    default: return nil
    }
  }

  private mutating func command(_ key: Key, _ times: Int?, hadMessage: Bool) -> [ReaderEffect] {
    switch key {
    case .character("q"), .control("c"): return [.quit]
    case .escape:
      if !hadMessage { clearSearch() }
      chosenLink = nil
    case .character("/"): begin(.search)
    case .character("n"): findNext(1)
    case .character("N"): findNext(-1)
    case .character("t"): chooseHeading()
    case .character("l"): return chooseChapter()
    case .character("L"): toggleLanguage()
    case .character("B"): toggleBoth()
    case .character("]"): return turn(by: 1)
    case .character("["): return turn(by: -1)
    case .character("?"), .character("h"): openHelp()
    case .character("m"), .character("'"): prefixKey = key == .character("m") ? "m" : "'"
    case .tab: chooseStop(1)
    case .backTab: chooseStop(-1)
    case .character("}"): chooseCell(1)
    case .character("{"): chooseCell(-1)
    case .backspace: return goBack()
    case .character("p"): togglePrediction()
    case .character(" "): if let cell = firstCovered { uncover(cell) }
    case .character("="): beginGuess()
    case .character("o"): toggleFold()
    case .character("r"), .character("R"), .character("x"): return run()
    case .character("e"): beginEditing()
    case .character("E"):
      return currentCell.flatMap { cell in lesson.map { [.editElsewhere(cell: cell, code: $0.code(cell))] } }
        ?? noCell()
    case .character("U"): return restore()
    case .character("w"): openWindow()
    case .character("y"), .character("Y"): return copy(output: key == .character("Y"))
    default: break
    }
    return []
  }

  mutating func openHelp() {
    selection = 0
    mode = .help
  }

  private mutating func noCell() -> [ReaderEffect] {
    message = words[.noCell]
    return []
  }

  // MARK: Cells

  var visible: Range<Int> { top..<max(top, min(page.lines.count, top + textHeight)) }

  /// The cell that keys act on: the chosen one while it is on the screen, else the first that is.
  var currentCell: Int? {
    let cells = page.lines[visible].compactMap(\.cell)
    return chosenCell.flatMap { cells.contains($0) ? $0 : nil } ?? cells.first
  }

  /// The first covered output on the screen.
  var firstCovered: Int? {
    guard isPredicting, let covered = covered[language], let lesson else { return nil }
    return page.lines[visible].lazy.compactMap(\.cell).first { cell in
      covered.contains(cell) && lesson.results.indices.contains(cell) && showsSomething(cell, lesson)
    }
  }

  private func showsSomething(_ cell: Int, _ lesson: Lesson) -> Bool {
    lesson.chapter.cells[cell].expectation != nil || lesson.results[cell]?.text.isEmpty == false
  }

  /// Each cell of the page with its first line.
  var cellStarts: [(cell: Int, line: Int)] {
    var starts: [(cell: Int, line: Int)] = []
    var seen: Set<Int> = []
    for (index, line) in page.lines.enumerated() {
      if let cell = line.cell, seen.insert(cell).inserted { starts.append((cell, index)) }
    }
    return starts
  }

  private mutating func chooseCell(_ step: Int) {
    let starts = cellStarts
    let current = chosenCell.flatMap { cell in starts.firstIndex { $0.cell == cell } }
    let index: Int?
    if let current, visible.contains(starts[current].line) {
      index = current + step
    } else {
      index = step > 0 ? starts.firstIndex { $0.line >= top } : starts.lastIndex { $0.line < top }
    }
    guard let index, starts.indices.contains(index) else { return }
    reveal(starts[index].line)
    (chosenCell, chosenLink) = (starts[index].cell, nil)
  }

  /// Scrolls so that a line can be read with what follows it.
  mutating func reveal(_ line: Int) {
    if !visible.contains(line) || line > top + textHeight * 2 / 3 { scroll(to: line - min(2, textHeight / 4)) }
  }

  private mutating func run() -> [ReaderEffect] {
    guard let lesson, !lesson.chapter.cells.isEmpty else { return noCell() }
    isRunning = true
    message = words[.running]
    return [.run(language, scratch: lesson.scratch)]
  }

  private mutating func restore() -> [ReaderEffect] {
    guard let cell = currentCell, let lesson, lesson.scratch[cell] != nil else { return [] }
    _ = change(cell, to: lesson.chapter.cells[cell].code.text)
    let effects = run()
    message = words[.restored]
    return effects
  }

  private mutating func copy(output: Bool) -> [ReaderEffect] {
    guard let cell = currentCell, let lesson else { return noCell() }
    guard let text = output ? lesson.results[cell]?.text : lesson.code(cell) else { return noCell() }
    message = words[.copied]
    return [.copy(text)]
  }

  private mutating func openWindow() {
    guard let current = currentCell, let lesson else { return _ = noCell() }
    // Where no cell was chosen, the first on the screen that pools is meant.
    let cells = chosenCell == current ? [current] : page.lines[visible].compactMap(\.cell)
    window = cells.lazy.compactMap { PoolingWindow(lesson.results[$0]?.poolings ?? []) }.first
    if window == nil { message = words[.noPooling] } else { mode = .window }
  }

  private mutating func handleWindow(_ key: Key) -> [ReaderEffect] {
    switch key {
    case .escape, .character("q"), .character("w"), .control("c"): mode = .reading
    default: _ = window?.handle(key)
    }
    return []
  }

  // MARK: Editing

  private mutating func beginEditing() {
    guard let cell = currentCell, let lesson else { return _ = noCell() }
    inputCell = cell
    editor = TextEditor(lesson.code(cell))
    mode = .editing
  }

  private mutating func handleEditor(_ key: Key) -> [ReaderEffect] {
    switch key {
    case .escape, .control("c"):
      mode = .reading
      return change(inputCell, to: editor.text)
    case .control("r"), .control("x"):
      mode = .reading
      _ = change(inputCell, to: editor.text)
      return run()
    case .control("u"):
      if let lesson { editor = TextEditor(lesson.chapter.cells[inputCell].code.text) }
    default: editor.handle(key, height: textHeight - 1)
    }
    return []
  }

  // MARK: Predicting

  private mutating func togglePrediction() {
    isPredicting.toggle()
    cover()
    layOut()
  }

  private mutating func beginGuess() {
    guard let cell = firstCovered else {
      message = words[.nothingCovered]
      return
    }
    inputCell = cell
    begin(.guess)
  }

  mutating func begin(_ mode: Mode) {
    self.mode = mode
    input = LineInput()
  }

  private mutating func handleInput(_ key: Key) -> [ReaderEffect] {
    switch key {
    case .enter:
      let text = input.text
      let wasSearch = mode == .search
      mode = .reading
      guard !text.isEmpty else { return [] }
      if wasSearch { find(text) } else { judge(text) }
    case .escape, .control("c"): mode = .reading
    case .backspace where input.text.isEmpty: mode = .reading
    default: _ = input.handle(key)
    }
    return []
  }
}

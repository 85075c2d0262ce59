import ChapterModel
import Checking
import Markdown
import SourceText
import Typesetting

extension PageSetter {
  mutating func setFence(_ block: Int, _ fence: Int) {
    if let cells = map.cells[fence] {
      for (position, cell) in cells.enumerated() { setCell(cell, block: block, isFirst: position == 0) }
    } else if let cell = map.outputs[fence] {
      setOutput(of: cell, block: block)
    } else {
      let info = document.fences[fence].info
      let text = document.text(of: document.fences[fence])
      if info == "math" { return setMathFence(text, block: block) }
      setCode(text, block: block, isPython: FenceMap.looksLikePython(info))
    }
  }

  private mutating func setMathFence(_ text: String, block: Int) {
    sink.beginBlock()
    setFormula(text, block: block)
  }

  /// The code of a cell, and under it what no output of the chapter speaks of.
  private mutating func setCell(_ index: Int, block: Int, isFirst: Bool) {
    let cell = lesson.chapter.cells[index]
    if cell.directives.hide, !setFold(of: index, block: block) { return }
    let isExample = cell.kind == .example
    if isFirst || !isExample { sink.beginBlock() }
    setSource(lesson.code(index), block: block, cell: index, isPython: true, isExample: isExample)
    if lesson.scratch[index] != nil { setNote(.edited, .note, block: block, cell: index) }
    if isExample || cell.expectation == nil { setShown(by: index, block: block) }
  }

  /// The line that a folded cell is; whether it is open.
  private mutating func setFold(of index: Int, block: Int) -> Bool {
    sink.beginBlock()
    let isOpen = options.openFolds?.contains(block) ?? true
    let count = lesson.chapter.cells[index].code.lines.count
    let mark = options.isLinear ? "" : isOpen ? marks.unfolded : marks.folded
    let text = StyledText([
      Run(mark, Style(.marker, .layout)), Run("\(options.words[.setUp]) (\(count))", Style(.quiet, .layout)),
    ])
    sink.set(text, block: block, width: sink.proseWidth, cell: index, fold: block)
    return isOpen
  }

  /// An output of the chapter: what the code really shows, once and with a quiet mark where that is the same.
  private mutating func setOutput(of index: Int, block: Int) {
    sink.beginBlock()
    if options.covered.contains(index) { return setCover(index, block: block) }
    guard lesson.results[index] != nil else {
      return setPromised(index, block: block, mark: marks.none, role: .quiet)
    }
    setShown(by: index, block: block)
  }

  private mutating func setCover(_ index: Int, block: Int) {
    sink.set(
      StyledText([Run(marks.covered, Style(.key, .layout)), Run(options.words[.covered], Style(.quiet, .layout))]),
      block: block, width: sink.proseWidth, cell: index)
  }

  /// What the chapter says, where what the code shows is not known or does not matter.
  private mutating func setPromised(_ index: Int, block: Int, mark: String, role: Role) {
    guard let body = lesson.chapter.cells[index].expectation?.body.text else { return }
    setOutputLines(body, block: block, cell: index, mark: mark, role: role)
  }

  private mutating func setShown(by index: Int, block: Int) {
    guard let result = lesson.results[index] else { return }
    if options.covered.contains(index) { return setCover(index, block: block) }
    let promised = lesson.chapter.cells[index].expectation?.body.text ?? ""
    switch result.mark {
    case .right: setRight(result, block: block, cell: index)
    case .ran: break
    case .untidy:
      setOutputLines(result.text, block: block, cell: index, mark: marks.right, role: .warning)
      setNote(.untidy, .quiet, block: block, cell: index)
    case .missing:
      setOutputLines(result.text, block: block, cell: index, mark: marks.new, role: .quiet)
    case .unchecked:
      setOutputLines(result.text, block: block, cell: index, mark: marks.free, role: .quiet)
    case .wrong: setDifference(promised, result.text, block: block, cell: index)
    case .unsupported, .blocked, .skipped: setPromised(index, block: block, mark: marks.none, role: .quiet)
    case .stale: setOutputLines(result.text, block: block, cell: index, mark: marks.stale, role: .warning)
    case .changed: setOutputLines(result.text, block: block, cell: index, mark: marks.free, role: .note)
    }
    setReasons(result, block: block, cell: index)
  }

  /// What is right is shown once with a quiet mark; a figure is drawn with its colours.
  private mutating func setRight(_ result: CellResult, block: Int, cell: Int) {
    guard lesson.chapter.cells[cell].directives.figure, result.raised == nil else {
      return setOutputLines(result.text, block: block, cell: cell, mark: marks.right, role: .right)
    }
    setLabel(.output, block: block, cell: cell)
    let frames = result.poolings.prefix(PoolingFigure.mostInText).compactMap { PoolingFigure($0)?.frame(0) }
    for (number, line) in frames.joined(separator: [StyledText()]).enumerated() {
      setGuttered(line, mark: number == 0 ? marks.right : "", role: .right, block: block, cell: cell)
    }
  }

  private mutating func setReasons(_ result: CellResult, block: Int, cell: Int) {
    switch result.mark {
    case .wrong: setNote(.wrong, .wrong, result.reasons, block: block, cell: cell)
    case .unsupported: setNote(.unsupported, .warning, result.reasons, block: block, cell: cell)
    case .blocked: setNote(.blocked, .warning, result.reasons, block: block, cell: cell)
    case .skipped: setNote(.skipped, .quiet, result.reasons, block: block, cell: cell)
    case .stale: setNote(.stale, .warning, block: block, cell: cell)
    case .unchecked: setNote(.unchecked, .quiet, block: block, cell: cell)
    case .right, .ran, .untidy, .missing, .changed: break
    }
    if let raised = result.raised, let words = Explanation.text(for: raised, options.words) {
      let text = StyledText(options.words[.explanation] + words, Style(.quiet, [.emphasis, .layout]))
      setGuttered(text, mark: "", role: .quiet, block: block, cell: cell)
    }
  }

  private mutating func setNote(
    _ phrase: Phrase, _ role: Role, _ reasons: [String] = [], block: Int, cell: Int
  ) {
    let colon = options.words.isChinese ? "：" : ": "
    let reasons = reasons.map { options.words.reason($0) }
    let reason = reasons.first.map { colon + $0 } ?? ""
    var text = StyledText(options.words[phrase], Style(role, .layout))
    text.append(options.typesetter.visible(reason), Style(.quiet, .layout))
    setGuttered(text, mark: role == .wrong ? marks.wrong : "", role: role, block: block, cell: cell)
    for reason in reasons.dropFirst() {
      let line = StyledText(options.typesetter.visible(reason), Style(.quiet, .layout))
      setGuttered(line, mark: "", role: .quiet, block: block, cell: cell)
    }
  }

  /// What the chapter says and what the code shows, line by line: `-` only there, `+` only here.
  private mutating func setDifference(_ promised: String, _ shown: String, block: Int, cell: Int) {
    let lines = LineDiff(from: promised.outputLines, to: shown.outputLines).changes.map { change in
      switch change {
      case .same(let line): OutputLine(text: line, mark: "  ")
      case .removed(let line): OutputLine(text: line, mark: "- ", markRole: .removed, role: .removed)
      case .added(let line): OutputLine(text: line, mark: "+ ", markRole: .added, role: .added)
      }
    }
    setFolded(lines, block: block, cell: cell)
  }

  private mutating func setOutputLines(_ text: String, block: Int, cell: Int, mark: String, role: Role) {
    let lines = text.outputLines
    guard !lines.isEmpty else { return }
    setLabel(.output, block: block, cell: cell)
    let marked = lines.enumerated().map { number, line in
      OutputLine(text: line, mark: number == 0 ? mark : "", markRole: role)
    }
    setFolded(marked, block: block, cell: cell)
  }

  private struct OutputLine {
    var text: String
    var mark: String
    var markRole = Role.quiet
    var role = Role.text
  }

  /// A long output is folded after its first lines; a page without folds, as for a pipe, shows all of it.
  private mutating func setFolded(_ lines: [OutputLine], block: Int, cell: Int) {
    let fold = Folds.output(of: cell)
    let isFoldable = options.openFolds != nil && lines.count > Folds.mostOutputLines
    let isOpen = options.openFolds?.contains(fold) ?? true
    for line in isFoldable && !isOpen ? lines.prefix(Folds.shownOutputLines) : lines[...] {
      let shown = options.typesetter.expandTabs(options.typesetter.visible(line.text))
      setGuttered(StyledText(shown, Style(line.role)), mark: line.mark, role: line.markRole, block: block, cell: cell)
    }
    guard isFoldable else { return }
    let rest = "\(lines.count - Folds.shownOutputLines) \(options.words[isOpen ? .linesLess : .linesMore])"
    let text = StyledText([
      Run(isOpen ? marks.unfolded : marks.folded, Style(.marker, .layout)), Run(rest, Style(.quiet, .layout)),
    ])
    sink.set(text, block: block, width: sink.proseWidth, cell: cell, fold: fold)
  }

  mutating func setLabel(_ phrase: Phrase, block: Int, cell: Int?) {
    guard options.isLinear else { return }
    sink.set(
      StyledText(options.words[phrase], Style(.quiet, .layout)), block: block, width: sink.proseWidth, cell: cell)
  }
}

extension String {
  /// The lines of a shown text; its last newline ends the last line, and blank lines at the end are left out.
  var outputLines: [String] {
    var lines = split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    while lines.last?.allSatisfy({ $0 == " " }) == true { lines.removeLast() }
    return lines
  }
}

extension FenceMap {
  static func looksLikePython(_ info: String) -> Bool {
    let word = info.lowercased().prefix { !" {,:".contains($0) }
    return ["python", "py", "python3", "pytorch", "torch", "pool", "pycon"].contains(String(word))
  }
}

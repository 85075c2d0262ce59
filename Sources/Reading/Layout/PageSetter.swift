import ChapterModel
import Markdown
import Typesetting

/// Lays a lesson out: a pure function of the lesson and the options.
///
/// The document is walked once from top to bottom, never recursively, so that no depth of nesting is too deep.
public struct PageSetter {
  let lesson: Lesson
  let document: Document
  let options: PageOptions
  let marks: Marks
  let map: FenceMap
  let folds: Folds
  var composer: InlineComposer
  var sink: LineSink
  private var contents: [Page.Entry] = []
  let footnotes: [String: Int]
  private let headings: [Int: Document.Heading]

  public static func page(_ lesson: Lesson, _ options: PageOptions) -> Page {
    var setter = PageSetter(lesson, options)
    return setter.set()
  }

  private init(_ lesson: Lesson, _ options: PageOptions) {
    self.lesson = lesson
    self.options = options
    document = lesson.chapter.document
    marks = Marks(ascii: options.ascii)
    map = FenceMap(lesson.chapter)
    folds = Folds(lesson.chapter)
    footnotes = Self.numberFootnotes(document)
    composer = InlineComposer(document, options)
    sink = LineSink(options)
    headings = Dictionary(document.headings.map { ($0.block, $0) }) { first, _ in first }
  }

  /// Footnotes are numbered in the order of their definitions, which is cmark's order of first use.
  private static func numberFootnotes(_ document: Document) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for block in document.blocks {
      if case .footnoteDefinition(let name) = block.kind, numbers[name] == nil { numbers[name] = numbers.count + 1 }
    }
    return numbers
  }

  private mutating func set() -> Page {
    var index = 0
    while index < document.blocks.count {
      sink.close(before: index)
      index = setBlock(index)
    }
    sink.close(before: .max)
    if sink.lines.isEmpty {
      sink.set(StyledText(options.words[.empty], Style(.quiet, .layout)), block: 0, width: options.width)
    }
    var page = Page()
    page.lines = sink.lines
    page.contents = contents
    return page
  }

  /// Sets one block, or opens it when it is a container; returns the index of the block to go on with.
  private mutating func setBlock(_ index: Int) -> Int {
    let block = document.blocks[index]
    switch block.kind {
    case .quote, .list, .item, .footnoteDefinition:
      sink.beginBlock()
      return openContainer(index, block)
    case .paragraph: setParagraph(index, block.inlines)
    case .heading(let level): setHeading(index, level, block.inlines)
    case .fencedCode(let fence): setFence(index, fence)
    case .indentedCode(let text): setCode(text, block: index, isPython: false)
    case .html(let html): return setHTML(index, html)
    case .thematicBreak:
      sink.beginBlock()
      let rule = String(repeating: marks.rule, count: min(sink.proseWidth, 40))
      sink.put(StyledText(rule, Style(.rule, .layout)), block: index)
    case .table(let alignments): setTable(index, alignments)
    case .tableRow, .tableCell: break
    }
    return block.end
  }

  private mutating func setParagraph(_ index: Int, _ inlines: Range<Int>) {
    sink.beginBlock()
    if let formula = displayFormula(inlines) { return setFormula(formula, block: index) }
    sink.set(composer.compose(inlines), block: index, width: sink.proseWidth)
  }

  private mutating func setHeading(_ index: Int, _ level: Int, _ inlines: Range<Int>) {
    sink.beginBlock()
    let role: Role = level == 1 ? .heading1 : level == 2 ? .heading2 : .heading3
    let mark = String(repeating: "#", count: level) + " "
    var text = StyledText(sink.width > 12 ? mark : "", Style(role, .layout))
    text.append(composer.compose(inlines, base: Style(role)))
    let before = sink.lines.count
    sink.set(text, block: index, width: sink.proseWidth)
    let line = min(sink.lines.count - 1, sink.lines[before...].firstIndex { !$0.text.isEmpty } ?? before)
    let heading = headings[index]
    contents.append(
      Page.Entry(title: heading?.text ?? text.content(), level: level, anchor: heading?.slug ?? "", line: line))
  }

  private mutating func setTable(_ index: Int, _ alignments: [Block.Alignment]) {
    sink.beginBlock()
    var rows: [[StyledText]] = []
    var blocks: [Int] = []
    composer.collectTargets()
    for row in document.children(of: index) {
      guard case .tableRow(let isHeader) = document.blocks[row].kind else { continue }
      let style = isHeader ? Style(.tableHeader) : .text
      rows.append(document.children(of: row).map { composer.compose(document.blocks[$0].inlines, base: style) })
      blocks.append(row)
    }
    let setter = TableSetter(
      rows: rows, alignments: alignments.map { $0 == .right ? .right : $0 == .center ? .center : .left },
      width: sink.width, options: options)
    for (row, line) in setter.lines() { sink.put(line, block: blocks[row]) }
    for (number, target) in composer.takeTargets().enumerated() {
      let line = StyledText(options.typesetter.visible("<\(number + 1)> \(target)"), Style(.quiet, .layout))
      sink.set(line, block: blocks.last ?? index, width: sink.width)
    }
  }
}

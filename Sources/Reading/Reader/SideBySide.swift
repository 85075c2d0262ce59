import ChapterModel
import Markdown
import Typesetting

/// Both languages on one page: beside each other, or block by block below each other where there is no room.
public struct SideBySide {
  let first: Page
  let second: Page
  let pairs: BlockPairs
  let firstDocument: Document
  let secondDocument: Document
  let options: PageOptions

  /// The least width at which two columns can be read.
  static let leastWidth = 80

  /// The width of one column in a page of a width. Below each other the second edition is set in by two cells.
  static func columnWidth(_ width: Int, isSecond: Bool = false) -> Int {
    width >= leastWidth ? (width - 3) / 2 : max(1, width - (isSecond ? 2 : 0))
  }

  /// Both editions of a chapter on one page of the options' width; the first leads.
  public static func page(_ first: Lesson, _ second: Lesson, _ options: PageOptions) -> Page {
    var (one, two) = (options, options)
    one.width = columnWidth(options.width)
    two.width = columnWidth(options.width, isSecond: true)
    two.words = Words(second.chapter.language)
    return page(first, one, second, two, options)
  }

  static func page(
    _ first: Lesson, _ one: PageOptions, _ second: Lesson, _ two: PageOptions, _ options: PageOptions
  ) -> Page {
    SideBySide(
      first: PageSetter.page(first, one), second: PageSetter.page(second, two),
      pairs: BlockPairs(first.chapter, second.chapter), firstDocument: first.chapter.document,
      secondDocument: second.chapter.document, options: options
    ).page()
  }

  private func page() -> Page {
    let left = lines(first, firstDocument)
    let right = lines(second, secondDocument)
    var page = Page()
    var last = 0
    for pair in pairs.pairs {
      let (a, b) = (pair.first.flatMap { left[$0] } ?? [], pair.second.flatMap { right[$0] } ?? [])
      guard !a.isEmpty || !b.isEmpty else { continue }
      if !page.lines.isEmpty { page.lines.append(PageLine(StyledText(), block: last)) }
      let start = page.lines.count
      last = pair.first ?? last
      page.lines += options.width >= Self.leastWidth ? beside(a, b, last) : below(a, b, last)
      page.contents += first.contents.filter { entry in
        first.lines[entry.line].block == pair.first
      }.map { Page.Entry(title: $0.title, level: $0.level, anchor: $0.anchor, line: start) }
    }
    return page
  }

  /// The lines of each block at the top level, without blank lines around.
  private func lines(_ page: Page, _ document: Document) -> [Int: [PageLine]] {
    var result: [Int: [PageLine]] = [:]
    for line in page.lines { result[document.root(of: line.block), default: []].append(line) }
    return result.mapValues { lines in
      Array(lines.drop { $0.text.isEmpty }.reversed().drop { $0.text.isEmpty }.reversed())
    }
  }

  private func beside(_ a: [PageLine], _ b: [PageLine], _ block: Int) -> [PageLine] {
    let width = Self.columnWidth(options.width)
    let bar = Marks(ascii: options.ascii).column
    return (0..<max(a.count, b.count)).map { row in
      var text = options.typesetter.padded(row < a.count ? a[row].text : missing(a, row), to: width)
      text.append(bar, Style(.rule, .layout))
      text.append(row < b.count ? b[row].text : missing(b, row))
      let source = row < a.count ? a[row] : nil
      return PageLine(
        text.trimmingEnd(), block: source?.block ?? block, offset: source?.offset ?? a.last?.offset ?? 0,
        cell: source?.cell, fold: source?.fold)
    }
  }

  private func below(_ a: [PageLine], _ b: [PageLine], _ block: Int) -> [PageLine] {
    let other = b.map {
      PageLine(StyledText("  ", .space) + $0.text, block: a.last?.block ?? block, offset: a.last?.offset ?? 0)
    }
    return a.isEmpty || b.isEmpty || Self.isSame(a, b) ? (a.isEmpty ? other : a) : a + other
  }

  /// Code and outputs are the same in both languages, and one of them is enough.
  private static func isSame(_ a: [PageLine], _ b: [PageLine]) -> Bool {
    guard a.first?.cell != nil else { return false }
    // What the layout says of them (a verdict, a fold) is in two languages.
    func content(_ lines: [PageLine]) -> [String] { lines.map { $0.text.content() }.filter { !$0.isEmpty } }
    return content(a) == content(b)
  }

  /// A block that one language lacks leaves a marked gap.
  private func missing(_ lines: [PageLine], _ row: Int) -> StyledText {
    lines.isEmpty && row == 0 ? StyledText("(\(options.words[.behind]))", Style(.quiet, .layout)) : StyledText()
  }
}

import ChapterModel
import Typesetting

/// Where the reader was before a link was followed.
struct TrailStep: Sendable, Equatable {
  var chapter: Int?
  var language: Language
  var place: Place
}

extension ReaderModel {
  /// What Tab goes to: a link or a cell, at a line.
  enum Stop: Equatable {
    case link(PageLink)
    case cell(Int, line: Int)

    var line: Int {
      switch self {
      case .link(let link): link.line
      case .cell(_, let line): line
      }
    }
  }

  /// The links and cells of the page, from top to bottom.
  private var stops: [Stop] {
    let cells = cellStarts.map { Stop.cell($0.cell, line: $0.line) }
    // Both are in order already; where a line has both, the link comes first.
    return (PageLink.all(on: page).map(Stop.link) + cells).enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  /// Goes to the next or previous link or cell from the chosen one, else from what the screen shows.
  mutating func chooseStop(_ step: Int) {
    let stops = stops
    let shown = top..<(top + textHeight)
    let current = stops.firstIndex { stop in
      guard shown.contains(stop.line) else { return false }
      switch stop {
      case .link(let link): return link.isSame(as: chosenLink)
      case .cell(let cell, _): return chosenLink == nil && cell == chosenCell
      }
    }
    let index =
      current.map { $0 + step }
      ?? (step > 0 ? stops.firstIndex { $0.line >= top } : stops.lastIndex { $0.line < top })
    guard let index, stops.indices.contains(index) else { return }
    choose(stops[index])
  }

  private mutating func choose(_ stop: Stop) {
    reveal(stop.line)
    switch stop {
    case .link(let link):
      (chosenLink, chosenCell) = (link, nil)
      message = words[link.isInside || !link.hasScheme ? .followLink : .copyLink] + link.target
    case .cell(let cell, _):
      (chosenLink, chosenCell) = (nil, cell)
    }
  }

  /// The chosen link while the screen shows it.
  var shownLink: PageLink? {
    guard let link = chosenLink else { return nil }
    let shown = page.lines[visible]
    return shown.contains { $0.text.runs.contains { link.isStretch($0.style) } } ? link : nil
  }

  mutating func follow(_ link: PageLink) -> [ReaderEffect] {
    if link.isInside { return jump(to: link) }
    guard link.hasScheme else { return [.follow(target: link.target)] }
    message = words[.copied] + " " + link.target
    return [.copy(link.target)]
  }

  private mutating func jump(to link: PageLink) -> [ReaderEffect] {
    guard let document = lesson?.chapter.document, let block = link.block(in: document),
      let line = page.lines.firstIndex(where: { $0.block >= block })
    else {
      message = words[.noTarget] + link.target
      return []
    }
    keepStep()
    scroll(to: line)
    chosenLink = nil
    return []
  }

  /// Remembers where the reader is, before a link leads away.
  mutating func keepStep() {
    guard let place else { return }
    trail.append(TrailStep(chapter: chapter, language: language, place: place))
    if trail.count > 100 { trail.removeFirst() }
  }

  /// Goes back to where the last link was followed.
  mutating func goBack() -> [ReaderEffect] {
    guard let step = trail.popLast() else {
      message = words[.noTrail]
      return []
    }
    if lessons[step.language] != nil || step.chapter != chapter { language = step.language }
    if let chapter = step.chapter, chapter != self.chapter { return [.open(chapter: chapter, at: step.place)] }
    guard let document = lesson?.chapter.document, let block = step.place.block(in: document) else { return [] }
    anchor = Anchor(block: block, offset: step.place.offset)
    layOut()
    return []
  }
}

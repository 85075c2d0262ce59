import Markdown
import Typesetting

/// Running text as styled text: marks become styles, tags vanish, links keep their target.
struct InlineComposer {
  private let document: Document
  private let options: PageOptions
  private var result = StyledText()
  private var pendingBreak = false
  private var open: [Open] = []
  /// Targets that a table puts under itself; nil where links carry their own.
  private(set) var targets: [String]?

  private struct Open {
    var end: Int
    var style: Style
    var closing: StyledText
  }

  init(_ document: Document, _ options: PageOptions) {
    self.document = document
    self.options = options
  }

  /// The text of a stretch of inlines, in a style to start from.
  mutating func compose(_ range: Range<Int>, base: Style = .text) -> StyledText {
    result = StyledText()
    pendingBreak = false
    open = [Open(end: range.upperBound, style: base, closing: StyledText())]
    var index = range.lowerBound
    while index < range.upperBound {
      close(before: index)
      index = take(index, limit: range.upperBound)
    }
    close(before: Int.max)
    return result
  }

  private var style: Style { open.last?.style ?? .text }

  private mutating func close(before index: Int) {
    while open.count > 1, let last = open.last, last.end <= index {
      open.removeLast()
      append(last.closing)
    }
  }

  /// Takes one inline, and returns the index of the next to take.
  private mutating func take(_ index: Int, limit: Int) -> Int {
    let inline = document.inlines[index]
    switch inline.kind {
    case .text: return takeText(from: index, limit: limit)
    case .code(let text): appendCode(text)
    case .html(let html): appendTag(html)
    case .softBreak: pendingBreak = true
    case .lineBreak: append("\n", style)
    case .emphasis: push(inline.end, style.with(.emphasis))
    case .strong: push(inline.end, style.with(.strong))
    case .strikethrough:
      // Without colour and attributes nothing else would tell that the text is struck out.
      append("~~", Style(.quiet, .layout))
      push(inline.end, style.with(.strikethrough), closing: StyledText("~~", Style(.quiet, .layout)))
    case .link(let destination, _): pushLink(inline.end, destination, from: index)
    case .image(let destination, _): pushImage(inline.end, destination)
    case .footnoteReference(let number): appendReference(number, index)
    }
    return index + 1
  }

  private mutating func appendCode(_ text: String) {
    let code = Style(.code, style.traits.union(.whole), link: style.link)
    let quote = options.quotesCode ? "`" : ""
    append(quote, code.with(.layout))
    append(text, code)
    append(quote, code.with(.layout))
  }

  private mutating func push(_ end: Int, _ style: Style, closing: StyledText = StyledText()) {
    open.append(Open(end: end, style: style, closing: closing))
  }

  /// Neighbouring pieces of text are one text, in which formulas are found.
  private mutating func takeText(from start: Int, limit: Int) -> Int {
    var text = ""
    var index = start
    let end = min(limit, open.last?.end ?? limit)
    while index < end, case .text(let piece) = document.inlines[index].kind {
      text += piece
      index += 1
    }
    for piece in MathText.pieces(of: text) {
      switch piece {
      case .text(let text): append(text, style)
      case .formula(let source): append(shown(source), Style(.math, style.traits.union(.whole), link: style.link))
      }
    }
    return index
  }

  private func shown(_ formula: String) -> String {
    (options.typesetter.ascii ? nil : MathText.unicode(formula)) ?? "$\(formula)$"
  }

  private mutating func append(_ text: String, _ style: Style) {
    guard !text.isEmpty else { return }
    let text = options.typesetter.visible(text.contains("\t") ? text.replacing("\t", with: " ") : text)
    // A tag that vanished between two spaces leaves one of them.
    if text == " " || text.hasPrefix(" "), result.runs.last?.text.hasSuffix(" ") == true, style.role == .text {
      return append(String(text.dropFirst()), style)
    }
    if pendingBreak {
      result.appendSoftBreak(before: text, self.style)
      pendingBreak = false
    }
    result.append(text, style)
  }

  private mutating func append(_ text: StyledText) {
    for run in text.runs { append(run.text, run.style) }
  }

  /// What a link adds after its text: the target, unless the text says it or the terminal knows it.
  private mutating func pushLink(_ end: Int, _ destination: String, from index: Int) {
    let text = plainText(index + 1..<end)
    let link = Typesetting.Link(target: destination, identity: index)
    let isPlain = text == destination || "mailto:" + text == destination || destination.hasPrefix("#")
    let tellsHost = LinkTarget.host(destination).map { text.lowercased().contains($0) } ?? true
    let isSuspicious = text.contains("://") && text != destination
    let hidden =
      options.links == .hyperlinks && (tellsHost || !text.contains(".")) && !isSuspicious
      && (LinkTarget.isSafe(destination) || LinkTarget.host(destination) == nil)
    let isShown = !(isPlain || hidden || destination.isEmpty)
    push(end, Style(.link, style.traits, link: link), closing: isShown ? target(destination) : StyledText())
  }

  private mutating func target(_ destination: String) -> StyledText {
    guard var numbered = targets else { return StyledText(" <\(destination)>", Style(.quiet, .layout)) }
    let index = numbered.firstIndex(of: destination) ?? numbered.count
    if index == numbered.count { numbered.append(destination) }
    targets = numbered
    return StyledText(" <\(index + 1)>", Style(.quiet, .layout))
  }

  /// Begins to collect link targets for a list of their own, as under a table.
  mutating func collectTargets() { targets = [] }

  /// The targets since `collectTargets`.
  mutating func takeTargets() -> [String] {
    defer { targets = nil }
    return targets ?? []
  }

  private mutating func pushImage(_ end: Int, _ destination: String) {
    append("[\(options.words[.image]) ", Style(.quiet, .layout))
    let target = destination.isEmpty || destination.hasPrefix("data:") ? "" : " <\(destination)>"
    push(end, Style(.caption, style.traits), closing: StyledText("]\(target)", Style(.quiet, .layout)))
  }

  private func plainText(_ range: Range<Int>) -> String {
    range.reduce(into: "") { text, index in
      switch document.inlines[index].kind {
      case .text(let piece), .code(let piece): text += piece
      default: break
      }
    }
  }

  /// cmark puts the number of the definition, in the order of first use, in place of its name.
  private mutating func appendReference(_ number: String, _ index: Int) {
    let link = Typesetting.Link(target: PageLink.footnotePrefix + number, identity: index)
    append("[\(number)]", Style(.footnote, .layout, link: link))
  }

  /// `<br>` is a line break and an image its caption; other tags vanish, and their text stays.
  private mutating func appendTag(_ html: String) {
    for piece in HTMLText.pieces(of: html) {
      switch piece {
      case .lineBreak: append("\n", style)
      case .image(let caption, let source):
        append("[\(options.words[.image]) \(caption)] <\(source)>", Style(.quiet, .layout))
      case .text(let text): append(text, style)
      case .open, .close: break
      }
    }
  }
}

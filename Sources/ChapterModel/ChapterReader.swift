import Markdown
import SourceText

/// Reads a chapter out of a Markdown file.
public struct ChapterReader {
  private var chapter: Chapter
  private let source: SourceFile
  /// The last cell before the place that is being read; nil after a heading.
  private var lastCell: Int?
  /// The last child that was read of each block; the key of the top level is -1.
  private var previous: [Int: Int] = [:]
  /// A comment with directives that waits for the fence below it, with the block that it stands in.
  private var pending: (comment: CommentDirectives, container: Int)?
  /// Blocks that are cells, and blocks that are illustrations.
  private var roles: [Int: FenceRole] = [:]

  private enum FenceRole { case cell, output, illustration }

  /// Reads a chapter. Whatever is wrong with it is among its problems; nothing makes the reading fail.
  ///
  /// - Parameters:
  ///   - language: what the chapter is written in, when the path has told; else it is guessed from the text.
  ///   - detail: whether the document keeps its running text, for a reader of the lesson.
  public static func read(
    _ source: SourceFile, language: Language? = nil, detail: MarkdownParser.Detail = .blocks
  ) -> Chapter {
    let document = MarkdownParser.parse(source, detail: detail)
    let known = language ?? ChapterPath(source.path).language ?? Language.guess(source)
    var reader = ChapterReader(Chapter(document: document, language: known))
    reader.readAll()
    return reader.chapter
  }

  private init(_ chapter: Chapter) {
    self.chapter = chapter
    source = chapter.source
  }

  private mutating func readAll() {
    if let excess = chapter.document.excess {
      let line = source.lines[min(excess.line, source.lines.count) - 1]
      add(.chapter(.error, "limit", excess.message, in: source, at: line.lowerBound..<line.lowerBound))
      return
    }
    chapter.readHead()
    chapter.cells.reserveCapacity(chapter.document.fences.count)
    for index in chapter.document.blocks.indices { read(block: index) }
    dropPending()
    chapter.cells.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    for index in chapter.cells.indices { chapter.cells[index].index = index }
    for problem in FenceLint(chapter.document).problems() { add(problem) }
    findRepeatedNames()
    if let problem = EncodingLint.problem(in: source) { add(problem) }
    chapter.problems.sort { $0.position < $1.position }
  }

  private mutating func add(_ problem: Diagnostic) { chapter.problems.append(problem) }

  private mutating func read(block index: Int) {
    let block = chapter.document.blocks[index]
    let container = block.parent ?? -1
    if !(isFence(block) && container == pending?.container) { dropPending() }
    switch block.kind {
    case .heading: lastCell = nil
    case .html: readComment(block, container)
    case .fencedCode(let fence): read(fence: fence, block: index, container: container)
    default: break
    }
    previous[container] = index
  }

  // MARK: Comments

  private func isFence(_ block: Block) -> Bool {
    if case .fencedCode = block.kind { true } else { false }
  }

  private mutating func readComment(_ block: Block, _ container: Int) {
    guard let comment = CommentDirectives(block, source) else { return findBuriedDirectives(block) }
    if let fault = comment.fault { return add(fault) }
    pending = (comment, container)
  }

  private mutating func findBuriedDirectives(_ block: Block) {
    let start = source.lines[block.lines.lowerBound - 1].lowerBound
    let end = source.lines[block.lines.upperBound - 1].upperBound
    guard let place = source.bytes.firstIndex(of: "poolbook:", in: start..<end) else { return }
    add(
      .chapter(
        .error, "directive", "directives are read only in a comment of their own, right above the fence", in: source,
        at: place..<(place + 9)))
  }

  /// A comment that no fence follows says nothing to anybody.
  private mutating func dropPending() {
    guard let waiting = pending?.comment.range else { return }
    pending = nil
    add(
      .chapter(
        .error, "directive", "no fence follows these directives", in: source,
        at: waiting.lowerBound..<(waiting.lowerBound + 4)))
  }

  // MARK: Fences

  private mutating func read(fence index: Int, block: Int, container: Int) {
    let fence = chapter.document.fences[index]
    let comment = pending?.comment
    pending = nil
    let info = InfoString(source, fence.infoRange)
    var kind = FenceLanguage(info)
    if kind == .cell || kind == .plain, TranscriptReader.isTranscript(fence, source) { kind = .transcript }
    let label = isLabelled(container)
    let check = FenceCheck(source: source, fence: fence, info: info)
    // A closer that closes nothing explains why the fence ends where it should not: one message for one mistake.
    let falseClosers = check.falseClosers
    let fault = falseClosers.first ?? check.fault(isOurs: kind != .plain && kind != .illustration)
    for problem in falseClosers.isEmpty ? fault.map({ [$0] }) ?? [] : falseClosers { add(problem) }
    let site = Site(
      index: index, fence: fence, block: block, container: container, info: info, comment: comment, fault: fault)
    switch kind {
    case .transcript: readTranscript(site)
    case .cell where !label: readCell(site)
    case .cell: readOutput(site)
    case .output: readOutput(site, isLabelled: label)
    case .misspelt("output"): readOutput(site)
    case .misspelt: readCell(site)
    case .plain where label && hasCell(container): readOutput(site)
    case .plain, .illustration: readIllustration(site, isBare: kind == .plain)
    }
  }

  private struct Site {
    var index: Int
    var fence: Fence
    var block: Int
    var container: Int
    var info: InfoString
    var comment: CommentDirectives?
    var fault: Diagnostic?
  }

  private func isLabelled(_ container: Int) -> Bool {
    guard let before = previous[container], let text = chapter.document.labels[before] else { return false }
    return OutputLabel.matches(text)
  }

  private func hasCell(_ container: Int) -> Bool {
    guard let last = lastCell else { return false }
    return (chapter.cells[last].container ?? -1) == container
  }

  private mutating func directives(_ role: DirectiveReader.Role, _ site: Site) -> DirectiveReader {
    var reader = DirectiveReader(role, source)
    reader.read(site.info.words.filter { $0.name != "output" }, isBraced: site.info.isBraced)
    guard let comment = site.comment else { return reader }
    if reader.count > 0 {
      reader.problem("directives stand in the info string and in the comment above it", at: comment.range)
    }
    reader.read(comment.words, isBraced: false)
    return reader
  }

  private mutating func readIllustration(_ site: Site, isBare: Bool) {
    roles[site.block] = .illustration
    chapter.illustrations.append(site.fence.line)
    if let comment = site.comment {
      add(
        .chapter(
          .error, "directive", "these directives stand above a fence that is no cell", in: source, at: comment.range))
    }
    guard isBare, site.info.language.isEmpty, hasCell(site.container), let last = lastCell,
      let before = previous[site.container], roles[before] == .cell
    else { return }
    chapter.cells[last].bareFenceLine = site.fence.line
  }

  private mutating func readCell(_ site: Site) {
    roles[site.block] = .cell
    var reader = directives(.cell, site)
    let code = CodeReader(source: source, fence: site.fence, isCodeCell: site.info.isCodeCell).read(&reader)
    reader.problems.forEach { add($0) }
    append(site, .cell, code, reader.cell, site.fence.line...site.fence.lastLine)
  }

  private mutating func append(
    _ site: Site, _ kind: Cell.Kind, _ code: MappedText, _ directives: CellDirectives, _ lines: ClosedRange<Int>
  ) {
    lastCell = chapter.cells.count
    chapter.cells.append(
      Cell(
        kind: kind, index: chapter.cells.count, fence: site.index, lines: lines, code: code, directives: directives,
        section: chapter.section(at: site.fence.line), expectation: nil, fault: site.fault,
        container: site.container < 0 ? nil : site.container))
  }

  private mutating func readTranscript(_ site: Site) {
    roles[site.block] = .cell
    let base = directives(.transcript, site)
    base.problems.forEach { add($0) }
    for example in TranscriptReader(source: source, fence: site.fence).examples() {
      var reader = DirectiveReader(.transcript, source)
      for flag in example.flags { reader.apply(.doctest(flag.text), named: flag.text, at: flag.range) }
      for fault in example.faults { reader.problem("a colon is missing after `doctest`", at: fault) }
      reader.problems.forEach { add($0) }
      let first = site.fence.line + 1 + example.lines.lowerBound
      append(
        site, .example, example.code, base.cell.joined(with: reader.cell),
        first...(site.fence.line + example.lines.upperBound))
      chapter.cells[chapter.cells.count - 1].expectation = Expectation(
        body: example.expected, range: example.range, fence: site.index,
        line: first + example.code.lines.count, directives: base.output.joined(with: reader.output), isTranscript: true)
    }
  }

  // MARK: Outputs

  private mutating func readOutput(_ site: Site, isLabelled: Bool = false) {
    if belongsToIllustration(site, isLabelled: isLabelled) { return readIllustration(site, isBare: false) }
    roles[site.block] = .output
    let reader = directives(.output, site)
    reader.problems.forEach { add($0) }
    guard let owner = owner(of: site) else { return }
    chapter.cells[owner].expectation = Expectation(
      body: site.fence.body(in: source), range: site.fence.bodyRange(in: source), fence: site.index,
      line: site.fence.line, directives: reader.output, isTranscript: false, fault: site.fault)
  }

  /// An output right after an illustration, such as a shell command, shows what that one prints.
  private func belongsToIllustration(_ site: Site, isLabelled: Bool) -> Bool {
    guard let before = previous[site.container] else { return false }
    return roles[before] == .illustration
  }

  /// The cell that an output belongs to; says why when there is none.
  private mutating func owner(of site: Site) -> Int? {
    guard let last = lastCell else {
      return orphan(site, "this output belongs to no cell: no cell stands before it in this section")
    }
    let cell = chapter.cells[last]
    guard (cell.container ?? -1) == site.container else {
      return orphan(
        site,
        "this output belongs to no cell: the last one, at line \(cell.lines.lowerBound), is in another list item or quote"
      )
    }
    guard cell.kind == .cell else {
      return orphan(site, "this output belongs to no cell: the transcript before it holds its own outputs")
    }
    if let other = cell.expectation {
      // A malformed fence before it took in what this one belongs to.
      if other.fault != nil { return nil }
      return orphan(
        site,
        "this is a second output for the cell at line \(cell.lines.lowerBound); the first is at line \(other.line)")
    }
    return last
  }

  private mutating func orphan(_ site: Site, _ message: String) -> Int? {
    add(.chapter(.error, "orphan", message, in: source, at: site.fence.marker))
    return nil
  }

  private mutating func findRepeatedNames() {
    var lines: [String: Int] = [:]
    // Cells are large, and most have no id: none is copied to find that out.
    for index in chapter.cells.indices where chapter.cells[index].kind == .cell {
      guard let id = chapter.cells[index].directives.id else { continue }
      let cell = chapter.cells[index]
      if let first = lines[id] {
        let marker = chapter.document.fences[cell.fence].marker
        add(
          .chapter(.error, "directive", "the id `\(id)` is taken by the cell at line \(first)", in: source, at: marker))
      }
      lines[id] = lines[id] ?? cell.lines.lowerBound
    }
  }
}

extension CellDirectives {
  /// These, and what the other adds.
  func joined(with other: CellDirectives) -> CellDirectives {
    var joined = self
    joined.skip = skip ?? other.skip
    joined.raises = raises ?? other.raises
    joined.hide = hide || other.hide
    joined.unchecked = unchecked || other.unchecked
    return joined
  }
}

extension OutputDirectives {
  func joined(with other: OutputDirectives) -> OutputDirectives {
    var joined = self
    joined.freeDots = freeDots || other.freeDots
    joined.ignoresMessage = ignoresMessage || other.ignoresMessage
    return joined
  }
}

extension Fence {
  /// The content with its places in the file.
  func body(in source: SourceFile) -> MappedText {
    var body = MappedText(anchor: marker.upperBound)
    body.reserve(lines: content.count, bytes: contentLength)
    for (index, content) in content.enumerated() {
      body.append(content.bytes, virtualSpaces: content.virtualSpaces, number: line + 1 + index, of: source)
    }
    return body
  }

  var contentLength: Int {
    guard let first = content.first, let last = content.last else { return 0 }
    return last.bytes.upperBound - first.bytes.lowerBound
  }

  /// The whole lines between the markers.
  func bodyRange(in source: SourceFile) -> Range<Int> {
    let start = source.lines.lineStart(line + 1, end: source.bytes.count)
    let end = source.lines.lineStart(line + 1 + content.count, end: source.bytes.count)
    return start..<max(start, end)
  }
}

import ChapterModel
import Evaluation
import Typesetting

/// What the chapter list shows of one chapter.
public struct ShelfEntry: Sendable, Equatable {
  public var number: Int
  public var titles: [Language: String]
  public var cells: Int
  /// How many outputs were right and how many cells failed when the chapter last ran; nil when it has not.
  public var tally: Tally?
  /// How far it was read, in percent; nil when it was not opened.
  public var percent: Int?
  public var isDraft: Bool
  public var isBehind: Bool

  public struct Tally: Sendable, Equatable {
    public var right: Int
    public var failing: Int

    public init(right: Int, failing: Int) {
      self.right = right
      self.failing = failing
    }
  }

  public init(
    number: Int, titles: [Language: String], cells: Int, tally: Tally? = nil, percent: Int? = nil,
    isDraft: Bool = false,
    isBehind: Bool = false
  ) {
    self.number = number
    self.titles = titles
    self.cells = cells
    self.tally = tally
    self.percent = percent
    self.isDraft = isDraft
    self.isBehind = isBehind
  }

  public func title(_ language: Language) -> String { titles[language] ?? titles[language.other] ?? "" }
}

/// What a reader is set to for the whole session.
public struct ReaderSettings: Sendable {
  public var typesetter: Typesetter
  public var links: PageOptions.Links
  /// Whether inline code keeps its backquotes, because no colour tells it from the text around.
  public var quotesCode: Bool
  /// Whether outputs start covered.
  public var predicts: Bool

  public init(
    typesetter: Typesetter = Typesetter(), links: PageOptions.Links = .hyperlinks, quotesCode: Bool = false,
    predicts: Bool = false
  ) {
    self.typesetter = typesetter
    self.links = links
    self.quotesCode = quotesCode
    self.predicts = predicts
  }
}

/// What the reader asks of the world: files, the interpreter, the terminal.
public enum ReaderEffect: Sendable, Equatable {
  case quit
  case suspend
  /// The terminal is to be drawn anew, whatever it shows.
  case repaint
  /// A chapter of the shelf is to be read and given to `open`.
  case open(chapter: Int, at: Place? = nil)
  /// A link to a file is to be followed: to the chapter that it is, after `keepStep`.
  case follow(target: String)
  /// The chapters of the shelf are to be checked, so that the list can say how they stand: `take(tally:for:)`.
  case survey
  /// The cells of the lesson in a language are to be run, with the reader's own code in place of some, and given to
  /// `take(results:)`.
  case run(Language, scratch: [Int: String])
  /// A cell's code is to be edited in another program and given to `take(code:)`.
  case editElsewhere(cell: Int, code: String)
  case copy(String)
}

/// The full-screen reader as a value: keys and news go in, effects come out, and `frame` shows it. It touches nothing.
public struct ReaderModel: Sendable {
  public enum Mode: Sendable, Equatable { case list, reading, contents, help, search, guess, editing, window }

  /// A line of text on the page: a block, and how far into it.
  struct Anchor: Sendable, Equatable {
    var block = 0
    var offset = 0
  }

  public internal(set) var mode: Mode
  public internal(set) var size: ScreenSize
  public internal(set) var language: Language
  public internal(set) var shelf: [ShelfEntry]
  /// The open chapter, as its place on the shelf; nil before one is opened or for a file that is not on it.
  public internal(set) var chapter: Int?
  public internal(set) var lessons: [Language: Lesson] = [:]
  public internal(set) var showsBoth = false
  let settings: ReaderSettings

  var page = Page()
  /// The first line on the screen.
  var top = 0
  /// What `top` shows; kept while only the layout changes, so that a page that was made narrow and wide again is the same.
  var anchor = Anchor()
  var openFolds: [Language: Set<Int>] = [:]
  var covered: [Language: Set<Int>] = [:]
  var isPredicting: Bool
  /// The cell that Tab chose; nil means the first one on the screen.
  var chosenCell: Int?
  /// The link that Tab chose.
  var chosenLink: PageLink?
  /// Where links were followed from, the last one at the end.
  var trail: [TrailStep] = []
  var search = PageSearch()
  var query = ""
  var match: Int?
  var input = LineInput()
  var inputCell = 0
  var editor = TextEditor("")
  var window: PoolingWindow?
  /// The chosen line of the list or the contents.
  var selection = 0
  var message = ""
  var count: Int?
  /// A key that waits for a second one: `m` and `'`.
  var prefixKey: Character?
  var marks: [Character: Anchor] = [:]
  var isRunning = false

  public init(
    size: ScreenSize, language: Language, shelf: [ShelfEntry] = [], settings: ReaderSettings = ReaderSettings(),
    showsBoth: Bool = false, selection: Int = 0
  ) {
    self.size = size
    self.language = language
    self.shelf = shelf
    self.settings = settings
    isPredicting = settings.predicts
    self.showsBoth = showsBoth
    self.selection = max(0, min(selection, shelf.count - 1))
    mode = .list
  }

  var words: Words { Words(language) }
  var typesetter: Typesetter { settings.typesetter }
  public var lesson: Lesson? { lessons[language] }
  /// The lines between the top of the screen and the status line.
  var textHeight: Int { max(1, size.height - 1) }

  /// The place to resume at; nil while no chapter is open.
  public var place: Place? {
    guard let lesson else { return nil }
    let percent = page.lines.count <= textHeight ? 100 : min(100, (top + textHeight) * 100 / page.lines.count)
    return Place(block: anchor.block, offset: anchor.offset, percent: percent, in: lesson.chapter.document)
  }

  // MARK: News

  /// Shows a chapter. The language falls back to the one that there is.
  public mutating func open(chapter: Int?, lessons: [Language: Lesson], at place: Place? = nil) -> [ReaderEffect] {
    guard !lessons.isEmpty else { return [] }
    self.chapter = chapter
    self.lessons = lessons
    if lessons[language] == nil { language = language.other }
    openFolds = [:]
    marks = [:]
    (search, query, match, message) = (PageSearch(), "", nil, "")
    (chosenCell, chosenLink) = (nil, nil)
    showsBoth = showsBoth && lessons.count > 1
    mode = .reading
    cover()
    let block = place.flatMap { place in lesson.flatMap { place.block(in: $0.chapter.document) } }
    anchor = Anchor(block: block ?? 0, offset: block == nil ? 0 : place?.offset ?? 0)
    layOut()
    return runEffects()
  }

  /// Shows a chapter again after its file changed, at the same place. What was tried out is forgotten.
  public mutating func reload(_ lessons: [Language: Lesson]) -> [ReaderEffect] {
    guard let place, !lessons.isEmpty else { return [] }
    let mode = mode
    let effects = open(chapter: chapter, lessons: lessons, at: place)
    if mode == .help { self.mode = mode }
    message = words[.reloaded]
    return effects
  }

  public mutating func resize(_ size: ScreenSize) {
    guard size != self.size else { return }
    self.size = size
    layOut()
  }

  /// Takes what the cells showed.
  public mutating func take(results: [CellResult?], for language: Language) {
    guard var lesson = lessons[language], results.count == lesson.results.count else { return }
    lesson.results = results
    lessons[language] = lesson
    if language == self.language, isRunning {
      isRunning = false
      if message == words[.running] { message = "" }
    }
    layOut()
  }

  /// Takes a cell's code from another editor.
  public mutating func take(code: String, for cell: Int) -> [ReaderEffect] { change(cell, to: code) }

  /// Takes another shelf: chapters came or went, or were read further.
  public mutating func take(shelf: [ShelfEntry]) { self.shelf = shelf }

  /// Takes how a chapter of the shelf stands.
  public mutating func take(tally: ShelfEntry.Tally, for chapter: Int) {
    if shelf.indices.contains(chapter) { shelf[chapter].tally = tally }
  }

  /// Opens the file that a link led to, and remembers where the link was.
  public mutating func follow(
    to chapter: Int, lessons: [Language: Lesson], in language: Language, anchor: String
  ) -> [ReaderEffect] {
    keepStep()
    self.language = language
    return open(
      chapter: chapter, lessons: lessons, at: Place(heading: anchor, blocksBelow: 0, offset: 0, percent: 0))
  }

  public mutating func say(_ text: String) { message = text }

  /// Has the checker compare a guess with what a covered cell shows, and uncovers it.
  mutating func judge(_ guess: String) {
    guard let result = lesson?.results[inputCell] else { return message = words[.pending] }
    message = Judgement.text(guess, result, words)
    uncover(inputCell)
  }

  func runEffects() -> [ReaderEffect] {
    lessons.keys.sorted { $0.rawValue < $1.rawValue }.compactMap { language in
      guard let lesson = lessons[language], !lesson.chapter.cells.isEmpty else { return nil }
      return .run(language, scratch: lesson.scratch)
    }
  }

  // MARK: Layout

  private func options(_ language: Language, width: Int) -> PageOptions {
    PageOptions(
      width: width, typesetter: typesetter, words: Words(language), links: settings.links,
      quotesCode: settings.quotesCode, openFolds: openFolds[language] ?? [], covered: covered[language] ?? [])
  }

  /// Sets the page anew and keeps the place.
  mutating func layOut() {
    guard let lesson else { return }
    if showsBoth, let other = lessons[language.other] {
      let (one, two) = (SideBySide.columnWidth(size.width), SideBySide.columnWidth(size.width, isSecond: true))
      page = SideBySide.page(
        lesson, options(language, width: one), other, options(language.other, width: two),
        options(language, width: size.width))
    } else {
      page = PageSetter.page(lesson, options(language, width: size.width))
    }
    top = clampedTop(page.line(block: anchor.block, offset: anchor.offset))
    if !query.isEmpty { search = PageSearch(query, in: page) }
    if let index = match, index >= search.matches.count { match = nil }
  }

  /// The whole page with every fold open: what is searched.
  func unfoldedPage() -> Page {
    guard let lesson else { return Page() }
    var options = options(language, width: size.width)
    options.openFolds = nil
    return PageSetter.page(lesson, options)
  }

  func clampedTop(_ line: Int) -> Int { min(max(0, line), max(0, page.lines.count - textHeight)) }

  mutating func scroll(to line: Int) {
    top = clampedTop(line)
    if page.lines.indices.contains(top) {
      anchor = Anchor(block: page.lines[top].block, offset: page.lines[top].offset)
    }
  }

  /// Covers every output, or none.
  mutating func cover() {
    for (language, lesson) in lessons {
      let cells = lesson.chapter.cells.indices.filter { lesson.chapter.cells[$0].directives.skip == nil }
      covered[language] = isPredicting ? Set(cells) : []
    }
  }

  mutating func uncover(_ cell: Int) {
    covered[language]?.remove(cell)
    layOut()
  }

  /// Puts code in place of a cell's, and marks what comes after as out of date.
  mutating func change(_ cell: Int, to code: String) -> [ReaderEffect] {
    guard var lesson, lesson.chapter.cells.indices.contains(cell) else { return [] }
    let original = lesson.chapter.cells[cell].code.text
    guard code != lesson.code(cell) else { return [] }
    lesson.scratch[cell] = code == original ? nil : code
    for later in lesson.results.indices where later >= cell { lesson.results[later]?.mark = .stale }
    lessons[language] = lesson
    layOut()
    return []
  }
}

import ChapterModel
import Checking
import Glibc
import Reading
import Synchronization

/// The full-screen reader on a terminal: gives the model keys and news, and does what it asks for.
final class ReaderSession {
  /// What makes an interpreter for one run of a chapter; the closure tells whether the run is to stop.
  typealias InterpreterMaker = @Sendable (_ isInterrupted: @escaping @Sendable () -> Bool) -> any CellInterpreter

  private enum News: Sendable {
    case results(run: Int, Language, [CellResult?])
    case tally(chapter: Int, ShelfEntry.Tally)
  }

  private let terminal: RawTerminal
  private let surroundings: Surroundings
  private let makeInterpreter: InterpreterMaker
  private let mailbox: Mailbox<News>
  private let sources: [ChapterSource]
  private var model: ReaderModel
  private var screen: Screen
  private var resume: ResumeFile
  private var current: ChapterSource?
  private var stamps: [Language: FileStamp] = [:]
  /// The state of the files when the list last had them checked.
  private var surveyed: [Int: [Language: FileStamp]] = [:]
  /// The number of the latest run of each language; earlier ones stop and are not listened to.
  private let runs = RunNumbers()
  private var isOver = false

  init(
    terminal: RawTerminal, model: ReaderModel, encoder: TerminalEncoder, sources: [ChapterSource], resume: ResumeFile,
    surroundings: Surroundings, makeInterpreter: @escaping InterpreterMaker
  ) {
    self.terminal = terminal
    self.model = model
    self.sources = sources
    self.resume = resume
    self.surroundings = surroundings
    self.makeInterpreter = makeInterpreter
    screen = Screen(encoder: encoder)
    mailbox = Mailbox(nudge: terminal.nudge)
  }

  /// Reads until the user quits.
  func run(opening chapter: Int?) {
    defer { terminal.close() }
    terminal.enter()
    model.resize(terminal.size)
    perform([chapter.map { .open(chapter: $0) } ?? .survey])
    draw()
    while !isOver {
      take(terminal.next(within: 1_000))
      draw()
    }
    keepPlace()
  }

  private func draw() {
    guard !isOver else { return }
    terminal.write(screen.update(to: model.frame))
  }

  private func take(_ event: RawTerminal.Event) {
    switch event {
    case .keys(let keys): for key in keys where !isOver { perform(model.handle(key)) }
    case .resized:
      screen.invalidate()
      model.resize(terminal.size)
    case .stopped: suspend()
    case .continued: comeBack()
    case .nudged: takeNews()
    case .idle: reloadIfChanged()
    case .ending(let signal):
      keepPlace()
      terminal.die(of: signal)
    case .closed: isOver = true
    }
  }

  private func takeNews() {
    for item in mailbox.collect() {
      switch item {
      case .results(let run, let language, let results):
        if runs.isLatest(run, of: language) { model.take(results: results, for: language) }
      case .tally(let chapter, let tally): model.take(tally: tally, for: chapter)
      }
    }
  }

  // MARK: Effects

  private func perform(_ effects: [ReaderEffect]) {
    for effect in effects {
      switch effect {
      case .quit: isOver = true
      case .suspend: suspend()
      case .repaint: comeBack()
      case .open(let chapter, let place): open(chapter, at: place)
      case .follow(let target): follow(target)
      case .survey: survey()
      case .run(let language, let scratch): run(language, scratch)
      case .editElsewhere(let cell, let code): edit(cell, code)
      case .copy(let text): terminal.write(Clipboard.sequence(text))
      }
    }
  }

  private func suspend() {
    keepPlace()
    terminal.suspend()
    comeBack()
  }

  private func comeBack() {
    terminal.enter()
    screen.invalidate()
    model.resize(terminal.size)
  }

  private func open(_ chapter: Int, at place: Place?) {
    load(chapter) { lessons, source in
      model.open(chapter: chapter, lessons: lessons, at: place ?? resume.entry(source.key)?.place)
    }
  }

  /// Follows a link to a file: to a chapter of the book, or it says that there is none.
  private func follow(_ target: String) {
    let (path, anchor) = PageLink.parts(of: target)
    let folder = current?.paths[model.language].map { FileSystem.parent(of: $0) } ?? "."
    let file = path.hasPrefix("/") ? path : folder + "/" + path
    guard let source = try? ChapterSource(path: file), let chapter = sources.firstIndex(where: { $0.key == source.key })
    else { return model.say(Words(model.language)[.noTarget] + target) }
    let language = source.paths.first { $0.value == file }?.key ?? model.language
    load(chapter) { lessons, _ in model.follow(to: chapter, lessons: lessons, in: language, anchor: anchor) }
  }

  private func load(_ chapter: Int, _ show: ([Language: Lesson], ChapterSource) -> [ReaderEffect]) {
    guard sources.indices.contains(chapter) else { return }
    keepPlace()
    let source = sources[chapter]
    do throws(FileError) {
      let lessons = try source.lessons()
      current = source
      stamps = source.stamps
      perform(show(lessons, source))
    } catch {
      model.say(error.message)
    }
  }

  /// Checks the chapters that changed since they were last checked, for the list, while the reader chooses.
  private func survey() {
    let changed = sources.indices.filter { sources[$0].stamps != surveyed[$0] }
    for chapter in changed { surveyed[chapter] = sources[chapter].stamps }
    guard !changed.isEmpty else { return }
    let (mailbox, makeInterpreter) = (mailbox, makeInterpreter)
    let work = changed.map { (chapter: $0, source: sources[$0]) }
    // Without a thread the list shows how many cells there are.
    _ = CellThread.start {
      for (chapter, source) in work {
        guard let tally = source.tally({ makeInterpreter { false } }) else { continue }
        mailbox.post(.tally(chapter: chapter, tally))
      }
    }
  }

  private func reloadIfChanged() {
    guard let current, current.stamps != stamps else { return }
    stamps = current.stamps
    guard let lessons = try? current.lessons() else { return }
    perform(model.reload(lessons))
  }

  private func run(_ language: Language, _ scratch: [Int: String]) {
    guard let chapter = model.lessons[language]?.chapter else { return }
    let number = runs.begin(language)
    let (runs, mailbox, makeInterpreter) = (runs, mailbox, makeInterpreter)
    let started = CellThread.start {
      let interpreter = makeInterpreter { !runs.isLatest(number, of: language) }
      let results = LessonRunner.run(chapter, scratch: scratch, with: interpreter)
      mailbox.post(.results(run: number, language, results))
    }
    if !started { model.say(String(cString: strerror(EAGAIN))) }
  }

  private func edit(_ cell: Int, _ code: String) {
    terminal.leave()
    let edited = ExternalEditor.edit(code, surroundings)
    comeBack()
    if let edited { perform(model.take(code: edited, for: cell)) }
  }

  private func keepPlace() {
    guard let current, let place = model.place else { return }
    resume.remember(ResumeFile.Entry(key: current.key, language: model.language, place: place))
    resume.save()
  }
}

/// The number of the latest run of each language's cells, shared with the threads that run them.
private final class RunNumbers: Sendable {
  private let latest = Mutex<[Language: Int]>([:])

  func begin(_ language: Language) -> Int {
    latest.withLock { numbers in
      let number = numbers[language, default: 0] + 1
      numbers[language] = number
      return number
    }
  }

  func isLatest(_ number: Int, of language: Language) -> Bool { latest.withLock { $0[language] == number } }
}

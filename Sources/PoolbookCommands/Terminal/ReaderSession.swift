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
    if let chapter { perform([.open(chapter: chapter)]) }
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
      case .open(let chapter): open(chapter)
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

  private func open(_ chapter: Int) {
    guard sources.indices.contains(chapter) else { return }
    keepPlace()
    let source = sources[chapter]
    do throws(FileError) {
      let lessons = try source.lessons()
      current = source
      stamps = source.stamps
      perform(model.open(chapter: chapter, lessons: lessons, at: resume.entry(source.key)?.place))
    } catch {
      model.say(error.message)
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

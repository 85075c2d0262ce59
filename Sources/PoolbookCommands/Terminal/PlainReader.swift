import ChapterModel
import Evaluation
import Reading
import Typesetting

/// Shows a lesson from top to bottom: in a pipe, in a file, to a screen reader.
struct PlainReader {
  let read: Read
  let world: World
  let resume: ResumeFile

  func show(_ library: Library) throws(FileError) {
    guard let chosen = library.chosen else { return list(library) }
    let source = library.sources[chosen]
    var lessons = try source.lessons()
    for (language, lesson) in lessons { lessons[language] = run(lesson) }
    let page = page(lessons)
    let encoder = encoder
    for line in page.lines {
      world.console.line(encoder.encode(line.text))
      if world.console.outputIsClosed { return }
    }
  }

  private func run(_ lesson: Lesson) -> Lesson {
    var lesson = lesson
    let chapter = lesson.chapter
    let results = CellThread.value {
      LessonRunner.run(chapter, with: LessonInterpreter(limits: Limits(), isInterrupted: { false }))
    }
    if let results { lesson.results = results }
    return lesson
  }

  private func page(_ lessons: [Language: Lesson]) -> Page {
    let language = read.language(resume, world.surroundings)
    guard let first = lessons[language] ?? lessons[language.other] else { return Page() }
    let options = options(first.chapter.language)
    if read.lang == .both, let second = lessons[first.chapter.language.other] {
      return SideBySide.page(first, second, options)
    }
    return PageSetter.page(first, options)
  }

  private func options(_ language: Language) -> PageOptions {
    PageOptions(
      width: read.width ?? world.surroundings.columns, typesetter: read.typesetter(world.surroundings),
      words: Words(language), links: .written,
      quotesCode: !encoder.showsStyles && !isLinear,
      isLinear: isLinear)
  }

  /// Styles only where colour was asked for by name, or on a terminal that is not read full-screen.
  private var encoder: TerminalEncoder {
    let surroundings = world.surroundings
    let depth = surroundings.theme(read.theme).depth
    guard !read.plain, !read.isLinear(surroundings), depth > .none else { return .plain }
    return TerminalEncoder(
      theme: surroundings.theme(read.theme), showsHyperlinks: false, typesetter: read.typesetter(surroundings))
  }

  private func list(_ library: Library) {
    let language = read.language(resume, world.surroundings)
    var entries = library.shelf(resume)
    if entries.isEmpty { world.console.line(Words(language)[.noChapters]) }
    for (index, source) in library.sources.enumerated() {
      let tally = CellThread.value {
        source.tally { LessonInterpreter(limits: Limits(), isInterrupted: { false }) }
      }
      entries[index].tally = tally.flatMap { $0 }
      let line = entries[index].line(Words(language), read.typesetter(world.surroundings), isLinear: isLinear)
      world.console.line(encoder.encode(line))
      if world.console.outputIsClosed { return }
    }
  }

  private var isLinear: Bool { read.isLinear(world.surroundings) }
}

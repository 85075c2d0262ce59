import ArgumentParser
import ChapterModel
import Evaluation
import Glibc
import Reading
import Typesetting

/// `poolbook read`: a lesson in the terminal, or as plain text in a pipe.
struct Read: Verb {
  enum LanguageChoice: String, ExpressibleByArgument, CaseIterable { case en, zh, both }
  enum ThemeChoice: String, ExpressibleByArgument, CaseIterable { case auto, light, dark, none }

  static let configuration = CommandConfiguration(
    commandName: "read",
    _superCommandName: Poolbook.name,
    abstract: "Read a lesson.",
    discussion: """
      Full-screen on a terminal, plain text in a pipe; without a chapter, the list of chapters, at the one last read. \
      Outputs are computed as you read. Press ? for the keys.

      Example: poolbook read pooling --lang zh
      Example: poolbook read 1 | less
      """)

  @Argument(
    help: ArgumentHelp("A path, a number, a name, or part of a title in either language.", valueName: "chapter"))
  var chapter: String?

  @Option(help: "en, zh or both; else the language last read, else the locale's.")
  var lang: LanguageChoice?

  @Option(help: "auto, light, dark or none.")
  var theme = ThemeChoice.auto

  @Option(help: ArgumentHelp("Columns of plain text; else those of the terminal, at most.", valueName: "columns"))
  var width: Int?

  @Flag(help: "Plain text, also on a terminal.")
  var plain = false

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(help: "From top to bottom in words, for screen readers; also ACCESSIBLE=1.")
  var screenReader = false

  @Flag(help: "Keep outputs covered until you have guessed.")
  var predict = false

  @Option(help: ArgumentHelp("1 or 2: the cells that “, … and — take in your terminal.", valueName: "cells"))
  var ambiguousWidth = 1

  @Option(help: ArgumentHelp("The folder of the book.", valueName: "folder"))
  var book = "Chapters"

  func validate() throws {
    if let width, !(1...10_000).contains(width) {
      throw ValidationError("--width takes a number of columns from 1 to 10000, not \(width).")
    }
    if ambiguousWidth != 1, ambiguousWidth != 2 {
      throw ValidationError("--ambiguous-width is 1 or 2, not \(ambiguousWidth).")
    }
  }

  func perform(in world: World) throws -> ExitStatus {
    world.console.charset = world.surroundings.charset
    let resume = ResumeFile(surroundings: world.surroundings)
    do {
      let library = try Library(chapter, book: book)
      let isFullScreen =
        world.surroundings.outputIsTerminal && world.surroundings.inputIsTerminal && !world.surroundings.isDumb
        && !plain && !isLinear(world.surroundings)
      if isFullScreen, let terminal = RawTerminal(surroundings: world.surroundings) {
        readOnScreen(library, terminal, resume, world)
      } else {
        try PlainReader(read: self, world: world, resume: resume).show(library)
      }
      return .success
    } catch let error as LookupError {
      world.console.error("poolbook: \(error.message)")
    } catch let error as FileError {
      world.console.error("poolbook: \(error.message)")
    }
    return .unusable
  }

  func isLinear(_ surroundings: Surroundings) -> Bool { screenReader || surroundings["ACCESSIBLE"] == "1" }

  private func readOnScreen(_ library: Library, _ terminal: RawTerminal, _ resume: ResumeFile, _ world: World) {
    let surroundings = world.surroundings
    let theme = surroundings.theme(theme)
    let settings = ReaderSettings(
      typesetter: typesetter(surroundings), links: surroundings.showsHyperlinks ? .hyperlinks : .written,
      quotesCode: theme.depth == .none, predicts: predict)
    let model = ReaderModel(
      size: terminal.size, language: language(resume, surroundings), shelf: library.shelf(resume), settings: settings,
      showsBoth: lang == .both, selection: library.lastRead(resume) ?? 0)
    let encoder = TerminalEncoder(
      theme: theme, showsHyperlinks: surroundings.showsHyperlinks, typesetter: settings.typesetter)
    let session = ReaderSession(
      terminal: terminal, model: model, encoder: encoder, sources: library.sources, resume: resume,
      surroundings: surroundings, makeInterpreter: { LessonInterpreter(limits: Limits(), isInterrupted: $0) })
    session.run(opening: library.chosen)
  }

  func typesetter(_ surroundings: Surroundings) -> Typesetter {
    Typesetter(wideAmbiguous: ambiguousWidth == 2, ascii: ascii || !surroundings.isUTF8)
  }

  /// The language asked for, else the one last read, else the locale's.
  func language(_ resume: ResumeFile, _ surroundings: Surroundings) -> Language {
    switch lang {
    case .en: .english
    case .zh: .chinese
    case .both, nil: resume.last?.language ?? surroundings.language
    }
  }
}

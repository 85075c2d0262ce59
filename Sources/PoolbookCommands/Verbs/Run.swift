import ArgumentParser
import ChapterModel
import Checking
import Evaluation
import SourceText
import Typesetting

/// `poolbook run`: what the cells of a chapter, or a plain Python file, show.
struct Run: Verb {
  static let configuration = CommandConfiguration(
    commandName: "run",
    _superCommandName: Poolbook.name,
    abstract: "Run a chapter or a .py file and print what it shows.",
    discussion: """
      The outputs in the chapter are not looked at. An exception that nothing catches ends the run with status 1.

      Example: poolbook run --as-python Chapters/en/01-pooling.md > pooling.py
      """)

  @Argument(help: "A chapter or a .py file, or - for standard input.")
  var file: String

  @Option(help: ArgumentHelp("What the document on standard input is called.", valueName: "path"))
  var stdinName: String?

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Flag(help: "Print the chapter as a plain Python script instead of running it.")
  var asPython = false

  func perform(in world: World) throws -> ExitStatus {
    Interruption.watch()
    let source = try read()
    if isScript(source) {
      if asPython {
        world.console.write(source.text(in: 0..<source.bytes.count))
        return .success
      }
      return ScriptRun(source: source, limits: limits.limits).perform(in: world)
    }
    let chapter = ChapterReader.read(source)
    if asPython {
      world.console.write(PythonScript(chapter).text)
      return .success
    }
    return run(chapter, in: world)
  }

  private func read() throws(FileError) -> SourceFile {
    guard file == "-" else { return SourceFile(path: file, bytes: try FileSystem.readChapter(file)) }
    let bytes = try FileSystem.readStandardInput(limit: 8 << 20)
    return SourceFile(path: stdinName ?? "<stdin>", bytes: bytes)
  }

  /// By its name; a document without a name is a script when it has no cells.
  private func isScript(_ source: SourceFile) -> Bool {
    if source.path.hasSuffix(".py") { return true }
    return file == "-" && stdinName == nil && ChapterReader.read(source).cells.isEmpty
  }

  /// Whether the cell raised what the chapter does not announce; another message than the announced one is no matter here.
  private func isUnexpected(_ report: CellReport) -> Bool {
    guard let error = report.error else { return false }
    return error.kind != .exception && error.kind != .syntax || report.findings.contains { $0.code == "raises" }
  }

  private func run(_ chapter: Chapter, in world: World) -> ExitStatus {
    var status = ExitStatus.success
    for problem in chapter.problems where problem.severity == .error {
      world.console.error(Typesetter().visible(problem.headline))
    }
    _ = ChapterCheck.run(
      chapter, with: LessonInterpreter(limits: limits.limits),
      onCell: { report in
        let hasFailed = report.verdict == .blocked || report.cell.fault != nil || isUnexpected(report)
        // What went wrong is told with its place on the other stream.
        world.console.write(hasFailed ? report.shown.text : report.actual)
        guard hasFailed else { return }
        status = .wrong
        for finding in report.findings.prefix(1) {
          world.console.error(Typesetter().visible(([finding.headline] + finding.notes).joined(separator: "\n")))
        }
      })
    return Interruption.isRequested ? .interrupted : status
  }
}

import ArgumentParser
import Checking

/// `poolbook check`: does every output in the book say what the code shows?
struct Check: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check",
    _superCommandName: Poolbook.name,
    abstract: "Run chapters and check every output in them.",
    discussion: """
      Every .md below a folder is a chapter. Each cell gets one verdict, and each finding opens with \
      PATH:LINE:COL. The status is 0 when all is right, 1 when something is wrong, 2 when a file cannot be read, 5 when \
      nothing was there to compare.

      Example: poolbook check Chapters/en/01-pooling.md:61 --strict
      """,
    aliases: ["test"])

  @OptionGroup var selection: SelectionOptions
  @OptionGroup(title: "Judging") var checking: CheckingOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup(title: "Sharing the work") var jobs: JobOptions
  @OptionGroup(title: "Report") var report: ReportOptions
  @OptionGroup var colors: ColorOptions

  @Flag(help: "Do not fail when nothing was there to compare.")
  var allowEmpty = false

  @Flag(help: "Check again at every save, until interrupted.")
  var watch = false

  func validate() throws {
    if watch, selection.readsStandardInput { throw ValidationError("--watch needs files, not standard input.") }
    if watch, report.format != .human || report.output != nil {
      throw ValidationError("--watch reports for people, on the terminal.")
    }
  }

  func perform(in world: World) throws -> ExitStatus {
    Interruption.watch()
    let run = CheckRun(
      checker: ChapterChecker(options: checking.options, limits: limits.limits),
      workers: jobs.workers(in: world.surroundings))
    let writer = ReportWriter(options: report, usesColor: colors.usesColor(in: world.surroundings), world: world)
    if watch { return try CheckWatch(selection: selection, run: run, writer: writer).perform(in: world) }
    let requests = ChapterRequests(selection)
    let chosen = jobs.shard?.select(requests.requests) ?? requests.requests
    let progress = Progress(total: chosen.count, world: world, isQuiet: report.quiet)
    let result = run.run(chosen, errors: requests.errors) { chapter in
      progress.advance()
      writer.write(chapter)
    }
    progress.finish()
    try writer.finish(result)
    if Interruption.isRequested {
      world.console.complain("interrupted after \(result.chapters.count) of \(chosen.count) chapters")
      return .interrupted
    }
    let status = Self.status(of: result, allowEmpty: allowEmpty)
    if status == .nothingCompared { world.console.complain(emptiness(chosen, requests)) }
    return status
  }

  /// Why nothing was compared.
  private func emptiness(_ chosen: [ChapterRequest], _ requests: ChapterRequests) -> String {
    if requests.requests.isEmpty { return selection.emptiness }
    if chosen.isEmpty { return "no chapter falls to this shard" }
    if let keyword = selection.keyword { return "no cell with an output has `\(keyword)` in its heading or id" }
    let places = selection.arguments.joined(separator: ", ")
    return "no output to compare is in \(places); --allow-empty lets that pass"
  }

  static func status(of report: CheckReport, allowEmpty: Bool) -> ExitStatus {
    ExitStatus(rawValue: report.status(allowEmpty: allowEmpty)) ?? .internalError
  }
}

import Checking
import Reading
import Typesetting

/// Writes what a check found out, in the form that was asked for, where it was asked for.
struct ReportWriter {
  let options: ReportOptions
  let usesColor: Bool
  let world: World
  private let human: HumanReport
  private let encoder: TerminalEncoder
  private let quoter: WorkflowQuoter?

  init(options: ReportOptions, usesColor: Bool, world: World) {
    self.options = options
    self.usesColor = usesColor
    self.world = world
    human = HumanReport(
      isVerbose: options.verbose, isQuiet: options.quiet, width: world.surroundings.knownColumns ?? 200)
    quoter = world.surroundings.isGitHubActions || options.format == .github ? WorkflowQuoter() : nil
    encoder = usesColor ? TerminalEncoder(showsHyperlinks: false) : .plain
  }

  /// Whether the report for people goes to standard output as the chapters come in.
  private var streams: Bool { options.output == nil && (options.format == .human || options.format == .github) }

  /// One chapter of a report that is written while it is made.
  func write(_ chapter: ChapterReport) {
    guard streams else { return }
    say(human.lines(for: chapter))
    world.console.flush()
  }

  /// The rest of the report, once everything is known.
  func finish(_ report: CheckReport) throws {
    let text: String? =
      switch options.format {
      case .json: JSONReport.text(report)
      case .junit: JUnitReport.text(report)
      case .human, .github: options.output == nil ? nil : humanText(report)
      }
    if let text { try deliver(text) }
    if streams { say(end(report)) }
    if options.format == .github || (options.format == .human && world.surroundings.isGitHubActions) {
      annotate(report)
    }
  }

  private func deliver(_ text: String) throws {
    guard let path = options.output, path != "-" else { return world.console.write(text) }
    try FileSystem.replace(path, with: Array(text.utf8))
  }

  /// Writes lines for people, so that nothing in them is taken for a command.
  private func say(_ lines: [StyledText]) {
    let lines = lines.map { encoder.encode($0) }
    for line in quoter?.quoted(lines) ?? lines { world.console.line(line) }
  }

  private func end(_ report: CheckReport) -> [StyledText] {
    var lines = report.unreadable.flatMap { human.lines(for: $0, in: nil) }
    if let most = options.durations { lines += human.durations(report, most: most) }
    if !options.quiet || report.fails || !report.unreadable.isEmpty { lines.append(human.summary(report)) }
    return lines
  }

  private func humanText(_ report: CheckReport) -> String {
    let lines = report.chapters.flatMap { human.lines(for: $0) } + end(report)
    return lines.map { TerminalEncoder.plain.encode($0) + "\n" }.joined()
  }

  /// Annotations beside the lines of a pull request, and the table of its summary page.
  private func annotate(_ report: CheckReport) {
    for line in GitHubReport.annotations(report) { world.console.line(line) }
    guard let path = world.surroundings["GITHUB_STEP_SUMMARY"] else { return }
    do throws(FileError) {
      try FileSystem.append(Array(GitHubReport.stepSummary(report).utf8), to: path)
    } catch {
      world.console.error("poolbook: the step summary is not written: \(error.message)")
    }
  }
}

import ArgumentParser

/// What is reported, how and where.
struct ReportOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case human, json, junit, github }

  @Option(help: "The form of the report.")
  var format = Format.human

  @Option(help: ArgumentHelp("Write the report to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Say only what is wrong: no notes, and no summary when all is right.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say the verdict on every cell.")
  var verbose = false

  @Option(help: ArgumentHelp("List the slowest cells.", valueName: "number"))
  var durations: Int?

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other.") }
    if let durations, durations < 0 { throw ValidationError("--durations takes a number from 0, not \(durations).") }
  }
}

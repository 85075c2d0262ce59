import ArgumentParser

struct Poolbook: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "A literate tutorial that proves itself.")
}

/// Runs the command line and ends the process with its status.
public func runPoolbook() -> Never {
  Poolbook.main()
  Poolbook.exit()
}

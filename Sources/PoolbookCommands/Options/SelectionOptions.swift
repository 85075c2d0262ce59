import ArgumentParser

/// Which chapters and which of their cells a verb is about.
struct SelectionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Chapters, or folders of them; PATH:LINE[:COL] means one cell, - standard input. Default: Chapters.",
      valueName: "path"))
  var paths: [String] = []

  @Option(
    name: .customShort("k", allowingJoined: true),
    help: ArgumentHelp("Only cells whose heading or id contains this.", valueName: "text"))
  var keyword: String?

  @Option(help: ArgumentHelp("Leave out files and folders that match; may be given several times.", valueName: "glob"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("What the document on standard input is called.", valueName: "path"))
  var stdinName: String?

  /// What was asked for: nothing at all means the book.
  var arguments: [String] { paths.isEmpty ? [Self.book] : paths }
  static let book = "Chapters"
  var readsStandardInput: Bool { paths.contains("-") }
  /// What is said when that leads to no chapter at all.
  var emptiness: String { "no chapter (.md) is in \(arguments.joined(separator: ", "))" }

  func validate() throws {
    if readsStandardInput, paths.count > 1 {
      throw ValidationError("- reads one document from standard input and cannot stand beside other paths.")
    }
    if stdinName != nil, !readsStandardInput {
      throw ValidationError("--stdin-name names the document on standard input: give - as the path.")
    }
  }
}

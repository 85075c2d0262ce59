import SourceText

/// What a fence is, by the first word of its info string.
enum FenceLanguage: Equatable {
  case cell
  /// `pycon`: prompts with their outputs.
  case transcript
  case output
  /// No language, or `text`: an output if a label says so.
  case plain
  case illustration
  /// One slip of the hand away from a word that matters.
  case misspelt(meant: String)

  static let cellNames: Set<String> = ["python", "py", "python3", "pytorch", "torch", "pool"]
  private static let transcriptNames: Set<String> = ["pycon", "python-repl", "doctest"]
  private static let outputNames: Set<String> = ["output", "out"]
  private static let plainNames: Set<String> = ["", "text", "txt", "plaintext", "console", "none"]
  /// Languages that are one letter away from ours by chance.
  private static let neighbours: Set<String> = ["cython", "ipython", "jython", "python2", "python4", "rpython"]

  init(_ info: InfoString) {
    let name = info.language
    if info.isCodeCell {
      self = Self.cellNames.contains(name) || name.hasPrefix("ipython") ? .cell : .illustration
    } else if Self.cellNames.contains(name) {
      self = .cell
    } else if Self.transcriptNames.contains(name) {
      self = .transcript
    } else if Self.outputNames.contains(name) || (name == "text" && info.words.first?.name == "output") {
      self = .output
    } else if Self.plainNames.contains(name) {
      self = .plain
    } else {
      self = Self.misspelling(of: name).map { .misspelt(meant: $0) } ?? .illustration
    }
  }

  private static func misspelling(of name: String) -> String? {
    guard !neighbours.contains(name) else { return nil }
    return ["python", "output"].first {
      abs(name.utf8.count - $0.utf8.count) <= 1 && Spelling.editDistance(name, $0) == 1
    }
  }
}

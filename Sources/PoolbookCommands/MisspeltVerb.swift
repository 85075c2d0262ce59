import ArgumentParser
import SourceText

/// The first word of a command line that names no verb.
struct MisspeltVerb {
  private let word: String

  /// Nil when the words begin with a verb, an option, or nothing at all.
  init?(_ arguments: [String]) {
    guard let first = arguments.dropFirst().first, !first.hasPrefix("-"), !Self.verbs.contains(first) else {
      return nil
    }
    word = first
  }

  /// Which verb was meant, and what to do next.
  var message: String {
    "Error: \(advice)\n  See 'poolbook --help' for more information."
  }

  private var advice: String {
    let lower = word.lowercased()
    if let near = Self.verbs.contains(lower) ? lower : Spelling.nearest(to: lower, in: Self.verbs) {
      return "there is no verb `\(word)`; did you mean `poolbook \(near)`?"
    }
    if FileSystem.kind(of: word) == .file {
      return "there is no verb `\(word)`. To read that file: poolbook read \(word); to check it: poolbook check \(word)"
    }
    return "there is no verb `\(word)`; there are \(Self.list)."
  }

  /// The names of the verbs and their aliases.
  private static var verbs: [String] {
    Poolbook.configuration.subcommands.flatMap { [$0._commandName] + $0.configuration.aliases } + ["help"]
  }

  private static var list: String {
    let names = Poolbook.configuration.subcommands.map { "`\($0._commandName)`" }
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}

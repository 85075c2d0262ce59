import ChapterModel
import SourceText

/// Why a word on the command line means no chapter, or not one alone.
struct LookupError: Error, Equatable {
  let message: String
}

extension Book {
  /// The chapter that a word means: a number, a name, or part of a title in either language.
  func entry(for word: String) throws(LookupError) -> Entry {
    if let number = Int(word) {
      if let entry = entries.first(where: { $0.number == number }) { return entry }
    }
    if let entry = entries.first(where: { $0.isNamed(word) }) { return entry }
    let matches = entries.filter { $0.mentions(word) }
    switch matches.count {
    case 1: return matches[0]
    case 0: throw LookupError(message: "there is no chapter `\(word)`\(suggestion(for: word))")
    default:
      let list = matches.map { "\n  \($0.number)  \($0.titles.joined(separator: " · "))" }.joined()
      throw LookupError(message: "`\(word)` means several chapters:\(list)")
    }
  }

  private func suggestion(for word: String) -> String {
    let words = entries.flatMap {
      [$0.name] + $0.titles + $0.titles.flatMap { $0.split(separator: " ").map(String.init) }
    }
    let folded = Dictionary(words.map { ($0.lowercased(), $0) }) { first, _ in first }
    if let near = Spelling.nearest(to: word.lowercased(), in: folded.keys), let original = folded[near] {
      return "; did you mean `\(original)`?"
    }
    return entries.isEmpty ? "" : "; `poolbook list` shows them all"
  }
}

extension Book.Entry {
  /// Where its languages stand, for people.
  var paths: String { Language.allCases.compactMap { editions[$0]?.path }.joined(separator: ", ") }

  /// Whether a file of this name would be the same chapter under another number.
  func isNamed(fileNamed file: String) -> Bool { name == Book.split(file).name }

  var titles: [String] { Language.allCases.compactMap { title($0) } }

  fileprivate func isNamed(_ word: String) -> Bool {
    let word = word.lowercased()
    let files = editions.values.map { FileSystem.name(of: $0.path).lowercased() }
    return name.lowercased() == word || files.contains { $0 == word || $0 == word + ".md" }
      || titles.contains { $0.lowercased() == word }
  }

  fileprivate func mentions(_ word: String) -> Bool {
    let word = word.lowercased()
    return name.lowercased().contains(word) || titles.contains { $0.lowercased().contains(word) }
  }
}

extension Book {
  /// The chapter that a word on the command line means: a path first, then what the book knows.
  static func chapter(_ word: String, in folder: String, language: Language = .english) throws -> Chapter {
    if FileSystem.kind(of: word) == .file {
      return ChapterReader.read(SourceFile(path: word, bytes: try FileSystem.readChapter(word)))
    }
    let entry = try Book(folder: folder).entry(for: word)
    guard let chapter = entry.edition(language) else { throw LookupError(message: "there is no chapter `\(word)`") }
    return chapter
  }
}

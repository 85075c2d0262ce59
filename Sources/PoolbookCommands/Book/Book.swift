import ChapterModel
import SourceText

/// The chapters below a folder, each with its two languages, in the order of their numbers.
struct Book {
  /// One chapter: what stands in `en` and in `zh` under the same name.
  struct Entry {
    /// From the file's name (`01-pooling.md`), else its place in the folder.
    let number: Int
    /// The file's name without number and ending.
    let name: String
    let editions: [Language: Chapter]

    /// The edition in a language, else the one there is.
    func edition(_ language: Language) -> Chapter? { editions[language] ?? editions[language.other] }
    func title(_ language: Language) -> String? { editions[language].map { $0.title ?? name } }
    var isDraft: Bool { editions.values.contains(where: \.isDraft) }
    /// A chapter that one language lacks.
    var isBehind: Bool { editions.count < Language.allCases.count }
  }

  private(set) var entries: [Entry] = []
  private(set) var errors: [FileError] = []

  /// Reads every chapter below the folder.
  init(folder: String) {
    guard FileSystem.exists(folder) else {
      errors = [FileError(path: folder, reason: "there is no such folder here; --book names the folder of the book")]
      return
    }
    let found = ChapterFinder().find([folder])
    errors = found.errors
    var groups: [String: [Language: Chapter]] = [:]
    var order: [String] = []
    for path in found.paths {
      do throws(FileError) {
        let chapter = ChapterReader.read(SourceFile(path: path, bytes: try FileSystem.readChapter(path)))
        let key = ChapterPath(path).pairKey
        if groups[key] == nil { order.append(key) }
        groups[key, default: [:]][chapter.language] = chapter
      } catch {
        errors.append(error)
      }
    }
    entries = order.enumerated().map { index, key in
      let (number, name) = Self.split(FileSystem.name(of: key))
      return Entry(number: number ?? index + 1, name: name, editions: groups[key] ?? [:])
    }
    entries.sort { ($0.number, $0.name) < ($1.number, $1.name) }
  }

  /// `01-pooling.md` is number 1, named `pooling`.
  static func split(_ file: String) -> (number: Int?, name: String) {
    let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    let digits = stem.prefix { $0.isASCII && $0.isNumber }
    let rest = stem.dropFirst(digits.count)
    guard let number = Int(digits), let separator = rest.first, separator == "-" || separator == "_" else {
      return (nil, stem)
    }
    return (number, String(rest.dropFirst()))
  }
}

extension FileSystem {
  /// A chapter's bytes; far larger files are cut off just where the parser refuses them.
  static func readChapter(_ path: String) throws(FileError) -> [UInt8] {
    if kind(of: path) == .folder { throw FileError(path: path, reason: "Is a directory") }
    return try read(path, limit: 8 << 20)
  }
}

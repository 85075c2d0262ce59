import ChapterModel
import Reading

/// The chapters that a reader can turn to, and the one that was asked for.
struct Library {
  private(set) var sources: [ChapterSource] = []
  private(set) var entries: [Book.Entry] = []
  /// The chapter that was asked for; nil means the list.
  private(set) var chosen: Int?

  /// A file that exists is read by itself or, when it belongs to the book, among its siblings.
  init(_ word: String?, book: String) throws {
    let shelf = Book(folder: book)
    entries = shelf.entries
    sources = entries.map { ChapterSource($0) }
    guard let word else { return }
    if FileSystem.kind(of: word) == .file {
      let source = try ChapterSource(path: word)
      if let index = sources.firstIndex(where: { $0.key == source.key }) {
        chosen = index
      } else {
        entries = []
        sources = [source]
        chosen = 0
      }
    } else {
      let entry = try shelf.entry(for: word)
      chosen = entries.firstIndex { $0.number == entry.number && $0.name == entry.name }
    }
  }

  /// What the list shows of each chapter.
  func shelf(_ resume: ResumeFile) -> [ShelfEntry] {
    zip(entries, sources).map { entry, source in
      var titles: [Language: String] = [:]
      for language in Language.allCases { titles[language] = entry.title(language) }
      return ShelfEntry(
        number: entry.number, titles: titles, cells: entry.editions.values.map(\.cells.count).max() ?? 0,
        percent: resume.entry(source.key)?.place.percent, isDraft: entry.isDraft, isBehind: entry.isBehind)
    }
  }

  /// The chapter last read, as its place in the list.
  func lastRead(_ resume: ResumeFile) -> Int? {
    resume.last.flatMap { last in sources.firstIndex { $0.key == last.key } }
  }
}

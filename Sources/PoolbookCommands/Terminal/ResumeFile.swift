import ChapterModel
import Glibc
import Reading

/// Where the reader stopped in each chapter, in a small text file under `XDG_STATE_HOME`: one line a chapter, fields
/// separated by tabs, the chapter last read at the end. A line that cannot be read is passed over.
struct ResumeFile {
  struct Entry: Equatable {
    /// The chapter's path without its language, absolute.
    var key: String
    var language: Language
    var place: Place
  }

  let path: String?
  private(set) var entries: [Entry] = []

  init(surroundings: Surroundings) {
    let home = surroundings["XDG_STATE_HOME"] ?? surroundings["HOME"].map { $0 + "/.local/state" }
    path = home.map { $0 + "/poolbook/places" }
    guard let path, let bytes = try? FileSystem.read(path, limit: 1 << 20) else { return }
    entries = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { Self.parse($0) }
  }

  /// The chapter last read.
  var last: Entry? { entries.last }

  func entry(_ key: String) -> Entry? { entries.last { $0.key == key } }

  /// Remembers a place. Chapters that were not opened for long fall out.
  mutating func remember(_ entry: Entry) {
    entries.removeAll { $0.key == entry.key }
    entries.append(entry)
    if entries.count > 500 { entries.removeFirst(entries.count - 500) }
  }

  /// Writes the file in one step. A place that cannot be kept is no reason to disturb the reader.
  func save() {
    guard let path else { return }
    let text = entries.map { Self.line($0) + "\n" }.joined()
    do throws(FileError) {
      try FileSystem.createFolder(FileSystem.parent(of: path))
      try FileSystem.replace(path, with: Array(text.utf8))
    } catch {
      return
    }
  }

  private static func line(_ entry: Entry) -> String {
    let place = entry.place
    return [
      entry.language.rawValue, place.heading, String(place.blocksBelow), String(place.offset), String(place.percent),
      entry.key,
    ].map { $0.replacing("\t", with: " ").replacing("\n", with: " ") }.joined(separator: "\t")
  }

  private static func parse(_ line: Substring) -> Entry? {
    let fields = line.split(separator: "\t", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 6, let language = Language(rawValue: fields[0]), let blocks = Int(fields[2]),
      let offset = Int(fields[3]), let percent = Int(fields[4])
    else { return nil }
    let place = Place(heading: fields[1], blocksBelow: blocks, offset: offset, percent: percent)
    return Entry(key: fields[5], language: language, place: place)
  }
}

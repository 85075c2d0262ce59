import ChapterModel
import SourceText
import Synchronization

/// Reads chapters once although a pair is looked at twice: each as itself, and as the twin of the other.
final class PairedReading: Sendable {
  /// The chapters that will be asked for as themselves.
  private let requested: Set<String>
  /// Those that were read and wait for their second use.
  private let waiting = Mutex<[String: Chapter]>([:])

  init(_ requests: [ChapterRequest]) {
    requested = Set(requests.lazy.filter { $0.bytes == nil }.map(\.path))
  }

  func chapter(at path: String) throws(FileError) -> Chapter {
    if let known = waiting.withLock({ $0.removeValue(forKey: path) }) { return known }
    let chapter = ChapterReader.read(SourceFile(path: path, bytes: try FileSystem.readChapter(path)))
    let isPaired = requested.contains(path) && ChapterPath(path).twinCandidates().contains { requested.contains($0) }
    if isPaired { waiting.withLock { $0[path] = chapter } }
    return chapter
  }
}

import Foundation
import Testing

@testable import PoolbookCommands

@Suite struct WorldTests {
  @Test(arguments: [1, 2, 8]) func resultsComeInOrder(_ count: Int) {
    var delivered: [Int] = []
    Workers(count: count).run(Array(0..<200), work: { ($0 * $0, nil) }) { _, result in
      delivered.append(result)
      return true
    }
    #expect(delivered == (0..<200).map { $0 * $0 })
  }

  @Test(arguments: [1, 4]) func deliveryCanStop(_ count: Int) {
    var delivered = 0
    Workers(count: count).run(Array(0..<1_000), work: { ($0, nil) }) { item, _ in
      delivered += 1
      return item < 9
    }
    #expect(delivered == 10)
  }

  @Test func aSaveByRenamingIsOneChange() throws {
    let folder = NSTemporaryDirectory() + "watch-\(UUID().uuidString)"
    try FileSystem.createFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = FileSystem.join(folder, "a.md")
    try FileSystem.create(path, with: Array("one".utf8))
    let watcher = try FolderWatcher()
    try watcher.watch(folder)
    try FileSystem.replace(path, with: Array("two".utf8))
    let changes = try #require(watcher.changes(within: 2_000))
    #expect(changes.paths.contains(path) && !changes.isIncomplete)
    #expect(watcher.changes(within: 50) == nil)
  }

  @Test func moreChangesThanTheSystemKeepsAreSaidToBeIncomplete() throws {
    let folder = NSTemporaryDirectory() + "watch-\(UUID().uuidString)"
    try FileSystem.createFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let most = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    let watcher = try FolderWatcher()
    try watcher.watch(folder)
    // Made, closed and removed: three events each.
    for number in 0..<(most / 3 + 10) {
      let path = FileSystem.join(folder, "\(number)")
      try FileSystem.create(path, with: [])
      unlink(path)
    }
    let changes = try #require(watcher.changes(within: 2_000, patience: 10_000))
    #expect(changes.isIncomplete)
  }

  @Test func replacingKeepsModeAndFollowsLinks() throws {
    let folder = NSTemporaryDirectory() + "replace-\(UUID().uuidString)"
    try FileSystem.createFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = FileSystem.join(folder, "real.md")
    let link = FileSystem.join(folder, "link.md")
    try FileSystem.create(path, with: [1])
    chmod(path, 0o640)
    symlink("real.md", link)
    try FileSystem.replace(link, with: [2, 3])
    #expect(try FileSystem.read(path) == [2, 3])
    #expect(FileSystem.isLink(link))
    var info = stat()
    #expect(stat(path, &info) == 0 && info.st_mode & 0o777 == 0o640)
    #expect(try FileSystem.names(in: folder) == ["link.md", "real.md"])
  }

  @Test(
    arguments: [
      (["NO_COLOR": "1"], true, false), (["FORCE_COLOR": "1"], false, true), (["CLICOLOR_FORCE": "1"], false, true),
      (["TERM": "dumb"], true, false), ([:], true, true), ([:], false, false), (["NO_COLOR": ""], true, true),
      (["NO_COLOR": "1", "FORCE_COLOR": "1"], true, false),
    ] as [([String: String], Bool, Bool)])
  func colour(_ environment: [String: String], _ isTerminal: Bool, _ expected: Bool) {
    let surroundings = Surroundings(
      environment: environment, outputIsTerminal: isTerminal, errorIsTerminal: false, inputIsTerminal: false,
      terminalColumns: nil, processors: 2)
    #expect(surroundings.usesColor(.auto, isTerminal: isTerminal) == expected)
  }
}

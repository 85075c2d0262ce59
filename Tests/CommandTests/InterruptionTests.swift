import Foundation
import Testing

/// Ctrl-C while many files are written.
@Suite struct InterruptionTests {
  private static let count = 200
  private static let old =
    "# A\n\n```python\n6 * 7\n```\n\n```output\n41\n```\n" + String(repeating: "Words.\n", count: 300)
  private static let new = old.replacing("41", with: "42")

  /// However far it got, every file is the old one or the new one, and nothing else is left behind.
  @Test(arguments: [0.02, 0.1, 0.3, 0.8]) func fixLeavesFilesOldOrNew(after seconds: Double) throws {
    let sandbox = try Sandbox()
    let names = (0..<Self.count).map { "\(1_000 + $0).md" }
    for name in names { try sandbox.write(Self.old, to: "Chapters/" + name) }
    let process = Process()
    process.executableURL = URL(filePath: Sandbox.program)
    process.arguments = ["fix", "--quiet"]
    process.currentDirectoryURL = sandbox.folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    process.interrupt()
    process.waitUntilExit()
    let chapters = sandbox.folder.appending(path: "Chapters")
    #expect(try FileManager.default.contentsOfDirectory(atPath: chapters.path).sorted() == names)
    let texts = try names.map { try String(contentsOf: chapters.appending(path: $0), encoding: .utf8) }
    #expect(texts.allSatisfy { $0 == Self.old || $0 == Self.new })
    // A signal before the first file, or after the last one, is an ending of its own kind.
    let isDone = texts.allSatisfy { $0 == Self.new }
    #expect(process.terminationReason == .uncaughtSignal || process.terminationStatus == (isDone ? 0 : 130) || isDone)
  }

  @Test func watchingFindsChaptersInNewFolders() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.old, to: "Chapters/a.md")
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: Sandbox.program)
    process.arguments = ["check", "--watch"]
    process.currentDirectoryURL = sandbox.folder
    process.standardOutput = pipe
    try process.run()
    defer { if process.isRunning { process.terminate() } }
    var shown = ""
    func wait(for text: String) {
      while !shown.contains(text) {
        // A watcher that never says what is waited for is not waited for.
        var ready = pollfd(fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, 30_000) > 0 else { return }
        let data = pipe.fileHandleForReading.availableData
        if data.isEmpty { return }
        shown += String(decoding: data, as: UTF8.self)
      }
    }
    wait(for: "poolbook: done, 1 error\n")
    try sandbox.write(Self.old, to: "Chapters/deep/er/b.md")
    wait(for: "Chapters/deep/er/b.md:8:1: error")
    try sandbox.write(Self.new, to: "Chapters/deep/er/b.md")
    wait(for: "1 output checked, 1 right\npoolbook: done, 0 errors\n")
    #expect(shown.hasPrefix("poolbook: checking\nChapters/a.md:8:1: error: the code shows 42, the chapter says 41"))
    // Switching branches may take the folder away and bring it back.
    shown = ""
    try FileManager.default.removeItem(at: sandbox.folder.appending(path: "Chapters"))
    Thread.sleep(forTimeInterval: 0.2)
    try sandbox.write(Self.new, to: "Chapters/a.md")
    wait(for: "1 output checked, 1 right\npoolbook: done, 0 errors\n")
    #expect(shown.contains("1 right"), "a folder that comes back is watched again")
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
  }
}

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
}

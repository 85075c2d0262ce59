import Dispatch
import Foundation
import Synchronization
import Testing

/// `check --watch`, from a save to what it says.
@Suite struct WatchTests {
  private static let wrong = "# A\n\n```python\n6 * 7\n```\n\n```output\n41\n```\n"
  private static let right = wrong.replacing("41", with: "42")

  @Test func findsChaptersInNewFolders() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.wrong, to: "Chapters/a.md")
    let watch = try Watch(in: sandbox)
    watch.wait(for: "poolbook: done, 1 error\n")
    try sandbox.write(Self.wrong, to: "Chapters/deep/er/b.md")
    watch.wait(for: "Chapters/deep/er/b.md:8:1: error")
    try sandbox.write(Self.right, to: "Chapters/deep/er/b.md")
    watch.wait(for: "1 output checked, 1 right\npoolbook: done, 0 errors\n")
    #expect(
      watch.shown.hasPrefix("poolbook: checking\nChapters/a.md:8:1: error: the code shows 42, the chapter says 41"))
    #expect(watch.interrupt() == 130)
  }

  /// Switching branches may take the folder away and bring it back.
  @Test func findsAFolderThatComesBack() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.wrong, to: "Chapters/a.md")
    let watch = try Watch(in: sandbox)
    watch.wait(for: "poolbook: done, 1 error\n")
    try FileManager.default.removeItem(at: sandbox.folder.appending(path: "Chapters"))
    Thread.sleep(forTimeInterval: 0.2)
    try sandbox.write(Self.right, to: "Chapters/a.md")
    #expect(watch.wait(for: "1 output checked, 1 right\npoolbook: done, 0 errors\n"))
    #expect(watch.interrupt() == 130)
  }

  /// A program that writes into the folder without pause postpones no verdict.
  @Test func answersWhileTheFolderIsBusy() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.wrong, to: "Chapters/a.md")
    let watch = try Watch(in: sandbox)
    watch.wait(for: "poolbook: done, 1 error\n")
    let isBusy = Atomic(true)
    let busy = sandbox.folder.appending(path: "Chapters/busy.log").path
    let hasStopped = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      while isBusy.load(ordering: .relaxed) { _ = FileManager.default.createFile(atPath: busy, contents: nil) }
      hasStopped.signal()
    }
    try sandbox.write(Self.right, to: "Chapters/a.md")
    #expect(watch.wait(for: "1 output checked, 1 right\npoolbook: done, 0 errors\n"))
    isBusy.store(false, ordering: .relaxed)
    hasStopped.wait()
    #expect(watch.interrupt() == 130)
  }
}

/// A watching program and what it has said.
private final class Watch {
  private let process = Process()
  private let pipe = Pipe()
  private(set) var shown = ""

  init(in sandbox: Sandbox) throws {
    process.executableURL = URL(filePath: Sandbox.program)
    process.arguments = ["check", "--watch"]
    process.currentDirectoryURL = sandbox.folder
    process.standardOutput = pipe
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  /// Whether it says that; one that is silent for long will not.
  @discardableResult
  func wait(for text: String) -> Bool {
    while !shown.contains(text) {
      var ready = pollfd(fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 10_000) > 0 else { return false }
      let data = pipe.fileHandleForReading.availableData
      if data.isEmpty { return false }
      shown += String(decoding: data, as: UTF8.self)
    }
    return true
  }

  /// Ends it as Ctrl-C does.
  /// - Returns: its status.
  func interrupt() -> Int32 {
    process.interrupt()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

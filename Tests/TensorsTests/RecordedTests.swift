import Foundation
import Testing

@testable import Tensors

/// Programs whose results were recorded from PyTorch 2.13 on CPU: `program => result`, one a line.
struct RecordedTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Recorded")

  static func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted()
  }

  @Test func thereAreRecordings() throws { #expect(try Self.files().count >= 7) }

  @Test(arguments: try files()) func agreesWithPyTorch(file: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.components(separatedBy: " => ")
      #expect(try StackProgram.run(parts[0]) == parts[1], "\(file): \(parts[0])")
    }
  }
}

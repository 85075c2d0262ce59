import Foundation

/// The data beside these tests.
enum Fixtures {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static func files(in name: String, suffix: String = "") throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder.appending(path: name), includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasSuffix(suffix) && !$0.lastPathComponent.hasPrefix(".") }
      .sorted { $0.path < $1.path }
  }
}

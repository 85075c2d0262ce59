import ChapterModel
import Foundation
import Markdown
import Reading
import SourceText
import Typesetting

/// Files beside the tests, and what is expected of them.
enum Golden {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  /// The names of the cases, without their ending.
  static let cases: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Cases").path())
    return (files ?? []).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
  }()

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: "Cases/\(name).md")))
  }

  /// The expected text of a case; with `RECORD_GOLDEN=1` in the environment it is written first.
  static func expected(_ name: String, _ actual: String) throws -> String {
    let file = folder.appending(path: "Cases/\(name).txt")
    if isRecording { try Data(actual.utf8).write(to: file) }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  /// The widths that a case's first line names.
  static func widths(_ bytes: [UInt8]) -> [Int] {
    let first = String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
    return first.split(separator: " ").compactMap { Int($0) }
  }
}

func lesson(_ text: String, _ language: Language = .english) -> Lesson {
  lesson(Array(text.utf8), language)
}

func lesson(_ bytes: [UInt8], _ language: Language = .english) -> Lesson {
  Lesson(ChapterReader.read(SourceFile(path: "lesson.md", bytes: bytes), language: language, detail: .inlines))
}

import ChapterModel
import Checking
import Evaluation
import Foundation
import Markdown
import Reading
import SourceText
import Torch
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

  /// What a case's first line asks for: widths, and in words a wide `ambiguous` terminal or cells that `run`.
  static func words(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self).split(separator: " ")
  }

  /// The chapters of the book itself.
  static let chapters: [(name: String, bytes: [UInt8], language: Language)] = {
    let book = folder.appending(path: "../../Chapters").standardizedFileURL
    return [Language.english, .chinese].flatMap { language in
      let path = book.appending(path: language.rawValue)
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path.path())) ?? []
      return files.filter { $0.hasSuffix(".md") }.sorted().compactMap { file in
        (try? Data(contentsOf: path.appending(path: file))).map {
          (language.rawValue + "/" + file, Array($0), language)
        }
      }
    }
  }()
}

/// A lesson whose cells have run, as the reader shows it.
func ranLesson(_ bytes: [UInt8], _ language: Language = .english) -> Lesson {
  var lesson = lesson(bytes, language)
  lesson.results = LessonRunner.run(lesson.chapter, with: TorchCells())
  return lesson
}

private final class TorchCells: CellInterpreter {
  private let interpreter = Interpreter(library: TorchLibrary.library)

  func run(_ source: String, cell: Int, session: String?, recordsPoolings: Bool) -> CellOutcome {
    interpreter.recordsPoolings = recordsPoolings
    return interpreter.run(source, cell: cell, namespace: session ?? "")
  }
}

func lesson(_ text: String, _ language: Language = .english) -> Lesson {
  lesson(Array(text.utf8), language)
}

func lesson(_ bytes: [UInt8], _ language: Language = .english) -> Lesson {
  Lesson(ChapterReader.read(SourceFile(path: "lesson.md", bytes: bytes), language: language, detail: .inlines))
}

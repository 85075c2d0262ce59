import Evaluation
import Foundation
import TestSupport
import Testing

/// The chapters of recorded behaviour that need no tensors. Every case is run in an interpreter of its own.
struct ConformanceTests {
  /// A file, and how many of its cases need modules that are not in this target.
  @Test(arguments: [("language-core.md", 0), ("language-core-2.md", 0), ("errors.md", 1)])
  func everyCaseShowsWhatPythonShows(file: String, needingTensors: Int) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Conformance")
    let chapter = ConformanceChapter(try String(contentsOf: folder.appending(path: file), encoding: .utf8))
    var wrong: [String] = []
    for example in chapter.cases where !example.code.contains("torch.") {
      let interpreter = Interpreter()
      let shown = interpreter.run(example.code, cell: 0).shownWithError
      if shown != example.output { wrong.append("## \(example.title)\n\(shown)--- expected\n\(example.output)") }
    }
    let count = chapter.cases.count - needingTensors
    print("\(file): \(count - wrong.count)/\(count) right")
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }
}

import ChapterModel
import Checking
import Evaluation
import Foundation
import SourceText
import Testing
import Torch
import Typesetting

/// Walks the folder of cases: each chapter's report, and the chapter as fix leaves it.
@Suite struct CaseTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
  private static let records = ProcessInfo.processInfo.environment["POOLBOOK_RECORD"] != nil

  static let cases: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0 != "README.md" }.sorted()

  private func check(_ bytes: [UInt8]) -> ChapterReport {
    let interpreter = Interpreter(library: TorchLibrary.library)
    defer { interpreter.tearDown() }
    let chapter = ChapterReader.read(SourceFile(path: "chapter.md", bytes: bytes))
    var report = ChapterCheck.run(chapter, with: interpreter)
    PunctuationLint.lint(&report)
    return report
  }

  private func text(_ report: ChapterReport) -> String {
    let human = HumanReport(isVerbose: true)
    let lines = human.lines(for: report) + [human.summary(CheckReport([report]))]
    return lines.map { $0.plain() + "\n" }.joined()
  }

  @Test(arguments: cases) func theCase(_ name: String) throws {
    let folder = Self.folder.appending(path: name)
    let bytes = Array(try Data(contentsOf: folder.appending(path: "chapter.md")))
    let report = check(bytes)
    let correction = Correction(report)
    let corrected = String(decoding: correction.corrected, as: UTF8.self)
    let said = text(report) + correction.summary.map { "fix: \($0)\n" }.joined()
    let files = (report: folder.appending(path: "report.txt"), corrected: folder.appending(path: "corrected.md"))
    if Self.records {
      try Data(said.utf8).write(to: files.report)
      if correction.changesSomething { try Data(corrected.utf8).write(to: files.corrected) }
    }
    #expect(said == String(decoding: try Data(contentsOf: files.report), as: UTF8.self))
    let expected = correction.changesSomething ? try Data(contentsOf: files.corrected) : Data(bytes)
    #expect(corrected == String(decoding: expected, as: UTF8.self))
    #expect(!Correction(check(correction.corrected)).changesSomething)
    #expect(correction.changesSomething == FileManager.default.fileExists(atPath: files.corrected.path))
  }
}

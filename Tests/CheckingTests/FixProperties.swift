import ChapterModel
import Checking
import Evaluation
import Markdown
import SourceText
import Testing

/// What must hold of fix whatever the chapter is.
@Suite struct FixProperties {
  private func skeleton(_ chapter: Chapter) -> [UInt8] {
    var edits: [ChapterEdit] = []
    for cell in chapter.cells {
      guard let expectation = cell.expectation else { continue }
      edits.append(ChapterEdit(expectation.range, []))
      let fence = chapter.document.fences[expectation.fence]
      edits.append(ChapterEdit(fence.marker, [UInt8](repeating: fence.character, count: 3)))
      if case .closed(let closer) = fence.ending {
        edits.append(ChapterEdit(closer, [UInt8](repeating: fence.character, count: 3)))
      }
    }
    return ChapterEdit.apply(edits, to: chapter.source.bytes)
  }

  private func read(_ bytes: [UInt8]) -> Chapter { ChapterReader.read(SourceFile(path: "x.md", bytes: bytes)) }

  @Test(arguments: 0..<40) func generatedChapters(_ hundred: Int) throws {
    for seed in (hundred * 100)..<(hundred * 100 + 100) {
      let generated = GeneratedChapter(seed)
      let before = read(Array(generated.text.utf8))
      let report = ChapterCheck.run(before, with: FakeInterpreter(generated.outcomes))
      let correction = Correction(report)
      let after = read(correction.corrected)
      let again = ChapterCheck.run(after, with: FakeInterpreter(generated.outcomes))
      let hint: Comment = "seed \(seed)"
      guard before.problems.allSatisfy({ $0.code != "fence" }) else {
        try #require(!before.hasUnclosedFence || correction.corrected == before.source.bytes, hint)
        continue
      }
      try #require(skeleton(before) == skeleton(after), hint)
      try #require(after.cells.map(\.code.text) == before.cells.map(\.code.text), hint)
      try #require(again.cells.allSatisfy { [.right, .ran, .missing].contains($0.verdict) }, hint)
      try #require(!Correction(again).changesSomething, hint)
    }
  }

  @Test(arguments: 0..<10) func addedOutputs(_ hundred: Int) throws {
    for seed in (hundred * 100)..<(hundred * 100 + 100) {
      let generated = GeneratedChapter(seed)
      let before = read(Array(generated.text.utf8))
      guard before.problems.isEmpty else { continue }
      let report = ChapterCheck.run(before, with: FakeInterpreter(generated.outcomes))
      let after = read(Correction(report, options: .init(adds: true)).corrected)
      let again = ChapterCheck.run(after, with: FakeInterpreter(generated.outcomes))
      let hint: Comment = "seed \(seed)"
      try #require(after.cells.map(\.code.text) == before.cells.map(\.code.text), hint)
      try #require(again.cells.allSatisfy { [.right, .ran].contains($0.verdict) }, hint)
    }
  }

  /// How many of the generated chapters the properties really say something about.
  @Test func generatorIsOfUse() {
    let chapters = (0..<1_000).map { read(Array(GeneratedChapter($0).text.utf8)) }
    #expect(chapters.count { $0.problems.isEmpty } > 600)
    #expect(chapters.reduce(0) { $0 + $1.cells.count { $0.expectation != nil } } > 2_000)
  }
}

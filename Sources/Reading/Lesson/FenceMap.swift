import ChapterModel

/// Which fences of a chapter are cells, and which are what a cell is expected to show.
struct FenceMap: Sendable {
  /// The cells in each fence: one, or the examples of a transcript.
  private(set) var cells: [Int: [Int]] = [:]
  /// The cell whose output a fence holds.
  private(set) var outputs: [Int: Int] = [:]

  init(_ chapter: Chapter) {
    for (index, cell) in chapter.cells.enumerated() {
      cells[cell.fence, default: []].append(index)
      if let expectation = cell.expectation, !expectation.isTranscript { outputs[expectation.fence] = index }
    }
  }
}

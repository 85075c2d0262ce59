import ChapterModel
import Evaluation

/// A chapter ready to be read: what stands in it, and what its cells really show.
public struct Lesson: Sendable {
  public let chapter: Chapter
  /// One place for each cell of the chapter; nil while it has not run.
  public var results: [CellResult?]
  /// What the reader made of a cell, in place of the author's code.
  public var scratch: [Int: String] = [:]

  public init(_ chapter: Chapter, results: [CellResult?]? = nil) {
    self.chapter = chapter
    self.results = results ?? Array(repeating: nil, count: chapter.cells.count)
    if self.results.count != chapter.cells.count { self.results = Array(repeating: nil, count: chapter.cells.count) }
  }

  /// The code of a cell as it would run now.
  public func code(_ cell: Int) -> String {
    scratch[cell] ?? chapter.cells[cell].code.text
  }
}

/// What became of a cell when it ran.
public struct CellResult: Sendable, Equatable {
  /// The verdict, as far as a reader sees it.
  public enum Mark: Sendable, Equatable {
    case right, ran, untidy, missing, unchecked, wrong, unsupported, blocked, skipped
    /// A cell above was changed after this one ran.
    case stale
    /// It differs from the chapter because the reader changed code.
    case changed
  }

  public var mark: Mark
  /// What the lesson showed, with the stretches that are values.
  public var shown: ShownText
  /// The same with its traceback.
  public var text: String
  /// Why, in words, where the mark alone does not say it; each a line or more.
  public var reasons: [String]
  /// The type of the exception that the cell raised.
  public var raised: String?
  public var poolings: [PoolingRecord]

  public init(
    mark: Mark, shown: ShownText, text: String? = nil, reasons: [String] = [], raised: String? = nil,
    poolings: [PoolingRecord] = []
  ) {
    self.mark = mark
    self.shown = shown
    self.text = text ?? shown.text
    self.reasons = reasons
    self.raised = raised
    self.poolings = poolings
  }
}

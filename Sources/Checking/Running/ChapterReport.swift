import ChapterModel
import Evaluation
import SourceText

/// What a check found out about one cell.
public struct CellReport: Sendable {
  public let cell: Cell
  public internal(set) var verdict: Verdict
  /// Whether it was left out because the run stops at the first failure; the author had no part in that.
  public internal(set) var isUnreached = false
  /// Why it is skipped, blocked or unsupported.
  public internal(set) var reason: String?
  /// What is to be said about it, the most important first.
  public internal(set) var findings: [Diagnostic] = []
  /// What the chapter says and what the code shows, line by line, where that helps.
  public internal(set) var lineDiff: LineDiff?
  /// The expected text; nil when no output follows.
  public internal(set) var expected: String?
  /// Everything that the cell showed, its traceback included; empty when it did not run.
  public internal(set) var actual = ""
  /// What the lesson showed, with the stretches that are values, for readers that set it.
  public internal(set) var shown = ShownText()
  /// Whether an output, an expected error or a figure was compared.
  public internal(set) var isCompared = false
  /// What `fix` would write in place of the expected text; nil when it would leave it alone.
  public internal(set) var proposal: Proposal?
  /// How the output differs; nil when it does not.
  public internal(set) var difference: Difference?
  public internal(set) var seconds = 0.0
  public internal(set) var steps = 0
  public internal(set) var poolings: [PoolingRecord] = []
  public internal(set) var error: CellError?

  /// The new body of an output.
  public struct Proposal: Sendable, Equatable {
    /// Without line ends.
    public var lines: [String]
    /// Whether dots of the author's could not be kept.
    public var dropsDots = false
    /// Whether only layout changes.
    public var isLayout = false
  }
}

/// What a check found out about a chapter.
public struct ChapterReport: Sendable {
  public let chapter: Chapter
  /// The selected cells, in the order of the file.
  public internal(set) var cells: [CellReport] = []
  /// What is wrong with the chapter itself.
  public var problems: [Diagnostic]
  public internal(set) var seconds = 0.0

  public init(chapter: Chapter, cells: [CellReport] = [], problems: [Diagnostic]? = nil) {
    self.chapter = chapter
    self.cells = cells
    self.problems = problems ?? chapter.problems
  }

  /// Whether anything in it fails under the options.
  public func fails(_ options: CheckOptions) -> Bool {
    problems.contains { $0.severity == .error } || cells.contains { $0.verdict.fails(options) }
  }
}

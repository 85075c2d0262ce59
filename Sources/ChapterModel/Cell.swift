import Markdown
import SourceText

/// Code of a chapter that is run: a fence, or one example of a transcript.
public struct Cell: Sendable {
  public enum Kind: String, Sendable { case cell, example }

  public internal(set) var kind: Kind
  /// Its place among the cells of the chapter, from 0.
  public internal(set) var index: Int
  /// The index of its fence in `Document.fences`; the examples of a transcript share one.
  public internal(set) var fence: Int
  /// The lines of the fence with its markers, or of the example with its expected output.
  public internal(set) var lines: ClosedRange<Int>
  public internal(set) var code: MappedText
  public internal(set) var directives: CellDirectives
  /// The index into `Chapter.sections`; nil before the first heading.
  public internal(set) var section: Int?
  public internal(set) var expectation: Expectation?
  /// What is wrong with its fence or directives; such a cell is listed, not run, and wrong.
  public internal(set) var fault: Diagnostic?
  /// The line of a fence without a language right behind the cell: probably its output, not named.
  public internal(set) var bareFenceLine: Int?
  /// The index of the block that encloses its fence.
  var container: Int?
}

/// What the author says about a cell.
public struct CellDirectives: Sendable, Equatable {
  public enum Raises: Sendable, Equatable {
    case anything
    case type(String)
  }

  /// Why the cell is not run; an empty text when no reason is given, nil when it is run.
  public var skip: String?
  public var hide = false
  public var unchecked = false
  public var raises: Raises?
  public var figure = false
  public var session: String?
  public var id: String?

  public init() {}
}

/// What an author promises that a cell shows.
public struct Expectation: Sendable {
  public internal(set) var body: MappedText
  /// The whole lines of the body, as bytes of the file: what a splice replaces.
  public internal(set) var range: Range<Int>
  /// The index of the fence that holds it in `Document.fences`.
  public internal(set) var fence: Int
  /// The line of the opening marker, or the first line of a transcript's expected output.
  public internal(set) var line: Int
  public internal(set) var directives: OutputDirectives
  public internal(set) var isTranscript: Bool
  /// What is wrong with the fence; such an output is not compared, and its cell is wrong.
  public internal(set) var fault: Diagnostic?
}

/// How an output is compared.
public struct OutputDirectives: Sendable, Equatable {
  /// Byte for byte, layout and dots included.
  public var exact = false
  public var tolerance: Tolerance?
  /// Only kind, shape and dtype.
  public var shape = false
  /// Doctest's `+ELLIPSIS`: dots stand for any text, wherever they are.
  public var freeDots = false
  /// Doctest's `+IGNORE_EXCEPTION_DETAIL`: only the type of an exception is compared.
  public var ignoresMessage = false

  public init() {}
}

/// How far floating numbers may differ: |a − b| ≤ `absolute` + `relative`·|b|, or with `unit` ≤ `unit`·max(1, |b|).
public struct Tolerance: Sendable, Equatable {
  public var unit = 0.0
  public var absolute = 0.0
  public var relative = 0.0

  public init(unit: Double = 0, absolute: Double = 0, relative: Double = 0) {
    self.unit = unit
    self.absolute = absolute
    self.relative = relative
  }

  /// Whether the shown number is near enough to the one in the chapter.
  public func allows(shown: Double, chapter: Double) -> Bool {
    if shown == chapter || (shown.isNaN && chapter.isNaN) { return true }
    guard shown.isFinite, chapter.isFinite else { return false }
    let magnitude = abs(chapter)
    return abs(shown - chapter) <= max(unit * max(1, magnitude), absolute + relative * magnitude)
  }
}

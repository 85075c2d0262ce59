import SourceText

/// What kind of value a stretch of shown text is; a matcher compares it token by token.
public enum ShownKind: String, Sendable {
  case tensor, list, tuple, dict, set, size, module
}

/// What a cell showed, with the stretches of it that are values which were printed or echoed.
public struct ShownText: Sendable, Equatable {
  public struct Stretch: Sendable, Equatable {
    /// UTF-8 offsets into `text`.
    public var range: Range<Int>
    public var kind: ShownKind
    /// An echo is what a notebook would lay out in its own way.
    public var isEcho: Bool

    public init(range: Range<Int>, kind: ShownKind, isEcho: Bool) {
      self.range = range
      self.kind = kind
      self.isEcho = isEcho
    }
  }

  public var text: String
  public var values: [Stretch]

  public init(text: String = "", values: [Stretch] = []) {
    self.text = text
    self.values = values
  }
}

/// A line of a traceback: a place in a cell's source.
public struct TracebackEntry: Sendable, Equatable {
  /// The number that the host gave the cell; negative inside the library.
  public let cell: Int
  /// `<module>` or the name of a function.
  public let function: String
  public let span: Span

  public init(cell: Int, function: String, span: Span) {
    self.cell = cell
    self.function = function
    self.span = span
  }
}

/// Why a cell stopped.
public struct CellError: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// A Python exception that nothing caught.
    case exception
    /// Python would not parse the cell.
    case syntax
    /// Python or PyTorch has it, the lesson language lacks it.
    case unsupported
    /// A limit of the interpreter, which a lesson cannot catch.
    case limit
    /// The host asked the interpreter to stop.
    case interrupted
  }

  public var kind: Kind
  /// `ValueError`, or the qualified name of a class that the lesson defined; empty for `limit` and `unsupported`.
  public var type: String
  /// What follows the type in Python's last line; may have several lines or be empty.
  public var message: String
  /// Outermost first. The last entry is where it happened.
  public var traceback: [TracebackEntry]
  /// A near miss or another piece of advice; never part of shown text.
  public var suggestion: String?

  public init(
    kind: Kind, type: String, message: String, traceback: [TracebackEntry], suggestion: String? = nil
  ) {
    self.kind = kind
    self.type = type
    self.message = message
    self.traceback = traceback
    self.suggestion = suggestion
  }

  /// Python's last line or lines: `ValueError: message`, or the type alone when the message is empty.
  public var summary: String { message.isEmpty ? type : type.isEmpty ? message : "\(type): \(message)" }
}

/// All that is known of a cell after it ran.
public struct CellOutcome: Sendable {
  public var shown: ShownText
  public var error: CellError?
  /// Random numbers were drawn from a generator that no seed was given to.
  public var drewUnseeded: Bool
  /// The shown text holds a memory address.
  public var showedAddress: Bool
  public var steps: Int
  /// Poolings that the cell performed, when the host asked for them.
  public var poolings: [PoolingRecord]

  public init(
    shown: ShownText = ShownText(), error: CellError? = nil, drewUnseeded: Bool = false, showedAddress: Bool = false,
    steps: Int = 0, poolings: [PoolingRecord] = []
  ) {
    self.shown = shown
    self.error = error
    self.drewUnseeded = drewUnseeded
    self.showedAddress = showedAddress
    self.steps = steps
    self.poolings = poolings
  }
}

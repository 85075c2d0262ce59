/// Something to tell the author about a place in a file, as data; how it looks is decided above.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable, Comparable {
    case note, warning, error

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  }

  public var severity: Severity
  /// A stable name that users may select by, such as `directive` or `orphan`.
  public var code: String
  public var message: String
  public var path: String
  public var position: Position
  /// How many scalars from `position` on the finding is about; at least 1 for a caret.
  public var length: Int
  /// What to do about it, or where else to look; each stands on a line of its own.
  public var notes: [String]

  public init(
    _ severity: Severity, code: String, _ message: String, path: String, at position: Position, length: Int = 1,
    notes: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.path = path
    self.position = position
    self.length = length
    self.notes = notes
  }
}

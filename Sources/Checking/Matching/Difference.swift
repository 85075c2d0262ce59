/// How an output differs from what the chapter says, in the terms of the lesson.
public struct Difference: Sendable, Equatable, Error {
  public enum Kind: String, Sendable {
    /// A number, string or word inside a value.
    case value
    case shape
    case dtype
    /// Another kind of thing.
    case kind
    /// Text.
    case output
    /// What was raised.
    case error
  }

  public var kind: Kind
  /// One sentence without a full stop: "the code shows 15., the chapter says 16."
  public var message: String
  /// The bytes of the chapter's text that the finding is about.
  public var range: Range<Int>
  /// More about it, each a line: which elements differ.
  public var notes: [String]
  /// Whether a line diff helps.
  public var wantsLineDiff: Bool
  /// What the chapter says and what the code shows, where both are short: "shape (2, 2)" and "(3, 2)".
  public var change: Change?

  public struct Change: Sendable, Equatable {
    public var old: String
    public var new: String
  }

  public init(
    _ kind: Kind, _ message: String, at range: Range<Int>, notes: [String] = [], wantsLineDiff: Bool = false
  ) {
    self.kind = kind
    self.message = message
    self.range = range
    self.notes = notes
    self.wantsLineDiff = wantsLineDiff
  }

  /// The code shows one thing, the chapter says another. `label` ("shape", "dtype") stands before what is shown.
  static func contrast(
    _ kind: Kind, shows: String, says: String, label: String = "", at range: Range<Int>, notes: [String] = [],
    wantsLineDiff: Bool = false
  ) -> Difference {
    let label = label.isEmpty ? "" : label + " "
    var difference = Difference(
      kind, "the code shows \(label)\(shows), the chapter says \(says)", at: range, notes: notes,
      wantsLineDiff: wantsLineDiff)
    difference.change = Change(old: label + says, new: shows)
    return difference
  }
}

/// A path on the command line, perhaps with a place in it: `PATH`, `PATH:LINE` or `PATH:LINE:COL`.
struct PathArgument: Equatable {
  var path: String
  var line: Int?
  var column: Int?

  /// A suffix counts as a place only when what stands before it is not empty; a file whose name really ends in
  /// `:12` wins, so the caller says which paths exist.
  init(_ text: String, exists: (String) -> Bool = { _ in false }) {
    path = text
    guard !exists(text) else { return }
    guard let (head, last) = Self.splitNumber(text) else { return }
    if let (outer, first) = Self.splitNumber(head), !exists(head) {
      (path, line, column) = (outer, first, last)
    } else {
      (path, line) = (head, last)
    }
  }

  private static func splitNumber(_ text: String) -> (String, Int)? {
    guard let colon = text.lastIndex(of: ":"), colon != text.startIndex,
      let number = Int(text[text.index(after: colon)...]), number > 0
    else { return nil }
    return (String(text[..<colon]), number)
  }
}

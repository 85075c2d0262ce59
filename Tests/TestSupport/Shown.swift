import Evaluation

extension CellOutcome {
  /// What a reader sees: what the cell showed, and an uncaught error as Poolbook shows it.
  public var shownWithError: String {
    var text = shown.text
    guard let error else { return text }
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    return text + "Traceback (most recent call last):\n    ...\n" + error.summary + "\n"
  }
}

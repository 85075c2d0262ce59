import Evaluation

/// What runs the cells of one chapter. There is one for each chapter, and it stays on the thread that made it.
public protocol CellInterpreter: AnyObject {
  /// Runs a cell to its end, its error or a limit.
  ///
  /// - Parameters:
  ///   - source: Python.
  ///   - cell: the number by which traceback entries name the cell.
  ///   - session: the namespace that it runs in; nil is the chapter's own.
  ///   - recordsPoolings: whether the outcome is to tell which poolings were performed.
  func run(_ source: String, cell: Int, session: String?, recordsPoolings: Bool) -> CellOutcome
}

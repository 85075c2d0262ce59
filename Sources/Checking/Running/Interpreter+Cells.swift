import Evaluation

extension Interpreter: CellInterpreter {
  public func run(_ source: String, cell: Int, session: String?, recordsPoolings: Bool) -> CellOutcome {
    self.recordsPoolings = recordsPoolings
    return run(source, cell: cell, namespace: session ?? "")
  }
}

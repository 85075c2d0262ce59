import Checking
import Evaluation
import Torch

/// The interpreter of one chapter, with every module that a lesson can import: the one place that joins Python and
/// torch.
final class LessonInterpreter: CellInterpreter {
  private let interpreter: Interpreter

  init(limits: Limits, isInterrupted: @escaping @Sendable () -> Bool = { Interruption.isRequested }) {
    interpreter = Interpreter(limits: limits, modules: TorchLibrary.modules)
    interpreter.isInterrupted = isInterrupted
  }

  func run(_ source: String, cell: Int, session: String?, recordsPoolings: Bool) -> CellOutcome {
    interpreter.recordsPoolings = recordsPoolings
    return interpreter.run(source, cell: cell, namespace: session ?? "")
  }

  /// Runs a plain file, as `__main__`, without an echo.
  func run(script source: String) -> CellOutcome {
    interpreter.run(source, cell: 0, namespace: "", echoes: false)
  }
}

import Checking
import Evaluation
import Torch

/// The interpreter of one chapter, with every module that a lesson can import: the one place that joins Python and
/// torch.
final class LessonInterpreter: CellInterpreter {
  private let interpreter: Interpreter

  init(limits: Limits, isInterrupted: @escaping @Sendable () -> Bool = { Interruption.isRequested }) {
    interpreter = Interpreter(limits: limits, library: TorchLibrary.library)
    interpreter.isInterrupted = isInterrupted
  }

  /// Makes the library ready on a thread of its own, while the command line and the chapters are still being read.
  static func prepareAside() {
    // Without the thread, the first interpreter does it.
    _ = Threads.start(turn: 1) { TorchLibrary.prepare() }
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

import Evaluation
import Glibc
import Torch

extension Limits {
  /// So small that a program which keeps to them is over at once.
  public static var fuzzing: Limits {
    var limits = Limits()
    limits.steps = 200_000
    limits.memory = 64 << 20
    limits.output = 1 << 16
    limits.seconds = 10
    return limits
  }
}

/// An interpreter with every module that a lesson can import.
public func lessonInterpreter() -> Interpreter { Interpreter(limits: .fuzzing, library: TorchLibrary.library) }

/// Runs work that is bounded by steps, and fails when it took a time that no step accounts for. The time is that of the
/// processor, so that a busy machine does not matter.
public func timed<Result>(seconds most: Double, _ what: String, _ body: () -> Result) -> Result {
  let start = clock()
  let result = body()
  let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
  precondition(seconds <= most, "\(what) took \(seconds) s")
  return result
}

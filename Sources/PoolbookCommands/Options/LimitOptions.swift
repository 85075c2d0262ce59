import ArgumentParser
import Evaluation

/// How much a cell may use.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Seconds that a cell may take (10).", valueName: "seconds"))
  var timeout: Double?

  @Option(help: ArgumentHelp("Steps that a cell may take (50000000).", valueName: "number"))
  var maxSteps: Int?

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("--timeout takes a number of seconds from above 0 to 86400, not \(timeout).")
    }
    if let maxSteps, maxSteps <= 0 { throw ValidationError("--max-steps takes a number above 0, not \(maxSteps).") }
  }

  var limits: Limits {
    var limits = Limits()
    if let timeout { limits.seconds = timeout }
    if let maxSteps { limits.steps = maxSteps }
    return limits
  }
}

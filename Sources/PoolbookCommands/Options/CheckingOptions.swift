import ArgumentParser
import Checking

/// How strictly chapters are judged.
struct CheckingOptions: ParsableArguments {
  enum Unsupported: String, ExpressibleByArgument, CaseIterable { case fail, skip }

  @Flag(help: "Untidy and missing outputs and translations that lag behind fail too.")
  var strict = false

  @Flag(help: "Compare every output byte for byte.")
  var exact = false

  @Flag(help: "Run cells that need a failed one all the same.")
  var keepGoing = false

  @Flag(name: [.customShort("x"), .long], help: "Stop at the first cell that fails.")
  var failFast = false

  @Option(help: ArgumentHelp("What becomes of cells that use what the language lacks.", valueName: "verdict"))
  var unsupported = Unsupported.fail

  var options: CheckOptions {
    var options = CheckOptions()
    options.strict = strict
    options.exact = exact
    options.keepGoing = keepGoing
    options.failFast = failFast
    options.unsupportedPasses = unsupported == .skip
    return options
  }
}

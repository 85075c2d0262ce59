import ArgumentParser

extension ColorChoice: ExpressibleByArgument {}

struct ColorOptions: ParsableArguments {
  @Option(help: ArgumentHelp("When to use colour.", valueName: "when"))
  var color = ColorChoice.auto

  func usesColor(in surroundings: Surroundings) -> Bool {
    surroundings.usesColor(color, isTerminal: surroundings.outputIsTerminal)
  }
}

import ArgumentParser

extension ColorChoice: ExpressibleByArgument {}

struct ColorOptions: ParsableArguments {
  @Option(help: "When to use colour: auto, always or never.")
  var color = ColorChoice.auto

  func usesColor(in surroundings: Surroundings) -> Bool {
    surroundings.usesColor(color, isTerminal: surroundings.outputIsTerminal)
  }
}

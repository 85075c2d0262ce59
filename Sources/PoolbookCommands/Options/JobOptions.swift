import ArgumentParser

/// How the work is shared: among threads of this process, and among machines.
struct JobOptions: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("How many chapters to check at once; 0 is one a processor.", valueName: "number"))
  var jobs = 0

  @Option(help: ArgumentHelp("Check only every N-th chapter, beginning with the I-th.", valueName: "i/n"))
  var shard: Shard?

  func validate() throws {
    guard (0...1_024).contains(jobs) else {
      throw ValidationError("--jobs takes a number from 0 to 1024, not \(jobs).")
    }
  }

  func workers(in surroundings: Surroundings) -> Workers {
    Workers(count: jobs == 0 ? surroundings.processors : jobs)
  }
}

/// One part of a whole that several machines share.
struct Shard: Equatable, ExpressibleByArgument {
  let index: Int
  let count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], index >= 1, index <= count else { return nil }
    self.index = index
    self.count = count
  }

  /// The items of this part, in their order; every item is in just one part.
  func select<Item>(_ items: [Item]) -> [Item] {
    items.enumerated().filter { $0.offset % count == index - 1 }.map(\.element)
  }
}

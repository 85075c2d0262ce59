/// Says on a terminal how far a long run is, in one line that is wiped in the end.
final class Progress {
  private let total: Int
  private let world: World
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var done = 0
  private var last = ContinuousClock.now
  private var isOnScreen = false

  init(total: Int, world: World, isQuiet: Bool) {
    self.total = total
    self.world = world
    isShown = world.surroundings.errorIsTerminal && !world.surroundings.isDumb && !isQuiet && total > 1
  }

  /// One more is done. Nothing is shown in the first half second, and then at most ten times a second.
  func advance() {
    done += 1
    let now = ContinuousClock.now
    guard isShown, now - start > .milliseconds(500), now - last > .milliseconds(100) else { return }
    last = now
    isOnScreen = true
    world.console.progress("\r\(done)/\(total)\u{1B}[K")
  }

  /// Wipes the line, before anything else is written.
  func finish() {
    guard isOnScreen else { return }
    isOnScreen = false
    world.console.progress("\r\u{1B}[K")
  }
}

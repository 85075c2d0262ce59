import Glibc
import Synchronization

/// Whether the user asked to stop (SIGINT, SIGTERM). Whoever works for long asks between two pieces of work; a second
/// signal ends the process at once.
enum Interruption {
  private static let requested = Atomic<Bool>(false)

  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// The wish was granted; the next signal is a first one again.
  static func clear() { requested.store(false, ordering: .relaxed) }

  /// From now on the first signal only leaves its mark. A parent may have started this process from a thread that blocks
  /// signals, as libdispatch's do, and that is inherited.
  static func watch() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        if Interruption.requested.exchange(true, ordering: .relaxed) {
          signal(number, SIG_DFL)
          raise(number)
        }
      }
    }
  }
}

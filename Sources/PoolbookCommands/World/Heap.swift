import CSystem
import Glibc

/// How memory for many small objects is had from the system.
enum Heap {
  private static let share = 4 << 20

  /// Keeps what was freed for what comes next. Called once, before the first thread is started.
  static func configure() {
    mallopt(M_MMAP_THRESHOLD, Int32(8 * share))
    mallopt(M_TRIM_THRESHOLD, Int32(8 * share))
    mallopt(M_TOP_PAD, Int32(share / 4))
  }

  /// Takes the share of the calling thread at once: glibc grows the heap of a thread by a page at a time, each with a
  /// call of the system that stops all other threads.
  static func reserve() { free(malloc(share)) }
}

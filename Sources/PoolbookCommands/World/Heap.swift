import CSystem
import Glibc

/// How memory for many small objects is had from the system.
enum Heap {
  private static let share = 3 << 19

  /// Takes a share for the calling thread at once: glibc grows the heap of a thread by a page at a time, each with a call
  /// of the system that stops all other threads.
  static func reserve() {
    // What is freed first, outside the heap, raises the size from which on blocks are had outside it.
    touchless(share)
    touchless(share)
  }

  /// Has and frees a block without using it.
  private static func touchless(_ size: Int) {
    let block = malloc(size)
    // Asked so that the compiler does not leave out what seems to have no use.
    _ = malloc_usable_size(block)
    free(block)
  }
}

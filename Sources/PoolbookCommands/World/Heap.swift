import CSystem
import Glibc

/// How memory for many small objects is had from the system.
enum Heap {
  private static let share = 3 << 19
  /// What even a short chapter uses of its share.
  private static let used = 1 << 19

  /// Takes a share for the calling thread at once: glibc grows the heap of a thread by a page at a time, each with a call
  /// of the system that stops all other threads.
  static func reserve() {
    // What is freed first, outside the heap, raises the size from which on blocks are had outside it.
    let first = malloc(share)
    // Asked so that the compiler does not leave out what seems to have no use.
    _ = malloc_usable_size(first)
    free(first)
    guard let block = malloc(share) else { return }
    populate(block)
    free(block)
  }

  /// Has the first pages of a block all at once: one by one, each when it is first written to, they would take as long again.
  private static func populate(_ block: UnsafeMutableRawPointer) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = block.alignedUp(toMultipleOf: page)
    // Where the kernel cannot, they come one by one.
    _ = madvise(start, used, MADV_POPULATE_WRITE)
  }
}

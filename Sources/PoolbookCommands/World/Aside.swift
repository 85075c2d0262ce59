import CSystem
import Glibc

/// Work that is done while the main thread does something else, and for which nobody waits.
enum Aside {
  /// Starts the work on another processor than the caller's when there is one: Linux may begin a new thread where its
  /// creator runs and move it only milliseconds later, by when all is over. Does nothing when no thread is to be had.
  static func start(_ work: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?) {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
    if var others = otherProcessors() {
      pthread_attr_setaffinity_np(attributes, MemoryLayout<cpu_set_t>.size, &others)
    }
    var thread = pthread_t()
    pthread_create(&thread, attributes, work, nil)
    pthread_attr_destroy(attributes)
    attributes.deallocate()
  }

  /// The processors that this process may use but the calling thread does not; nil when there are none.
  private static func otherProcessors() -> cpu_set_t? {
    var processors = cpu_set_t()
    guard sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &processors) == 0 else { return nil }
    let current = Int(sched_getcpu())
    return withUnsafeMutableBytes(of: &processors) { bits -> Bool in
      guard bits.indices.contains(current / 8), current >= 0 else { return false }
      bits[current / 8] &= ~(1 << UInt8(current % 8))
      return bits.contains { $0 != 0 }
    } ? processors : nil
  }
}

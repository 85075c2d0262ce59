import CSystem
import Evaluation
import Glibc

/// Threads on which chapters can run, for which nobody waits.
enum Threads {
  /// The processors that the process may use, as it was started.
  private static let allowed: cpu_set_t? = {
    var processors = cpu_set_t()
    return sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &processors) == 0 ? processors : nil
  }()

  /// Starts a thread that begins on the processor `turn` places behind the caller's: Linux may begin it on that of its
  /// creator and move it only milliseconds later, by when a short check is over.
  /// - Returns: false when the system has no thread to give.
  static func start(turn: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
    let work: @Sendable () -> Void = {
      roam()
      Heap.reserve()
      body()
    }
    // A processor may be taken away meanwhile: then anywhere will do.
    return LargeStack.detach(configuring: { place($0, turn) }, work) || LargeStack.detach(work)
  }

  private static func place(_ attributes: UnsafeMutablePointer<pthread_attr_t>, _ turn: Int) {
    guard let allowed else { return }
    let processors = withUnsafeBytes(of: allowed) { bits in
      (0..<bits.count * 8).filter { bits[$0 / 8] & (1 << UInt8($0 % 8)) != 0 }
    }
    guard let here = processors.firstIndex(of: Int(sched_getcpu())) else { return }
    let there = processors[(here + turn) % processors.count]
    var only = cpu_set_t()
    withUnsafeMutableBytes(of: &only) { $0[there / 8] = 1 << UInt8(there % 8) }
    pthread_attr_setaffinity_np(attributes, MemoryLayout<cpu_set_t>.size, &only)
  }

  /// Once it has begun, the thread may move like any other.
  private static func roam() {
    guard var allowed else { return }
    _ = sched_setaffinity(0, MemoryLayout<cpu_set_t>.size, &allowed)
  }
}

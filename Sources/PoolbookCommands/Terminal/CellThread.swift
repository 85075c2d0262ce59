import Glibc
import Synchronization

/// Runs work on a thread of its own with a stack that is large enough for deeply nested lessons.
enum CellThread {
  /// Address space only; pages are taken as they are touched.
  private static let stackSize = 256 << 20

  /// Starts the work and does not wait for it; false when the system has no thread to give.
  static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = thread(work) else { return false }
    pthread_detach(thread)
    return true
  }

  /// Does the work on such a thread and waits for what it gives; nil when the system has no thread to give.
  static func value<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value? {
    let result = ThreadResult<Value>()
    guard let thread = thread({ result.set(work()) }) else { return nil }
    pthread_join(thread, nil)
    return result.value
  }

  private static func thread(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(ThreadWork(work))
    let status = pthread_create(&thread, &attributes, runThreadWork, context.toOpaque())
    guard status == 0 else {
      context.release()
      return nil
    }
    return thread
  }
}

private final class ThreadWork: Sendable {
  let work: @Sendable () -> Void
  init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}

private final class ThreadResult<Value: Sendable>: Sendable {
  private let stored = Mutex<Value?>(nil)
  var value: Value? { stored.withLock { $0 } }
  func set(_ value: Value) { stored.withLock { $0 = value } }
}

private func runThreadWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<ThreadWork>.fromOpaque(context).takeRetainedValue().work() }
  return nil
}

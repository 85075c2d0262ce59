import Glibc

/// Work that is divided among threads which live for one call: starting one costs some twenty microseconds, so only
/// large work is divided, and nothing is kept between calls.
enum Parallel {
  /// Elements to touch below which a second thread costs more than it brings.
  private static let threshold = 1 << 20

  /// Calls `body` with ranges that together make up `0..<count`, on up to `threads` threads, the caller's included.
  static func forEachRange(_ count: Int, work: Int, threads: Int, _ body: @escaping @Sendable (Range<Int>) -> Void) {
    let parts = work < threshold ? 1 : max(1, min(threads, count))
    if parts == 1 { return body(0..<count) }
    let helpers = (1..<parts).map { part in
      Helper { body(count * part / parts..<count * (part + 1) / parts) }
    }
    body(0..<count / parts)
    for helper in helpers { helper.finish() }
  }

  /// One thread, or the caller's when the system has none to give.
  private final class Helper {
    private let body: @Sendable () -> Void
    private var thread = pthread_t()
    private var isRunning = false

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
      let context = Unmanaged.passRetained(self)
      let status = pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<Helper>.fromOpaque(context).takeRetainedValue().body()
          return nil
        }, context.toOpaque())
      isRunning = status == 0
      if !isRunning { context.release() }
    }

    func finish() {
      if isRunning { pthread_join(thread, nil) } else { body() }
    }
  }
}

/// A pointer that threads share because each writes its own part.
struct UncheckedPointer<T>: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<T>

  init(_ pointer: UnsafeMutablePointer<T>) { self.pointer = pointer }
}

import Glibc

/// A thread whose stack is so large that the counted limits are always reached first: the walker recurses on it, and
/// so does the freeing of chains of objects, where each link counts ``TrackedObject/accountedBytes`` of a chapter's
/// memory and takes less than twice as much of the stack.
///
/// The memory is virtual; only what is touched exists. A host that runs a whole chapter may do so inside one call.
public enum LargeStack {
  private static let size = 1 << 30
  private static let marker: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// Whether this thread is one of those.
  private static var isHere: Bool { pthread_getspecific(marker) != nil }

  private final class Job {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Runs the body on such a thread, at once if this is one, and waits for it.
  public static func run<Result>(_ body: () -> Result) -> Result {
    if isHere { return body() }
    var result: Result?
    withoutActuallyEscaping(body) { body in
      if let thread = start(Job { result = body() }) { pthread_join(thread, nil) }
    }
    // A thread that could not be started leaves the caller's own stack.
    return result ?? body()
  }

  /// Starts such a thread, for which nobody waits. False when the system has no thread to give.
  /// - Parameter configure: may set further attributes.
  public static func detach(
    configuring configure: (UnsafeMutablePointer<pthread_attr_t>) -> Void = { _ in },
    _ body: @escaping @Sendable () -> Void
  ) -> Bool {
    guard let thread = start(Job(body), configure) else { return false }
    pthread_detach(thread)
    return true
  }

  private static func start(
    _ job: Job, _ configure: (UnsafeMutablePointer<pthread_attr_t>) -> Void = { _ in }
  ) -> pthread_t? {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, size)
    configure(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    var thread: pthread_t = 0
    let argument = Unmanaged.passRetained(job).toOpaque()
    let status = pthread_create(
      &thread, attributes,
      { argument in
        guard let argument else { return nil }
        pthread_setspecific(LargeStack.marker, argument)
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, argument)
    guard status == 0 else {
      Unmanaged<Job>.fromOpaque(argument).release()
      return nil
    }
    return thread
  }
}

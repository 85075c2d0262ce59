import Glibc

/// Runs work on several threads and hands the results over in the order of the items, so that a report does not depend
/// on which thread was faster.
struct Workers {
  /// How many threads; 1 means that everything happens on the caller's.
  let count: Int

  /// Calls `work` once an item, on any thread, and `deliver` once a result, on the caller's, in order. `deliver` answers
  /// false to stop: items that no thread has begun are then left out.
  func run<Item: Sendable, Result: Sendable>(
    _ items: [Item], work: @escaping @Sendable (Item) -> Result, deliver: (Item, Result) -> Bool
  ) {
    guard count > 1, items.count > 1 else {
      for item in items where !deliver(item, work(item)) { return }
      return
    }
    let queue = WorkQueue(items, work)
    let threads = (0..<min(count, items.count)).compactMap { _ in queue.startThread() }
    // Without a single thread the caller does the work itself.
    if threads.isEmpty { queue.process() }
    for index in items.indices {
      guard deliver(items[index], queue.result(at: index)) else {
        queue.stop()
        break
      }
    }
    for thread in threads { pthread_join(thread, nil) }
  }
}

/// Items, and the results of those that are done, behind one lock.
private final class WorkQueue<Item: Sendable, Result: Sendable>: @unchecked Sendable {
  private let items: [Item]
  private let work: @Sendable (Item) -> Result
  private var results: [Result?]
  private var next = 0
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(_ items: [Item], _ work: @escaping @Sendable (Item) -> Result) {
    self.items = items
    self.work = work
    results = Array(repeating: nil, count: items.count)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(done, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(done)
    lock.deallocate()
    done.deallocate()
  }

  /// Nil when the system has no thread to give.
  func startThread() -> pthread_t? {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Job { self.process() })
    let status = pthread_create(&thread, nil, runJob, context.toOpaque())
    guard status == 0 else {
      context.release()
      return nil
    }
    return thread
  }

  /// Takes one item after the other until none is left.
  func process() {
    while let index = take() {
      let result = work(items[index])
      pthread_mutex_lock(lock)
      results[index] = result
      pthread_cond_broadcast(done)
      pthread_mutex_unlock(lock)
    }
  }

  /// Waits for the result of an item and gives it away.
  func result(at index: Int) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if let result = results[index] {
        results[index] = nil
        return result
      }
      pthread_cond_wait(done, lock)
    }
  }

  func stop() {
    pthread_mutex_lock(lock)
    next = items.count
    pthread_mutex_unlock(lock)
  }

  private func take() -> Int? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    guard next < items.count else { return nil }
    next += 1
    return next - 1
  }
}

/// What a new thread is to do, as one object that a C function can carry.
private final class Job {
  let body: () -> Void

  init(_ body: @escaping () -> Void) { self.body = body }
}

private func runJob(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body() }
  return nil
}

import Glibc

/// Runs work on several threads and hands the results over in the order of the items, so that a report does not depend
/// on which thread was faster. The threads have stacks on which chapters can run.
struct Workers {
  /// How many threads.
  let count: Int

  /// Calls `work` once an item, on any thread, and `deliver` once a result, on the caller's, in order. `deliver` answers
  /// false to stop: items that no thread has begun are then left out.
  ///
  /// - Parameter work: its `rest` is let go of after the result was handed over, so that nobody waits for it.
  func run<Item: Sendable, Result: Sendable>(
    _ items: [Item], work: @escaping @Sendable (Item) -> (result: Result, rest: AnyObject?),
    deliver: (Item, Result) -> Bool
  ) {
    let queue = WorkQueue(items, work)
    // The caller's own processor comes last: who begins there takes the place of the caller.
    let turns = Array(0..<min(count, items.count))
    let started = (turns.dropFirst() + turns.prefix(1)).filter { turn in Threads.start(turn: turn) { queue.process() } }
    // Without a single thread the caller does the work itself.
    if started.isEmpty { queue.process() }
    for index in items.indices {
      guard deliver(items[index], queue.result(at: index)) else { return queue.stop() }
    }
  }
}

/// Items, and the results of those that are done, behind one lock.
private final class WorkQueue<Item: Sendable, Result: Sendable>: @unchecked Sendable {
  private let items: [Item]
  private let work: @Sendable (Item) -> (result: Result, rest: AnyObject?)
  private var results: [Result?]
  private var next = 0
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(_ items: [Item], _ work: @escaping @Sendable (Item) -> (result: Result, rest: AnyObject?)) {
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

  /// Takes one item after the other until none is left.
  func process() {
    while let index = take() {
      let (result, rest) = work(items[index])
      withExtendedLifetime(rest) {
        pthread_mutex_lock(lock)
        results[index] = result
        pthread_cond_broadcast(done)
        pthread_mutex_unlock(lock)
      }
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

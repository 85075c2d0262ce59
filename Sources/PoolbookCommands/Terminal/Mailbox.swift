import Synchronization

/// Where other threads leave news for the session.
final class Mailbox<News: Sendable>: Sendable {
  private let news = Mutex<[News]>([])
  private let nudge: @Sendable () -> Void

  init(nudge: @escaping @Sendable () -> Void) { self.nudge = nudge }

  func post(_ item: News) {
    news.withLock { $0.append(item) }
    nudge()
  }

  /// Everything posted so far, in order.
  func collect() -> [News] {
    news.withLock { items in
      defer { items = [] }
      return items
    }
  }
}

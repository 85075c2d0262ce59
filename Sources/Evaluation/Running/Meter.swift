import Glibc

/// Counts what a lesson uses against its limits. Work is announced before it starts.
public final class Meter {
  public let limits: Limits
  /// Since the cell began.
  public internal(set) var steps = 0
  /// Bytes, of the chapter.
  public internal(set) var liveMemory = 0
  /// Asked about every thousand steps, from the thread of the interpreter; true stops the cell.
  var isInterrupted: @Sendable () -> Bool = { false }
  /// The number of steps at which the clock, interruption and the limits are looked at next.
  private var checkpoint = Meter.interval
  /// Of the running cell; nil before the first.
  private var deadline: ContinuousClock.Instant?
  /// Elements that are charged for and make no whole step yet, so that many small pieces cost what one large one does.
  private var elements = 0
  private unowned(unsafe) var tracked: TrackedObject?

  private static let interval = 1_000
  private static let currentKey: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  public init(_ limits: Limits) { self.limits = limits }

  /// Starts the count of a cell.
  func beginCell() {
    steps = 0
    elements = 0
    checkpoint = min(Self.interval, limits.steps)
    deadline = ContinuousClock.now + .seconds(limits.seconds)
  }

  /// One call or one loop turn.
  public func step() throws(Raise) {
    steps &+= 1
    if steps >= checkpoint { try check() }
  }

  /// Work on so many elements of a list, string, big integer or tensor: a step per 64.
  public func charge(elements: Int) throws(Raise) {
    count(elements: elements)
    if steps >= checkpoint { try check() }
  }

  public func charge(steps count: Int) throws(Raise) {
    steps = min(steps, Self.most) &+ min(max(0, count), Self.most)
    if steps >= checkpoint { try check() }
  }

  /// So many steps that one more than twice as many still do not overflow.
  private static let most = 1 << 60

  @inline(__always)
  private func count(elements count: Int) {
    let sum = elements &+ min(max(0, count), Self.most)
    elements = sum & 63
    steps = min(steps, Self.most) &+ sum >> 6
  }

  /// Memory that is about to be allocated, in bytes. Whoever reserves gives back.
  public func reserve(bytes: Int) throws(Raise) {
    try ensureRoom(bytes: bytes)
    liveMemory += bytes
  }

  /// Refuses what would not fit, without counting it: the objects that will be made count themselves.
  public func ensureRoom(bytes: Int) throws(Raise) {
    let (total, overflow) = liveMemory.addingReportingOverflow(max(0, bytes))
    guard !overflow, total <= limits.memory else { throw .stop(memoryStop) }
  }

  /// Announces that a text of so many bytes grows by a piece.
  func announceGrowth(of count: Int, by piece: Int) throws(Raise) {
    try charge(elements: piece)
    try ensureRoom(bytes: count &+ piece)
  }

  public func release(bytes: Int) { liveMemory -= bytes }

  private func check() throws(Raise) {
    guard steps <= limits.steps else {
      throw .stop(Stop(.limit, "the cell took more than \(limits.steps) steps; --max-steps raises this limit"))
    }
    guard liveMemory <= limits.memory else { throw .stop(memoryStop) }
    guard !isInterrupted() else { throw .stop(Stop(.interrupted, "interrupted")) }
    if let deadline, ContinuousClock.now >= deadline {
      throw .stop(Stop(.limit, "the cell ran for more than \(limits.seconds) s; --timeout raises this limit"))
    }
    checkpoint = min(steps + Self.interval, limits.steps + 1)
  }

  private var memoryStop: Stop { Stop(.limit, "the chapter needs more than \(limits.memory >> 20) MiB of memory") }
}

// The objects of an interpreter. They are made in many places, also where no interpreter is at hand, so the thread
// knows whose they are.
extension Meter {
  /// Tells the interpreter that runs on this thread, if there is one, of a new object.
  @inline(__always)
  static func trackOnThisThread(_ object: TrackedObject) {
    guard let current = pthread_getspecific(currentKey) else { return }
    Unmanaged<Meter>.fromOpaque(current)._withUnsafeGuaranteedRef { $0.track(object) }
  }

  /// Makes this the current meter while the body runs.
  func whileCurrent<Result>(_ body: () -> Result) -> Result {
    let previous = pthread_getspecific(Self.currentKey)
    pthread_setspecific(Self.currentKey, Unmanaged.passUnretained(self).toOpaque())
    defer { pthread_setspecific(Self.currentKey, previous) }
    return body()
  }

  func track(_ object: TrackedObject) {
    object.meter = self
    object.nextTracked = tracked
    tracked?.previousTracked = object
    tracked = object
    add(bytes: TrackedObject.accountedBytes)
  }

  /// Counts what was just made, and the work of making it; where either is too much, the next step stops the cell.
  @inline(__always)
  func add(bytes: Int) {
    liveMemory &+= bytes
    count(elements: bytes)
    if liveMemory > limits.memory { checkpoint = 0 }
  }

  /// Counts what an object takes that no cycle can hold, for the interpreter that runs on this thread.
  static func addOnThisThread(bytes: Int) {
    guard let current = pthread_getspecific(currentKey) else { return }
    Unmanaged<Meter>.fromOpaque(current)._withUnsafeGuaranteedRef { $0.add(bytes: bytes) }
  }

  static var isOnThisThread: Bool { pthread_getspecific(currentKey) != nil }

  func untrack(_ object: TrackedObject) {
    if let previous = object.previousTracked {
      previous.nextTracked = object.nextTracked
    } else {
      tracked = object.nextTracked
    }
    object.nextTracked?.previousTracked = object.previousTracked
    liveMemory &-= TrackedObject.accountedBytes &+ object.extraBytes
  }

  /// Breaks every cycle: each tracked object gives up what it refers to, and none is tracked any longer.
  func releaseAll() {
    var freed: [Value] = []
    while let object = tracked {
      untrack(object)
      object.meter = nil
      object.nextTracked = nil
      object.previousTracked = nil
      object.releaseReferences(into: &freed)
      withExtendedLifetime(object) { Object.release(&freed) }
    }
  }
}

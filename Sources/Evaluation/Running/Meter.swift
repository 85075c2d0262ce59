/// Counts what a lesson uses against its limits. Work is announced before it starts.
public final class Meter {
  public private(set) var limits: Limits
  public private(set) var steps = 0
  public private(set) var liveMemory = 0

  public init(_ limits: Limits) { self.limits = limits }

  /// One call or one loop turn.
  @inlinable public func step() throws(Raise) { try charge(steps: 1) }

  /// Work on so many elements of a list, string, big integer or tensor: a step per 64.
  public func charge(elements: Int) throws(Raise) { try charge(steps: elements / 64) }

  public func charge(steps count: Int) throws(Raise) {
    let (total, overflow) = steps.addingReportingOverflow(max(0, count))
    guard !overflow, total <= limits.steps else {
      throw .stop(Stop(.limit, "the cell took more than \(limits.steps) steps; --max-steps raises this limit"))
    }
    steps = total
  }

  /// Memory that is about to be allocated, in bytes. Whoever reserves gives back.
  public func reserve(bytes: Int) throws(Raise) {
    let (total, overflow) = liveMemory.addingReportingOverflow(bytes)
    guard !overflow, total <= limits.memory else {
      throw .stop(Stop(.limit, "the chapter needs more than \(limits.memory >> 20) MiB of memory"))
    }
    liveMemory = total
  }

  public func release(bytes: Int) { liveMemory -= bytes }
}

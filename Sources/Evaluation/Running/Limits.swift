/// What a cell and a chapter may use. The counted limits come first, so that a verdict is the same on every machine;
/// the clock stands behind them.
public struct Limits: Sendable, Equatable {
  /// Per cell: a step is a call or a loop turn, and one per 64 elements that a builtin will touch.
  public var steps = 50_000_000
  /// Levels of Python calls.
  public var recursion = 1_000
  /// Bytes that a cell may show.
  public var output = 1 << 20
  /// Bytes of live memory of a chapter.
  public var memory = 512 << 20
  /// Wall clock per cell, in seconds.
  public var seconds = 10.0

  public init() {}
}

import Syntax

/// A `slice`, as `x[a:b:c]` passes it.
public final class SliceObject: TrackedObject {
  public let start: Value
  public let stop: Value
  public let step: Value

  public init(_ start: Value, _ stop: Value, _ step: Value) {
    self.start = start
    self.stop = stop
    self.step = step
  }

  /// Which positions of a sequence a slice selects: `start`, `start + step`, … `count` of them.
  public struct Bounds {
    public let start: Int
    public let step: Int
    public let count: Int
    /// The end as `slice.indices` gives it.
    public let end: Int

    public subscript(index: Int) -> Int { start &+ index &* step }
  }

  /// Python's `slice.indices`: bounds are clamped to the sequence, negative ones count from its end.
  ///
  /// The sequence is counted last: an `__index__` of the lesson's may have changed it.
  public func bounds(count: @autoclosure () -> Int, in interpreter: Interpreter) throws(Raise) -> Bounds {
    let step = try interpreter.sliceIndexIfGiven(step) ?? 1
    guard step != 0 else { throw .valueError("slice step cannot be zero") }
    let (first, last) = (try interpreter.sliceIndexIfGiven(start), try interpreter.sliceIndexIfGiven(stop))
    let count = count()
    let lower = step < 0 ? -1 : 0
    let upper = step < 0 ? count - 1 : count
    func clamp(_ index: Int) -> Int { min(max(index < 0 ? index &+ count : index, lower), upper) }
    let start = first.map(clamp) ?? (step < 0 ? upper : lower)
    let end = last.map(clamp) ?? (step < 0 ? lower : upper)
    let distance = step < 0 ? start - end : end - start
    let selected = distance <= 0 ? 0 : (distance - 1) / Int(clamping: step.magnitude) + 1
    return Bounds(start: start, step: step, count: selected, end: end)
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("slice") }
  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? { nil }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    let parts = try [
      interpreter.representation(of: start), interpreter.representation(of: stop),
      interpreter.representation(of: step),
    ]
    return "slice(\(parts.joined(separator: ", ")))"
  }

  public override func compare(
    _ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard let other = other.as(SliceObject.self) else { return nil }
    return try interpreter.compare(
      op, .tuple([start, stop, step]), .tuple([other.start, other.stop, other.step]))
  }
}

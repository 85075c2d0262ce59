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
  public func bounds(count: Int, in interpreter: Interpreter) throws(Raise) -> Bounds {
    let step = try step.isNone ? 1 : interpreter.sliceIndex(step)
    guard step != 0 else { throw .valueError("slice step cannot be zero") }
    let lower = step < 0 ? -1 : 0
    let upper = step < 0 ? count - 1 : count
    let start = try start.isNone ? (step < 0 ? upper : lower) : clamp(start, count, lower, upper, interpreter)
    let end = try stop.isNone ? (step < 0 ? lower : upper) : clamp(stop, count, lower, upper, interpreter)
    let distance = step < 0 ? start - end : end - start
    let selected = distance <= 0 ? 0 : (distance - 1) / Int(clamping: step.magnitude) + 1
    return Bounds(start: start, step: step, count: selected, end: end)
  }

  private func clamp(
    _ bound: Value, _ count: Int, _ lower: Int, _ upper: Int, _ interpreter: Interpreter
  ) throws(Raise) -> Int {
    let index = try interpreter.sliceIndex(bound)
    return min(max(index < 0 ? index &+ count : index, lower), upper)
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

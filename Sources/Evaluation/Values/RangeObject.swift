import Syntax

/// A `range`. Its bounds are machine words: a lesson cannot count further.
public final class RangeObject: Object {
  public let start: Int
  public let stop: Int
  public let step: Int
  public let count: Int

  /// `step` is not zero.
  public init(_ start: Int, _ stop: Int, _ step: Int = 1) {
    self.start = start
    self.stop = stop
    self.step = step
    self.count = Self.count(start, stop, step)
  }

  /// Items are always between the bounds, so that this cannot overflow for an index below `count`.
  public subscript(index: Int) -> Int { start &+ index &* step }

  private static func count(_ start: Int, _ stop: Int, _ step: Int) -> Int {
    if step > 0 ? start >= stop : start <= stop { return 0 }
    let distance = step > 0 ? UInt(bitPattern: stop &- start) : UInt(bitPattern: start &- stop)
    return Int(clamping: (distance - 1) / step.magnitude + 1)
  }

  /// Where an integer stands in the range.
  public func index(of value: Int) -> Int? {
    guard count > 0, step > 0 ? value >= start && value < stop : value <= start && value > stop else { return nil }
    let distance = step > 0 ? UInt(bitPattern: value &- start) : UInt(bitPattern: start &- value)
    return distance.isMultiple(of: step.magnitude) ? Int(clamping: distance / step.magnitude) : nil
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("range") }
  public override func length(in interpreter: Interpreter) throws(Raise) -> Int? { count }

  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? {
    let parts: [Value] = count == 0 ? [.int(0)] : [.int(count), .int(start), .int(count == 1 ? 1 : step)]
    return try interpreter.hash(of: .tuple(parts))
  }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }

  public override func item(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let slice = key.as(SliceObject.self) {
      let bounds = try slice.bounds(count: count, in: interpreter)
      let first = start &+ bounds.start &* step
      let (end, overflow) = bounds.end.multipliedReportingOverflow(by: step)
      let (stride, strideOverflow) = step.multipliedReportingOverflow(by: bounds.step)
      if overflow || strideOverflow { throw .overflowError("Python int too large to convert to C ssize_t") }
      return .object(RangeObject(first, start &+ end, stride))
    }
    let index = try interpreter.subscriptIndex(key, typeName: "range")
    let position = index < 0 ? index &+ count : index
    guard position >= 0, position < count else { throw .indexError("range object index out of range") }
    return .int(self[position])
  }

  public override func contains(_ value: Value, in interpreter: Interpreter) throws(Raise) -> Bool? {
    switch value {
    case .int(let value): return index(of: value) != nil
    case .bool(let value): return index(of: value ? 1 : 0) != nil
    case .float(let value): return Int(exactly: value).map { index(of: $0) != nil } ?? false
    default: return nil
    }
  }

  public override func compare(
    _ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard op == .equal || op == .notEqual, let other = other.as(RangeObject.self) else { return nil }
    let isEqual =
      count == other.count && (count == 0 || start == other.start && (count == 1 || step == other.step))
    return .bool(isEqual == (op == .equal))
  }

  public override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    RangeIterator(self)
  }
}

/// Steps through a range without touching it.
public final class RangeIterator: IteratorObject {
  @usableFromInline var current: Int
  @usableFromInline let step: Int
  @usableFromInline var remaining: Int

  public init(_ range: RangeObject) {
    current = range.start
    step = range.step
    remaining = range.count
  }

  /// From the last number to the first.
  init(reversing range: RangeObject) {
    current = range.start &+ (range.count - 1) &* range.step
    step = 0 &- range.step
    remaining = range.count
  }

  /// The next integer, for loops that need no boxed value.
  @inlinable public func nextInteger() -> Int? {
    guard remaining > 0 else { return nil }
    defer { current &+= step }
    remaining -= 1
    return current
  }

  public override func next(in interpreter: Interpreter) throws(Raise) -> Value? { nextInteger().map(Value.int) }
  public override var remainingCount: Int? { remaining }
  public override var typeName: String { "range_iterator" }
}

import SourceText

/// One part of `x[i, a:b]` whose bounds are plain ints, for objects that take them without a tuple and slices being made.
public enum PlainIndex: BitwiseCopyable {
  case index(Int)
  case slice(start: Int?, stop: Int?)

  /// The part as a Python value.
  fileprivate var value: Value {
    switch self {
    case .index(let index): .int(index)
    case .slice(let start, let stop):
      .object(SliceObject(start.map { .int($0) } ?? .none, stop.map { .int($0) } ?? .none, .none))
    }
  }
}

/// One element in the form in which a library keeps it, on its way from one object to another.
public struct PlainElement: BitwiseCopyable {
  public let bits: UInt64
  /// What the bits mean, by the library's own numbers.
  public let kind: UInt8

  public init(bits: UInt64, kind: UInt8) {
    self.bits = bits
    self.kind = kind
  }
}

/// What stands between the brackets of `x[i, a:b]`, part by part.
struct PlainKey {
  /// Parts as a chain, which is walked without a reference being taken.
  private final class Part {
    /// The index, or where the slice begins.
    let lower: ExpressionNode?
    let upper: ExpressionNode?
    let isSlice: Bool
    let next: Part?

    init?(_ node: ExpressionNode, next: Part?) {
      if let slice = node as? SliceNode {
        guard slice.step == nil else { return nil }
        (lower, upper, isSlice) = (slice.lower, slice.upper, true)
      } else {
        (lower, upper, isSlice) = (node, nil, false)
      }
      self.next = next
    }

    func value(_ frame: Frame) throws(Raise) -> Value {
      let start = try lower?.evaluate(frame) ?? .none
      if !isSlice { return start }
      return .object(SliceObject(start, try upper?.evaluate(frame) ?? .none, .none))
    }

    /// Fills the buffer from a place on. Nil when it says it all, else the values of all parts.
    func fill(_ buffer: UnsafeMutableBufferPointer<PlainIndex>, _ place: Int, _ frame: Frame) throws(Raise) -> [Value]?
    {
      let start = try lower?.evaluate(frame) ?? .none
      if isSlice {
        let stop = try upper?.evaluate(frame) ?? .none
        guard start.isPlainBound, stop.isPlainBound else {
          return try values(buffer[..<place], .object(SliceObject(start, stop, .none)), frame)
        }
        buffer[place] = .slice(start: start.plainInt, stop: stop.plainInt)
      } else {
        guard case .int(let index) = start else { return try values(buffer[..<place], start, frame) }
        buffer[place] = .index(index)
      }
      return try next?.fill(buffer, place + 1, frame)
    }

    /// What was evaluated, this part, and the parts after it.
    private func values(
      _ before: Slice<UnsafeMutableBufferPointer<PlainIndex>>, _ value: Value, _ frame: Frame
    ) throws(Raise) -> [Value] {
      var values = before.map(\.value) + [value]
      var part = next
      while let current = part {
        values.append(try current.value(frame))
        part = current.next
      }
      return values
    }
  }

  static let limit = 4

  private let first: Part
  private let count: Int
  private let isTuple: Bool
  /// The key as a whole, for objects that want it as one value.
  let whole: ExpressionNode

  /// Nil for a key that is neither a slice nor a short tuple as written, or whose slices have steps.
  init?(_ key: ExpressionNode) {
    whole = key
    if let tuple = key as? TupleNode, 1...Self.limit ~= tuple.elements.count {
      guard let first = Self.chain(tuple.elements) else { return nil }
      (self.first, count, isTuple) = (first, tuple.elements.count, true)
    } else if key is SliceNode, let first = Part(key, next: nil) {
      (self.first, count, isTuple) = (first, 1, false)
    } else {
      return nil
    }
  }

  private static func chain(_ elements: [DisplayElement]) -> Part? {
    var first: Part?
    for element in elements.reversed() {
      guard !element.isStarred, let part = Part(element.node, next: first) else { return nil }
      first = part
    }
    return first
  }

  /// Evaluates the parts and hands them over: as plain indices when all bounds are ints, else as one value.
  @inline(__always)
  func evaluate<R>(
    _ frame: Frame, plain: (UnsafeBufferPointer<PlainIndex>) throws(Raise) -> R?, general: (Value) throws(Raise) -> R
  ) throws(Raise) -> R {
    try withUnsafeTemporaryAllocation(of: PlainIndex.self, capacity: Self.limit) { buffer throws(Raise) -> R in
      if let values = try first.fill(buffer, 0, frame) { return try general(value(values)) }
      let filled = UnsafeBufferPointer(rebasing: buffer[..<count])
      if let result = try plain(filled) { return result }
      return try general(value(filled.map(\.value)))
    }
  }

  private func value(_ values: [Value]) -> Value { isTuple ? .tuple(values) : values[0] }
}

extension Value {
  fileprivate var isPlainBound: Bool {
    switch self {
    case .int, .none: true
    default: false
    }
  }

  fileprivate var plainInt: Int? { if case .int(let value) = self { value } else { nil } }
}

/// `container[i, a:b]`.
final class PlainSubscriptNode: ExpressionNode {
  private let container: ExpressionNode
  private let key: PlainKey

  init(_ container: ExpressionNode, _ key: PlainKey, _ span: Span) {
    self.container = container
    self.key = key
    super.init(span)
  }

  /// What a subscript with a method call behind it gave.
  enum Step {
    case item(Value)
    /// The call is already done: what it gave, and the object that can make a value of it.
    case element(PlainElement, Object)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    switch try evaluate(frame, calling: { _ in nil }) {
    case .item(let value): value
    case .element(let element, let object): try object.value(of: element, in: frame.interpreter)
    }
  }

  /// - Parameter method: the method of the container's class that will be called on the item without arguments.
  @inline(__always)
  func evaluate(_ frame: Frame, calling method: (Object) -> BuiltinObject?) throws(Raise) -> Step {
    let container = try container.evaluate(frame)
    guard case .object(let object) = container, object.takesPlainIndices else {
      return .item(try general(container, try key.whole.evaluate(frame), frame))
    }
    return try key.evaluate(frame) { indices throws(Raise) -> Step? in
      do throws(Raise) {
        if let method = method(object),
          let element = try object.element(of: method, at: indices, in: frame.interpreter)
        {
          return .element(element, object)
        }
        return try object.item(at: indices, in: frame.interpreter).map { .item($0) }
      } catch {
        throw located(error)
      }
    } general: { key throws(Raise) -> Step in
      .item(try general(container, key, frame))
    }
  }

  private func general(_ container: Value, _ key: Value, _ frame: Frame) throws(Raise) -> Value {
    do { return try frame.interpreter.item(of: container, key) } catch { throw located(error) }
  }
}

/// `container[i, a:b]` as a target.
final class PlainSubscriptTarget: Target {
  private let container: ExpressionNode
  private let key: PlainKey
  private let general: SubscriptTarget

  init(_ container: ExpressionNode, _ key: PlainKey, _ span: Span) {
    self.container = container
    self.key = key
    general = SubscriptTarget(container, key.whole, span)
    super.init(span)
  }

  override func store(_ value: Value, _ frame: Frame) throws(Raise) {
    let container = try container.evaluate(frame)
    guard case .object(let object) = container, object.takesPlainIndices else {
      return try general.store(value, in: container, at: try key.whole.evaluate(frame), frame)
    }
    return try key.evaluate(frame) { indices throws(Raise) -> Void? in
      do throws(Raise) {
        return try object.setItem(at: indices, to: value, in: frame.interpreter) ? () : nil
      } catch {
        throw located(error)
      }
    } general: { key throws(Raise) -> Void in
      try general.store(value, in: container, at: key, frame)
    }
  }

  /// Stores an element that `source` gave.
  func store(_ element: PlainElement, of source: Object, _ frame: Frame) throws(Raise) {
    let container = try container.evaluate(frame)
    guard case .object(let object) = container, object.takesPlainIndices else {
      let key = try key.whole.evaluate(frame)
      return try general.store(try value(of: element, source, frame), in: container, at: key, frame)
    }
    try key.evaluate(frame) { indices throws(Raise) -> Void? in
      do throws(Raise) {
        if try object.setItem(at: indices, to: element, in: frame.interpreter) { return () }
        let value = try source.value(of: element, in: frame.interpreter)
        return try object.setItem(at: indices, to: value, in: frame.interpreter) ? () : nil
      } catch {
        throw located(error)
      }
    } general: { key throws(Raise) -> Void in
      try general.store(try value(of: element, source, frame), in: container, at: key, frame)
    }
  }

  private func value(of element: PlainElement, _ source: Object, _ frame: Frame) throws(Raise) -> Value {
    do { return try source.value(of: element, in: frame.interpreter) } catch { throw located(error) }
  }

  override func update(_ frame: Frame, _ compute: (Value) throws(Raise) -> Value) throws(Raise) {
    try general.update(frame, compute)
  }

  override func delete(_ frame: Frame) throws(Raise) { try general.delete(frame) }
}

/// `y[i, j] = x[a:b, c:d].method()`: what a loop over windows does again and again, without an object in between.
final class ElementAssignmentNode: StatementNode {
  private let target: PlainSubscriptTarget
  private let value: MethodCallNode

  init(_ target: PlainSubscriptTarget, _ value: MethodCallNode, _ span: Span) {
    self.target = target
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    switch try value.step(frame) {
    case .item(let value): try target.store(value, frame)
    case .element(let element, let source): try target.store(element, of: source, frame)
    }
    return .next
  }
}

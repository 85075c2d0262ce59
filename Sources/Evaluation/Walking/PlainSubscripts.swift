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

/// What stands between the brackets of `x[i, a:b]`, part by part.
struct PlainKey {
  enum Part {
    case index(ExpressionNode)
    case slice(ExpressionNode?, ExpressionNode?)
  }

  static let limit = 4

  private let parts: [Part]
  private let isTuple: Bool
  /// The key as a whole, for objects that want it as one value.
  let whole: ExpressionNode

  /// Nil for a key that is neither a slice nor a short tuple as written, or whose slices have steps.
  init?(_ key: ExpressionNode) {
    whole = key
    if let tuple = key as? TupleNode, 1...Self.limit ~= tuple.elements.count {
      guard let parts = Self.parts(tuple.elements) else { return nil }
      (self.parts, isTuple) = (parts, true)
    } else if let slice = key as? SliceNode, slice.step == nil {
      (parts, isTuple) = ([.slice(slice.lower, slice.upper)], false)
    } else {
      return nil
    }
  }

  private static func parts(_ elements: [DisplayElement]) -> [Part]? {
    var parts: [Part] = []
    for element in elements {
      guard !element.isStarred else { return nil }
      if let slice = element.node as? SliceNode {
        guard slice.step == nil else { return nil }
        parts.append(.slice(slice.lower, slice.upper))
      } else {
        parts.append(.index(element.node))
      }
    }
    return parts
  }

  /// Evaluates the parts and hands them over: as plain indices when all bounds are ints, else as one value.
  @inline(__always)
  func evaluate<R>(
    _ frame: Frame, plain: (UnsafeBufferPointer<PlainIndex>) throws(Raise) -> R?, general: (Value) throws(Raise) -> R
  ) throws(Raise) -> R {
    try withUnsafeTemporaryAllocation(of: PlainIndex.self, capacity: Self.limit) { buffer throws(Raise) -> R in
      if let key = try fill(buffer, frame) { return try general(key) }
      let filled = UnsafeBufferPointer(rebasing: buffer[..<parts.count])
      if let result = try plain(filled) { return result }
      return try general(value(filled.map(\.value)))
    }
  }

  /// Nil when the buffer says it all, else the key as one value.
  private func fill(_ buffer: UnsafeMutableBufferPointer<PlainIndex>, _ frame: Frame) throws(Raise) -> Value? {
    for place in parts.indices {
      switch parts[place] {
      case .index(let node):
        let value = try node.evaluate(frame)
        guard case .int(let index) = value else { return try key(buffer[..<place], value, frame) }
        buffer[place] = .index(index)
      case .slice(let lower, let upper):
        let start = try lower?.evaluate(frame) ?? .none
        let stop = try upper?.evaluate(frame) ?? .none
        guard start.isPlainBound, stop.isPlainBound else {
          return try key(buffer[..<place], .object(SliceObject(start, stop, .none)), frame)
        }
        buffer[place] = .slice(start: start.plainInt, stop: stop.plainInt)
      }
    }
    return nil
  }

  /// The key when one of its parts is not plain: what was evaluated, and the parts after it.
  private func key(
    _ before: Slice<UnsafeMutableBufferPointer<PlainIndex>>, _ value: Value, _ frame: Frame
  ) throws(Raise) -> Value {
    var values = before.map(\.value) + [value]
    for part in parts[values.count...] {
      switch part {
      case .index(let node): values.append(try node.evaluate(frame))
      case .slice(let lower, let upper):
        values.append(
          .object(SliceObject(try lower?.evaluate(frame) ?? .none, try upper?.evaluate(frame) ?? .none, .none)))
      }
    }
    return self.value(values)
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
    /// The call is already done.
    case result(Value)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    switch try evaluate(frame, calling: { _ in nil }) {
    case .item(let value), .result(let value): value
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
        if let method = method(object), let result = try object.result(of: method, at: indices, in: frame.interpreter) {
          return .result(result)
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

  override func update(_ frame: Frame, _ compute: (Value) throws(Raise) -> Value) throws(Raise) {
    try general.update(frame, compute)
  }

  override func delete(_ frame: Frame) throws(Raise) { try general.delete(frame) }
}

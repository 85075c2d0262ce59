import SourceText

/// One element of a list, tuple or set display: a value, or `*values`.
struct DisplayElement {
  let node: ExpressionNode
  let isStarred: Bool
}

extension [DisplayElement] {
  func evaluate(_ frame: Frame) throws(Raise) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for element in self {
      let value = try element.node.evaluate(frame)
      if element.isStarred {
        do { values += try frame.interpreter.unpacked(value) } catch { throw element.node.located(error) }
      } else {
        values.append(value)
      }
    }
    return values
  }
}

extension Interpreter {
  /// The items behind a star in a display.
  func unpacked(_ value: Value) throws(Raise) -> [Value] {
    switch value {
    case .list(let list): return list.items
    case .tuple(let tuple): return tuple.items
    default: return try items(of: value)
    }
  }
}

final class ListNode: ExpressionNode {
  private let elements: [DisplayElement]

  init(_ elements: [DisplayElement], _ span: Span) {
    self.elements = elements
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value { .list(try elements.evaluate(frame)) }
}

final class TupleNode: ExpressionNode {
  let elements: [DisplayElement]

  init(_ elements: [DisplayElement], _ span: Span) {
    self.elements = elements
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value { .tuple(try elements.evaluate(frame)) }
}

final class SetNode: ExpressionNode {
  private let elements: [DisplayElement]
  private let areConstants: Bool

  init(_ elements: [DisplayElement], _ span: Span) {
    self.elements = elements
    areConstants = elements.allSatisfy { !$0.isStarred && $0.node is ConstantNode }
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let values = try elements.evaluate(frame)
    do {
      return .object(try SetObject.display(values, areConstants: areConstants, in: frame.interpreter))
    } catch {
      throw located(error)
    }
  }
}

final class DictNode: ExpressionNode {
  enum Item {
    case pair(ExpressionNode, ExpressionNode)
    case unpack(ExpressionNode)
  }
  private let items: [Item]

  init(_ items: [Item], _ span: Span) {
    self.items = items
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let dict = DictObject()
    for item in items {
      switch item {
      case .pair(let key, let value):
        let key = try key.evaluate(frame)
        let value = try value.evaluate(frame)
        do { try dict.table.set(key, to: value, in: frame.interpreter) } catch { throw located(error) }
      case .unpack(let mapping):
        let mapping = try mapping.evaluate(frame)
        do { try frame.interpreter.merge(mapping, into: dict) } catch { throw located(error) }
      }
    }
    return .dict(dict)
  }
}

extension Interpreter {
  /// The pairs behind `**` in a display or a call.
  func pairs(ofMapping value: Value) throws(Raise) -> [(Value, Value)]? {
    if case .dict(let dict) = native(of: value) {
      return dict.table.entries.lazy.filter { !$0.key.isUnbound }.map { ($0.key, $0.value) }
    }
    guard let keys = try attributeIfPresent("keys", of: value) else { return nil }
    var pairs: [(Value, Value)] = []
    for key in try items(of: try call(keys, [])) { pairs.append((key, try item(of: value, key))) }
    return pairs
  }

  func merge(_ mapping: Value, into dict: DictObject) throws(Raise) {
    guard let pairs = try pairs(ofMapping: mapping) else {
      throw .typeError("'\(typeName(of: mapping))' object is not a mapping")
    }
    for (key, value) in pairs { try dict.table.set(key, to: value, in: self) }
  }
}

/// A slice, as the key of a subscript.
final class SliceNode: ExpressionNode {
  let lower: ExpressionNode?
  let upper: ExpressionNode?
  let step: ExpressionNode?

  init(_ lower: ExpressionNode?, _ upper: ExpressionNode?, _ step: ExpressionNode?, _ span: Span) {
    self.lower = lower
    self.upper = upper
    self.step = step
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    .object(
      SliceObject(
        try lower?.evaluate(frame) ?? Value.none, try upper?.evaluate(frame) ?? Value.none,
        try step?.evaluate(frame) ?? Value.none))
  }
}

/// `name := value`.
final class NamedNode: ExpressionNode {
  private let target: Target
  private let value: ExpressionNode

  init(_ target: Target, _ value: ExpressionNode, _ span: Span) {
    self.target = target
    self.value = value
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = try value.evaluate(frame)
    try target.store(value, frame)
    return value
  }
}

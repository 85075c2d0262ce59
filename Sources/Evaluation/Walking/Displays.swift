import SourceText
import Syntax

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

/// An f-string.
final class FormattedNode: ExpressionNode {
  enum Part {
    case text(String)
    case value(ExpressionNode, conversion: FormattedPart.Conversion?, spec: ExpressionNode?)
  }
  private let parts: [Part]

  init(_ parts: [Part], _ span: Span) {
    self.parts = parts
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .value(let node, let conversion, let spec):
        let value = try node.evaluate(frame)
        var specText = ""
        if let spec, case .string(let evaluated) = try spec.evaluate(frame) { specText = evaluated.value }
        do throws(Raise) {
          let piece = try frame.interpreter.formatted(value, conversion, specText)
          try frame.interpreter.meter.announceGrowth(of: text.utf8.count, by: piece.utf8.count)
          text += piece
        } catch {
          throw node.located(error)
        }
      }
    }
    return .string(text)
  }
}

extension Interpreter {
  fileprivate func formatted(
    _ value: Value, _ conversion: FormattedPart.Conversion?, _ spec: String
  ) throws(Raise) -> String {
    var value = value
    switch conversion {
    case .repr: value = .string(try representation(of: value))
    case .str: value = .string(try text(of: value))
    case .ascii: value = .string(try ascii(of: value))
    case nil:
      if case .int(let number) = value, spec.isEmpty { return String(number) }
    }
    if case .string(let string) = value, spec.isEmpty { return string.value }
    return try format(value, spec)
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

import SourceText

/// `match`.
final class MatchNode: StatementNode {
  struct Case {
    let pattern: PatternNode
    let condition: ExpressionNode?
    let body: StatementNode
  }

  private let subject: ExpressionNode
  private let cases: [Case]

  init(_ subject: ExpressionNode, _ cases: [Case], _ span: Span) {
    self.subject = subject
    self.cases = cases
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let value = try subject.evaluate(frame)
    for option in cases {
      do { guard try option.pattern.matches(value, frame) else { continue } } catch {
        throw option.pattern.located(error)
      }
      if let condition = option.condition, !(try condition.truth(frame)) { continue }
      return try option.body.execute(frame)
    }
    return .next
  }
}

/// A pattern (PEP 634); matching binds its names.
class PatternNode: Node {
  func matches(_ value: Value, _ frame: Frame) throws(Raise) -> Bool { true }
}

final class ValuePattern: PatternNode {
  private let expected: ExpressionNode

  init(_ expected: ExpressionNode) {
    self.expected = expected
    super.init(expected.span)
  }

  override func matches(_ value: Value, _ frame: Frame) throws(Raise) -> Bool {
    let expected = try expected.evaluate(frame)
    switch expected {
    case .none, .bool: return frame.interpreter.isIdentical(value, expected)
    default: return try frame.interpreter.isEqual(value, expected)
    }
  }
}

final class CapturePattern: PatternNode {
  private let pattern: PatternNode?
  private let target: Target

  /// `pattern as target`, or the target alone.
  init(_ pattern: PatternNode?, _ target: Target) {
    self.pattern = pattern
    self.target = target
    super.init(target.span)
  }

  override func matches(_ value: Value, _ frame: Frame) throws(Raise) -> Bool {
    if let pattern, !(try pattern.matches(value, frame)) { return false }
    try target.store(value, frame)
    return true
  }
}

final class SequencePattern: PatternNode {
  private let patterns: [PatternNode]
  private let star: (index: Int, target: Target?)?

  /// - Parameter star: where `*rest` stands among the patterns, which do not contain it.
  init(_ patterns: [PatternNode], star: (index: Int, target: Target?)?, _ span: Span) {
    self.patterns = patterns
    self.star = star
    super.init(span)
  }

  override func matches(_ value: Value, _ frame: Frame) throws(Raise) -> Bool {
    guard let items = items(of: frame.interpreter.native(of: value), frame.interpreter) else { return false }
    guard star == nil ? items.count == patterns.count : items.count >= patterns.count else { return false }
    let before = star?.index ?? patterns.count
    let after = patterns.count - before
    for index in 0..<before where !(try patterns[index].matches(items[index], frame)) { return false }
    for index in 0..<after
    where !(try patterns[before + index].matches(items[items.count - after + index], frame)) {
      return false
    }
    if let target = star?.target { try target.store(.list(Array(items[before..<(items.count - after)])), frame) }
    return true
  }

  private func items(of value: Value, _ interpreter: Interpreter) -> [Value]? {
    switch value {
    case .list(let list): list.items
    case .tuple(let tuple): tuple.items
    case .object(let object as TupleObject): object.items
    default: nil
    }
  }
}

final class MappingPattern: PatternNode {
  private let keys: [ExpressionNode]
  private let patterns: [PatternNode]
  private let rest: Target?

  init(_ keys: [ExpressionNode], _ patterns: [PatternNode], rest: Target?, _ span: Span) {
    self.keys = keys
    self.patterns = patterns
    self.rest = rest
    super.init(span)
  }

  override func matches(_ value: Value, _ frame: Frame) throws(Raise) -> Bool {
    let interpreter = frame.interpreter
    guard case .dict(let dict) = interpreter.native(of: value) else { return false }
    var seen: [Value] = []
    for (key, pattern) in zip(keys, patterns) {
      let key = try key.evaluate(frame)
      guard let item = try dict.table.value(for: key, in: interpreter), try pattern.matches(item, frame) else {
        return false
      }
      seen.append(key)
    }
    guard let rest else { return true }
    let others = DictObject()
    for (key, value) in try interpreter.pairs(ofMapping: .dict(dict)) ?? [] {
      var isSeen = false
      for known in seen where try interpreter.isSameKey(known, key) { isSeen = true }
      if !isSeen { try others.table.set(key, to: value, in: interpreter) }
    }
    try rest.store(.dict(others), frame)
    return true
  }
}

final class ClassPattern: PatternNode {
  private let type: ExpressionNode
  private let positional: [PatternNode]
  private let keywords: [(name: String, pattern: PatternNode)]

  init(
    _ type: ExpressionNode, _ positional: [PatternNode], _ keywords: [(name: String, pattern: PatternNode)],
    _ span: Span
  ) {
    self.type = type
    self.positional = positional
    self.keywords = keywords
    super.init(span)
  }

  override func matches(_ value: Value, _ frame: Frame) throws(Raise) -> Bool {
    let interpreter = frame.interpreter
    guard let type = try type.evaluate(frame).as(ClassObject.self) else {
      throw .typeError("called match pattern must be a class")
    }
    guard interpreter.classObject(of: value).isSubclass(of: type) else { return false }
    for (name, pattern) in try names(of: type, interpreter) {
      // Builtin types match the value itself in the first place.
      let part = name.isEmpty ? value : try interpreter.attributeIfPresent(name, of: value)
      guard let part, try pattern.matches(part, frame) else { return false }
    }
    return true
  }

  private func names(
    of type: ClassObject, _ interpreter: Interpreter
  ) throws(Raise) -> [(String, PatternNode)] {
    if positional.isEmpty { return keywords }
    var names: [String] = []
    if let member = type.lookUp("__match_args__"), case .tuple(let tuple) = member {
      for item in tuple.items { names.append(try interpreter.text(of: item)) }
    } else if type.nativeBase != nil {
      names = [""]
    }
    guard positional.count <= names.count else {
      throw .typeError(
        "\(type.name)() accepts \(names.count) positional sub-pattern\(names.count == 1 ? "" : "s") "
          + "(\(positional.count) given)")
    }
    return zip(names, positional).map { ($0, $1) } + keywords
  }
}

final class AlternativesPattern: PatternNode {
  private let patterns: [PatternNode]

  init(_ patterns: [PatternNode], _ span: Span) {
    self.patterns = patterns
    super.init(span)
  }

  override func matches(_ value: Value, _ frame: Frame) throws(Raise) -> Bool {
    for pattern in patterns where try pattern.matches(value, frame) { return true }
    return false
  }
}

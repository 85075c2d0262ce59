import SourceText
import Syntax

@inline(__always)
func fastComparison(_ op: ComparisonOperator, _ a: Int, _ b: Int) -> Bool? {
  switch op {
  case .equal: a == b
  case .notEqual: a != b
  case .less: a < b
  case .lessOrEqual: a <= b
  case .greater: a > b
  case .greaterOrEqual: a >= b
  case .is, .isNot, .in, .notIn: nil
  }
}

@inline(__always)
func fastComparison(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
  switch (a, b) {
  case (.int(let a), .int(let b)): return fastComparison(op, a, b)
  case (.float(let a), .float(let b)):
    switch op {
    case .equal: return a == b
    case .notEqual: return a != b
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    case .is, .isNot, .in, .notIn: return nil
    }
  case (.none, .none):
    switch op {
    case .is, .equal: return true
    case .isNot, .notEqual: return false
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .in, .notIn: return nil
    }
  case (_, .none) where op == .is: return false
  case (_, .none) where op == .isNot: return true
  case (.string(let a), .string(let b)):
    switch op {
    case .equal: return a == b
    case .notEqual: return !(a == b)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  default: return nil
  }
}

/// `left op right`, once.
class ComparisonNode: ExpressionNode {
  let op: ComparisonOperator
  let left: ExpressionNode
  let right: ExpressionNode

  init(_ op: ComparisonOperator, _ left: ExpressionNode, _ right: ExpressionNode, _ span: Span) {
    self.op = op
    self.left = left
    self.right = right
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if let truth = fastComparison(op, a, b) { return .bool(truth) }
    return try general(a, b, frame)
  }

  override func truth(_ frame: Frame) throws(Raise) -> Bool {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if let truth = fastComparison(op, a, b) { return truth }
    return try generalTruth(a, b, frame)
  }

  @inline(never)
  final func general(_ a: Value, _ b: Value, _ frame: Frame) throws(Raise) -> Value {
    do { return try frame.interpreter.compare(op, a, b) } catch { throw located(error) }
  }

  @inline(never)
  final func generalTruth(_ a: Value, _ b: Value, _ frame: Frame) throws(Raise) -> Bool {
    do {
      let value = try frame.interpreter.compare(op, a, b)
      if case .bool(let truth) = value { return truth }
      return try frame.interpreter.truth(of: value)
    } catch {
      throw located(error)
    }
  }

  static func make(
    _ op: ComparisonOperator, _ left: ExpressionNode, _ right: ExpressionNode, _ span: Span
  ) -> ExpressionNode {
    if let left = left as? SlotNode, let constant = right as? ConstantNode, case .int(let number) = constant.value {
      return ComparisonSlotConstantNode(op, left, number, constant, span)
    }
    if let constant = right as? ConstantNode, case .int(let number) = constant.value {
      return ComparisonConstantNode(op, left, number, constant, span)
    }
    if let left = left as? SlotNode, let right = right as? SlotNode {
      return ComparisonSlotsNode(op, left, right, span)
    }
    return ComparisonNode(op, left, right, span)
  }
}

/// `x op 1`.
final class ComparisonSlotConstantNode: ComparisonNode {
  private let slot: Int
  private let number: Int

  init(_ op: ComparisonOperator, _ slot: SlotNode, _ number: Int, _ constant: ConstantNode, _ span: Span) {
    self.slot = slot.slot
    self.number = number
    super.init(op, slot, constant, span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    if case .int(let a) = frame.slots[slot], let truth = fastComparison(op, a, number) { return .bool(truth) }
    return try super.evaluate(frame)
  }

  override func truth(_ frame: Frame) throws(Raise) -> Bool {
    if case .int(let a) = frame.slots[slot], let truth = fastComparison(op, a, number) { return truth }
    return try truthGeneral(frame)
  }

  @inline(never)
  private func truthGeneral(_ frame: Frame) throws(Raise) -> Bool { try super.truth(frame) }
}

/// `(…) op 1`.
final class ComparisonConstantNode: ComparisonNode {
  private let number: Int

  init(_ op: ComparisonOperator, _ left: ExpressionNode, _ number: Int, _ constant: ConstantNode, _ span: Span) {
    self.number = number
    super.init(op, left, constant, span)
  }

  override func truth(_ frame: Frame) throws(Raise) -> Bool {
    let a = try left.evaluate(frame)
    if case .int(let a) = a, let truth = fastComparison(op, a, number) { return truth }
    if let truth = fastComparison(op, a, .int(number)) { return truth }
    return try generalTruth(a, .int(number), frame)
  }
}

/// `x op y`.
final class ComparisonSlotsNode: ComparisonNode {
  private let first: Int
  private let second: Int

  init(_ op: ComparisonOperator, _ left: SlotNode, _ right: SlotNode, _ span: Span) {
    first = left.slot
    second = right.slot
    super.init(op, left, right, span)
  }

  override func truth(_ frame: Frame) throws(Raise) -> Bool {
    if case .int(let a) = frame.slots[first], case .int(let b) = frame.slots[second],
      let truth = fastComparison(op, a, b)
    {
      return truth
    }
    return try truthGeneral(frame)
  }

  @inline(never)
  private func truthGeneral(_ frame: Frame) throws(Raise) -> Bool { try super.truth(frame) }
}

/// `a < b < c`: each operand is evaluated once, the first comparison that fails ends it.
final class ComparisonChainNode: ExpressionNode {
  private let first: ExpressionNode
  private let rest: [(op: ComparisonOperator, operand: ExpressionNode)]

  init(_ first: ExpressionNode, _ rest: [(op: ComparisonOperator, operand: ExpressionNode)], _ span: Span) {
    self.first = first
    self.rest = rest
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    var left = try first.evaluate(frame)
    var result = Value.bool(true)
    for (index, link) in rest.enumerated() {
      let right = try link.operand.evaluate(frame)
      do {
        result = try frame.interpreter.compare(link.op, left, right)
        if index < rest.count - 1, !(try frame.interpreter.truth(of: result)) { return result }
      } catch {
        throw located(error)
      }
      left = right
    }
    return result
  }
}

/// `and` and `or`: the value of the operand that decided.
final class BooleanNode: ExpressionNode {
  private let stopsAt: Bool
  private let left: ExpressionNode
  private let right: ExpressionNode

  init(_ op: BooleanOperator, _ left: ExpressionNode, _ right: ExpressionNode, _ span: Span) {
    stopsAt = op == .or
    self.left = left
    self.right = right
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = try left.evaluate(frame)
    let truth: Bool
    if case .bool(let known) = value {
      truth = known
    } else {
      do { truth = try frame.interpreter.truth(of: value) } catch { throw located(error) }
    }
    return truth == stopsAt ? value : try right.evaluate(frame)
  }

  override func truth(_ frame: Frame) throws(Raise) -> Bool {
    try left.truth(frame) == stopsAt ? stopsAt : try right.truth(frame)
  }
}

final class ConditionalNode: ExpressionNode {
  private let test: ExpressionNode
  private let then: ExpressionNode
  private let otherwise: ExpressionNode

  init(_ test: ExpressionNode, _ then: ExpressionNode, _ otherwise: ExpressionNode, _ span: Span) {
    self.test = test
    self.then = then
    self.otherwise = otherwise
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    try test.truth(frame) ? try then.evaluate(frame) : try otherwise.evaluate(frame)
  }
}

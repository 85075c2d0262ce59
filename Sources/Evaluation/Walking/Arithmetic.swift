import SourceText
import Syntax

// Operators. Integers and floats are computed here, everything else by the interpreter's operations.

/// `a op b` for two integers; nil when it does not fit a word or is an error.
@inline(__always)
func fastArithmetic(_ op: BinaryOperator, _ a: Int, _ b: Int) -> Value? {
  switch op {
  case .add:
    let (value, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : .int(value)
  case .subtract:
    let (value, overflow) = a.subtractingReportingOverflow(b)
    return overflow ? nil : .int(value)
  case .multiply:
    let (value, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : .int(value)
  case .floorDivide:
    if b <= 0 { return nil }
    let quotient = a / b
    return .int(a % b < 0 ? quotient &- 1 : quotient)
  case .modulo:
    if b <= 0 { return nil }
    let remainder = a % b
    return .int(remainder < 0 ? remainder &+ b : remainder)
  case .divide:
    // Both are exact as doubles, so that one rounding gives the right quotient.
    if b == 0 || a.magnitude > 1 << 53 || b.magnitude > 1 << 53 { return nil }
    return .float(Double(a) / Double(b))
  case .bitAnd: return .int(a & b)
  case .bitOr: return .int(a | b)
  case .bitXor: return .int(a ^ b)
  case .rightShift: return b < 0 ? nil : .int(a >> min(b, 63))
  case .leftShift, .power, .matrixMultiply: return nil
  }
}

@inline(__always)
func fastArithmetic(_ op: BinaryOperator, _ a: Double, _ b: Double) -> Value? {
  switch op {
  case .add: .float(a + b)
  case .subtract: .float(a - b)
  case .multiply: .float(a * b)
  case .divide: b == 0 ? nil : .float(a / b)
  case .floorDivide, .modulo, .power, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor, .matrixMultiply: nil
  }
}

/// An integer that a double holds exactly, so that mixed arithmetic may convert it.
@inline(__always)
func exactDouble(_ value: Int) -> Double? { value.magnitude <= 1 << 53 ? Double(value) : nil }

@inline(__always)
func fastArithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value? {
  switch (a, b) {
  case (.int(let a), .int(let b)): return fastArithmetic(op, a, b)
  case (.float(let a), .float(let b)): return fastArithmetic(op, a, b)
  case (.float(let a), .int(let b)):
    guard let b = exactDouble(b) else { return nil }
    return fastArithmetic(op, a, b)
  case (.int(let a), .float(let b)):
    guard let a = exactDouble(a) else { return nil }
    return fastArithmetic(op, a, b)
  default: return nil
  }
}

/// `left op right`.
class BinaryNode: ExpressionNode {
  let op: BinaryOperator
  let left: ExpressionNode
  let right: ExpressionNode

  init(_ op: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode, _ span: Span) {
    self.op = op
    self.left = left
    self.right = right
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if let value = fastArithmetic(op, a, b) { return value }
    return try general(a, b, frame)
  }

  private let cache = SpecialMethodCache()

  @inline(never)
  final func general(_ a: Value, _ b: Value, _ frame: Frame) throws(Raise) -> Value {
    do {
      // Two instances of one class: the left one's method goes first.
      if let left = a.instance, let right = b.instance, left.type === right.type,
        let function = cache.function(op.specialNames.plain, of: left.type)
      {
        let value = try frame.interpreter.call(function, a, b)
        if !value.isNotImplemented { return value }
      }
      return try frame.interpreter.binary(op, a, b)
    } catch {
      throw located(error)
    }
  }

  /// The node for an operator: the most special one that fits its operands.
  static func make(
    _ op: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode, _ span: Span
  ) -> ExpressionNode {
    if let constant = right as? ConstantNode, case .int(let number) = constant.value {
      if let slot = left as? SlotNode { return BinarySlotConstantNode(op, slot, number, constant, span) }
      return BinaryConstantNode(op, left, number, constant, span)
    }
    if let left = left as? SlotNode, let right = right as? SlotNode {
      return BinarySlotsNode(op, left, right, span)
    }
    return BinaryNode(op, left, right, span)
  }
}

/// `x op 1`.
final class BinarySlotConstantNode: BinaryNode {
  private let slot: Int
  private let number: Int

  init(_ op: BinaryOperator, _ slot: SlotNode, _ number: Int, _ constant: ConstantNode, _ span: Span) {
    self.slot = slot.slot
    self.number = number
    super.init(op, slot, constant, span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    if case .int(let a) = frame.slots[slot], let value = fastArithmetic(op, a, number) { return value }
    return try evaluateGeneral(frame)
  }

  @inline(never)
  private func evaluateGeneral(_ frame: Frame) throws(Raise) -> Value { try super.evaluate(frame) }
}

/// `(…) op 1`.
final class BinaryConstantNode: BinaryNode {
  private let number: Int

  init(_ op: BinaryOperator, _ left: ExpressionNode, _ number: Int, _ constant: ConstantNode, _ span: Span) {
    self.number = number
    super.init(op, left, constant, span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let a = try left.evaluate(frame)
    if case .int(let a) = a, let value = fastArithmetic(op, a, number) { return value }
    if let value = fastArithmetic(op, a, .int(number)) { return value }
    return try general(a, .int(number), frame)
  }
}

/// `x op y`.
final class BinarySlotsNode: BinaryNode {
  private let first: Int
  private let second: Int

  init(_ op: BinaryOperator, _ left: SlotNode, _ right: SlotNode, _ span: Span) {
    first = left.slot
    second = right.slot
    super.init(op, left, right, span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    if case .int(let a) = frame.slots[first], case .int(let b) = frame.slots[second],
      let value = fastArithmetic(op, a, b)
    {
      return value
    }
    return try evaluateGeneral(frame)
  }

  @inline(never)
  private func evaluateGeneral(_ frame: Frame) throws(Raise) -> Value { try super.evaluate(frame) }
}

final class UnaryNode: ExpressionNode {
  private let op: UnaryOperator
  private let operand: ExpressionNode

  init(_ op: UnaryOperator, _ operand: ExpressionNode, _ span: Span) {
    self.op = op
    self.operand = operand
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = try operand.evaluate(frame)
    switch (op, value) {
    case (.negative, .int(let number)) where number != .min: return .int(-number)
    case (.negative, .float(let number)): return .float(-number)
    default:
      do { return try frame.interpreter.unary(op, value) } catch { throw located(error) }
    }
  }
}

final class NotNode: ExpressionNode {
  private let operand: ExpressionNode

  init(_ operand: ExpressionNode, _ span: Span) {
    self.operand = operand
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value { .bool(!(try operand.truth(frame))) }
  override func truth(_ frame: Frame) throws(Raise) -> Bool { !(try operand.truth(frame)) }
}

import SourceText
import Syntax

/// Two statements or blocks, one after the other. Blocks are trees of these, so that no array is walked.
final class SequenceNode: StatementNode {
  private let first: StatementNode
  private let second: StatementNode

  init(_ first: StatementNode, _ second: StatementNode) {
    self.first = first
    self.second = second
    super.init(first.span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let flow = try first.execute(frame)
    guard case .next = flow else { return flow }
    return try second.execute(frame)
  }

  /// A balanced tree of statements.
  static func make(_ statements: ArraySlice<StatementNode>) -> StatementNode {
    switch statements.count {
    case 0: return PassNode()
    case 1: return statements[statements.startIndex]
    case 2...8:
      return statements.dropLast().reversed().reduce(statements[statements.endIndex - 1]) {
        SequenceNode($1, $0)
      }
    default:
      let middle = statements.startIndex + statements.count / 2
      return SequenceNode(make(statements[..<middle]), make(statements[middle...]))
    }
  }
}

/// An expression as a statement.
final class EvaluationNode: StatementNode {
  private let expression: ExpressionNode

  init(_ expression: ExpressionNode) {
    self.expression = expression
    super.init(expression.span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    _ = try expression.evaluate(frame)
    return .next
  }
}

/// `x = …` for a variable of the frame.
final class SlotAssignmentNode: StatementNode {
  private let slot: Int
  private let value: ExpressionNode

  init(_ slot: Int, _ value: ExpressionNode, _ span: Span) {
    self.slot = slot
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    frame.slots[slot] = try value.evaluate(frame)
    return .next
  }
}

/// `target = … = value`.
final class AssignmentNode: StatementNode {
  private let target: Target
  private let others: [Target]
  private let value: ExpressionNode

  init(_ targets: [Target], _ value: ExpressionNode, _ span: Span) {
    target = targets[0]
    others = Array(targets.dropFirst())
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let value = try value.evaluate(frame)
    try target.store(value, frame)
    for other in others { try other.store(value, frame) }
    return .next
  }
}

/// `a, b = c, d`: no tuple is made.
final class PairAssignmentNode: StatementNode {
  private let firstTarget: Target
  private let secondTarget: Target
  private let first: ExpressionNode
  private let second: ExpressionNode

  init(_ targets: (Target, Target), _ values: (ExpressionNode, ExpressionNode), _ span: Span) {
    (firstTarget, secondTarget) = targets
    (first, second) = values
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let first = try first.evaluate(frame)
    let second = try second.evaluate(frame)
    try firstTarget.store(first, frame)
    try secondTarget.store(second, frame)
    return .next
  }
}

/// `x op= …` for a variable of the frame; numbers are computed in place.
final class SlotUpdateNode: StatementNode {
  private let op: BinaryOperator
  private let slot: Int
  private let reader: SlotNode
  private let value: ExpressionNode

  init(_ op: BinaryOperator, _ reader: SlotNode, _ value: ExpressionNode, _ span: Span) {
    self.op = op
    slot = reader.slot
    self.reader = reader
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    // The variable is read before its new value is computed.
    switch frame.slots[slot] {
    case .int(let a):
      let b = try value.evaluate(frame)
      if case .int(let b) = b, let result = fastArithmetic(op, a, b) {
        frame.slots[slot] = result
        return .next
      }
      return try general(.int(a), b, frame)
    case .float(let a):
      let b = try value.evaluate(frame)
      if let result = fastArithmetic(op, .float(a), b) {
        frame.slots[slot] = result
        return .next
      }
      return try general(.float(a), b, frame)
    default:
      let a = try reader.evaluate(frame)
      return try general(a, try value.evaluate(frame), frame)
    }
  }

  @inline(never)
  private func general(_ a: Value, _ b: Value, _ frame: Frame) throws(Raise) -> Flow {
    do { frame.slots[slot] = try frame.interpreter.inPlace(op, a, b) } catch { throw located(error) }
    return .next
  }
}

/// `target op= value`.
final class UpdateNode: StatementNode {
  private let op: BinaryOperator
  private let target: Target
  private let value: ExpressionNode

  init(_ op: BinaryOperator, _ target: Target, _ value: ExpressionNode, _ span: Span) {
    self.op = op
    self.target = target
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    try target.update(frame) { old throws(Raise) in
      let value = try self.value.evaluate(frame)
      if let result = fastArithmetic(self.op, old, value) { return result }
      do throws(Raise) { return try frame.interpreter.inPlace(self.op, old, value) } catch {
        throw self.located(error)
      }
    }
    return .next
  }
}

final class DeleteNode: StatementNode {
  private let targets: [Target]

  init(_ targets: [Target], _ span: Span) {
    self.targets = targets
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    for target in targets { try target.delete(frame) }
    return .next
  }
}

final class BreakNode: StatementNode {
  override func execute(_ frame: Frame) throws(Raise) -> Flow { .break }
}

final class ContinueNode: StatementNode {
  override func execute(_ frame: Frame) throws(Raise) -> Flow { .continue }
}

final class ReturnNode: StatementNode {
  private let value: ExpressionNode

  init(_ value: ExpressionNode, _ span: Span) {
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow { .return(try value.evaluate(frame)) }
}

final class IfNode: StatementNode {
  private let test: ExpressionNode
  private let then: StatementNode
  private let otherwise: StatementNode

  init(_ test: ExpressionNode, _ then: StatementNode, _ otherwise: StatementNode, _ span: Span) {
    self.test = test
    self.then = then
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    if try test.truth(frame) { return try then.execute(frame) }
    return try otherwise.execute(frame)
  }
}

final class AssertNode: StatementNode {
  private let test: ExpressionNode
  private let message: ExpressionNode?

  init(_ test: ExpressionNode, _ message: ExpressionNode?, _ span: Span) {
    self.test = test
    self.message = message
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    if try test.truth(frame) { return .next }
    let exception = ExceptionObject(.assertionError, "")
    exception.arguments = []
    if let message { exception.arguments = [try message.evaluate(frame)] }
    throw located(.exception(exception))
  }
}

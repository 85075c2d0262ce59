import Evaluation
import Syntax
import Tensors

// Python's operators on tensors.
extension TensorObject {
  func arithmetic(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard let operand = try interpreter.operand(other) else { return nil }
    try interpreter.checkGradients(requiresGrad || other.tensorObject?.requiresGrad == true, of: tensor)
    if op == .matrixMultiply {
      guard case .tensor(let other) = operand else { return nil }
      return interpreter.value(try interpreter.tensors { () throws(TensorError) in try tensor.matmul(other) })
    }
    let mine = Operand.tensor(tensor)
    let (a, b) = side == .left ? (mine, operand) : (operand, mine)
    return interpreter.value(
      try interpreter.tensors { () throws(TensorError) in try Tensor.binary(Self.operation(op), a, b) })
  }

  func arithmeticInPlace(_ op: BinaryOperator, _ other: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    guard op != .matrixMultiply, let operand = try interpreter.operand(other) else { return nil }
    if requiresGrad, interpreter.torch.isGradientEnabled {
      throw .runtimeError(Self.writingLeaf)
    }
    try interpreter.tensors { () throws(TensorError) in
      _ = try tensor.binary(Self.operation(op), operand, into: tensor)
    }
    return .object(self)
  }

  private static func operation(_ op: BinaryOperator) -> BinaryOperation {
    switch op {
    case .add: .add
    case .subtract: .sub
    case .multiply, .matrixMultiply: .mul
    case .divide: .div
    case .floorDivide: .floorDivide
    case .modulo: .remainder
    case .power: .pow
    case .leftShift: .shiftLeft
    case .rightShift: .shiftRight
    case .bitAnd: .bitwiseAnd
    case .bitOr: .bitwiseOr
    case .bitXor: .bitwiseXor
    }
  }

  func negation(_ op: UnaryOperator, in interpreter: Interpreter) throws(Raise) -> Value? {
    try interpreter.checkGradients(requiresGrad, of: tensor)
    let operation: UnaryOperation
    switch op {
    case .negative: operation = .neg
    case .positive: operation = .positive
    case .invert:
      guard !tensor.dtype.isFloating else {
        throw .typeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
      }
      operation = .bitwiseNot
    case .not: return nil
    }
    return interpreter.value(try interpreter.tensors { () throws(TensorError) in try tensor.unary(operation) })
  }

  func comparison(
    _ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard let operation = Self.operation(op), let operand = try interpreter.operand(other) else { return nil }
    return interpreter.value(
      try interpreter.tensors { () throws(TensorError) in try tensor.binary(operation, operand) })
  }

  private static func operation(_ op: ComparisonOperator) -> BinaryOperation? {
    switch op {
    case .equal: .eq
    case .notEqual: .ne
    case .less: .lt
    case .lessOrEqual: .le
    case .greater: .gt
    case .greaterOrEqual: .ge
    case .is, .isNot, .in, .notIn: nil
    }
  }
}

extension Interpreter {
  /// Refuses an operation whose result would carry a gradient's record.
  func checkGradients(_ areAsked: Bool, of result: Tensor) throws(Raise) {
    guard areAsked, torch.isGradientEnabled, result.dtype.isFloating else { return }
    throw TensorObject.gradientsUnsupported
  }
}

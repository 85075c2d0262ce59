import SourceText

final class WhileNode: StatementNode {
  private let test: ExpressionNode
  private let body: StatementNode
  private let otherwise: StatementNode?

  init(_ test: ExpressionNode, _ body: StatementNode, _ otherwise: StatementNode?, _ span: Span) {
    self.test = test
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let meter = frame.interpreter.meter
    while try test.truth(frame) {
      do { try meter.step() } catch { throw located(error) }
      switch try body.execute(frame) {
      case .next, .continue: continue
      case .break: return .next
      case .return(let value): return .return(value)
      case .yield(let value): return .yield(value)
      }
    }
    guard let otherwise else { return .next }
    return try otherwise.execute(frame)
  }
}

/// The items of an iterable one after the other, without an iterator object for the commonest kinds.
enum Iteration {
  case list(ListObject, Int)
  case tuple(TupleObject, Int)
  case range(next: Int, step: Int, count: Int)
  case iterator(IteratorObject)

  init(_ value: Value, _ interpreter: Interpreter) throws(Raise) {
    switch value {
    case .list(let list): self = .list(list, 0)
    case .tuple(let tuple): self = .tuple(tuple, 0)
    case .object(let object):
      if type(of: object) == RangeObject.self {
        let range = unsafeDowncast(object, to: RangeObject.self)
        self = .range(next: range.start, step: range.step, count: range.count)
      } else {
        self = .iterator(try interpreter.iterator(over: value))
      }
    default: self = .iterator(try interpreter.iterator(over: value))
    }
  }

  @inline(__always)
  mutating func next(_ interpreter: Interpreter) throws(Raise) -> Value? {
    switch self {
    case .list(let list, let index):
      guard index < list.items.count else { return nil }
      self = .list(list, index &+ 1)
      return list.items[index]
    case .tuple(let tuple, let index):
      guard index < tuple.items.count else { return nil }
      self = .tuple(tuple, index &+ 1)
      return tuple.items[index]
    case .range(let next, let step, let count):
      guard count > 0 else { return nil }
      self = .range(next: next &+ step, step: step, count: count &- 1)
      return .int(next)
    case .iterator(let iterator): return try iterator.next(in: interpreter)
    }
  }
}

final class ForNode: StatementNode {
  private let target: Target
  let iterable: ExpressionNode
  private let body: StatementNode
  private let otherwise: StatementNode?

  init(
    _ target: Target, _ iterable: ExpressionNode, _ body: StatementNode, _ otherwise: StatementNode?, _ span: Span
  ) {
    self.target = target
    self.iterable = iterable
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    try loop(over: try iterable.evaluate(frame), frame)
  }

  func loop(over value: Value, _ frame: Frame) throws(Raise) -> Flow {
    let interpreter = frame.interpreter
    var iteration: Iteration
    do { iteration = try Iteration(value, interpreter) } catch { throw iterable.located(error) }
    while let item = try next(&iteration, interpreter) {
      try target.store(item, frame)
      switch try body.execute(frame) {
      case .next, .continue: continue
      case .break: return .next
      case .return(let value): return .return(value)
      case .yield(let value): return .yield(value)
      }
    }
    guard let otherwise else { return .next }
    return try otherwise.execute(frame)
  }

  @inline(__always)
  private func next(_ iteration: inout Iteration, _ interpreter: Interpreter) throws(Raise) -> Value? {
    do {
      try interpreter.meter.step()
      return try iteration.next(interpreter)
    } catch {
      throw iterable.located(error)
    }
  }
}

/// `for i in range(…)` with a variable of the frame: no range and no iterator are made.
final class RangeLoopNode: StatementNode {
  private let slot: Int
  private let callee: ExpressionNode
  private let arguments: [ExpressionNode]
  private let range: ClassObject
  private let body: StatementNode
  private let otherwise: StatementNode?
  /// The loop when `range` is not Python's, or its arguments are not small integers.
  private let general: ForNode

  init(
    _ slot: Int, _ callee: ExpressionNode, _ arguments: [ExpressionNode], range: ClassObject, general: ForNode,
    _ body: StatementNode, _ otherwise: StatementNode?, _ span: Span
  ) {
    self.slot = slot
    self.callee = callee
    self.arguments = arguments
    self.range = range
    self.general = general
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let function = try callee.evaluate(frame)
    var values: [Value] = []
    for argument in arguments { values.append(try argument.evaluate(frame)) }
    if case .object(let object) = function, object === range, let bounds = bounds(values) {
      return try run(frame, bounds)
    }
    let iterable: Value
    do { iterable = try frame.interpreter.call(function, values) } catch { throw general.iterable.located(error) }
    return try general.loop(over: iterable, frame)
  }

  /// The bounds; nil when `range` itself has to look at the arguments.
  private func bounds(_ values: [Value]) -> (start: Int, stop: Int, step: Int)? {
    var numbers: [Int] = []
    for value in values {
      guard case .int(let number) = value, number.magnitude < 1 << 60 else { return nil }
      numbers.append(number)
    }
    switch numbers.count {
    case 1: return (0, numbers[0], 1)
    case 2: return (numbers[0], numbers[1], 1)
    default: return numbers[2] == 0 ? nil : (numbers[0], numbers[1], numbers[2])
    }
  }

  private func run(_ frame: Frame, _ bounds: (start: Int, stop: Int, step: Int)) throws(Raise) -> Flow {
    let meter = frame.interpreter.meter
    var index = bounds.start
    while bounds.step > 0 ? index < bounds.stop : index > bounds.stop {
      do { try meter.step() } catch { throw located(error) }
      frame.slots[slot] = .int(index)
      index &+= bounds.step
      switch try body.execute(frame) {
      case .next, .continue: continue
      case .break: return .next
      case .return(let value): return .return(value)
      case .yield(let value): return .yield(value)
      }
    }
    guard let otherwise else { return .next }
    return try otherwise.execute(frame)
  }
}

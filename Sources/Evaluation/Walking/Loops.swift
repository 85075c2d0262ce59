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

extension Interpreter {
  /// Walks an iterable, a step an item, until the body says that it is enough; true when it never did. The commonest
  /// kinds need no iterator object. Errors of the walk itself happen at `place`.
  @inline(__always)
  func walk(_ value: Value, _ place: Node, _ body: (Value) throws(Raise) -> Bool) throws(Raise) -> Bool {
    switch value {
    case .list(let list):
      var index = 0
      while index < list.items.count {
        try step(place)
        if !(try body(list.items[index])) { return false }
        index &+= 1
      }
    case .tuple(let tuple):
      for index in tuple.items.indices {
        try step(place)
        if !(try body(tuple.items[index])) { return false }
      }
    case .object(let object) where type(of: object) == RangeObject.self:
      let range = unsafeDowncast(object, to: RangeObject.self)
      var next = range.start
      for _ in 0..<range.count {
        try step(place)
        if !(try body(.int(next))) { return false }
        next &+= range.step
      }
    default:
      let iterator: IteratorObject
      do { iterator = try self.iterator(over: value) } catch { throw place.located(error) }
      while let item = try next(iterator, place) {
        if !(try body(item)) { return false }
      }
    }
    return true
  }

  @inline(__always)
  private func step(_ place: Node) throws(Raise) {
    do { try meter.step() } catch { throw place.located(error) }
  }

  @inline(__always)
  private func next(_ iterator: IteratorObject, _ place: Node) throws(Raise) -> Value? {
    do {
      try meter.step()
      return try iterator.next(in: self)
    } catch {
      throw place.located(error)
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
    var ending = Flow.next
    let isThrough = try frame.interpreter.walk(value, iterable) { item throws(Raise) in
      try target.store(item, frame)
      switch try body.execute(frame) {
      case .next, .continue: return true
      case .break: return false
      case .return(let value):
        ending = .return(value)
        return false
      case .yield(let value):
        ending = .yield(value)
        return false
      }
    }
    guard isThrough, let otherwise else { return ending }
    return try otherwise.execute(frame)
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

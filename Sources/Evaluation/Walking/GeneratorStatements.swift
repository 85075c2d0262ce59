import SourceText

// The statements of generators that contain a `yield`. When the generator goes on, its body is executed again: each of
// these keeps in hidden slots of the frame where it was, and goes straight there.

/// A hidden slot: unbound when the statement is not under way.
struct ProgressSlot {
  let index: Int

  @inline(__always)
  func get(_ frame: Frame) -> Int {
    if case .int(let value) = frame.slots[index] { return value }
    return 0
  }

  // The slot never holds a reference, so that there is nothing to release when it is overwritten.
  @inline(__always) func set(_ value: Int, _ frame: Frame) { (frame.slots + index).initialize(to: .int(value)) }
  @inline(__always) func clear(_ frame: Frame) { (frame.slots + index).initialize(to: .unbound) }
}

/// Two statements or blocks, one after the other, of which some yield.
final class ResumableSequence: StatementNode {
  private let first: StatementNode
  private let second: StatementNode
  /// 1 while the second is under way.
  private let progress: ProgressSlot

  init(_ first: StatementNode, _ second: StatementNode, _ progress: ProgressSlot) {
    self.first = first
    self.second = second
    self.progress = progress
    super.init(first.span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    if frame.slots[progress.index].isUnbound {
      let flow = try first.execute(frame)
      guard case .next = flow else { return flow }
    }
    progress.clear(frame)
    let flow = try second.execute(frame)
    if case .yield = flow { progress.set(1, frame) }
    return flow
  }
}

/// `yield value`: gives the value, and when the generator goes on keeps what was sent.
final class YieldNode: StatementNode {
  private let value: ExpressionNode
  private let progress: ProgressSlot
  private let sent: Int

  init(_ value: ExpressionNode?, _ progress: ProgressSlot, sent: Int, _ span: Span) {
    self.value = value ?? ConstantNode(.none, span)
    self.progress = progress
    self.sent = sent
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    if progress.get(frame) == 0 {
      let given = try value.evaluate(frame)
      progress.set(1, frame)
      return .yield(given)
    }
    progress.clear(frame)
    do {
      frame.slots[sent] = try frame.interpreter.takeSent()
    } catch {
      throw located(error)
    }
    return .next
  }
}

extension Interpreter {
  /// What was sent to the generator that goes on; raises what was thrown into it.
  @inline(__always)
  fileprivate func takeSent() throws(Raise) -> Value {
    guard let generator, generator._withUnsafeGuaranteedRef({ $0.hasMessage }) else { return .none }
    if let sent = generator._withUnsafeGuaranteedRef({ $0.takeSent() }) { return sent }
    guard let exception = generator._withUnsafeGuaranteedRef({ $0.takeThrown() }) else { return .none }
    throw .exception(exception)
  }
}

/// `yield from iterable`.
final class YieldFromNode: StatementNode {
  private let iterable: ExpressionNode
  /// The iterator that is being walked.
  private let delegate: Int
  private let result: Int

  init(_ iterable: ExpressionNode, delegate: Int, result: Int, _ span: Span) {
    self.iterable = iterable
    self.delegate = delegate
    self.result = result
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let interpreter = frame.interpreter
    do {
      let next: Value?
      let iterator: IteratorObject
      if case .object(let object) = frame.slots[delegate] {
        let running = unsafeDowncast(object, to: IteratorObject.self)
        iterator = running
        next = try goOn(running, interpreter)
      } else {
        iterator = try interpreter.iterator(over: try iterable.evaluate(frame))
        frame.slots[delegate] = .object(iterator)
        next = try iterator.next(in: interpreter)
      }
      if let next { return .yield(next) }
      frame.slots[delegate] = .unbound
      frame.slots[result] = (iterator as? GeneratorObject)?.result ?? .none
      return .next
    } catch {
      frame.slots[delegate] = .unbound
      throw located(error)
    }
  }

  /// Hands on what was sent or thrown.
  private func goOn(_ iterator: IteratorObject, _ interpreter: Interpreter) throws(Raise) -> Value? {
    let sent: Value
    do {
      sent = try interpreter.takeSent()
    } catch .exception(let exception) {
      guard let generator = iterator as? GeneratorObject else { throw .exception(exception) }
      if exception.kind == .generatorExit {
        try generator.close(in: interpreter)
        throw .exception(exception)
      }
      return try generator.raise(exception, in: interpreter)
    }
    guard let generator = iterator as? GeneratorObject, !sent.isNone else {
      return try iterator.next(in: interpreter)
    }
    return try generator.send(sent, in: interpreter)
  }
}

/// Keeps a value for after a `yield`.
final class KeepNode: StatementNode {
  private let slot: Int
  private let value: ExpressionNode

  init(_ slot: Int, _ value: ExpressionNode) {
    self.slot = slot
    self.value = value
    super.init(value.span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    frame.slots[slot] = try value.evaluate(frame)
    return .next
  }
}

/// Gives a kept value and forgets it.
final class KeptNode: ExpressionNode {
  private let slot: Int

  init(_ slot: Int, _ span: Span) {
    self.slot = slot
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = frame.slots[slot]
    return value.isUnbound ? .none : value
  }
}

final class ResumableIf: StatementNode {
  private let test: ExpressionNode
  private let then: StatementNode
  private let otherwise: StatementNode
  private let progress: ProgressSlot

  init(
    _ test: ExpressionNode, _ then: StatementNode, _ otherwise: StatementNode, _ progress: ProgressSlot,
    _ span: Span
  ) {
    self.test = test
    self.then = then
    self.otherwise = otherwise
    self.progress = progress
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let branch = progress.get(frame)
    progress.clear(frame)
    let takesThen = branch == 0 ? try test.truth(frame) : branch == 1
    let flow = takesThen ? try then.execute(frame) : try otherwise.execute(frame)
    if case .yield = flow { progress.set(takesThen ? 1 : 2, frame) }
    return flow
  }
}

final class ResumableWhile: StatementNode {
  private let prelude: StatementNode?
  private let test: ExpressionNode
  private let body: StatementNode
  private let otherwise: StatementNode
  private let progress: ProgressSlot

  /// - Parameter prelude: what of the test has to be executed as statements, because it contains a `yield`.
  init(
    prelude: StatementNode?, _ test: ExpressionNode, _ body: StatementNode, _ otherwise: StatementNode,
    _ progress: ProgressSlot, _ span: Span
  ) {
    self.prelude = prelude
    self.test = test
    self.body = body
    self.otherwise = otherwise
    self.progress = progress
    super.init(span)
  }

  private enum Stage { static let test = 0, body = 1, otherwise = 2 }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    var stage = progress.get(frame)
    progress.clear(frame)
    while true {
      if stage == Stage.test {
        do { try frame.interpreter.meter.step() } catch { throw located(error) }
        if let prelude, case .yield(let value) = try prelude.execute(frame) { return .yield(value) }
        stage = try test.truth(frame) ? Stage.body : Stage.otherwise
      }
      let flow = stage == Stage.body ? try body.execute(frame) : try otherwise.execute(frame)
      if case .yield = flow { progress.set(stage, frame) }
      if stage == Stage.otherwise { return flow }
      switch flow {
      case .next, .continue: stage = Stage.test
      case .break: return .next
      case .return, .yield: return flow
      }
    }
  }
}

final class ResumableFor: StatementNode {
  private let target: Target
  private let iterable: ExpressionNode
  private let body: StatementNode
  private let otherwise: StatementNode
  private let progress: ProgressSlot
  /// The iterator, while the loop is under way.
  private let iterator: Int

  init(
    _ target: Target, _ iterable: ExpressionNode, _ body: StatementNode, _ otherwise: StatementNode,
    _ progress: ProgressSlot, iterator: Int, _ span: Span
  ) {
    self.target = target
    self.iterable = iterable
    self.body = body
    self.otherwise = otherwise
    self.progress = progress
    self.iterator = iterator
    super.init(span)
  }

  private enum Stage { static let start = 0, body = 1, otherwise = 2 }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    var stage = progress.get(frame)
    progress.clear(frame)
    let walked = try iterator(frame, starting: stage == Stage.start)
    while true {
      if stage != Stage.body, stage != Stage.otherwise {
        if let item = try next(walked, frame) {
          try target.store(item, frame)
          stage = Stage.body
        } else {
          stage = Stage.otherwise
        }
      }
      let flow: Flow
      do {
        flow = stage == Stage.body ? try body.execute(frame) : try otherwise.execute(frame)
      } catch {
        frame.slots[iterator] = .unbound
        throw error
      }
      if case .yield = flow {
        progress.set(stage, frame)
        return flow
      }
      if stage == Stage.body {
        if case .next = flow {
          stage = Stage.start
          continue
        }
        if case .continue = flow {
          stage = Stage.start
          continue
        }
      }
      frame.slots[iterator] = .unbound
      if stage == Stage.body, case .break = flow { return .next }
      return flow
    }
  }

  private func iterator(_ frame: Frame, starting: Bool) throws(Raise) -> IteratorObject {
    if !starting, case .object(let object) = frame.slots[iterator] {
      return unsafeDowncast(object, to: IteratorObject.self)
    }
    let value = try iterable.evaluate(frame)
    do {
      let made = try frame.interpreter.iterator(over: value)
      frame.slots[iterator] = .object(made)
      return made
    } catch {
      throw iterable.located(error)
    }
  }

  private func next(_ iterator: IteratorObject, _ frame: Frame) throws(Raise) -> Value? {
    do {
      try frame.interpreter.meter.step()
      return try iterator.next(in: frame.interpreter)
    } catch {
      throw iterable.located(error)
    }
  }
}

/// `match` whose cases yield.
final class ResumableMatch: StatementNode {
  private let subject: ExpressionNode
  private let cases: [MatchNode.Case]
  private let progress: ProgressSlot

  init(_ subject: ExpressionNode, _ cases: [MatchNode.Case], _ progress: ProgressSlot, _ span: Span) {
    self.subject = subject
    self.cases = cases
    self.progress = progress
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let running = progress.get(frame)
    progress.clear(frame)
    if running > 0 { return try run(running - 1, frame) }
    let value = try subject.evaluate(frame)
    for (index, option) in cases.enumerated() {
      do { guard try option.pattern.matches(value, frame) else { continue } } catch {
        throw option.pattern.located(error)
      }
      if let condition = option.condition, !(try condition.truth(frame)) { continue }
      return try run(index, frame)
    }
    return .next
  }

  private func run(_ index: Int, _ frame: Frame) throws(Raise) -> Flow {
    let flow = try cases[index].body.execute(frame)
    if case .yield = flow { progress.set(index + 1, frame) }
    return flow
  }
}

import SourceText

// `try`, `finally` and `with` in generators, when something in them yields; see `GeneratorStatements.swift`.

/// `try` with `except` and `else`, any of which may yield.
final class ResumableTry: StatementNode {
  private let body: StatementNode
  private let handlers: [HandlerNode]
  private let otherwise: StatementNode
  private let progress: ProgressSlot
  /// The exception that is being handled.
  private let caught: Int

  init(
    _ body: StatementNode, _ handlers: [HandlerNode], _ otherwise: StatementNode, _ progress: ProgressSlot,
    caught: Int, _ span: Span
  ) {
    self.body = body
    self.handlers = handlers
    self.otherwise = otherwise
    self.progress = progress
    self.caught = caught
    super.init(span)
  }

  /// 0 the body, 1 `else`, 2 and more the handlers.
  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let stage = progress.get(frame)
    progress.clear(frame)
    if stage >= 2 { return try run(stage - 2, frame) }
    if stage == 1 { return try runOtherwise(frame) }
    let flow: Flow
    do {
      flow = try body.execute(frame)
    } catch .exception(let exception) {
      return try handle(exception, frame)
    }
    if case .next = flow { return try runOtherwise(frame) }
    return flow
  }

  private func runOtherwise(_ frame: Frame) throws(Raise) -> Flow {
    let flow = try otherwise.execute(frame)
    if case .yield = flow { progress.set(1, frame) }
    return flow
  }

  private func handle(_ exception: ExceptionObject, _ frame: Frame) throws(Raise) -> Flow {
    for (index, handler) in handlers.enumerated() where try handler.catches(exception, frame) {
      exception.place = nil
      frame.slots[caught] = .object(exception)
      try handler.target?.store(.object(exception), frame)
      return try run(index, frame)
    }
    throw .exception(exception)
  }

  private func run(_ index: Int, _ frame: Frame) throws(Raise) -> Flow {
    let interpreter = frame.interpreter
    let outer = interpreter.handled
    interpreter.handled = frame.slots[caught].as(ExceptionObject.self)
    defer { interpreter.handled = outer }
    let handler = handlers[index]
    let flow: Flow
    do {
      flow = try handler.body.execute(frame)
    } catch {
      frame.slots[caught] = .unbound
      try handler.unbind(frame)
      throw error
    }
    if case .yield = flow {
      progress.set(index + 2, frame)
      return flow
    }
    frame.slots[caught] = .unbound
    try handler.unbind(frame)
    return flow
  }
}

/// `try … finally` whose parts may yield.
final class ResumableFinally: StatementNode {
  private let body: StatementNode
  private let cleanUp: StatementNode
  private let progress: ProgressSlot
  /// How the body ended, while the clean-up is under way.
  private let pending: Int

  init(_ body: StatementNode, _ cleanUp: StatementNode, _ progress: ProgressSlot, pending: Int, _ span: Span) {
    self.body = body
    self.cleanUp = cleanUp
    self.progress = progress
    self.pending = pending
    super.init(span)
  }

  /// 0 the body; then the clean-up after 1 the end, 2 `break`, 3 `continue`, 4 `return`, 5 an exception.
  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    var stage = progress.get(frame)
    progress.clear(frame)
    if stage == 0 {
      do {
        switch try body.execute(frame) {
        case .next: stage = 1
        case .break: stage = 2
        case .continue: stage = 3
        case .return(let value):
          stage = 4
          frame.slots[pending] = value
        case .yield(let value): return .yield(value)
        }
      } catch .exception(let exception) {
        stage = 5
        frame.slots[pending] = .object(exception)
      }
    }
    return try runCleanUp(stage, frame)
  }

  private func runCleanUp(_ stage: Int, _ frame: Frame) throws(Raise) -> Flow {
    let flow = try cleanUp.execute(frame)
    if case .yield = flow {
      progress.set(stage, frame)
      return flow
    }
    let kept = frame.slots[pending]
    frame.slots[pending] = .unbound
    guard case .next = flow else { return flow }
    switch stage {
    case 2: return .break
    case 3: return .continue
    case 4: return .return(kept)
    case 5:
      guard let exception = kept.as(ExceptionObject.self) else { return .next }
      throw .exception(exception)
    default: return .next
    }
  }
}

/// `with context as target` whose body yields.
final class ResumableWith: StatementNode {
  private let context: ExpressionNode
  private let target: Target?
  private let body: StatementNode
  /// The bound `__exit__`, while the body is under way.
  private let exit: Int

  init(_ context: ExpressionNode, _ target: Target?, _ body: StatementNode, exit: Int, _ span: Span) {
    self.context = context
    self.target = target
    self.body = body
    self.exit = exit
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let interpreter = frame.interpreter
    if frame.slots[exit].isUnbound {
      let manager = try context.evaluate(frame)
      do { frame.slots[exit] = try interpreter.enterContext(manager, target, frame) } catch {
        throw context.located(error)
      }
    }
    let flow: Flow
    do {
      flow = try body.execute(frame)
    } catch .exception(let exception) {
      if try interpreter.leaveContext(takeExit(frame), exception, context) { return .next }
      throw .exception(exception)
    }
    if case .yield = flow { return flow }
    _ = try interpreter.leaveContext(takeExit(frame), nil, context)
    return flow
  }

  private func takeExit(_ frame: Frame) -> Value {
    defer { frame.slots[exit] = .unbound }
    return frame.slots[exit]
  }
}

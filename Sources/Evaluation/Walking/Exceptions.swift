import SourceText

/// `raise`, `raise e`, `raise e from cause`.
final class RaiseNode: StatementNode {
  private let exception: ExpressionNode?
  private let cause: ExpressionNode?

  init(_ exception: ExpressionNode?, cause: ExpressionNode?, _ span: Span) {
    self.exception = exception
    self.cause = cause
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let interpreter = frame.interpreter
    guard let exception else {
      guard let handled = interpreter.handled else {
        throw located(.runtimeError("No active exception to reraise"))
      }
      throw located(.exception(handled))
    }
    let value = try exception.evaluate(frame)
    let raised: ExceptionObject
    do { raised = try interpreter.exception(from: value) } catch { throw located(error) }
    if let cause {
      let value = try cause.evaluate(frame)
      do { raised.attributes["__cause__"] = try interpreter.cause(from: value) } catch { throw located(error) }
    }
    if let handled = interpreter.handled, handled !== raised {
      raised.attributes["__context__"] = .object(handled)
    }
    throw located(.exception(raised))
  }
}

extension Interpreter {
  /// What `raise` raises: an exception, or one that a class makes.
  func exception(from value: Value) throws(Raise) -> ExceptionObject {
    if let exception = value.as(ExceptionObject.self) { return exception }
    if let type = value.as(ClassObject.self), type.exceptionKind != nil {
      let made = try call(value, [])
      if let exception = made.as(ExceptionObject.self) { return exception }
    }
    throw .typeError("exceptions must derive from BaseException")
  }

  fileprivate func cause(from value: Value) throws(Raise) -> Value {
    if value.isNone { return .none }
    if let exception = value.as(ExceptionObject.self) { return .object(exception) }
    if let type = value.as(ClassObject.self), type.exceptionKind != nil { return try call(value, []) }
    throw .typeError("exception causes must derive from BaseException")
  }

  /// Whether an `except` clause with this type catches the exception.
  func matches(_ exception: ExceptionObject, _ type: Value) throws(Raise) -> Bool {
    if case .tuple(let tuple) = type {
      for item in tuple.items where try matches(exception, item) { return true }
      return false
    }
    guard let type = type.as(ClassObject.self), type.exceptionKind != nil else {
      throw .typeError("catching classes that do not inherit from BaseException is not allowed")
    }
    return exception.classObject(in: self).isSubclass(of: type)
  }
}

/// An `except` clause.
final class HandlerNode: Node {
  private let type: ExpressionNode?
  let target: Target?
  let body: StatementNode

  init(type: ExpressionNode?, target: Target?, body: StatementNode, _ span: Span) {
    self.type = type
    self.target = target
    self.body = body
    super.init(span)
  }

  func catches(_ exception: ExceptionObject, _ frame: Frame) throws(Raise) -> Bool {
    guard let type else { return true }
    let value = try type.evaluate(frame)
    do { return try frame.interpreter.matches(exception, value) } catch { throw type.located(error) }
  }

  /// Python deletes the name of the exception after the clause.
  func unbind(_ frame: Frame) throws(Raise) {
    guard let target else { return }
    try target.store(.none, frame)
    try target.delete(frame)
  }
}

/// `try` with `except` and `else`.
final class TryNode: StatementNode {
  private let body: StatementNode
  private let handlers: [HandlerNode]
  private let otherwise: StatementNode?

  init(_ body: StatementNode, _ handlers: [HandlerNode], _ otherwise: StatementNode?, _ span: Span) {
    self.body = body
    self.handlers = handlers
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let flow: Flow
    do {
      flow = try body.execute(frame)
    } catch .exception(let exception) {
      return try handle(exception, frame)
    }
    if case .next = flow, let otherwise { return try otherwise.execute(frame) }
    return flow
  }

  private func handle(_ exception: ExceptionObject, _ frame: Frame) throws(Raise) -> Flow {
    // The handler is another place; if it raises the same exception again, that is noted anew.
    let place = exception.place
    let interpreter = frame.interpreter
    let outer = interpreter.handled
    interpreter.handled = exception
    defer { interpreter.handled = outer }
    for handler in handlers where try handler.catches(exception, frame) {
      exception.place = nil
      return try run(handler, exception, frame)
    }
    exception.place = place
    throw .exception(exception)
  }

  private func run(_ handler: HandlerNode, _ exception: ExceptionObject, _ frame: Frame) throws(Raise) -> Flow {
    try handler.target?.store(.object(exception), frame)
    let flow: Flow
    do {
      flow = try handler.body.execute(frame)
    } catch {
      try handler.unbind(frame)
      throw error
    }
    try handler.unbind(frame)
    return flow
  }
}

/// `try … finally`. What a lesson cannot catch passes by the block: it may not run for ever either.
final class FinallyNode: StatementNode {
  private let body: StatementNode
  private let cleanUp: StatementNode

  init(_ body: StatementNode, _ cleanUp: StatementNode, _ span: Span) {
    self.body = body
    self.cleanUp = cleanUp
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let flow: Flow
    do {
      flow = try body.execute(frame)
    } catch .exception(let exception) {
      let interpreter = frame.interpreter
      let outer = interpreter.handled
      interpreter.handled = exception
      defer { interpreter.handled = outer }
      let place = exception.place
      exception.place = nil
      let own = try cleanUp.execute(frame)
      guard case .next = own else { return own }
      exception.place = place
      throw .exception(exception)
    }
    let own = try cleanUp.execute(frame)
    guard case .next = own else { return own }
    return flow
  }
}

/// `with context as target`, one item.
final class WithNode: StatementNode {
  private let context: ExpressionNode
  private let target: Target?
  private let body: StatementNode

  init(_ context: ExpressionNode, _ target: Target?, _ body: StatementNode, _ span: Span) {
    self.context = context
    self.target = target
    self.body = body
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let manager = try context.evaluate(frame)
    let interpreter = frame.interpreter
    let exit: Value
    do { exit = try interpreter.enterContext(manager, target, frame) } catch { throw context.located(error) }
    let flow: Flow
    do {
      flow = try body.execute(frame)
    } catch .exception(let exception) {
      if try interpreter.leaveContext(exit, exception, context) { return .next }
      throw .exception(exception)
    }
    _ = try interpreter.leaveContext(exit, nil, context)
    return flow
  }
}

extension Interpreter {
  /// Enters a context manager; its bound `__exit__`.
  func enterContext(_ manager: Value, _ target: Target?, _ frame: Frame) throws(Raise) -> Value {
    let type = classObject(of: manager)
    let exit = try contextMethod("__exit__", of: manager, type)
    guard let enter = try contextMethod("__enter__", of: manager, type) else {
      throw .typeError("'\(type.name)' object does not support the context manager protocol")
    }
    guard let exit else {
      throw .typeError(
        "'\(type.name)' object does not support the context manager protocol (missed __exit__ method)")
    }
    let value = try call(enter, [])
    try target?.store(value, frame)
    return exit
  }

  private func contextMethod(_ name: String, of manager: Value, _ type: ClassObject) throws(Raise) -> Value? {
    guard let member = type.lookUp(name) else { return nil }
    return try bind(member, to: manager, of: type)
  }

  /// Leaves a context manager; true when it swallows the exception.
  func leaveContext(_ exit: Value, _ exception: ExceptionObject?, _ context: Node) throws(Raise) -> Bool {
    guard let exception else {
      do { _ = try call(exit, [.none, .none, .none]) } catch { throw context.located(error) }
      return false
    }
    let outer = handled
    handled = exception
    defer { handled = outer }
    let place = exception.place
    let type = Value.object(exception.classObject(in: self))
    do {
      let verdict = try call(exit, [type, .object(exception), .none])
      exception.place = place
      return try truth(of: verdict)
    } catch {
      throw context.located(error)
    }
  }
}

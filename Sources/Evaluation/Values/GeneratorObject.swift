/// A generator: a function whose frame lives on the heap, so that it can be left and entered again. There is no
/// thread: statements keep their progress in hidden slots and are executed again to go on.
public final class GeneratorObject: IteratorObject {
  enum State { case created, suspended, running, finished }

  private let function: FunctionObject
  private let code: FunctionCode
  /// The frame: the slot of the function, then its variables.
  private let start: UnsafeMutablePointer<Value>
  private(set) var state = State.created
  /// Whether something was sent or thrown that the pending `yield` has not taken yet.
  private(set) var hasMessage = false
  /// What the pending `yield` gives when the generator goes on.
  private var sent = Value.none
  private var thrown: ExceptionObject?
  /// The value of `return`, for `yield from`.
  private(set) var result = Value.none

  /// Takes the values of a frame.
  init(_ function: FunctionObject, movingFrom frame: UnsafeMutablePointer<Value>) {
    self.function = function
    code = function.code
    let count = code.slotCount + 1
    start = .allocate(capacity: count)
    start.moveInitialize(from: frame, count: count)
    super.init()
    self.count(extraBytes: count * MemoryLayout<Value>.stride)
  }

  deinit {
    releaseDeeply()
    start.deinitialize(count: code.slotCount + 1)
    start.deallocate()
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("generator") }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    "<generator object \(function.qualifiedName) at \(interpreter.address(of: self))>"
  }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "__name__": .string(function.name)
    case "__qualname__": .string(function.qualifiedName)
    default: try super.attribute(name, in: interpreter)
    }
  }

  public override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    switch state {
    case .finished: return nil
    case .running: throw .valueError("generator already executing")
    case .created, .suspended: return try resume(in: interpreter)
    }
  }

  /// `send(value)`: nil when the generator ends.
  func send(_ value: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    if state == .created, !value.isNone {
      throw .typeError("can't send non-None value to a just-started generator")
    }
    sent = value
    hasMessage = true
    return try next(in: interpreter)
  }

  /// `throw(exception)`: nil when the generator ends.
  func raise(_ exception: ExceptionObject, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch state {
    case .running: throw .valueError("generator already executing")
    case .created, .finished:
      finish()
      throw .exception(exception)
    case .suspended:
      thrown = exception
      hasMessage = true
      return try resume(in: interpreter)
    }
  }

  func close(in interpreter: Interpreter) throws(Raise) {
    guard state == .suspended else {
      if state == .created { finish() }
      return
    }
    let exit = ExceptionObject(.generatorExit, "")
    exit.arguments = []
    let value: Value?
    do {
      value = try raise(exit, in: interpreter)
    } catch .exception(let exception) where exception.kind == .generatorExit || exception.kind == .stopIteration {
      return
    }
    if value != nil { throw .runtimeError("generator ignored GeneratorExit") }
  }

  /// The exception to raise where the generator goes on.
  func takeThrown() -> ExceptionObject? {
    hasMessage = false
    defer { thrown = nil }
    return thrown
  }

  /// What a `yield` gives when it is executed again; nil when an exception is to be raised instead.
  @inline(__always)
  func takeSent() -> Value? {
    guard thrown == nil else { return nil }
    hasMessage = false
    defer { sent = .none }
    return sent
  }

  private func resume(in interpreter: Interpreter) throws(Raise) -> Value? {
    try interpreter.enter()
    let outer = interpreter.generator
    interpreter.generator = Unmanaged.passUnretained(self)
    state = .running
    defer {
      interpreter.generator = outer
      interpreter.depth -= 1
    }
    do {
      switch try code.run(Frame(slots: start + 1, interpreter: interpreter)) {
      case .yield(let value):
        state = .suspended
        return value
      case .return(let value): result = value
      case .next, .break, .continue: break
      }
    } catch {
      finish()
      throw converted(error.leaving(code))
    }
    finish()
    return nil
  }

  /// A `StopIteration` that escapes from the body is a mistake (PEP 479).
  private func converted(_ raise: Raise) -> Raise {
    guard case .exception(let exception) = raise, exception.kind == .stopIteration else { return raise }
    let error = ExceptionObject(.runtimeError, "generator raised StopIteration")
    error.traceback = exception.traceback
    error.attributes["__cause__"] = .object(exception)
    return .exception(error)
  }

  private func finish() {
    state = .finished
    releaseDeeply()
  }

  public override func releaseReferences(into freed: inout [Value]) {
    state = .finished
    for slot in 0...code.slotCount where !start[slot].isUnbound {
      freed.append(start[slot])
      start[slot] = .unbound
    }
    freed.append(sent)
    sent = .none
  }
}

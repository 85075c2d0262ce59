import SourceText

/// An exception that was, or may be, raised. Kinds that Python itself raises need no interpreter to be made.
public final class ExceptionObject: TrackedObject {
  /// Nil when `kind` says it all.
  public let type: ClassObject?
  public let kind: ExceptionKind
  public var arguments: [Value]
  public var attributes = AttributeTable()
  /// Innermost first, as the evaluator adds them while unwinding.
  public var traceback: [TracebackEntry] = []
  /// A near miss for reports; never part of the message.
  public var suggestion: String?
  /// Where in the running frame it was raised, until it leaves that frame.
  var place: Span?

  /// An estimate of what an exception takes beyond what every tracked object does, and of the work of unwinding.
  private static let ownBytes = 384

  public init(_ kind: ExceptionKind, _ message: String) {
    self.type = nil
    self.kind = kind
    self.arguments = [.string(message)]
    super.init()
    count(extraBytes: Self.ownBytes)
  }

  /// An instance of an exception class; `kind` is the nearest builtin ancestor's.
  public init(_ type: ClassObject, kind: ExceptionKind, arguments: [Value]) {
    self.type = type
    self.kind = kind
    self.arguments = arguments
    super.init()
    count(extraBytes: Self.ownBytes)
  }

  func addToTraceback(_ entry: TracebackEntry) {
    // A traceback as long as a runaway recursion helps nobody.
    guard traceback.count < 2_000 else { return }
    traceback.append(entry)
    count(extraBytes: extraBytes + MemoryLayout<TracebackEntry>.stride)
  }

  deinit { releaseDeeply() }

  public override func classObject(in interpreter: Interpreter) -> ClassObject {
    type ?? interpreter.classes.exception(kind)
  }

  /// `ValueError('message')`.
  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    if let text = try interpreter.specialText("__repr__", of: .object(self)) { return text }
    var parts: [String] = []
    for argument in arguments { parts.append(try interpreter.representation(of: argument)) }
    return "\(classObject(in: interpreter).name)(\(parts.joined(separator: ", ")))"
  }

  /// Python's `str(e)`: nothing, the one argument, or the tuple of them; a `KeyError` shows its key's `repr`.
  public override func text(in interpreter: Interpreter) throws(Raise) -> String {
    if let text = try interpreter.specialText("__str__", of: .object(self)) { return text }
    switch arguments.count {
    case 0: return ""
    case 1 where kind == .keyError: return try interpreter.representation(of: arguments[0])
    case 1: return try interpreter.text(of: arguments[0])
    default: return try interpreter.representation(of: .tuple(arguments))
    }
  }

  public override func truth(in interpreter: Interpreter) throws(Raise) -> Bool { true }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let value = attributes[name] { return value }
    switch name {
    case "args": return .tuple(arguments)
    case "value" where kind == .stopIteration: return arguments.first ?? Value.none
    case "name" where kind == .nameError || kind == .attributeError || kind == .importError: return Value.none
    case "__cause__", "__context__", "__traceback__": return Value.none
    default: return try interpreter.classAttribute(name, of: self)
    }
  }

  public override func setAttribute(
    _ name: String, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    if try interpreter.setThroughDescriptor(name, of: self, to: value) { return true }
    if name == "args" { arguments = try interpreter.items(of: value) } else { attributes[name] = value }
    return true
  }

  public override func deleteAttribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Bool {
    guard attributes[name] != nil else { return false }
    attributes[name] = nil
    return true
  }

  public override func attributeNames(in interpreter: Interpreter) -> [String] {
    attributes.names + ["args"] + super.attributeNames(in: interpreter)
  }

  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: arguments)
    freed.append(contentsOf: attributes.removeAll())
    arguments = []
  }
}

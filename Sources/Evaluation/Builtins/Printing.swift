/// `print` and `help`.
enum PrintingFunctions {
  static let all: [Builtin] = [
    Builtin(
      "print(*args, sep=' ', end='\\n', file=None, flush=False)", "Shows values, separated and ended as told."
    ) { arguments, interpreter throws(Raise) in
      let separator = try separatorText(arguments[1], "sep", " ", interpreter)
      let end = try separatorText(arguments[2], "end", "\n", interpreter)
      let destination = try interpreter.printDestination(arguments[3])
      for (index, value) in arguments.variadic(0).enumerated() {
        if index > 0, !separator.isEmpty { try destination.write(separator, nil, interpreter) }
        let kind = value.heapObject?.shownKind
        try destination.write(interpreter.text(of: value), kind, interpreter)
      }
      if !end.isEmpty { try destination.write(end, nil, interpreter) }
      return .none
    }
  ]

  private static func separatorText(
    _ value: Value, _ name: String, _ standard: String, _ interpreter: Interpreter
  ) throws(Raise) -> String {
    if value.isNone { return standard }
    return try interpreter.string(value) { "\(name) must be None or a string, not \($0)" }.value
  }
}

/// Where printed text goes.
enum PrintDestination {
  case output
  /// Standard error: readers of a chapter do not see it.
  case nowhere
  /// The `write` method of an object.
  case object(Value)

  func write(_ text: String, _ kind: ShownKind?, _ interpreter: Interpreter) throws(Raise) {
    switch self {
    case .output: try interpreter.write(text, as: kind)
    case .nowhere: break
    case .object(let write): _ = try interpreter.call(write, .string(text))
    }
  }
}

/// `sys.stdout` and `sys.stderr`.
final class StreamObject: Object {
  let destination: PrintDestination
  let name: String

  init(_ name: String, _ destination: PrintDestination) {
    self.name = name
    self.destination = destination
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("_io.TextIOWrapper")
  }
  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    "<_io.TextIOWrapper name='<\(name)>' mode='w' encoding='utf-8'>"
  }
}

extension BuiltinClass {
  static let stream = BuiltinClass(
    "_io.TextIOWrapper", "A stream of text.",
    methods: [
      Builtin("write(self, text, /)", "Writes a text.") { arguments, interpreter throws(Raise) in
        let text = try interpreter.string(arguments[1], argument: "write() argument")
        let stream = try arguments.object(StreamObject.self, "_io.TextIOWrapper", in: interpreter)
        try stream.destination.write(text.value, nil, interpreter)
        return .int(text.count)
      },
      Builtin("flush(self, /)", "Does nothing: what is written is shown at once.") { _, _ in .none },
      Builtin("isatty(self, /)", "Always false.") { _, _ in .bool(false) },
    ])
}

extension Interpreter {
  func printDestination(_ file: Value) throws(Raise) -> PrintDestination {
    if file.isNone { return .output }
    if let stream = file.as(StreamObject.self) { return stream.destination }
    guard let write = try attributeIfPresent("write", of: file) else {
      throw .attributeError("'\(typeName(of: file))' object has no attribute 'write'")
    }
    return .object(write)
  }
}

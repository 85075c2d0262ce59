// What can be asked of a generator besides its next value.
extension ObjectModel {
  static let generator = BuiltinClass(
    "generator", "A function that can be left and entered again.",
    methods: [
      Builtin("__next__(self, /)", "The next value.") { arguments, interpreter throws(Raise) in
        let generator = try generator(arguments[0], interpreter)
        return try valueOrStop(try generator.next(in: interpreter), generator)
      },
      Builtin("__iter__(self, /)", "The generator itself.") { arguments, _ throws(Raise) in arguments[0] },
      Builtin("send(self, value, /)", "Goes on; the pending yield gives the value.") {
        arguments, interpreter throws(Raise) in
        let generator = try generator(arguments[0], interpreter)
        return try valueOrStop(try generator.send(arguments[1], in: interpreter), generator)
      },
      Builtin("throw(self, type, value=None, traceback=None, /)", "Raises an exception at the pending yield.") {
        arguments, interpreter throws(Raise) in
        let generator = try generator(arguments[0], interpreter)
        var raised = arguments[1]
        if !arguments[2].isNone, raised.as(ClassObject.self) != nil {
          raised = try interpreter.call(raised, [arguments[2]])
        }
        let exception = try interpreter.exception(from: raised)
        return try valueOrStop(try generator.raise(exception, in: interpreter), generator)
      },
      Builtin("close(self, /)", "Ends the generator.") { arguments, interpreter throws(Raise) in
        try generator(arguments[0], interpreter).close(in: interpreter)
        return .none
      },
    ])

  private static func generator(_ value: Value, _ interpreter: Interpreter) throws(Raise) -> GeneratorObject {
    if let generator = value.as(GeneratorObject.self) { return generator }
    throw .typeError(
      "descriptor requires a 'generator' object but received a '\(interpreter.typeName(of: value))'")
  }

  private static func valueOrStop(_ value: Value?, _ generator: GeneratorObject) throws(Raise) -> Value {
    if let value { return value }
    let stop = ExceptionObject(.stopIteration, "")
    stop.arguments = generator.result.isNone ? [] : [generator.result]
    throw .exception(stop)
  }
}

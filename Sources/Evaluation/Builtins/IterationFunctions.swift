import Syntax

/// The functions of iterables that need no import.
enum IterationFunctions {
  static let all: [Builtin] = [
    Builtin("len(obj, /)", "Return the number of items in a container.") { arguments, interpreter throws(Raise) in
      .int(try interpreter.length(of: arguments[0]))
    },
    Builtin("all(iterable, /)", "Whether every item is true.") { arguments, interpreter throws(Raise) in
      let iterator = try interpreter.iterator(over: arguments[0])
      while let item = try iterator.next(in: interpreter) {
        try interpreter.meter.step()
        if !(try interpreter.truth(of: item)) { return .bool(false) }
      }
      return .bool(true)
    },
    Builtin("any(iterable, /)", "Whether some item is true.") { arguments, interpreter throws(Raise) in
      let iterator = try interpreter.iterator(over: arguments[0])
      while let item = try iterator.next(in: interpreter) {
        try interpreter.meter.step()
        if try interpreter.truth(of: item) { return .bool(true) }
      }
      return .bool(false)
    },
    Builtin("iter(object[, sentinel], /)", "An iterator over an object, or over what a function returns.") {
      arguments, interpreter throws(Raise) in
      guard let sentinel = arguments.given(1) else {
        let iterator = try interpreter.iterator(over: arguments[0])
        // An object with `__next__` is its own iterator.
        if let walker = iterator as? InstanceIterator { return .object(walker.instance) }
        return .object(iterator)
      }
      guard interpreter.isCallable(arguments[0]) else { throw .typeError("iter(v, w): v must be callable") }
      return .object(CallableIterator(arguments[0], sentinel: sentinel))
    },
    Builtin("next(iterator[, default], /)", "The next item of an iterator, or a default at its end.") {
      arguments, interpreter throws(Raise) in
      try interpreter.next(of: arguments[0], default: arguments.given(1))
    },
    Builtin(
      "sorted(iterable, /, *, key=None, reverse=False)", dialect: .cpythonUnpacked,
      "A new sorted list of the items of an iterable."
    ) { arguments, interpreter throws(Raise) in
      let items = try interpreter.items(of: arguments[0])
      let isReversed = try interpreter.truth(of: arguments[2])
      return try interpreter.newList(try interpreter.sorted(items, key: arguments[1], isReversed: isReversed))
    },
  ]
}

extension Interpreter {
  /// `next(iterator, default)`.
  func next(of value: Value, default fallback: Value?) throws(Raise) -> Value {
    if let iterator = value.as(IteratorObject.self) {
      if let item = try iterator.next(in: self) { return item }
      if let fallback { return fallback }
      let exception = ExceptionObject(.stopIteration, "")
      exception.arguments = []
      throw .exception(exception)
    }
    do {
      if let item = try callSpecial("__next__", on: value) { return item }
    } catch .exception(let exception) where exception.kind == .stopIteration {
      if let fallback { return fallback }
      throw .exception(exception)
    }
    throw .typeError("'\(typeName(of: value))' object is not an iterator")
  }

  func isCallable(_ value: Value) -> Bool { value.heapObject?.isCallable ?? false }
}

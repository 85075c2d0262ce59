extension Interpreter {
  /// `callee(argument)`, without an array.
  func call(_ callee: Value, _ argument: Value) throws(Raise) -> Value {
    try withUnsafePointer(to: argument) { pointer throws(Raise) in
      try call(callee, Arguments(UnsafeBufferPointer(start: pointer, count: 1)))
    }
  }
}

/// What the operations and the library of one interpreter remember between calls.
final class LibraryState {
  /// How deep operations on nested containers have gone.
  var nesting = 0
  /// Containers whose representation is being made, so that one inside itself is shown as `[...]`.
  var shown: [ObjectIdentifier] = []
  /// The generator behind the functions of `random`.
  private(set) lazy var random = RandomObject()
  /// Seconds that the lesson has slept.
  var slept = 0.0
}

extension Interpreter {
  /// Native work that recurses over containers is bounded like calls are.
  func enterNested(_ doing: String = "") throws(Raise) {
    guard state.nesting < meter.limits.recursion else {
      throw .raised(.recursionError, "maximum recursion depth exceeded\(doing)")
    }
    state.nesting += 1
    // Values that hold one thing many times are walked as often as their paths are many.
    try meter.step()
  }

  func leaveNested() { state.nesting -= 1 }

  /// Announces `count × times` bytes that are about to be touched and allocated.
  func announce(bytes count: Int, times: Int = 1) throws(Raise) {
    guard times > 0, count > 0 else { return }
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    guard !overflow else { throw .raised(.memoryError, "") }
    try meter.charge(elements: total)
    try meter.reserve(bytes: total)
    meter.release(bytes: total)
  }

  /// The builtin value inside an instance of a class that derives from a builtin type, else the value itself.
  @inline(__always)
  func native(_ value: Value) -> Value {
    if case .object(let object) = value, let instance = object as? InstanceObject, !instance.native.isUnbound {
      return instance.native
    }
    return value
  }
}

/// One run of a function that the lesson wrote.
public struct Activation: Equatable, Sendable {
  /// `pool2d`, `Pool.forward`; the name alone for a function that another one makes.
  public let name: String
  /// No two runs have the same.
  let number: Int
}

extension Interpreter {
  /// Runs a function and notes meanwhile that it runs. Comprehensions and lambdas have no name that a lesson would know
  /// them by, and functions of the library are not the lesson's.
  @inline(never)
  func runActivated(_ function: FunctionObject, _ frame: Frame) throws(Raise) -> Flow {
    let code = function.code
    guard code.cell != Self.libraryCell, !code.name.hasPrefix("<") else { return try code.run(frame) }
    activationsMade += 1
    // What is defined in a function has `<locals>` in its path, and nothing else there has brackets.
    let isInner = function.qualifiedName.utf8.contains(UInt8(ascii: "<"))
    activations.append(Activation(name: isInner ? code.name : function.qualifiedName, number: activationsMade))
    defer { activations.removeLast() }
    return try code.run(frame)
  }
}

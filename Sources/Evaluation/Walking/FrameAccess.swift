import SourceText

/// A call of `locals`, `vars`, `dir`, `eval` or `exec` in a function: those are told the function's variables.
final class LocalsCallNode: ExpressionNode {
  private let call: ExpressionNode
  private let variables: [(name: String, node: ExpressionNode)]

  init(_ call: ExpressionNode, _ variables: [(name: String, node: ExpressionNode)]) {
    self.call = call
    self.variables = variables
    super.init(call.span)
  }

  static let callees: Set<String> = ["locals", "vars", "dir", "eval", "exec"]

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let interpreter = frame.interpreter
    let locals = DictObject()
    for (name, node) in variables {
      let value: Value
      do {
        value = try node.evaluate(frame)
      } catch .exception(let exception) where exception.kind.isKind(of: .nameError) {
        continue
      }
      try locals.table.set(.string(name), to: value, in: interpreter)
    }
    let outer = interpreter.callerLocals
    interpreter.callerLocals = locals
    defer { interpreter.callerLocals = outer }
    return try call.evaluate(frame)
  }
}

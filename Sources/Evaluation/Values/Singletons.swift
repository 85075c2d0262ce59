/// `NotImplemented`: what a special method returns to let the other operand try.
public final class NotImplementedObject: Object {
  public override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("NotImplementedType")
  }
  public override func representation(in interpreter: Interpreter) throws(Raise) -> String { "NotImplemented" }
}

/// `...`.
public final class EllipsisObject: Object {
  public override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("ellipsis")
  }
  public override func representation(in interpreter: Interpreter) throws(Raise) -> String { "Ellipsis" }
}

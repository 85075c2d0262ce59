import Syntax

/// `int | str`, as annotations and `isinstance` use it.
public final class UnionObject: TrackedObject {
  /// Classes and `None`.
  public let members: [Value]

  public init(_ members: [Value]) { self.members = members }

  public override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("types.UnionType")
  }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    var names: [String] = []
    for member in members {
      if let type = member.as(ClassObject.self) {
        names.append(type.qualifiedName)
      } else {
        names.append(try interpreter.representation(of: member))
      }
    }
    return names.joined(separator: " | ")
  }

  public override func binary(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard op == .bitOr else { return nil }
    return side == .left ? Self.union(.object(self), other) : Self.union(other, .object(self))
  }

  /// `a | b` of classes, `None` and unions; nil for other values.
  public static func union(_ a: Value, _ b: Value) -> Value? {
    guard let left = members(a), let right = members(b) else { return nil }
    return .object(UnionObject(left + right))
  }

  private static func members(_ value: Value) -> [Value]? {
    if let union = value.as(UnionObject.self) { return union.members }
    return value.isNone || value.as(ClassObject.self) != nil ? [value] : nil
  }
}

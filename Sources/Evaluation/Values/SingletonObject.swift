/// `Ellipsis` and `NotImplemented`, which carry nothing but who they are. Two of a kind are identical to a lesson.
public final class SingletonObject: Object {
  public enum Kind: String, Sendable { case ellipsis = "Ellipsis", notImplemented = "NotImplemented" }

  public let kind: Kind

  public init(_ kind: Kind) { self.kind = kind }

  public override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass(kind == .ellipsis ? "ellipsis" : "NotImplementedType")
  }
  public override func representation(in interpreter: Interpreter) throws(Raise) -> String { kind.rawValue }
  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? { kind.rawValue.utf8.count }
}

extension Value {
  public static var ellipsis: Value { .object(SingletonObject(.ellipsis)) }
  public static var notImplemented: Value { .object(SingletonObject(.notImplemented)) }

  /// Whether a special method declined.
  public var isNotImplemented: Bool { self.as(SingletonObject.self)?.kind == .notImplemented }
  public var isEllipsis: Bool { self.as(SingletonObject.self)?.kind == .ellipsis }
}

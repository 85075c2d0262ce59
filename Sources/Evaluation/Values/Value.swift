/// A Python value: a tag and one word.
///
/// Scalars are here; everything else is a reference, because Python's lists, dicts and tensors are shared when they
/// are assigned. The four commonest containers have cases of their own so that hot paths need no cast; every other
/// kind of object is a subclass of `Object`. The size (9 bytes, stride 16) is asserted by a test: wider payloads cost
/// half as much again on every expression.
public enum Value {
  /// No value yet: an unassigned slot, or an argument that was not given. Never visible to a lesson.
  case unbound
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(StringObject)
  case list(ListObject)
  case tuple(TupleObject)
  case dict(DictObject)
  case object(Object)

  public static func string(_ text: String) -> Value { .string(StringObject(text)) }
  public static func list(_ items: [Value]) -> Value { .list(ListObject(items)) }
  public static func tuple(_ items: [Value]) -> Value { .tuple(TupleObject(items)) }

  public var isUnbound: Bool { if case .unbound = self { true } else { false } }
  public var isNone: Bool { if case .none = self { true } else { false } }

  /// The heap object behind the value, if it has one.
  public var heapObject: Object? {
    switch self {
    case .string(let object): object
    case .list(let object): object
    case .tuple(let object): object
    case .dict(let object): object
    case .object(let object): object
    case .unbound, .none, .bool, .int, .float: nil
    }
  }

  /// The object as a host type, or nil: `value.as(TensorObject.self)`.
  @inlinable public func `as`<T: Object>(_ type: T.Type) -> T? {
    if case .object(let object) = self { object as? T } else { nil }
  }
}

import Syntax

/// Which side of an operator an object stands on.
public enum OperandSide: Sendable { case left, right }

/// Anything on the heap. Host types (tensors, modules) subclass it and override the hooks they support; every default
/// does what Python does for an object without the corresponding special method.
///
/// A hook that returns an optional answers nil for "not implemented": the evaluator then tries the other operand and
/// finally raises `TypeError` in CPython's words.
open class Object {
  public init() {}

  /// The class object of this interpreter that `type(x)` gives.
  open func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.object }

  /// The name of a type that is written in C, where some messages show more than `__name__`: `torch.Size`.
  open var nativeTypeName: String? { nil }

  /// `repr(x)`.
  open func representation(in interpreter: Interpreter) throws(Raise) -> String {
    "<\(classObject(in: interpreter).qualifiedName) object at \(interpreter.address(of: self))>"
  }

  /// `str(x)`.
  open func text(in interpreter: Interpreter) throws(Raise) -> String { try representation(in: interpreter) }

  /// `format(x, spec)`; the default refuses any spec but the empty one.
  open func formatted(_ spec: String, in interpreter: Interpreter) throws(Raise) -> String {
    guard spec.isEmpty else {
      throw .typeError("unsupported format string passed to \(classObject(in: interpreter).name).__format__")
    }
    return try text(in: interpreter)
  }

  /// What a matcher may treat as a value when this object is printed or echoed; nil for plain text.
  open var shownKind: ShownKind? { nil }

  open func truth(in interpreter: Interpreter) throws(Raise) -> Bool {
    try length(in: interpreter).map { $0 != 0 } ?? true
  }

  /// `len(x)`.
  open func length(in interpreter: Interpreter) throws(Raise) -> Int? { nil }

  /// `hash(x)`; nil for an unhashable type.
  open func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? {
    Int(bitPattern: ObjectIdentifier(self))
  }

  /// An attribute of the object itself or of its class, bound; nil when there is none.
  open func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    try interpreter.classAttribute(name, of: self)
  }

  /// False when the object takes no such attribute.
  open func setAttribute(_ name: String, to value: Value, in interpreter: Interpreter) throws(Raise) -> Bool { false }
  open func deleteAttribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Bool { false }

  /// Names for `dir(x)`, not sorted.
  open func attributeNames(in interpreter: Interpreter) -> [String] { classObject(in: interpreter).allMemberNames }

  /// `x[key]`.
  open func item(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value? { nil }
  open func setItem(_ key: Value, to value: Value, in interpreter: Interpreter) throws(Raise) -> Bool { false }
  open func deleteItem(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Bool { false }

  /// Whether `item(at:in:)` and `setItem(at:to:in:)` are worth asking.
  open var takesPlainIndices: Bool { false }
  /// `x[i, a:b]` with plain ints, of which there are at most four; nil asks `item(_:in:)`, which tells errors too.
  open func item(at indices: UnsafeBufferPointer<PlainIndex>, in interpreter: Interpreter) throws(Raise) -> Value? {
    nil
  }
  /// `x[i, a:b].method()` in one step, for a method of this object's class; nil takes two. What `value(of:in:)` makes of
  /// it must be the same.
  open func element(
    of method: BuiltinObject, at indices: UnsafeBufferPointer<PlainIndex>, in interpreter: Interpreter
  ) throws(Raise) -> PlainElement? { nil }
  /// An element that this object gave, as a value.
  open func value(of element: PlainElement, in interpreter: Interpreter) throws(Raise) -> Value { .none }
  /// `x[i, a:b] = value` with plain ints; false asks `setItem(_:to:in:)`.
  open func setItem(
    at indices: UnsafeBufferPointer<PlainIndex>, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool { false }

  /// `x[i, a:b] = element` for an element that an object of the same library gave; false asks for its value.
  open func setItem(
    at indices: UnsafeBufferPointer<PlainIndex>, to element: PlainElement, in interpreter: Interpreter
  ) throws(Raise) -> Bool { false }

  /// The class in which every method of this object is found; nil when attributes of its own may hide one.
  open func methodClass(in interpreter: Interpreter) -> ClassObject? { nil }

  /// `value in x`; nil falls back to iteration.
  open func contains(_ value: Value, in interpreter: Interpreter) throws(Raise) -> Bool? { nil }

  /// `x op other` (side left) or `other op x` (side right).
  open func binary(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? { nil }

  /// `x op= other`; nil falls back to `binary`.
  open func inPlace(_ op: BinaryOperator, _ other: Value, in interpreter: Interpreter) throws(Raise) -> Value? { nil }

  open func unary(_ op: UnaryOperator, in interpreter: Interpreter) throws(Raise) -> Value? { nil }

  /// One of `==`, `!=`, `<`, `<=`, `>`, `>=`, seen from this object on the left (the evaluator swaps when needed).
  open func compare(_ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    nil
  }

  /// `iter(x)`; nil when the object cannot be iterated.
  open func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? { nil }

  /// `callable(x)`.
  open var isCallable: Bool { false }

  /// `x(…)`; nil when the object cannot be called.
  open func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? { nil }

  /// Gives up what the object refers to, so that cycles are broken and deep structures are freed by a loop.
  /// The object must stay valid but may become empty.
  open func releaseReferences(into freed: inout [Value]) {}
}

/// Something that `next` can be asked of.
open class IteratorObject: TrackedObject {
  /// The next value, or nil at the end.
  open func next(in interpreter: Interpreter) throws(Raise) -> Value? { nil }

  /// How many values are still to come, where that is known.
  open var remainingCount: Int? { nil }

  /// The name of the builtin class; a subclass with one of its own overrides `classObject` instead.
  open var typeName: String { "iterator" }

  open override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass(typeName) }
  open override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? { self }
}

import Syntax

/// A name of `typing`: it can be subscripted and shown, and nothing checks it.
final class TypingObject: Object {
  private let text: String

  init(_ text: String) { self.text = text }

  override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("typing._SpecialForm")
  }
  override var isCallable: Bool { true }
  override func representation(in interpreter: Interpreter) throws(Raise) -> String { text }

  override func item(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    let arguments: [Value] = if case .tuple(let tuple) = key { tuple.items } else { [key] }
    var names: [String] = []
    for argument in arguments {
      names.append(try name(argument, interpreter))
    }
    return .object(TypingObject("\(text)[\(names.joined(separator: ", "))]"))
  }

  /// Classes by their names, also inside a list of parameters.
  private func name(_ argument: Value, _ interpreter: Interpreter) throws(Raise) -> String {
    if argument.isEllipsis { return "..." }
    if let type = argument.as(ClassObject.self) { return type.qualifiedName }
    guard case .list(let list) = argument else { return try interpreter.representation(of: argument) }
    var names: [String] = []
    for item in list.items { names.append(try name(item, interpreter)) }
    return "[\(names.joined(separator: ", "))]"
  }

  override func binary(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    op == .bitOr ? .object(self) : nil
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? {
    throw .typeError("Type \(text.split(separator: ".").last ?? "") cannot be instantiated")
  }
}

extension BuiltinModule {
  static let typing = BuiltinModule(
    "typing", "Names for annotations.",
    functions: [
      Builtin("cast(typ, val)", dialect: .python, "The value itself.") { arguments, _ in arguments[1] },
      Builtin("TypeVar(name, *constraints, bound=None, covariant=False, contravariant=False)", "A type variable.") {
        arguments, interpreter throws(Raise) in
        .object(TypingObject("~" + (try interpreter.text(of: arguments[0]))))
      },
      Builtin("NewType(name, tp)", dialect: .python, "The type itself.") { arguments, _ in arguments[1] },
      Builtin("overload(func)", dialect: .python, "The function itself.") { arguments, _ in arguments[0] },
      Builtin("final(f)", dialect: .python, "The function or class itself.") { arguments, _ in arguments[0] },
      Builtin("no_type_check(arg)", dialect: .python, "The function or class itself.") { arguments, _ in arguments[0] },
      Builtin("runtime_checkable(cls)", dialect: .python, "The class itself.") { arguments, _ in arguments[0] },
      Builtin("get_type_hints(obj)", dialect: .python, "The annotations of a function or class.") {
        arguments, interpreter throws(Raise) in
        try interpreter.attribute("__annotations__", of: arguments[0])
      },
    ],
    classes: [
      BuiltinClass("typing.Generic", "The base of generic classes."),
      BuiltinClass("typing.Protocol", "The base of protocol classes."),
      BuiltinClass("typing._SpecialForm", "The type of the names of `typing`."),
    ],
    constants: names.map(form) + [typeChecking],
    source: """
      from collections import namedtuple as _namedtuple

      def NamedTuple(typename, fields=()):
          return _namedtuple(typename, [name for name, _ in fields])
      """)

  private static let typeChecking: Constant = ("TYPE_CHECKING", { _ in .bool(false) })

  private static func form(_ name: String) -> Constant {
    (name, { _ in .object(TypingObject("typing.\(name)")) })
  }

  private static let names = [
    "Any", "List", "Dict", "Tuple", "Set", "FrozenSet", "Optional", "Union", "Callable", "Iterable", "Iterator",
    "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Generator", "Type", "Literal", "Final", "ClassVar",
    "Hashable", "Sized", "Collection", "Container", "Reversible", "SupportsInt", "SupportsFloat", "Text", "NoReturn",
    "Annotated", "DefaultDict", "OrderedDict", "Counter", "Deque", "Awaitable", "Self", "AnyStr", "ParamSpec",
    "Concatenate", "TypeAlias", "Never", "Required", "NotRequired", "TypedDict", "SupportsIndex", "SupportsAbs",
  ]
}

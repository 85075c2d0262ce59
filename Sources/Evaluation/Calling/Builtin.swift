/// A function or method that the language offers, declared in one place: its name, signatures, documentation and body.
/// Argument checking, `help()`, near-miss suggestions and the reference list derive from this literal.
///
///     Builtin("sorted(iterable, /, *, key=None, reverse=False)", "A new sorted list of the items of an iterable.") {
///       arguments, interpreter throws(Raise) in …
///     }
///
/// A signature is written as Python's `inspect.signature` shows it; a type may stand before a parameter's name in the
/// manner of PyTorch's `native_functions.yaml` (`Tensor input, int[2] kernel_size`), for dialects that check types.
/// A method's first parameter is `self`.
///
/// An object and not a struct: there are a thousand, and the tables that hold them are joined at every start.
public final class Builtin: Sendable {
  public typealias Body = @Sendable (BoundArguments, Interpreter) throws(Raise) -> Value

  public let name: String
  public let signatures: [String]
  public let dialect: Dialect
  public let documentation: String
  public let body: Body

  public convenience init(
    _ signatures: String..., dialect: Dialect = .cpython, documentation: String, body: @escaping Body
  ) {
    self.init(signatures: signatures, dialect: dialect, documentation: documentation, body: body)
  }

  public convenience init(
    _ signature: String, dialect: Dialect = .cpython, _ documentation: String, body: @escaping Body
  ) {
    self.init(signatures: [signature], dialect: dialect, documentation: documentation, body: body)
  }

  /// For tables that make their literals; there is at least one signature.
  public init(signatures: [String], dialect: Dialect = .cpython, documentation: String, body: @escaping Body) {
    self.name = signatures.first.map(Self.name) ?? ""
    self.signatures = signatures
    self.dialect = dialect
    self.documentation = documentation
    self.body = body
  }

  private static func name(in signature: String) -> String {
    signature.utf8.firstIndex(of: UInt8(ascii: "(")).map { String(signature[..<$0]) } ?? signature
  }
}

/// How arguments are matched with parameters and in whose words a mismatch is told: Python functions, CPython's
/// builtins and PyTorch's argument parser each have their own.
public struct Dialect: Sendable {
  /// Matches the arguments of a call with one of the builtin's signatures and calls the body.
  public typealias Bind = @Sendable (BuiltinObject, Arguments, Interpreter) throws(Raise) -> Value

  /// Calls a method on its receiver without arguments; nil when they have to be matched after all.
  public typealias CallAlone = @Sendable (BuiltinObject, Value, Interpreter) throws(Raise) -> Value?

  public let bind: Bind
  let callAlone: CallAlone

  public init(
    bind: @escaping Bind, callAlone: @escaping CallAlone = { _, _, _ throws(Raise) in nil }
  ) {
    self.bind = bind
    self.callAlone = callAlone
  }
}

/// A builtin as a value; a bound method carries its receiver.
public final class BuiltinObject: Object {
  public let builtin: Builtin
  public let receiver: Value
  /// The class that the method belongs to, or the module of a function; nil for functions that need no import.
  public let owner: Owner?
  private let parsed: ParsedSignatures

  public enum Owner {
    /// `list` in `list.append`.
    case type(String)
    /// A class method or a static method of the type.
    case typeItself(String)
    /// `math` in `math.sqrt`.
    case module(String)
  }

  public init(_ builtin: Builtin, receiver: Value = .unbound, owner: Owner? = nil) {
    self.builtin = builtin
    self.receiver = receiver
    self.owner = owner
    self.parsed = ParsedSignatures(builtin.signatures)
  }

  private init(binding method: BuiltinObject, to receiver: Value) {
    self.builtin = method.builtin
    self.receiver = receiver
    self.owner = method.owner
    self.parsed = method.parsed
  }

  /// The method bound to an object.
  public func bound(to receiver: Value) -> BuiltinObject { BuiltinObject(binding: self, to: receiver) }

  /// The builtin's signatures, parsed when they are first needed.
  public var signatures: [Signature] { parsed.list }

  /// What a dialect makes of the signatures, once for a method and everything it is bound to.
  public var compiledSignatures: AnyObject? {
    get { parsed.compiled }
    set { parsed.compiled = newValue }
  }

  /// Whether the first parameter is `self` and is not counted in messages.
  var isMethod: Bool {
    switch owner {
    case .type: true
    case .typeItself(_), .module, nil: !receiver.isUnbound
    }
  }

  /// `list.append`, `math.sqrt`, `len`.
  var qualifiedName: String {
    switch owner {
    case .type(let name), .typeItself(let name), .module(let name): "\(name).\(builtin.name)"
    case nil: builtin.name
    }
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject {
    if case .type? = owner, receiver.isUnbound { return interpreter.builtinClass("method_descriptor") }
    return interpreter.builtinClass("builtin_function_or_method")
  }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    if case .type(let type)? = owner, receiver.isUnbound { return "<method '\(builtin.name)' of '\(type)' objects>" }
    if case .typeItself? = owner {
      return "<built-in method \(builtin.name) of type object at \(interpreter.address(of: self))>"
    }
    if let object = receiver.heapObject {
      let address = interpreter.address(of: object)
      return "<built-in method \(builtin.name) of \(interpreter.typeName(of: receiver)) object at \(address)>"
    }
    return "<built-in function \(builtin.name)>"
  }

  /// How many positional arguments fill the only signature, so that a call with so many needs no matching; -1 when
  /// there is no such number.
  private(set) lazy var plainCount: Int = {
    // A dialect that checks types has to see every call.
    guard signatures.count == 1, signatures[0].isPlain, signatures[0].parameters.allSatisfy(\.type.isEmpty) else {
      return -1
    }
    return signatures[0].positionalCount
  }()

  public override var isCallable: Bool { true }

  public override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "__name__": .string(builtin.name)
    case "__qualname__": .string(isMethod ? qualifiedName : builtin.name)
    case "__doc__": .string(builtin.documentation)
    case "__self__": receiver.isUnbound ? Value.none : receiver
    case "__text_signature__": .string("(" + signatureText + ")")
    case "__module__":
      if case .module(let module)? = owner { .string(module) } else { owner == nil ? .string("builtins") : Value.none }
    default: try super.attribute(name, in: interpreter)
    }
  }

  /// What stands between the brackets of the first signature.
  var signatureText: String {
    let text = builtin.signatures.first ?? ""
    return String(text.drop { $0 != "(" }.dropFirst().dropLast())
  }

  public override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? {
    try builtin.dialect.bind(self, arguments, interpreter)
  }
}

/// Shared by a method and everything it was bound to.
private final class ParsedSignatures {
  private let texts: [String]
  private(set) lazy var list = texts.map(Signature.init(parsing:))
  var compiled: AnyObject?

  init(_ texts: [String]) { self.texts = texts }
}

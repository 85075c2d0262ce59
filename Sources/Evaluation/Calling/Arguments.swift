/// The arguments of one call, as the caller wrote them. The positional ones live on the caller's value stack and are
/// valid only during the call.
public struct Arguments {
  public let positional: UnsafeBufferPointer<Value>
  public let keywords: [KeywordArgument]

  public init(_ positional: UnsafeBufferPointer<Value>, keywords: [KeywordArgument] = []) {
    self.positional = positional
    self.keywords = keywords
  }

  public var count: Int { positional.count }
  public subscript(index: Int) -> Value { positional[index] }
}

public struct KeywordArgument {
  public let name: String
  public let value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

/// The arguments of a builtin after binding: one value a parameter of the chosen signature, in its order, defaults
/// filled in. A `*args` parameter is a tuple, a `**kwargs` parameter a dict. Valid only during the call.
public struct BoundArguments {
  /// Which of the builtin's signatures matched.
  public let signature: Int
  public let values: UnsafeBufferPointer<Value>

  /// What is called, for messages.
  public unowned(unsafe) let callee: BuiltinObject?

  public init(signature: Int = 0, _ values: UnsafeBufferPointer<Value>, callee: BuiltinObject? = nil) {
    self.signature = signature
    self.values = values
    self.callee = callee
  }

  public subscript(index: Int) -> Value { values[index] }
}

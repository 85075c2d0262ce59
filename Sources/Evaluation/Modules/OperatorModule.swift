import Syntax

extension BuiltinModule {
  static let `operator` = BuiltinModule(
    "operator", "Operators as functions.",
    functions: OperatorModule.binary + OperatorModule.comparisons + OperatorModule.others,
    classes: [OperatorModule.itemGetter, OperatorModule.attributeGetter, OperatorModule.methodCaller])
}

private enum OperatorModule {
  static let binary: [Builtin] = BinaryOperator.allCases.flatMap { op -> [Builtin] in
    let stem = op.specialNames.plain.drop { $0 == "_" }.prefix { $0 != "_" }
    let name = stem == "and" || stem == "or" ? "\(stem)_" : String(stem)
    return [
      Builtin("\(name)(a, b, /)", "`a \(op.rawValue) b`.") { arguments, interpreter throws(Raise) in
        try interpreter.binary(op, arguments[0], arguments[1])
      },
      Builtin("i\(stem)(a, b, /)", "`a \(op.rawValue)= b`.") { arguments, interpreter throws(Raise) in
        try interpreter.inPlace(op, arguments[0], arguments[1])
      },
    ]
  }

  private static let comparisonNames: [(String, ComparisonOperator)] = [
    ("eq", .equal), ("ne", .notEqual), ("lt", .less), ("le", .lessOrEqual), ("gt", .greater), ("ge", .greaterOrEqual),
    ("is_", .is), ("is_not", .isNot),
  ]

  static let comparisons: [Builtin] = comparisonNames.map { name, op in
    Builtin("\(name)(a, b, /)", "`a \(op.rawValue) b`.") { arguments, interpreter throws(Raise) in
      try interpreter.compare(op, arguments[0], arguments[1])
    }
  }

  static let others: [Builtin] = [
    Builtin("contains(a, b, /)", "`b in a`.") { arguments, interpreter throws(Raise) in
      .bool(try interpreter.contains(arguments[0], arguments[1]))
    },
    Builtin("neg(a, /)", "`-a`.") { arguments, interpreter throws(Raise) in
      try interpreter.unary(.negative, arguments[0])
    },
    Builtin("pos(a, /)", "`+a`.") { arguments, interpreter throws(Raise) in
      try interpreter.unary(.positive, arguments[0])
    },
    Builtin("invert(a, /)", "`~a`.") { arguments, interpreter throws(Raise) in
      try interpreter.unary(.invert, arguments[0])
    },
    Builtin("not_(a, /)", "`not a`.") { arguments, interpreter throws(Raise) in
      .bool(!(try interpreter.truth(of: arguments[0])))
    },
    Builtin("truth(a, /)", "`bool(a)`.") { arguments, interpreter throws(Raise) in
      .bool(try interpreter.truth(of: arguments[0]))
    },
    Builtin("abs(a, /)", "`abs(a)`.") { arguments, interpreter throws(Raise) in
      try interpreter.absolute(arguments[0])
    },
    Builtin("index(a, /)", "A whole number as itself.") { arguments, interpreter throws(Raise) in
      try interpreter.integer(of: arguments[0])
    },
    Builtin("getitem(a, b, /)", "`a[b]`.") { arguments, interpreter throws(Raise) in
      try interpreter.item(of: arguments[0], arguments[1])
    },
    Builtin("setitem(a, b, c, /)", "`a[b] = c`.") { arguments, interpreter throws(Raise) in
      try interpreter.setItem(of: arguments[0], arguments[1], to: arguments[2])
      return .none
    },
    Builtin("delitem(a, b, /)", "`del a[b]`.") { arguments, interpreter throws(Raise) in
      try interpreter.deleteItem(of: arguments[0], arguments[1])
      return .none
    },
    Builtin("concat(a, b, /)", "`a + b` of sequences.") { arguments, interpreter throws(Raise) in
      try interpreter.binary(.add, arguments[0], arguments[1])
    },
  ]

  static let itemGetter = getter("itemgetter", "Gives items of its argument.") {
    value, key, interpreter throws(Raise) in
    try interpreter.item(of: value, key)
  }

  static let attributeGetter = getter("attrgetter", "Gives attributes of its argument.") {
    value, key, interpreter throws(Raise) in
    let path = try interpreter.string(key) { _ in "attribute name must be a string" }
    var result = value
    for name in path.value.split(separator: ".") { result = try interpreter.attribute(String(name), of: result) }
    return result
  }

  static let methodCaller = BuiltinClass(
    "operator.methodcaller", "Calls a method of its argument.",
    constructor: Builtin("methodcaller(name, /, *args, **kwargs)", "Calls a method by its name.") {
      arguments, interpreter throws(Raise) in
      let name = try interpreter.string(arguments[0]) { _ in "method name must be a string" }
      let positional = arguments.variadic(1)
      let keywords = try interpreter.keywordArguments(arguments[2])
      return .object(
        GetterObject("operator.methodcaller", [arguments[0]]) { value, interpreter throws(Raise) in
          try interpreter.call(interpreter.attribute(name.value, of: value), positional, keywords: keywords)
        })
    })

  private static func getter(
    _ name: String, _ documentation: String,
    _ get: @escaping @Sendable (Value, Value, Interpreter) throws(Raise) -> Value
  ) -> BuiltinClass {
    BuiltinClass(
      "operator.\(name)", documentation,
      constructor: Builtin("\(name)(item, /, *items)", documentation) { arguments, _ throws(Raise) in
        let keys = [arguments[0]] + arguments.variadic(1)
        return .object(
          GetterObject("operator.\(name)", keys) { value, interpreter throws(Raise) in
            if keys.count == 1 { return try get(value, keys[0], interpreter) }
            var items: [Value] = []
            for key in keys { items.append(try get(value, key, interpreter)) }
            return .tuple(items)
          })
      })
  }
}

/// `itemgetter(1)` and its like: a function of one argument that shows how it was made.
final class GetterObject: TrackedObject {
  private let name: String
  private let keys: [Value]
  private let get: (Value, Interpreter) throws(Raise) -> Value

  init(_ name: String, _ keys: [Value], _ get: @escaping (Value, Interpreter) throws(Raise) -> Value) {
    self.name = name
    self.keys = keys
    self.get = get
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass(name) }
  override var isCallable: Bool { true }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    var parts: [String] = []
    for key in keys { parts.append(try interpreter.representation(of: key)) }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? {
    guard arguments.count == 1, arguments.keywords.isEmpty else {
      let short = name.split(separator: ".").last ?? ""
      throw .typeError("\(short) expected 1 argument, got \(arguments.count)")
    }
    return try get(arguments[0], interpreter)
  }
}

extension Interpreter {
  /// The entries of a `**kwargs` dict as arguments.
  func keywordArguments(_ value: Value) throws(Raise) -> [KeywordArgument] {
    guard case .dict(let dict) = native(value) else { return [] }
    var keywords: [KeywordArgument] = []
    for entry in dict.table.liveEntries {
      let name = try string(entry.key) { _ in "keywords must be strings" }
      keywords.append(KeywordArgument(name.value, entry.value))
    }
    return keywords
  }
}

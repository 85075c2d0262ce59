import Syntax

/// The special methods of builtin types under their own names, for `super().__setitem__(…)` and the like. Each works
/// on the builtin value inside an instance, never on the instance's own overrides.
enum SpecialMethods {
  static let sequence = comparisons + containers + iteration + arithmetic([.add, .multiply]) + representation
  static let mutableSequence = sequence + mutation
  static let mapping = comparisons + containers + iteration + mutation + representation
  static let set =
    comparisons + length + iteration + arithmetic([.bitAnd, .bitOr, .subtract, .bitXor]) + representation
  static let string = sequence + arithmetic([.modulo]) + [hash]
  static let integer =
    comparisons + arithmetic(BinaryOperator.allCases.filter { $0 != .matrixMultiply }) + unary + representation
    + [hash, truth]
  static let float =
    comparisons + arithmetic([.add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power]) + unary
    + representation + [hash, truth]

  private static let comparisons: [Builtin] = [
    comparison("__eq__", .equal), comparison("__ne__", .notEqual), comparison("__lt__", .less),
    comparison("__le__", .lessOrEqual), comparison("__gt__", .greater), comparison("__ge__", .greaterOrEqual),
  ]

  private static func comparison(_ name: String, _ op: ComparisonOperator) -> Builtin {
    Builtin("\(name)(self, value, /)", "`self \(op.rawValue) value`.") { arguments, interpreter throws(Raise) in
      let (a, b) = (interpreter.native(arguments[0]), interpreter.native(arguments[1]))
      guard isComparable(a, b) else { return .notImplemented }
      do throws(Raise) {
        return try interpreter.compare(op, a, b)
      } catch .exception(let exception) where exception.kind == .typeError {
        return .notImplemented
      }
    }
  }

  /// Whether the type of `a` knows that of `b`.
  private static func isComparable(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.string, .string), (.list, .list), (.tuple, .tuple), (.dict, .dict): return true
    case (.object(let x), .object(let y)):
      if Number(a) == nil { return type(of: x) == type(of: y) }
    default: break
    }
    guard let x = Number(a), let y = Number(b) else { return false }
    return x.isFloat || !y.isFloat
  }

  private static func arithmetic(_ operators: [BinaryOperator]) -> [Builtin] {
    operators.flatMap { op -> [Builtin] in
      let names = op.specialNames
      return [
        Builtin("\(names.plain)(self, value, /)", "`self \(op.rawValue) value`.") {
          arguments, interpreter throws(Raise) in
          let (a, b) = (interpreter.native(arguments[0]), interpreter.native(arguments[1]))
          return try interpreter.binaryIfPresent(op, a, b) ?? .notImplemented
        },
        Builtin("\(names.reflected)(self, value, /)", "`value \(op.rawValue) self`.") {
          arguments, interpreter throws(Raise) in
          let (a, b) = (interpreter.native(arguments[0]), interpreter.native(arguments[1]))
          return try interpreter.binaryIfPresent(op, b, a) ?? .notImplemented
        },
      ]
    }
  }

  private static let unary: [Builtin] = [
    Builtin("__neg__(self, /)", "`-self`.") { arguments, interpreter throws(Raise) in
      try interpreter.unary(.negative, interpreter.native(arguments[0]))
    },
    Builtin("__pos__(self, /)", "`+self`.") { arguments, interpreter throws(Raise) in
      try interpreter.unary(.positive, interpreter.native(arguments[0]))
    },
    Builtin("__abs__(self, /)", "`abs(self)`.") { arguments, interpreter throws(Raise) in
      try interpreter.absolute(interpreter.native(arguments[0]))
    },
  ]

  private static let hash = Builtin("__hash__(self, /)", "`hash(self)`.") { arguments, interpreter throws(Raise) in
    .int(try interpreter.hash(of: interpreter.native(arguments[0])))
  }

  private static let truth = Builtin("__bool__(self, /)", "`bool(self)`.") { arguments, interpreter throws(Raise) in
    .bool(try interpreter.truth(of: interpreter.native(arguments[0])))
  }

  private static let length = [
    Builtin("__len__(self, /)", "`len(self)`.") { arguments, interpreter throws(Raise) in
      .int(try interpreter.length(of: interpreter.native(arguments[0])))
    },
    Builtin("__contains__(self, key, /)", "`key in self`.") { arguments, interpreter throws(Raise) in
      .bool(try interpreter.contains(interpreter.native(arguments[0]), arguments[1]))
    },
  ]

  private static let containers =
    length + [
      Builtin("__getitem__(self, key, /)", "`self[key]`.") { arguments, interpreter throws(Raise) in
        try interpreter.item(of: interpreter.native(arguments[0]), arguments[1])
      }
    ]

  private static let iteration = [
    Builtin("__iter__(self, /)", "`iter(self)`.") { arguments, interpreter throws(Raise) in
      .object(try interpreter.iterator(over: interpreter.native(arguments[0])))
    }
  ]

  private static let mutation = [
    Builtin("__setitem__(self, key, value, /)", "`self[key] = value`.") { arguments, interpreter throws(Raise) in
      try interpreter.setItem(of: interpreter.native(arguments[0]), arguments[1], to: arguments[2])
      return .none
    },
    Builtin("__delitem__(self, key, /)", "`del self[key]`.") { arguments, interpreter throws(Raise) in
      try interpreter.deleteItem(of: interpreter.native(arguments[0]), arguments[1])
      return .none
    },
  ]

  private static let representation = [
    Builtin("__repr__(self, /)", "`repr(self)`.") { arguments, interpreter throws(Raise) in
      .string(try interpreter.representation(of: interpreter.native(arguments[0])))
    },
    Builtin("__format__(self, format_spec, /)", "`format(self, format_spec)`.") {
      arguments, interpreter throws(Raise) in
      let spec = try interpreter.string(arguments[1], argument: "__format__() argument")
      return .string(try interpreter.format(interpreter.native(arguments[0]), spec.value))
    },
  ]

  /// `iter(self)` and `next(self)` of iterators.
  static let iterator = [
    Builtin("__iter__(self, /)", "The iterator itself.") { arguments, _ in arguments[0] },
    Builtin("__next__(self, /)", "The next item; raises StopIteration at the end.") {
      arguments, interpreter throws(Raise) in
      let iterator = try arguments.object(IteratorObject.self, "iterator", in: interpreter)
      if let value = try iterator.next(in: interpreter) { return value }
      let exception = ExceptionObject(.stopIteration, "")
      exception.arguments = []
      throw .exception(exception)
    },
    Builtin("__length_hint__(self, /)", "How many items are still to come.") { arguments, interpreter throws(Raise) in
      let iterator = try arguments.object(IteratorObject.self, "iterator", in: interpreter)
      return .int(iterator.remainingCount ?? 0)
    },
  ]
}

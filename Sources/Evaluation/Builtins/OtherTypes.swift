import Syntax

extension BuiltinClass {
  static let range = BuiltinClass(
    "range", "Whole numbers from a start up to a stop, by a step.",
    constructor: Builtin("range(start[, stop, step], /)", "`range(stop)` or `range(start, stop, step)`.") {
      arguments, interpreter throws(Raise) in
      let first = try interpreter.index(of: arguments[0])
      guard let stop = arguments.given(1) else { return .object(RangeObject(0, first)) }
      let step = try arguments.given(2).map { value throws(Raise) in try interpreter.index(of: value) } ?? 1
      guard step != 0 else { throw .valueError("range() arg 3 must not be zero") }
      return .object(RangeObject(first, try interpreter.index(of: stop), step))
    },
    methods: [
      Builtin("count(self, value, /)", "How often a value is in the range.") { arguments, interpreter throws(Raise) in
        .int(try interpreter.contains(arguments[0], arguments[1]) ? 1 : 0)
      },
      Builtin("index(self, value, /)", "Where a value stands.") { arguments, interpreter throws(Raise) in
        let range = try arguments.object(RangeObject.self, "range", in: interpreter)
        if case .int(let value)? = Optional(arguments[1]), let index = range.index(of: value) { return .int(index) }
        throw .valueError("\(try interpreter.representation(of: arguments[1])) is not in range")
      },
    ] + SpecialMethods.sequence,
    properties: [
      rangeProperty("start", "The first number.") { $0.start }, rangeProperty("stop", "The bound.") { $0.stop },
      rangeProperty("step", "The distance of the numbers.") { $0.step },
    ])

  private static func rangeProperty(
    _ name: String, _ documentation: String, _ get: @escaping @Sendable (RangeObject) -> Int
  ) -> Builtin {
    Builtin("\(name)(self)", documentation) { arguments, interpreter throws(Raise) in
      .int(get(try arguments.object(RangeObject.self, "range", in: interpreter)))
    }
  }

  static let slice = BuiltinClass(
    "slice", "What `x[start:stop:step]` passes to `x`.",
    constructor: Builtin("slice(start[, stop, step], /)", "`slice(stop)` or `slice(start, stop, step)`.") {
      arguments, _ in
      guard let stop = arguments.given(1) else { return .object(SliceObject(.none, arguments[0], .none)) }
      return .object(SliceObject(arguments[0], stop, arguments.given(2) ?? .none))
    },
    methods: [
      Builtin("indices(self, length, /)", "Start, stop and step for a sequence of some length.") {
        arguments, interpreter throws(Raise) in
        let count = try interpreter.index(of: arguments[1])
        guard count >= 0 else { throw .valueError("length should not be negative") }
        let bounds = try arguments.object(SliceObject.self, "slice", in: interpreter)
          .bounds(count: count, in: interpreter)
        return .tuple([.int(bounds.start), .int(bounds.end), .int(bounds.step)])
      }
    ],
    properties: [
      sliceProperty("start", "Where it begins.") { $0.start }, sliceProperty("stop", "Where it ends.") { $0.stop },
      sliceProperty("step", "Its stride.") { $0.step },
    ])

  private static func sliceProperty(
    _ name: String, _ documentation: String, _ get: @escaping @Sendable (SliceObject) -> Value
  ) -> Builtin {
    Builtin("\(name)(self)", documentation) { arguments, interpreter throws(Raise) in
      get(try arguments.object(SliceObject.self, "slice", in: interpreter))
    }
  }

  static let bytes = BuiltinClass(
    "bytes", "An immutable sequence of bytes.",
    constructor: Builtin("bytes([source, encoding, errors])", "Bytes of a text, of numbers, or so many zeros.") {
      arguments, interpreter throws(Raise) in
      guard let source = arguments.given(0) else { return .object(BytesObject([])) }
      if case .string(let text) = source {
        guard let encoding = arguments.given(1) else { throw .typeError("string argument without an encoding") }
        let name = try interpreter.string(encoding, argument: "bytes() argument 'encoding'")
        return try interpreter.encoded(text, name.value, "strict")
      }
      return .object(BytesObject(try interpreter.bytes(from: source)))
    },
    methods: [
      Builtin("decode(self, /, encoding='utf-8', errors='strict')", "The text that the bytes encode.") {
        arguments, interpreter throws(Raise) in try interpreter.decoded(arguments[0], arguments[1])
      },
      Builtin("hex(self, /)", "The bytes as hexadecimal digits.") { arguments, interpreter throws(Raise) in
        let bytes = try arguments.object(BytesObject.self, "bytes", in: interpreter).bytes
        try interpreter.announce(bytes: bytes.count, times: 2)
        return .string(bytes.map { StringQuoting.hexadecimal(UInt32($0), width: 2) }.joined())
      },
    ] + SpecialMethods.sequence)

  static let noneType = BuiltinClass(
    "NoneType", "The type of `None`.",
    constructor: Builtin("NoneType()", "`None`.") { _, _ in .none })

  static let singletons = [
    BuiltinClass(
      "ellipsis", "The type of `...`.", constructor: Builtin("ellipsis()", "`Ellipsis`.") { _, _ in .ellipsis }),
    BuiltinClass("NotImplementedType", "The type of `NotImplemented`."),
    BuiltinClass("builtin_function_or_method", "The type of builtin functions."),
    BuiltinClass("method_descriptor", "The type of methods of builtin types."),
  ]

  /// Iterators that are made by builtins and cannot be called for.
  static let iterators = [
    "list_iterator", "tuple_iterator", "str_iterator", "str_ascii_iterator", "bytes_iterator", "range_iterator",
    "set_iterator",
    "dict_keyiterator", "dict_valueiterator", "dict_itemiterator", "dict_reversekeyiterator", "list_reverseiterator",
    "callable_iterator", "iterator",
  ].map { BuiltinClass($0, "An iterator.", methods: SpecialMethods.iterator) }
}

extension Interpreter {
  /// The bytes of a count or of numbers.
  func bytes(from value: Value) throws(Raise) -> [UInt8] {
    if let bytes = native(value).as(BytesObject.self) { return bytes.bytes }
    if case .int(let count) = native(value) {
      guard count >= 0 else { throw .valueError("negative count") }
      try announce(bytes: count)
      return [UInt8](repeating: 0, count: count)
    }
    guard let iterator = try iteratorIfPresent(over: value) else {
      throw .typeError("cannot convert '\(typeName(of: value))' object to bytes")
    }
    var bytes: [UInt8] = []
    while let item = try iterator.next(in: self) {
      try meter.step()
      guard let byte = UInt8(exactly: try index(of: item)) else { throw .valueError("bytes must be in range(0, 256)") }
      bytes.append(byte)
    }
    return bytes
  }
}

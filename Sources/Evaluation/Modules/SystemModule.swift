/// A tuple whose places have names, such as `sys.version_info`.
final class StructSequence: TupleObject {
  private let name: String
  private let fields: [String]

  init(_ name: String, _ fields: [(String, Value)]) {
    self.name = name
    self.fields = fields.map(\.0)
    super.init(fields.map(\.1))
  }

  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let index = fields.firstIndex(of: name), items.indices.contains(index) { return items[index] }
    return try super.attribute(name, in: interpreter)
  }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    var parts: [String] = []
    for (field, value) in zip(fields, items) { parts.append("\(field)=\(try interpreter.representation(of: value))") }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }
}

extension BuiltinModule {
  static let sys = BuiltinModule(
    "sys", "The interpreter itself.",
    functions: [
      Builtin("getrecursionlimit()", "How deep calls may go.") { _, interpreter in
        .int(interpreter.meter.limits.recursion)
      },
      Builtin("setrecursionlimit(limit, /)", "Does nothing here: the limit is a setting of the program.") { _, _ in
        .none
      },
      Builtin("getsizeof(object)", "How many bytes an object takes in CPython, without what it refers to.") {
        arguments, interpreter in .int(SystemModule.size(of: interpreter.native(arguments[0])))
      },
      Builtin("exit(status=None, /)", "Ends the program: raises SystemExit.") { arguments, _ throws(Raise) in
        let exception = ExceptionObject(.systemExit, "")
        exception.arguments = arguments[0].isNone ? [] : [arguments[0]]
        throw .exception(exception)
      },
      Builtin("intern(string, /)", "The text itself.") { arguments, _ in arguments[0] },
      Builtin("set_int_max_str_digits(maxdigits, /)", "Does nothing here.") { _, _ in .none },
      Builtin("get_int_max_str_digits()", "How many digits an integer may have as text.") { _, _ in .int(4300) },
    ],
    constants: [
      ("version", { _ in .string("3.11.7 (main)") }),
      (
        "version_info",
        { _ in
          .tuple(
            StructSequence(
              "sys.version_info",
              [
                ("major", .int(3)), ("minor", .int(11)), ("micro", .int(7)), ("releaselevel", .string("final")),
                ("serial", .int(0)),
              ]))
        }
      ),
      ("maxsize", { _ in .int(.max) }), ("maxunicode", { _ in .int(0x10FFFF) }),
      ("platform", { _ in .string("linux") }), ("byteorder", { _ in .string("little") }),
      ("path", { _ in .list([.string("")]) }), ("argv", { _ in .list([.string("")]) }),
      ("modules", { _ in .dict(DictObject()) }), ("executable", { _ in .string("") }),
      ("stdout", { _ in .object(StreamObject("stdout", .output)) }),
      ("stderr", { _ in .object(StreamObject("stderr", .nowhere)) }),
      ("float_info", { _ in SystemModule.floatInfo }),
    ])
}

private enum SystemModule {
  static var floatInfo: Value {
    .tuple(
      StructSequence(
        "sys.float_info",
        [
          ("max", .float(.greatestFiniteMagnitude)), ("max_exp", .int(1024)), ("max_10_exp", .int(308)),
          ("min", .float(.leastNormalMagnitude)), ("min_exp", .int(-1021)), ("min_10_exp", .int(-307)),
          ("dig", .int(15)), ("mant_dig", .int(53)), ("epsilon", .float(.ulpOfOne)), ("radix", .int(2)),
          ("rounds", .int(1)),
        ]))
  }

  /// CPython's `__sizeof__` on 64 bits, for the builtin types.
  static func size(of value: Value) -> Int {
    switch value {
    case .unbound, .none: 16
    case .bool(let value): value ? 28 : 24
    case .int(let value): value == 0 ? 24 : 24 + 4 * ((63 - value.magnitude.leadingZeroBitCount) / 30 + 1)
    case .float: 24
    case .string(let string): string.isASCII ? 49 + string.count : 74 + 2 * string.count
    case .list(let list): 56 + 8 * list.items.count
    case .tuple(let tuple): 40 + 8 * tuple.items.count
    case .dict(let dict): dict.table.count == 0 ? 64 : dict.table.count <= 5 ? 232 : 352
    case .object(let object): (object as? SetObject).map { $0.table.count <= 4 ? 216 : 728 } ?? 48
    }
  }
}

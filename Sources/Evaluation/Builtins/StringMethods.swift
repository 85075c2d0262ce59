import Syntax

extension BuiltinClass {
  static let str = BuiltinClass(
    "str", "A text: an immutable sequence of Unicode characters.",
    constructor: Builtin("str(object='', encoding=None, errors=None)", "The text that `print` shows for an object.") {
      arguments, interpreter throws(Raise) in
      if !arguments[1].isNone || !arguments[2].isNone { return try interpreter.decoded(arguments[0], arguments[1]) }
      if case .string = arguments[0] { return arguments[0] }
      return try interpreter.newString(try interpreter.text(of: arguments[0]))
    },
    methods: StringSearching.methods + StringSplitting.methods + StringCasing.methods + StringTests.methods
      + StringLayout.methods + SpecialMethods.string,
    staticMethods: [
      Builtin("maketrans(x[, y, z], /)", dialect: .cpythonUnpacked, "A table for `translate`.") {
        arguments, interpreter throws(Raise) in
        .dict(try StringLayout.translationTable(arguments, interpreter))
      }
    ])
}

/// Padding, formatting, translation and encoding of `str`.
enum StringLayout {
  static let methods: [Builtin] = [
    justify("ljust", "The text padded at its end to a width."),
    justify("rjust", "The text padded at its beginning to a width."),
    justify("center", "The text padded on both sides to a width."),
    Builtin("zfill(self, width, /)", "The text padded with zeros after its sign to a width.") {
      arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      let missing = try interpreter.index(of: arguments[1]).subtractingReportingOverflow(string.count)
      guard missing.partialValue > 0, !missing.overflow else { return .string(string) }
      try interpreter.announce(bytes: missing.partialValue)
      let zeros = String(copies: missing.partialValue, of: "0")
      if let sign = string.value.unicodeScalars.first, sign == "+" || sign == "-" {
        return .string(String(sign) + zeros + String(string.value.unicodeScalars.dropFirst()))
      }
      return try interpreter.newString(zeros + string.value)
    },
    Builtin("expandtabs(self, /, tabsize=8)", "The text with tabs replaced by spaces up to the next stop.") {
      arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      let size = try interpreter.index(of: arguments[1])
      let tabs = string.value.utf8.count { $0 == UInt8(ascii: "\t") }
      try interpreter.announce(bytes: string.value.utf8.count)
      try interpreter.announce(bytes: tabs, times: size)
      var (result, column) = ("", 0)
      for scalar in string.value.unicodeScalars {
        if scalar == "\t" {
          let spaces = size > 0 ? size - column % size : 0
          result += String(copies: spaces, of: " ")
          column += spaces
        } else {
          result.unicodeScalars.append(scalar)
          column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        }
      }
      return .string(result)
    },
    Builtin("format(self, /, *args, **kwargs)", "The text with its `{fields}` replaced.") {
      arguments, interpreter throws(Raise) in
      guard case .dict(let keywords) = arguments[2] else { return .none }
      let source = TemplateFormatter.Source.arguments(positional: arguments.variadic(1), keywords: keywords)
      var formatter = TemplateFormatter(source, in: interpreter)
      return try interpreter.newString(try formatter.format(arguments.string(in: interpreter).value))
    },
    Builtin("format_map(self, mapping, /)", "As `format`, taking the names from a mapping.") {
      arguments, interpreter throws(Raise) in
      var formatter = TemplateFormatter(.mapping(arguments[1]), in: interpreter)
      return try interpreter.newString(try formatter.format(arguments.string(in: interpreter).value))
    },
    Builtin("translate(self, table, /)", "The text with each character replaced as a table says.") {
      arguments, interpreter throws(Raise) in
      try interpreter.translate(arguments.string(in: interpreter), arguments[1])
    },
    Builtin("encode(self, /, encoding='utf-8', errors='strict')", "The text as bytes.") {
      arguments, interpreter throws(Raise) in
      let encoding = try interpreter.string(arguments[1], argument: "encode() argument 'encoding'")
      let errors = try interpreter.string(arguments[2], argument: "encode() argument 'errors'")
      return try interpreter.encoded(arguments.string(in: interpreter), encoding.value, errors.value)
    },
    Builtin("__str__(self, /)", "The text itself.") { arguments, interpreter throws(Raise) in
      .string(try arguments.string(in: interpreter))
    },
  ]

  private static func justify(_ name: String, _ documentation: String) -> Builtin {
    Builtin("\(name)(self, width, fillchar=' ', /)", documentation) { arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      let width = try interpreter.index(of: arguments[1])
      let fill = try interpreter.string(arguments[2]) {
        "The fill character must be a unicode character, not \($0)"
      }
      guard fill.count == 1 else { throw .typeError("The fill character must be exactly one character long") }
      guard width > string.count else { return .string(string) }
      let missing = width - string.count
      try interpreter.announce(bytes: missing, times: fill.value.utf8.count)
      // CPython leans to the left when both the padding and the width are odd.
      let left = name == "ljust" ? 0 : name == "rjust" ? missing : missing / 2 + (missing & width & 1)
      func filling(_ count: Int) -> String { String(copies: count, of: fill.value) }
      return try interpreter.newString(filling(left) + string.value + filling(missing - left))
    }
  }

  static func translationTable(_ arguments: BoundArguments, _ interpreter: Interpreter) throws(Raise) -> DictObject {
    let table = DictObject()
    guard let second = arguments.given(1) else {
      guard case .dict(let dict) = arguments[0] else {
        throw .typeError("if you give only one argument to maketrans it must be a dict")
      }
      for entry in dict.table.liveEntries {
        var key = entry.key
        if case .string(let string) = key {
          guard string.count == 1 else {
            throw .valueError("string keys in translate table must be of length 1")
          }
          key = .int(Int(string.scalar(at: 0).value))
        }
        try table.table.set(key, to: entry.value, in: interpreter)
      }
      return table
    }
    let from = try interpreter.string(arguments[0]) { _ in
      "first maketrans argument must be a string if there is a second argument"
    }
    let to = try interpreter.string(second, argument: "maketrans() argument 2")
    guard from.count == to.count else {
      throw .valueError("the first two maketrans arguments must have equal length")
    }
    for (key, value) in zip(from.value.unicodeScalars, to.value.unicodeScalars) {
      try table.table.set(.int(Int(key.value)), to: .int(Int(value.value)), in: interpreter)
    }
    if let third = arguments.given(2) {
      let removed = try interpreter.string(third, argument: "maketrans() argument 3")
      for key in removed.value.unicodeScalars {
        try table.table.set(.int(Int(key.value)), to: .none, in: interpreter)
      }
    }
    return table
  }
}

extension Interpreter {
  func translate(_ string: StringObject, _ table: Value) throws(Raise) -> Value {
    try announce(bytes: string.value.utf8.count)
    var result = ""
    for scalar in string.value.unicodeScalars {
      let replacement: Value
      do {
        replacement = try item(of: table, .int(Int(scalar.value)))
      } catch .exception(let exception) where exception.kind == .keyError || exception.kind == .indexError {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch replacement {
      case .none: break
      case .string(let text): result += text.value
      case .int(let code) where 0..<0x110000 ~= code: result += try character(code)
      case .int: throw .valueError("character mapping must be in range(0x110000)")
      default: throw .typeError("character mapping must return integer, None or str")
      }
    }
    return try newString(result)
  }

  func encoded(_ string: StringObject, _ encoding: String, _ errors: String) throws(Raise) -> Value {
    try announce(bytes: string.value.utf8.count)
    let limit: UInt32
    let name: String
    switch encoding.lowercased().replacing("_", with: "-") {
    case "utf-8", "utf8", "u8": return .object(BytesObject(Array(string.value.utf8)))
    case "ascii", "us-ascii": (limit, name) = (0x80, "ascii")
    case "latin-1", "latin1", "iso-8859-1": (limit, name) = (0x100, "latin-1")
    default: throw .raised(.lookupError, "unknown encoding: \(encoding)")
    }
    var bytes: [UInt8] = []
    for (position, scalar) in string.value.unicodeScalars.enumerated() {
      if scalar.value < limit {
        bytes.append(UInt8(scalar.value))
      } else if errors == "replace" {
        bytes.append(UInt8(ascii: "?"))
      } else if errors != "ignore" {
        throw .raised(
          .unicodeEncodeError,
          "'\(name)' codec can't encode character '\(StringQuoting.escape(scalar))' in position \(position): "
            + "ordinal not in range(\(limit))")
      }
    }
    return .object(BytesObject(bytes))
  }

  /// `str(bytes, encoding)` and `bytes.decode`.
  func decoded(_ value: Value, _ encoding: Value) throws(Raise) -> Value {
    guard let bytes = native(value).as(BytesObject.self)?.bytes else {
      if case .string = native(value) { throw .typeError("decoding str is not supported") }
      throw .typeError("decoding to str: need a bytes-like object, \(typeName(of: value)) found")
    }
    try announce(bytes: bytes.count)
    let name = try encoding.isNone ? "utf-8" : string(encoding, argument: "decode() argument 'encoding'").value
    switch name.lowercased().replacing("_", with: "-") {
    case "utf-8", "utf8":
      if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
      let position = bytes.firstIndex { $0 >= 0x80 } ?? 0
      throw .raised(
        .unicodeDecodeError,
        "'utf-8' codec can't decode byte 0x\(StringQuoting.hexadecimal(UInt32(bytes[position]), width: 2)) "
          + "in position \(position): invalid start byte")
    case "ascii", "us-ascii":
      if let position = bytes.firstIndex(where: { $0 >= 0x80 }) {
        throw .raised(
          .unicodeDecodeError,
          "'ascii' codec can't decode byte 0x\(StringQuoting.hexadecimal(UInt32(bytes[position]), width: 2)) "
            + "in position \(position): ordinal not in range(128)")
      }
      return .string(String(decoding: bytes, as: UTF8.self))
    case "latin-1", "latin1", "iso-8859-1":
      var text = String.UnicodeScalarView()
      for byte in bytes { text.append(Unicode.Scalar(byte)) }
      return .string(String(text))
    default: throw .raised(.lookupError, "unknown encoding: \(name)")
    }
  }
}

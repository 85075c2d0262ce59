import BigInt
import Syntax

extension BuiltinClass {
  static let int = BuiltinClass(
    "int", "A whole number of any size.",
    constructor: Builtin(
      "int(x=0, /, base=<unset>)", "A number or text as a whole number; floats are cut towards zero."
    ) { arguments, interpreter throws(Raise) in
      guard let base = arguments.given(1) else { return try interpreter.integer(from: arguments[0]) }
      return try interpreter.integer(from: arguments[0], base: base)
    },
    methods: [
      Builtin("bit_length(self, /)", "How many bits the magnitude needs.") { arguments, interpreter throws(Raise) in
        let magnitude = try interpreter.bigInteger(of: arguments[0]).magnitude
        return .int(magnitude.bitWidth)
      },
      Builtin("bit_count(self, /)", "How many bits of the magnitude are set.") { arguments, interpreter throws(Raise) in
        let magnitude = try interpreter.bigInteger(of: arguments[0]).magnitude
        return .int(magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount })
      },
      Builtin("conjugate(self, /)", "The number itself.") { arguments, interpreter throws(Raise) in
        try interpreter.integer(of: arguments[0])
      },
      Builtin("as_integer_ratio(self, /)", "Numerator and denominator.") { arguments, interpreter throws(Raise) in
        .tuple([try interpreter.integer(of: arguments[0]), .int(1)])
      },
      Builtin("is_integer(self, /)", "Always true.") { _, _ in .bool(true) },
      Builtin(
        "to_bytes(self, /, length=1, byteorder='big', *, signed=False)", "The number as so many bytes."
      ) { arguments, interpreter throws(Raise) in try IntegerBytes.encode(arguments, interpreter) },
      rounding("__floor__"), rounding("__ceil__"), rounding("__trunc__"), rounding("__int__"), rounding("__index__"),
      Builtin("__invert__(self, /)", "`~self`.") { arguments, interpreter throws(Raise) in
        try interpreter.unary(.invert, interpreter.native(arguments[0]))
      },
      Builtin("__float__(self, /)", "`float(self)`.") { arguments, interpreter throws(Raise) in
        .float(try interpreter.real(of: interpreter.native(arguments[0])))
      },
      Builtin("__round__(self, ndigits=None, /)", "`round(self, ndigits)`.") { arguments, interpreter throws(Raise) in
        try interpreter.rounded(interpreter.native(arguments[0]), arguments[1])
      },
    ] + SpecialMethods.integer,
    properties: [
      part("real", "The number itself."), part("numerator", "The number itself."),
      Builtin("imag(self)", "Always 0.") { _, _ in .int(0) },
      Builtin("denominator(self)", "Always 1.") { _, _ in .int(1) },
    ],
    staticMethods: [
      Builtin("from_bytes(bytes, byteorder='big', *, signed=False)", "The number that bytes encode.") {
        arguments, interpreter throws(Raise) in try IntegerBytes.decode(arguments, interpreter)
      }
    ])

  private static func part(_ name: String, _ documentation: String) -> Builtin {
    Builtin("\(name)(self)", documentation) { arguments, interpreter throws(Raise) in
      try interpreter.integer(of: arguments[0])
    }
  }

  private static func rounding(_ name: String) -> Builtin {
    Builtin("\(name)(self, /)", "The number itself.") { arguments, interpreter throws(Raise) in
      try interpreter.integer(of: interpreter.native(arguments[0]))
    }
  }

  static let bool = BuiltinClass(
    "bool", "`True` or `False`.", bases: ["int"],
    constructor: Builtin("bool(x=False, /)", "Whether a value is true.") { arguments, interpreter throws(Raise) in
      .bool(try interpreter.truth(of: arguments[0]))
    })
}

private enum IntegerBytes {
  static func order(_ value: Value, _ function: String, _ interpreter: Interpreter) throws(Raise) -> Bool {
    let order = try interpreter.string(value, argument: "\(function)() argument 'byteorder'")
    guard order.value == "little" || order.value == "big" else {
      throw .valueError("byteorder must be either 'little' or 'big'")
    }
    return order.value == "little"
  }

  static func encode(_ arguments: BoundArguments, _ interpreter: Interpreter) throws(Raise) -> Value {
    let number = try interpreter.bigInteger(of: arguments[0])
    let length = try interpreter.index(of: arguments[1])
    guard length >= 0 else { throw .valueError("length argument must be non-negative") }
    let isLittle = try order(arguments[2], "to_bytes", interpreter)
    let isSigned = try interpreter.truth(of: arguments[3])
    if number.sign == .minus, !isSigned { throw .overflowError("can't convert negative int to unsigned") }
    try interpreter.announce(bytes: length)
    let bits =
      number.sign == .minus ? (number + 1).magnitude.bitWidth + 1 : number.magnitude.bitWidth + (isSigned ? 1 : 0)
    guard number.isZero || (bits + 7) / 8 <= length else { throw .overflowError("int too big to convert") }
    let fill: UInt8 = number.sign == .minus ? 0xFF : 0
    var bytes = [UInt8](repeating: fill, count: length)
    for (index, word) in number.words.enumerated() {
      for byte in 0..<8 where index * 8 + byte < length {
        bytes[index * 8 + byte] = UInt8(truncatingIfNeeded: word >> UInt(byte * 8))
      }
    }
    return .object(BytesObject(isLittle ? bytes : bytes.reversed()))
  }

  static func decode(_ arguments: BoundArguments, _ interpreter: Interpreter) throws(Raise) -> Value {
    let bytes: [UInt8]
    if let object = arguments[0].as(BytesObject.self) {
      bytes = object.bytes
    } else {
      bytes = try interpreter.bytes(from: arguments[0])
    }
    let isLittle = try order(arguments[1], "from_bytes", interpreter)
    let isSigned = try interpreter.truth(of: arguments[2])
    try interpreter.chargeProduct(words: bytes.count / 8 + 1, by: bytes.count)
    var number = BigInt(0)
    for byte in isLittle ? bytes.reversed() : bytes { number = number << 8 | BigInt(byte) }
    let first = isLittle ? bytes.last : bytes.first
    if isSigned, let first, first & 0x80 != 0 { number -= BigInt(1) << (bytes.count * 8) }
    return .integer(number)
  }
}

extension Interpreter {
  /// `int(x)`.
  func integer(from value: Value) throws(Raise) -> Value {
    switch native(value) {
    case .int(let number): return .int(number)
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .float(let number): return try truncatedValue(number)
    case .string(let text): return try parseInteger(text, base: 10)
    case .object(let object):
      if object is BigIntObject { return native(value) }
      if let bytes = object as? BytesObject { return try parseInteger(bytesText(bytes), base: 10) }
      for method in ["__int__", "__index__", "__trunc__"] {
        guard let result = try callSpecial(method, on: value) else { continue }
        guard let number = Number(native(result)), !number.isFloat else {
          throw .typeError("\(method) returned non-int (type \(typeName(of: result)))")
        }
        return try integer(of: native(result))
      }
    default: break
    }
    throw .typeError(
      "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(of: value))'")
  }

  private func bytesText(_ bytes: BytesObject) -> StringObject {
    StringObject(String(decoding: bytes.bytes, as: UTF8.self))
  }

  func integer(from value: Value, base: Value) throws(Raise) -> Value {
    let radix = try index(of: base)
    guard radix == 0 || 2...36 ~= radix else { throw .valueError("int() base must be >= 2 and <= 36, or 0") }
    switch native(value) {
    case .string(let text): return try parseInteger(text, base: radix)
    case .object(let object):
      if let bytes = object as? BytesObject { return try parseInteger(bytesText(bytes), base: radix) }
    default: break
    }
    throw .typeError("int() can't convert non-string with explicit base")
  }

  /// `abs(x)`.
  func absolute(_ value: Value) throws(Raise) -> Value {
    switch value {
    case .int(let number): return number == .min ? .integer(BigInt(number.magnitude)) : .int(abs(number))
    case .float(let number): return .float(number.magnitude)
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .object(let object):
      if let big = object as? BigIntObject { return .integer(BigInt(big.value.magnitude)) }
      if let result = try callSpecial("__abs__", on: value) { return result }
    default: break
    }
    throw .typeError("bad operand type for abs(): '\(typeName(of: value))'")
  }
}

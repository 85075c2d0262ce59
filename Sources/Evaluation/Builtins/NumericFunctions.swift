import BigInt
import Syntax

/// The functions of numbers that need no import.
enum NumericFunctions {
  static let all: [Builtin] = [
    Builtin("abs(x, /)", "The magnitude of a number.") { arguments, interpreter throws(Raise) in
      try interpreter.absolute(unwrapped(arguments[0], interpreter))
    },
    Builtin("bin(number, /)", "The binary digits of a whole number.") { arguments, interpreter throws(Raise) in
      try radix(arguments[0], 2, "0b", interpreter)
    },
    Builtin("oct(number, /)", "The octal digits of a whole number.") { arguments, interpreter throws(Raise) in
      try radix(arguments[0], 8, "0o", interpreter)
    },
    Builtin("hex(number, /)", "The hexadecimal digits of a whole number.") { arguments, interpreter throws(Raise) in
      try radix(arguments[0], 16, "0x", interpreter)
    },
    Builtin("chr(i, /)", "The character with a code.") { arguments, interpreter throws(Raise) in
      let code = try interpreter.integer(of: arguments[0])
      guard case .int(let code) = code, 0..<0x110000 ~= code else {
        throw .valueError("chr() arg not in range(0x110000)")
      }
      return .string(try interpreter.character(code))
    },
    Builtin("ord(c, /)", "The code of a character.") { arguments, interpreter throws(Raise) in
      switch interpreter.native(arguments[0]) {
      case .string(let string):
        guard string.count == 1 else {
          throw .typeError("ord() expected a character, but string of length \(string.count) found")
        }
        return .int(Int(string.scalar(at: 0).value))
      case let value:
        if let bytes = value.as(BytesObject.self)?.bytes {
          guard bytes.count == 1 else {
            throw .typeError("ord() expected a character, but string of length \(bytes.count) found")
          }
          return .int(Int(bytes[0]))
        }
        throw .typeError(
          "ord() expected string of length 1, but \(interpreter.typeName(of: arguments[0])) found")
      }
    },
    Builtin("divmod(x, y, /)", "Quotient and remainder.") { arguments, interpreter throws(Raise) in
      try interpreter.quotientAndRemainder(arguments[0], arguments[1])
    },
    Builtin("pow(base, exp, mod=None)", "`base ** exp`, or that modulo `mod`.") {
      arguments, interpreter throws(Raise) in
      if arguments[2].isNone { return try interpreter.binary(.power, arguments[0], arguments[1]) }
      return try interpreter.power(arguments[0], arguments[1], modulo: arguments[2])
    },
    Builtin("round(number, ndigits=None)", "A number rounded to even at a half.") {
      arguments, interpreter throws(Raise) in
      let inner = unwrapped(arguments[0], interpreter)
      return try interpreter.rounded(inner, arguments[1])
    },
    Builtin("sum(iterable, /, start=0)", "The sum of the items of an iterable.") {
      arguments, interpreter throws(Raise) in
      try interpreter.sum(of: arguments[0], start: arguments[1])
    },
    Builtin("max(*args, key=None[, default])", "The largest item of an iterable, or argument.") {
      arguments, interpreter throws(Raise) in try interpreter.extreme("max", .greater, arguments)
    },
    Builtin("min(*args, key=None[, default])", "The smallest item of an iterable, or argument.") {
      arguments, interpreter throws(Raise) in try interpreter.extreme("min", .less, arguments)
    },
  ]

  /// The number inside an instance of a number class that does not say otherwise itself.
  private static func unwrapped(_ value: Value, _ interpreter: Interpreter) -> Value {
    let inner = interpreter.native(value)
    return Number(inner) == nil ? value : inner
  }

  private static func radix(
    _ value: Value, _ radix: Int, _ prefix: String, _ interpreter: Interpreter
  ) throws(Raise) -> Value {
    let number = try interpreter.bigInteger(of: value)
    return .string((number.sign == .minus ? "-" : "") + prefix + (try interpreter.magnitude(number, radix: radix)))
  }
}

extension Interpreter {
  /// `divmod(a, b)`.
  func quotientAndRemainder(_ a: Value, _ b: Value) throws(Raise) -> Value {
    if let x = Number(native(a)), let y = Number(native(b)) {
      if x.isFloat || y.isFloat {
        let (x, y) = (try x.real(), try y.real())
        guard y != 0 else { throw .raised(.zeroDivisionError, "float divmod()") }
        let (quotient, remainder) = Self.floorDivided(x, y)
        return .tuple([.float(quotient), .float(remainder)])
      }
      let quotient = try binary(.floorDivide, native(a), native(b))
      return .tuple([quotient, try binary(.modulo, native(a), native(b))])
    }
    if let result = try callSpecial("__divmod__", on: a, [b]), !result.isNotImplemented { return result }
    if let result = try callSpecial("__rdivmod__", on: b, [a]), !result.isNotImplemented { return result }
    if let quotient = try binaryIfPresent(.floorDivide, a, b), let remainder = try binaryIfPresent(.modulo, a, b),
      a.as(InstanceObject.self) == nil, b.as(InstanceObject.self) == nil
    {
      return .tuple([quotient, remainder])
    }
    throw .typeError(
      "unsupported operand type(s) for divmod(): '\(typeName(of: a))' and '\(typeName(of: b))'")
  }

  func power(_ base: Value, _ exponent: Value, modulo: Value) throws(Raise) -> Value {
    guard let x = Number(native(base)), let y = Number(native(exponent)), let z = Number(native(modulo)) else {
      if let result = try callSpecial("__pow__", on: base, [exponent, modulo]), !result.isNotImplemented {
        return result
      }
      let names = "'\(typeName(of: base))', '\(typeName(of: exponent))', '\(typeName(of: modulo))'"
      throw .typeError("unsupported operand type(s) for ** or pow(): \(names)")
    }
    guard let base = x.bigInteger, let exponent = y.bigInteger, let modulus = z.bigInteger else {
      throw .typeError("pow() 3rd argument not allowed unless all arguments are integers")
    }
    return try power(base, exponent, modulo: modulus)
  }

  func sum(of iterable: Value, start: Value) throws(Raise) -> Value {
    switch native(start) {
    case .string: throw .typeError("sum() can't sum strings [use ''.join(seq) instead]")
    case .object(let object) where object is BytesObject:
      throw .typeError("sum() can't sum bytes [use b''.join(seq) instead]")
    default: break
    }
    var total = start
    if case .list(let list) = iterable {
      try meter.charge(elements: list.items.count)
      var index = 0
      while index < list.items.count {
        total = try binary(.add, total, list.items[index])
        index += 1
      }
      return total
    }
    let iterator = try iterator(over: iterable)
    while let item = try iterator.next(in: self) {
      try meter.step()
      total = try binary(.add, total, item)
    }
    return total
  }

  /// `max` and `min`: the first of equals wins.
  func extreme(_ name: String, _ op: ComparisonOperator, _ arguments: BoundArguments) throws(Raise) -> Value {
    let values = arguments.variadic(0)
    guard !values.isEmpty else { throw .typeError("\(name) expected at least 1 argument, got 0") }
    if values.count > 1, arguments.given(2) != nil {
      throw .typeError("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    let iterator = try values.count > 1 ? ValuesIterator(values) : iterator(over: values[0])
    guard var best = try iterator.next(in: self) else {
      if let value = arguments.given(2) { return value }
      throw .valueError("\(name)() arg is an empty sequence")
    }
    let key = arguments[1]
    var bestKey = key.isNone ? best : try call(key, best)
    while let item = try iterator.next(in: self) {
      try meter.step()
      let itemKey = key.isNone ? item : try call(key, item)
      let isBetter: Bool
      switch (itemKey, bestKey) {
      case (.int(let a), .int(let b)): isBetter = op == .greater ? a > b : a < b
      case (.float(let a), .float(let b)): isBetter = op == .greater ? a > b : a < b
      default: isBetter = try truth(of: compare(op, itemKey, bestKey))
      }
      if isBetter { (best, bestKey) = (item, itemKey) }
    }
    return best
  }
}

import BigInt
import Glibc
import Syntax

extension BuiltinModule {
  /// `math`, in the words of CPython's `mathmodule.c`.
  static let math = BuiltinModule(
    "math", "Mathematical functions of real numbers.",
    functions: MathModule.realFunctions + MathModule.otherFunctions + MathModule.integerFunctions,
    constants: [
      ("pi", { _ in .float(.pi) }), ("e", { _ in .float(M_E) }), ("tau", { _ in .float(.pi * 2) }),
      ("inf", { _ in .float(.infinity) }), ("nan", { _ in .float(.nan) }),
    ])
}

enum MathModule {
  static var domainError: Raise { .valueError("math domain error") }
  static var rangeError: Raise { .raised(.overflowError, "math range error") }

  /// A function of one number: NaN out of a number is a domain error, infinity out of a finite number a range error
  /// (or a domain error, for functions with poles).
  private static func real(
    _ name: String, _ documentation: String, canOverflow: Bool = false,
    _ function: @escaping @Sendable (Double) -> Double
  ) -> Builtin {
    Builtin("\(name)(x, /)", documentation) { arguments, interpreter throws(Raise) in
      let argument = try interpreter.real(of: arguments[0])
      let result = function(argument)
      if result.isNaN, !argument.isNaN { throw domainError }
      if result.isInfinite, argument.isFinite { throw canOverflow ? rangeError : domainError }
      return .float(result)
    }
  }

  static let realFunctions: [Builtin] = [
    real("acos", "The arc cosine, in radians.", Glibc.acos),
    real("acosh", "The inverse hyperbolic cosine.", Glibc.acosh),
    real("asin", "The arc sine, in radians.", Glibc.asin), real("asinh", "The inverse hyperbolic sine.", Glibc.asinh),
    real("atan", "The arc tangent, in radians.", Glibc.atan),
    real("atanh", "The inverse hyperbolic tangent.", Glibc.atanh),
    real("cbrt", "The cube root.", Glibc.cbrt), real("cos", "The cosine of an angle in radians.", Glibc.cos),
    real("cosh", "The hyperbolic cosine.", canOverflow: true, Glibc.cosh),
    real("erf", "The error function.", Glibc.erf), real("erfc", "The complementary error function.", Glibc.erfc),
    real("exp", "e to a power.", canOverflow: true, Glibc.exp),
    real("exp2", "2 to a power.", canOverflow: true, Glibc.exp2),
    real("expm1", "e to a power, less one.", canOverflow: true, Glibc.expm1),
    real("fabs", "The magnitude as a float.") { $0.magnitude },
    real("log1p", "The natural logarithm of one more than a number.", Glibc.log1p),
    real("sin", "The sine of an angle in radians.", Glibc.sin),
    real("sinh", "The hyperbolic sine.", canOverflow: true, Glibc.sinh),
    real("sqrt", "The square root.") { $0.squareRoot() },
    real("tan", "The tangent of an angle in radians.", Glibc.tan), real("tanh", "The hyperbolic tangent.", Glibc.tanh),
    real("degrees", "An angle in radians as degrees.", canOverflow: true) { $0 * (180 / .pi) },
    real("radians", "An angle in degrees as radians.") { $0 * (.pi / 180) },
    Builtin("gamma(x, /)", "The gamma function.") { arguments, interpreter throws(Raise) in
      let x = try interpreter.real(of: arguments[0])
      if x == -.infinity || x <= 0 && x == x.rounded(.down) { throw domainError }
      let result = x == x.rounded(.down) && x < 24 ? (1..<Int(x)).reduce(1.0) { $0 * Double($1) } : Glibc.tgamma(x)
      if result.isInfinite, x.isFinite { throw rangeError }
      return .float(result)
    },
    Builtin("lgamma(x, /)", "The logarithm of the gamma function's magnitude.") {
      arguments, interpreter throws(Raise) in
      let x = try interpreter.real(of: arguments[0])
      if x.isInfinite { return .float(.infinity) }
      if x <= 0, x == x.rounded(.down) { throw domainError }
      return .float(Glibc.lgamma(x))
    },
    logarithm("log2", "The logarithm to base 2.", Glibc.log2),
    logarithm("log10", "The logarithm to base 10.", Glibc.log10),
    Builtin("log(x[, base])", "The logarithm of a number to a base, e by default.") {
      arguments, interpreter throws(Raise) in
      let value = try interpreter.logarithm(arguments[0], Glibc.log)
      guard let base = arguments.given(1) else { return .float(value) }
      let divisor = try interpreter.logarithm(base, Glibc.log)
      guard divisor != 0 else { throw .raised(.zeroDivisionError, "float division by zero") }
      return .float(value / divisor)
    },
  ]

  private static func logarithm(
    _ name: String, _ documentation: String, _ function: @escaping @Sendable (Double) -> Double
  ) -> Builtin {
    Builtin("\(name)(x, /)", documentation) { arguments, interpreter throws(Raise) in
      .float(try interpreter.logarithm(arguments[0], function))
    }
  }

  static let otherFunctions: [Builtin] = [
    test("isfinite", "Whether a number is neither infinite nor NaN.") { $0.isFinite },
    test("isinf", "Whether a number is infinite.") { $0.isInfinite },
    test("isnan", "Whether a number is NaN.") { $0.isNaN },
    pair("atan2(y, x, /)", "The angle of a point, in radians.") { y, x throws(Raise) in Glibc.atan2(y, x) },
    pair("copysign(x, y, /)", "The magnitude of `x` with the sign of `y`.") { x, y throws(Raise) in
      Glibc.copysign(x, y)
    },
    pair("fmod(x, y, /)", "The remainder with the sign of `x`.") { x, y throws(Raise) in
      let result = Glibc.fmod(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError }
      return result
    },
    pair("remainder(x, y, /)", "The IEEE 754 remainder.") { x, y throws(Raise) in
      let result = Glibc.remainder(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError }
      return result
    },
    pair("nextafter(x, y, /)", "The next float after `x` towards `y`.") { x, y throws(Raise) in Glibc.nextafter(x, y) },
    pair("pow(x, y, /)", "`x` to the power `y`, as floats.") { x, y throws(Raise) in
      let result = Glibc.pow(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN { throw domainError }
      if result.isInfinite, x.isFinite, y.isFinite { throw x == 0 ? domainError : rangeError }
      return result
    },
    Builtin("ulp(x, /)", "The distance to the next float.") { arguments, interpreter throws(Raise) in
      let x = try interpreter.real(of: arguments[0]).magnitude
      return .float(x.isInfinite ? x : x.ulp)
    },
    Builtin("ldexp(x, i, /)", "`x * 2 ** i`.") { arguments, interpreter throws(Raise) in
      let x = try interpreter.real(of: arguments[0])
      guard case .int(let exponent) = try interpreter.integer(of: arguments[1]) else { throw rangeError }
      let result = Glibc.scalbn(x, Int32(clamping: exponent))
      if result.isInfinite, x.isFinite { throw rangeError }
      return .float(result)
    },
    Builtin("frexp(x, /)", "Mantissa and exponent.") { arguments, interpreter throws(Raise) in
      let x = try interpreter.real(of: arguments[0])
      guard x.isFinite, x != 0 else { return .tuple([.float(x), .int(0)]) }
      let exponent = Int(x.exponent) + 1
      return .tuple([.float(Glibc.scalbn(x, Int32(-exponent))), .int(exponent)])
    },
    Builtin("modf(x, /)", "The fraction and the whole part.") { arguments, interpreter throws(Raise) in
      let x = try interpreter.real(of: arguments[0])
      if x.isInfinite { return .tuple([.float(Glibc.copysign(0, x)), .float(x)]) }
      let whole = x.rounded(.towardZero)
      return .tuple([.float(Glibc.copysign(x - whole, x)), .float(whole)])
    },
    Builtin("hypot(*coordinates)", "The length of a vector.") { arguments, interpreter throws(Raise) in
      var parts: [Double] = []
      for value in arguments.variadic(0) { parts.append(try interpreter.real(of: value)) }
      return .float(norm(parts))
    },
    Builtin("dist(p, q, /)", "The distance of two points.") { arguments, interpreter throws(Raise) in
      let (p, q) = (try interpreter.items(of: arguments[0]), try interpreter.items(of: arguments[1]))
      guard p.count == q.count else { throw .valueError("both points must have the same number of dimensions") }
      var parts: [Double] = []
      for (a, b) in Swift.zip(p, q) { parts.append(try interpreter.real(of: a) - interpreter.real(of: b)) }
      return .float(norm(parts))
    },
    Builtin("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Whether two numbers are nearly equal.") {
      arguments, interpreter throws(Raise) in
      let (a, b) = (try interpreter.real(of: arguments[0]), try interpreter.real(of: arguments[1]))
      let (relative, absolute) = (try interpreter.real(of: arguments[2]), try interpreter.real(of: arguments[3]))
      guard relative >= 0, absolute >= 0 else { throw .valueError("tolerances must be non-negative") }
      if a == b { return .bool(true) }
      if a.isInfinite || b.isInfinite { return .bool(false) }
      let difference = (b - a).magnitude
      return .bool(
        difference <= (relative * b).magnitude || difference <= (relative * a).magnitude || difference <= absolute)
    },
    Builtin("fsum(seq, /)", "The sum of numbers, rounded once.") { arguments, interpreter throws(Raise) in
      .float(try interpreter.exactSum(arguments[0]))
    },
    Builtin("prod(iterable, /, *, start=1)", "The product of the items of an iterable.") {
      arguments, interpreter throws(Raise) in
      var product = arguments[1]
      let iterator = try interpreter.iterator(over: arguments[0])
      while let item = try iterator.next(in: interpreter) {
        try interpreter.meter.step()
        product = try interpreter.binary(.multiply, product, item)
      }
      return product
    },
    rounding("floor", "The largest whole number that is not larger.", .down),
    rounding("ceil", "The smallest whole number that is not smaller.", .up),
    rounding("trunc", "The whole number towards zero.", .towardZero),
  ]

  private static func test(
    _ name: String, _ documentation: String, _ predicate: @escaping @Sendable (Double) -> Bool
  ) -> Builtin {
    Builtin("\(name)(x, /)", documentation) { arguments, interpreter throws(Raise) in
      .bool(predicate(try interpreter.real(of: arguments[0])))
    }
  }

  private static func pair(
    _ signature: String, _ documentation: String,
    _ function: @escaping @Sendable (Double, Double) throws(Raise) -> Double
  ) -> Builtin {
    Builtin(signature, documentation) { arguments, interpreter throws(Raise) in
      .float(try function(interpreter.real(of: arguments[0]), interpreter.real(of: arguments[1])))
    }
  }

  /// Scaled, so that squares neither overflow nor vanish.
  private static func norm(_ parts: [Double]) -> Double {
    if parts.count == 2 { return Glibc.hypot(parts[0], parts[1]) }
    let largest = parts.reduce(0) { max($0, $1.magnitude) }
    if parts.contains(where: \.isInfinite) { return .infinity }
    if largest == 0 || parts.contains(where: \.isNaN) { return largest == 0 ? 0 : .nan }
    return largest * parts.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }

  private static func rounding(
    _ name: String, _ documentation: String, _ rule: FloatingPointRoundingRule
  ) -> Builtin {
    Builtin("\(name)(x, /)", documentation) { arguments, interpreter throws(Raise) in
      let value = interpreter.native(arguments[0])
      switch value {
      case .int, .bool: return try interpreter.integer(of: value)
      case .float(let number): return try interpreter.truncatedValue(number.rounded(rule))
      default:
        if value.as(BigIntObject.self) != nil { return value }
        if let result = try interpreter.callSpecial("__\(name)__", on: arguments[0]) { return result }
        if name == "trunc" {
          throw .typeError("type \(interpreter.typeName(of: value)) doesn't define __trunc__ method")
        }
        return try interpreter.truncatedValue(interpreter.real(of: arguments[0]).rounded(rule))
      }
    }
  }
}

extension Interpreter {
  /// A logarithm that also takes integers beyond the floats.
  func logarithm(_ value: Value, _ function: (Double) -> Double) throws(Raise) -> Double {
    if let big = native(value).as(BigIntObject.self)?.value {
      guard big.sign == .plus else { throw MathModule.domainError }
      let approximate = Number.approximate(big)
      if approximate.isFinite { return function(approximate) }
      let shift = big.magnitude.bitWidth - 64
      return function(Number.approximate(big >> shift)) + function(2) * Double(shift)
    }
    let number = try real(of: value)
    guard number > 0 || number.isNaN else { throw MathModule.domainError }
    return function(number)
  }

  /// Shewchuk's partial sums (`math.fsum`).
  func exactSum(_ iterable: Value) throws(Raise) -> Double {
    var partials: [Double] = []
    var special = 0.0
    let iterator = try iterator(over: iterable)
    while let item = try iterator.next(in: self) {
      try meter.step()
      var x = try real(of: item)
      guard x.isFinite else {
        special += x
        continue
      }
      var kept = 0
      for var y in partials {
        if x.magnitude < y.magnitude { swap(&x, &y) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 {
          partials[kept] = low
          kept += 1
        }
        x = high
      }
      partials.removeSubrange(kept...)
      partials.append(x)
    }
    if special != 0 || special.isNaN {
      if special.isNaN { throw .valueError("-inf + inf in fsum") }
      return special
    }
    guard var total = partials.popLast() else { return 0 }
    while let next = partials.popLast() {
      let before = total
      total = before + next
      let low = next - (total - before)
      guard low != 0 else { continue }
      if let rest = partials.last, (low < 0) == (rest < 0) {
        let twice = low * 2
        let rounded = total + twice
        if twice == rounded - total { total = rounded }
      }
      break
    }
    return total
  }
}

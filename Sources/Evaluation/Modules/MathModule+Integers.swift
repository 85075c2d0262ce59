import BigInt

extension MathModule {
  static let integerFunctions: [Builtin] = [
    Builtin("gcd(*integers)", "The greatest common divisor.") { arguments, interpreter throws(Raise) in
      var result = BigUInt(0)
      for value in arguments.variadic(0) {
        let number = try interpreter.bigInteger(of: value).magnitude
        try interpreter.chargeProduct(words: result.bitWidth / 64 + 1, by: number.bitWidth / 8 + 1)
        result = result.greatestCommonDivisor(with: number)
      }
      return .integer(BigInt(result))
    },
    Builtin("lcm(*integers)", "The least common multiple.") { arguments, interpreter throws(Raise) in
      var result = BigUInt(1)
      for value in arguments.variadic(0) {
        let number = try interpreter.bigInteger(of: value).magnitude
        if number.isZero { return .int(0) }
        try interpreter.chargeProduct(words: result.bitWidth / 64 + 1, by: number.bitWidth / 8 + 1)
        result = result / result.greatestCommonDivisor(with: number) * number
      }
      return .integer(BigInt(result))
    },
    Builtin("isqrt(n, /)", "The whole part of the square root.") { arguments, interpreter throws(Raise) in
      let number = try interpreter.bigInteger(of: arguments[0])
      guard number.sign == .plus else { throw .valueError("isqrt() argument must be nonnegative") }
      let words = number.magnitude.bitWidth / 64 + 1
      try interpreter.chargeProduct(words: words, by: words * 8)
      return .integer(number.squareRoot())
    },
    Builtin("factorial(x, /)", "The product of the numbers up to one.") { arguments, interpreter throws(Raise) in
      let number = try interpreter.integer(of: arguments[0])
      guard case .int(let count) = number else {
        if try interpreter.bigInteger(of: number).sign == .minus {
          throw .valueError("factorial() not defined for negative values")
        }
        throw .overflowError("factorial() argument should not exceed 9223372036854775807")
      }
      guard count >= 0 else { throw .valueError("factorial() not defined for negative values") }
      return .integer(try interpreter.product(1, count))
    },
    Builtin("comb(n, k, /)", "The ways to choose `k` of `n`.") { arguments, interpreter throws(Raise) in
      let (n, k) = try counts(arguments[0], arguments[1], interpreter)
      guard k <= n else { return .int(0) }
      let chosen = min(k, n - k)
      return .integer(try interpreter.product(n - chosen + 1, n) / interpreter.product(1, chosen))
    },
    Builtin("perm(n, k=None, /)", "The ways to arrange `k` of `n`.") { arguments, interpreter throws(Raise) in
      let (n, k) = try counts(arguments[0], arguments[1].isNone ? arguments[0] : arguments[1], interpreter)
      return k <= n ? .integer(try interpreter.product(n - k + 1, n)) : .int(0)
    },
  ]

  private static func counts(
    _ n: Value, _ k: Value, _ interpreter: Interpreter
  ) throws(Raise) -> (Int, Int) {
    let (n, k) = (try interpreter.index(of: n), try interpreter.index(of: k))
    guard n >= 0 else { throw .valueError("n must be a non-negative integer") }
    guard k >= 0 else { throw .valueError("k must be a non-negative integer") }
    return (n, k)
  }
}

extension Interpreter {
  /// The product of the numbers from one to another, halves first so that the factors stay balanced.
  func product(_ first: Int, _ last: Int) throws(Raise) -> BigInt {
    guard first <= last else { return 1 }
    // All of it is charged before it starts: the last multiplication takes as long as all before it.
    let (bits, overflow) = (last - first + 1).multipliedReportingOverflow(by: Int.bitWidth - last.leadingZeroBitCount)
    guard !overflow else { throw .raised(.memoryError, "") }
    try meter.charge(steps: last - first + 1)
    try meter.ensureRoom(bytes: bits / 8)
    try chargeProduct(words: bits / 64 + 1, by: bits / 128 + 1)
    return balancedProduct(first, last)
  }

  private func balancedProduct(_ first: Int, _ last: Int) -> BigInt {
    if last - first < 8 { return (first...last).reduce(BigInt(1)) { $0 * BigInt($1) } }
    let middle = first + (last - first) / 2
    return balancedProduct(first, middle) * balancedProduct(middle + 1, last)
  }
}

/// Functions that libm lacks, by the formulas that ATen uses (`Math.h`).
enum SpecialFunctions {
  /// The inverse of `erf`: a rational approximation (Giles' central range and tails), then two steps of Newton's method.
  static func erfinv<M: FloatMath & BinaryFloatingPoint>(_ y: M) -> M {
    if y.magnitude > 1 || y.isNaN { return .nan }
    if y.magnitude == 1 { return y * .infinity }
    var x: M
    if y.magnitude <= 0.7 {
      let z = y * y
      let numerator = polynomial(z, [-0.140543331, 0.914624893, -1.645349621, 0.886226899])
      let denominator = polynomial(z, [0.012229801, -0.329097515, 1.442710462, -2.118377725, 1])
      x = y * numerator / denominator
    } else {
      let z = (-M.log((1 - y.magnitude) / 2)).squareRoot()
      let numerator = polynomial(z, [1.641345311, 3.429567803, -1.624906493, -1.970840454])
      let denominator = polynomial(z, [1.637067800, 3.543889200, 1])
      x = (y < 0 ? -numerator : numerator) / denominator
    }
    // Swift rounds `Float.pi` down; C rounds to nearest.
    let slope = M(2 / Double.pi.squareRoot())
    for _ in 0..<2 { x -= (M.erf(x) - y) / (slope * M.exp(-x * x)) }
    return x
  }

  private static func polynomial<M: BinaryFloatingPoint>(_ x: M, _ coefficients: [Double]) -> M {
    coefficients.reduce(0) { $0 * x + M($1) }
  }

  /// The derivative of `lgamma`: recurrence up to 10, then the asymptotic series.
  static func digamma(_ value: Double) -> Double {
    if value == 0 { return value.sign == .minus ? .infinity : -.infinity }
    var x = value
    var result = 0.0
    if x < 0 {
      if x == x.rounded(.towardZero) { return .nan }
      return digamma(1 - x) - .pi / Double.tan(.pi * x)
    }
    while x < 10 {
      result -= 1 / x
      x += 1
    }
    if x == 10 { return result + 2.25175258906672110764 }
    let z = 1 / (x * x)
    let series = polynomial(
      z,
      [
        8.33333333333333333333e-2, -2.10927960927960927961e-2, 7.57575757575757575758e-3, -4.16666666666666666667e-3,
        3.96825396825396825397e-3, -8.33333333333333333333e-3, 8.33333333333333333333e-2,
      ])
    return result + Double.log(x) - 0.5 / x - z * series
  }
}

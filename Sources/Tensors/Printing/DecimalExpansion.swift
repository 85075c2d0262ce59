/// The exact decimal digits of a finite double, for formatting as C's `printf` and Python's `format` do: rounded to
/// nearest, ties to even, on the exact binary value, in any locale.
struct DecimalExpansion {
  /// Decimal digits without leading zeros (empty for 0), most significant first.
  private var digits: [UInt8]
  /// How many of them stand before the decimal point; negative when zeros follow it.
  private var pointIndex: Int
  private let isNegative: Bool

  init(_ value: Double) {
    isNegative = value.sign == .minus
    let exponentBits = Int(value.exponentBitPattern)
    let fraction = value.significandBitPattern
    let significand = exponentBits == 0 ? fraction : fraction | (1 << 52)
    let exponent = max(exponentBits, 1) - 1075
    guard significand != 0 else {
      (digits, pointIndex) = ([], 0)
      return
    }
    // Odd significands keep the powers small.
    let zeros = significand.trailingZeroBitCount
    let (odd, power) = (significand >> UInt64(zeros), exponent + zeros)
    let limbs = Self.product(of: odd, by: power < 0 ? 5 : 2, times: abs(power))
    digits = Self.digits(of: limbs)
    pointIndex = power < 0 ? digits.count + power : digits.count
  }

  /// `value × base^times` in limbs of nine digits, least significant first. (m × 2⁻ᵏ is m × 5ᵏ, k places down.)
  private static func product(of value: UInt64, by base: UInt64, times: Int) -> [UInt64] {
    var limbs: [UInt64] = []
    var rest = value
    while rest > 0 {
      limbs.append(rest % 1_000_000_000)
      rest /= 1_000_000_000
    }
    var left = times
    while left > 0 {
      let batch = min(left, base == 5 ? 13 : 30)
      var factor: UInt64 = 1
      for _ in 0..<batch { factor *= base }
      var carry: UInt64 = 0
      for i in limbs.indices {
        let product = limbs[i] * factor + carry
        limbs[i] = product % 1_000_000_000
        carry = product / 1_000_000_000
      }
      while carry > 0 {
        limbs.append(carry % 1_000_000_000)
        carry /= 1_000_000_000
      }
      left -= batch
    }
    return limbs
  }

  private static func digits(of limbs: [UInt64]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(limbs.count * 9)
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        result.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while result.last == 0 { result.removeLast() }
    result.reverse()
    return result
  }

  /// Keeps `count` digits (which may be none or negative), rounding half to even.
  private mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return
    }
    let next = digits[count]
    let hasMore = digits[(count + 1)...].contains { $0 != 0 }
    let isOdd = count > 0 && digits[count - 1] & 1 == 1
    let goesUp = next > 5 || (next == 5 && (hasMore || isOdd))
    digits.removeSubrange(count...)
    guard goesUp else { return }
    var at = count - 1
    while at >= 0 && digits[at] == 9 {
      digits[at] = 0
      at -= 1
    }
    if at >= 0 {
      digits[at] += 1
    } else {
      digits.insert(1, at: 0)
      pointIndex += 1
    }
  }

  private func digit(_ index: Int) -> UInt8 {
    index >= 0 && index < digits.count ? digits[index] + 48 : 48
  }

  /// `{:.Nf}`.
  func fixed(precision: Int) -> String {
    var rounded = self
    rounded.round(toDigits: pointIndex + precision)
    var text: [UInt8] = isNegative ? [45] : []
    let whole = rounded.digits.isEmpty ? 0 : max(rounded.pointIndex, 0)
    if whole == 0 { text.append(48) }
    for i in 0..<whole { text.append(rounded.digit(i)) }
    if precision > 0 {
      text.append(46)
      for place in 0..<precision {
        text.append(rounded.digits.isEmpty ? 48 : rounded.digit(rounded.pointIndex + place))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `{:.Ne}`: at least two digits of exponent.
  func scientific(precision: Int) -> String {
    var rounded = self
    rounded.round(toDigits: precision + 1)
    var text: [UInt8] = isNegative ? [45] : []
    text.append(rounded.digit(0))
    if precision > 0 {
      text.append(46)
      for place in 1...precision { text.append(rounded.digit(place)) }
    }
    let exponent = digits.isEmpty ? 0 : rounded.pointIndex - 1
    text += Array("e\(exponent < 0 ? "-" : "+")\(abs(exponent) < 10 ? "0" : "")\(abs(exponent))".utf8)
    return String(decoding: text, as: UTF8.self)
  }
}

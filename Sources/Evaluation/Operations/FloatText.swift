/// Decimal texts of doubles, correctly rounded to any number of digits and independent of the locale.
public enum FloatText {
  /// `repr(x)`: the shortest digits that read back as the same number.
  public static func shortest(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let text = value.description
    // Swift turns to exponents at 2⁵³, Python at 10¹⁶.
    if value.magnitude >= 0x1p53, value.magnitude < 1e16 { return String(Int(value)) + ".0" }
    return text
  }

  /// The shortest digits and the power of ten of the first one: 123.0 is (`123`, 2).
  static func shortestDigits(_ value: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var point: Int?
    var bytes = Array(value.magnitude.description.utf8)
    if let mark = bytes.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)) ?? 0
      bytes.removeSubrange(mark...)
    }
    for byte in bytes {
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
    }
    exponent += (point ?? digits.count) - 1
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(min(zeros, digits.count - 1))
    exponent -= zeros
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return value == 0 ? ([UInt8(ascii: "0")], 0) : (digits, exponent)
  }

  /// `%.{precision}f` of a finite magnitude, without a sign.
  public static func fixed(_ value: Double, precision: Int) -> String {
    let magnitude = value.magnitude
    if let text = quickFixed(magnitude, precision) { return text }
    let exact = DecimalExpansion(magnitude)
    let digits = exact.rounded(toFractionDigits: precision)
    return point(digits, fractionDigits: precision)
  }

  /// `%.{precision}e` as digits and exponent: `precision + 1` digits, the first one not zero unless the number is.
  public static func exponential(_ value: Double, precision: Int) -> (digits: [UInt8], exponent: Int) {
    if value == 0 { return ([UInt8](repeating: UInt8(ascii: "0"), count: precision + 1), 0) }
    return DecimalExpansion(value.magnitude).rounded(toSignificantDigits: precision + 1)
  }

  /// Digits whose last `fractionDigits` stand behind the point.
  private static func point(_ digits: [UInt8], fractionDigits: Int) -> String {
    guard fractionDigits > 0 else { return String(decoding: digits, as: UTF8.self) }
    let whole = digits.dropLast(fractionDigits)
    return String(decoding: whole, as: UTF8.self) + "." + String(decoding: digits.suffix(fractionDigits), as: UTF8.self)
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// `value × 10^precision`, correctly rounded: the common case without big arithmetic. The error of the scaled value
  /// is known exactly through a fused multiply-add, so that ties are recognised. Nil for large values and precisions.
  @inline(__always)
  static func scaled(_ magnitude: Double, _ precision: Int) -> UInt? {
    guard precision < powersOfTen.count else { return nil }
    let scale = powersOfTen[precision]
    let scaled = magnitude * scale
    guard scaled < 0x1p52 else { return nil }
    let error = (-scaled).addingProduct(magnitude, scale)
    let whole = scaled.rounded(.down)
    let fraction = scaled - whole
    let digits = UInt(whole)
    let isUp = fraction > 0.5 || fraction == 0.5 && (error > 0 || error == 0 && digits & 1 == 1)
    return isUp ? digits + 1 : digits
  }

  private static func quickFixed(_ magnitude: Double, _ precision: Int) -> String? {
    guard let scaled = scaled(magnitude, precision) else { return nil }
    var digits = Array(String(scaled).utf8)
    if digits.count <= precision {
      digits.insert(contentsOf: [UInt8](repeating: UInt8(ascii: "0"), count: precision + 1 - digits.count), at: 0)
    }
    return point(digits, fractionDigits: precision)
  }
}

/// All decimal digits of a double, which are finitely many.
struct DecimalExpansion {
  /// Base 10⁹, most significant first.
  private var whole: [UInt32]
  private var fraction: [UInt32]

  private static let base: UInt64 = 1_000_000_000

  init(_ magnitude: Double) {
    let significand = magnitude.significandBitPattern | (magnitude.isNormal ? 1 << 52 : 0)
    let exponent = Int(magnitude.isNormal ? magnitude.exponentBitPattern : 1) - 1075
    if exponent >= 0 {
      whole = Self.limbs(significand, shiftedBy: exponent)
      fraction = []
    } else {
      let integer = exponent > -64 ? significand >> UInt64(-exponent) : 0
      let rest = exponent > -64 ? significand & ((1 << UInt64(-exponent)) - 1) : significand
      whole = Self.limbs(integer, shiftedBy: 0)
      fraction = Self.fractionLimbs(rest, bits: -exponent)
    }
  }

  /// `value × 2^shift` in base 10⁹.
  private static func limbs(_ value: UInt64, shiftedBy shift: Int) -> [UInt32] {
    var limbs: [UInt32] = []
    var value = value
    while value > 0 {
      limbs.append(UInt32(value % base))
      value /= base
    }
    var remaining = shift
    while remaining > 0 {
      let step = min(remaining, 29)
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = UInt64(limbs[index]) << UInt64(step) + carry
        limbs[index] = UInt32(product % base)
        carry = product / base
      }
      if carry > 0 { limbs.append(UInt32(carry)) }
      remaining -= step
    }
    return limbs.reversed()
  }

  /// `value / 2^bits`, below one, in base 10⁹: 32 bits of the binary fraction a word, multiplied out limb by limb.
  private static func fractionLimbs(_ value: UInt64, bits: Int) -> [UInt32] {
    guard value != 0 else { return [] }
    let wordCount = (bits + 31) / 32
    var words = [UInt32](repeating: 0, count: wordCount + 2)
    // The value stands in the last bits; aligned to whole words it is value << padding.
    let padding = wordCount * 32 - bits
    let wide = (value.multipliedFullWidth(by: 1 << UInt64(padding)))
    let parts = [
      UInt32(truncatingIfNeeded: wide.low), UInt32(truncatingIfNeeded: wide.low >> 32),
      UInt32(truncatingIfNeeded: wide.high),
    ]
    for (offset, part) in parts.enumerated() where wordCount - 1 - offset >= 0 { words[wordCount - 1 - offset] = part }
    words.removeLast(2)
    var limbs: [UInt32] = []
    var last = words.count
    while last > 0 {
      var carry: UInt64 = 0
      for index in stride(from: last - 1, through: 0, by: -1) {
        let product = UInt64(words[index]) * base + carry
        words[index] = UInt32(truncatingIfNeeded: product)
        carry = product >> 32
      }
      limbs.append(UInt32(carry))
      while last > 0, words[last - 1] == 0 { last -= 1 }
    }
    return limbs
  }

  /// The digits of the whole part without leading zeros, then those of the fraction.
  private var digits: (digits: [UInt8], wholeCount: Int) {
    var digits: [UInt8] = []
    for limb in whole { Self.append(limb, to: &digits) }
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    let wholeCount = digits.count
    for limb in fraction { Self.append(limb, to: &digits) }
    return (digits, wholeCount)
  }

  private static func append(_ limb: UInt32, to digits: inout [UInt8]) {
    var divisor: UInt32 = 100_000_000
    var rest = limb
    while divisor > 0 {
      digits.append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// At least one digit before the point and exactly `count` behind it.
  func rounded(toFractionDigits count: Int) -> [UInt8] {
    var (digits, wholeCount) = digits
    var carried = false
    if wholeCount + count < digits.count { carried = Self.round(&digits, to: wholeCount + count) }
    let wholeDigits = wholeCount + (carried ? 1 : 0)
    let missing = wholeDigits + count - digits.count
    if missing > 0 { digits.append(contentsOf: [UInt8](repeating: UInt8(ascii: "0"), count: missing)) }
    if wholeDigits == 0 { digits.insert(UInt8(ascii: "0"), at: 0) }
    return digits
  }

  /// The whole digits with the last `count` rounded to zeros.
  func roundedWhole(droppingDigits count: Int) -> [UInt8] {
    var (digits, wholeCount) = digits
    let zero = UInt8(ascii: "0")
    if wholeCount < count {
      digits.insert(contentsOf: [UInt8](repeating: zero, count: count - wholeCount), at: 0)
      wholeCount = count
    }
    if wholeCount - count < digits.count { _ = Self.round(&digits, to: wholeCount - count) }
    return digits + [UInt8](repeating: zero, count: count)
  }

  /// Exactly `count` digits, the first one not zero, and the power of ten of the first.
  func rounded(toSignificantDigits count: Int) -> (digits: [UInt8], exponent: Int) {
    var (digits, wholeCount) = digits
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    var exponent = wholeCount - zeros - 1
    if count < digits.count {
      if Self.round(&digits, to: count) {
        exponent += 1
        digits.removeLast()
      }
    } else {
      digits.append(contentsOf: [UInt8](repeating: UInt8(ascii: "0"), count: count - digits.count))
    }
    return (digits, exponent)
  }

  /// Cuts to `count` digits, half to even; true when a new digit appeared in front.
  private static func round(_ digits: inout [UInt8], to count: Int) -> Bool {
    let five = UInt8(ascii: "5")
    let next = digits[count]
    let isTie = next == five && digits[(count + 1)...].allSatisfy { $0 == UInt8(ascii: "0") }
    let isOdd = count > 0 && digits[count - 1] & 1 == 1
    let up = isTie ? isOdd : next >= five
    digits.removeSubrange(count...)
    guard up else { return false }
    var index = count - 1
    while index >= 0 {
      if digits[index] < UInt8(ascii: "9") {
        digits[index] += 1
        return false
      }
      digits[index] = UInt8(ascii: "0")
      index -= 1
    }
    digits.insert(UInt8(ascii: "1"), at: 0)
    return true
  }
}

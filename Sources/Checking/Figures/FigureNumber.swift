/// Numbers as a figure shows them: at most four decimals, none where there is nothing to say.
enum FigureNumber {
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let magnitude = value.magnitude
    if magnitude != 0, magnitude < 0.00005 || magnitude >= 1e8 { return scientific(value) }
    let scaled = Int((magnitude * 10_000).rounded())
    let sign = value.sign == .minus ? "-" : ""
    return sign + "\(scaled / 10_000)" + fraction(scaled % 10_000)
  }

  private static func fraction(_ tenThousandths: Int) -> String {
    guard tenThousandths > 0 else { return "" }
    let digits = String(tenThousandths)
    var text = String(repeating: "0", count: 4 - digits.count) + digits
    while text.last == "0" { text.removeLast() }
    return "." + text
  }

  private static func scientific(_ value: Double) -> String {
    var mantissa = value
    var exponent = 0
    while mantissa.magnitude >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa.magnitude < 1 {
      mantissa *= 10
      exponent -= 1
    }
    return text((mantissa * 100).rounded() / 100) + "e\(exponent)"
  }
}

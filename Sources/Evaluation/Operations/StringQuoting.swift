/// How Python writes a string as a literal.
enum StringQuoting {
  static func quoted(_ text: String) -> String {
    var hasSingle = false
    var isPlain = true
    for byte in text.utf8 {
      if byte == UInt8(ascii: "'") { hasSingle = true }
      if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\\") { isPlain = false }
    }
    if isPlain, !hasSingle { return "'" + text + "'" }
    let quote: Unicode.Scalar = hasSingle && !text.utf8.contains(UInt8(ascii: "\"")) ? "\"" : "'"
    var result = String.UnicodeScalarView()
    result.append(quote)
    for scalar in text.unicodeScalars {
      if scalar == quote || scalar == "\\" {
        result.append("\\")
        result.append(scalar)
      } else if isPrintable(scalar) {
        result.append(scalar)
      } else {
        result.append(contentsOf: escape(scalar).unicodeScalars)
      }
    }
    result.append(quote)
    return String(result)
  }

  /// `\n`, `\x1b`, `\u200b`, `\U0001f642`.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default:
      scalar.value < 0x100
        ? "\\x" + hexadecimal(scalar.value, width: 2)
        : scalar.value < 0x10000
          ? "\\u" + hexadecimal(scalar.value, width: 4) : "\\U" + hexadecimal(scalar.value, width: 8)
    }
  }

  static func hexadecimal(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// `str.isprintable` of one scalar: all but the categories "other" and "separator", save the space.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return false
    default: return true
    }
  }
}

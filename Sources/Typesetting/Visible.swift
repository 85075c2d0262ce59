extension Typesetter {
  /// The text with everything that could steer a terminal made visible.
  ///
  /// C0 controls appear as their pictures (`␛`; `^[` in ASCII mode), C1 controls, directional overrides and other
  /// invisible steering characters by their number, a combining mark without a base on a dotted circle. Newlines stay;
  /// a tab stays too (`expandTabs` knows its column). What is visible already is returned as it is.
  public func visible(_ text: String) -> String {
    var text = text
    let harmless = text.withUTF8 { bytes in
      !bytes.contains { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 >= 0x7F }
    }
    if harmless { return text }
    var result = String.UnicodeScalarView()
    var previous: UInt32 = 0x0A
    for scalar in text.unicodeScalars {
      appendVisible(scalar, after: previous, to: &result)
      previous = scalar.value
    }
    return String(result)
  }

  private func appendVisible(
    _ scalar: Unicode.Scalar, after previous: UInt32, to result: inout String.UnicodeScalarView
  ) {
    switch scalar.value {
    case 0x0A, 0x09, 0x20..<0x7F, 0x4E00..<0xA000: result.append(scalar)
    case 0..<0x20, 0x7F: result.append(contentsOf: picture(ofControl: scalar.value).unicodeScalars)
    case 0xAD: break  // a soft hyphen shows nothing unless a line breaks at it, and we break elsewhere
    case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2061...0x206F, 0xFFF9...0xFFFB, 0xE0000, 0xE0001:
      result.append(contentsOf: Self.number(scalar.value).unicodeScalars)
    default:
      if isLoneMark(scalar, after: previous) { result.append(ascii ? "." : "\u{25CC}") }
      result.append(scalar)
    }
  }

  private func picture(ofControl value: UInt32) -> String {
    if ascii { return value == 0x7F ? "^?" : "^" + String(UnicodeScalar(UInt8(value + 0x40))) }
    return value == 0x7F ? "\u{2421}" : String(UnicodeScalar(value + 0x2400).map(Character.init) ?? "?")
  }

  private static func number(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  private func isLoneMark(_ scalar: Unicode.Scalar, after previous: UInt32) -> Bool {
    guard previous <= 0x20 || previous == 0x3000, scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// The text with each tab replaced by spaces up to the next multiple of `stop` cells, counted from `column`.
  public func expandTabs(_ text: String, stop: Int = 4, from column: Int = 0) -> String {
    guard stop > 0, text.utf8.contains(0x09) else { return text }
    var result = ""
    var column = column
    for piece in text.split(separator: "\t", omittingEmptySubsequences: false) {
      if !result.isEmpty || column > 0 || piece.startIndex != text.startIndex {
        let room = stop - column % stop
        result += String(repeating: " ", count: room)
        column += room
      }
      result += piece
      column += width(piece)
    }
    return result
  }
}

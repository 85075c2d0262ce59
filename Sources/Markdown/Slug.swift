/// The anchors that GitHub gives to headings.
public struct SlugTable {
  private var counts: [String: Int] = [:]

  public init() {}

  /// The anchor of the next heading: a number is appended when an earlier heading has the same one.
  public mutating func next(for heading: String) -> String {
    let slug = Self.slug(heading)
    guard let count = counts[slug] else {
      counts[slug] = 0
      return slug
    }
    var number = count + 1
    while counts["\(slug)-\(number)"] != nil { number += 1 }
    counts[slug] = number
    counts["\(slug)-\(number)"] = 0
    return "\(slug)-\(number)"
  }

  /// Lower case, spaces turned to hyphens, and nothing but letters, marks, decimal digits, connectors and hyphens.
  public static func slug(_ heading: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(heading.utf8.count)
    for byte in heading.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        slug.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 32)
      case UInt8(ascii: " "): slug.append(UInt8(ascii: "-"))
      case 0..<128: break
      default: return unicodeSlug(heading)
      }
    }
    return String(decoding: slug, as: UTF8.self)
  }

  private static func unicodeSlug(_ heading: String) -> String {
    var slug = ""
    for scalar in heading.unicodeScalars {
      if scalar == " " || scalar == "-" {
        slug += "-"
      } else if isWord(scalar) {
        slug += scalar.properties.lowercaseMapping
      }
    }
    return slug
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation, .letterNumber:
      true
    default: false
    }
  }
}

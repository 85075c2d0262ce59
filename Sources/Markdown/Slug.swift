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
    var slug = String.UnicodeScalarView()
    for scalar in heading.unicodeScalars {
      if scalar == " " || scalar == "-" {
        slug.append("-")
      } else if isWord(scalar) {
        slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(slug)
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

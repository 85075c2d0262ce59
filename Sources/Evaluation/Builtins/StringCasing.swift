/// Case conversions of `str`, by the full mappings of Unicode.
enum StringCasing {
  static let methods: [Builtin] = [
    conversion("upper", "The text in upper case.") { $0.uppercased() },
    conversion("lower", "The text in lower case.", lower),
    conversion("casefold", "The text in a form for comparisons without case.") { text in
      lower(text).unicodeScalars.reduce(into: "") { result, scalar in
        switch scalar {
        case "ß": result += "ss"
        case "ς": result += "σ"
        default: result.unicodeScalars.append(scalar)
        }
      }
    },
    conversion("swapcase", "The text with upper and lower case exchanged.") { text in
      text.unicodeScalars.reduce(into: "") { result, scalar in
        result +=
          ScalarKind.isUpper(scalar)
          ? scalar.properties.lowercaseMapping
          : ScalarKind.isLower(scalar) ? scalar.properties.uppercaseMapping : String(scalar)
      }
    },
    conversion("capitalize", "The text with its first character in title case and the rest in lower case.") { text in
      guard let first = text.unicodeScalars.first else { return "" }
      return first.properties.titlecaseMapping + lower(String(text.unicodeScalars.dropFirst()))
    },
    conversion("title", "The text with every word beginning with a capital.") { text in
      var result = ""
      var previousIsCased = false
      for scalar in text.unicodeScalars {
        result += previousIsCased ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
        previousIsCased = ScalarKind.isCased(scalar)
      }
      return result
    },
  ]

  /// A capital sigma at the end of a word becomes the final one.
  private static func lower(_ text: String) -> String {
    guard text.unicodeScalars.contains("Σ") else { return text.lowercased() }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let follows = index > 0 && ScalarKind.isCased(scalars[index - 1])
      let isLast = index + 1 == scalars.count || !ScalarKind.isCased(scalars[index + 1])
      result += scalar == "Σ" && follows && isLast ? "ς" : scalar.properties.lowercaseMapping
    }
    return result
  }

  private static func conversion(
    _ name: String, _ documentation: String, _ convert: @escaping @Sendable (String) -> String
  ) -> Builtin {
    Builtin("\(name)(self, /)", documentation) { arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      try interpreter.announce(bytes: string.value.utf8.count)
      return try interpreter.newString(convert(string.value))
    }
  }
}

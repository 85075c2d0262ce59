/// Properties of scalars as `str`'s tests see them.
enum ScalarKind {
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20: true
    case 0..<0x80: false
    default: scalar.properties.isWhitespace
    }
  }

  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  static func isDecimal(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
  }

  static func isNumeric(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }
  static func isUpper(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isUppercase }
  static func isLower(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isLowercase }
  static func isTitle(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .titlecaseLetter }
  static func isCased(_ scalar: Unicode.Scalar) -> Bool { isUpper(scalar) || isLower(scalar) || isTitle(scalar) }

  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    guard first == "_" || first.properties.isXIDStart else { return false }
    return text.unicodeScalars.dropFirst().allSatisfy { $0.properties.isXIDContinue }
  }
}

/// The tests of `str`: `isalpha` and its like.
enum StringTests {
  static let methods: [Builtin] = [
    each("isalpha", "Whether there are letters and nothing else.", ScalarKind.isLetter),
    each("isdigit", "Whether there are digits and nothing else.", ScalarKind.isDigit),
    each("isdecimal", "Whether there are decimal digits and nothing else.", ScalarKind.isDecimal),
    each("isnumeric", "Whether there are numeric characters and nothing else.", ScalarKind.isNumeric),
    each("isalnum", "Whether there are letters and digits and nothing else.") {
      ScalarKind.isLetter($0) || ScalarKind.isNumeric($0)
    },
    each("isspace", "Whether there is white space and nothing else.", ScalarKind.isSpace),
    test("isascii", "Whether every character is ASCII.") { $0.isASCII },
    test("isprintable", "Whether every character can be shown as it is.") {
      $0.value.unicodeScalars.allSatisfy(StringQuoting.isPrintable)
    },
    test("isidentifier", "Whether the text is a valid name.") { ScalarKind.isIdentifier($0.value) },
    test("isupper", "Whether all cased characters are upper case, and there is one.") {
      isCased($0.value, but: { ScalarKind.isLower($0) || ScalarKind.isTitle($0) }, some: ScalarKind.isUpper)
    },
    test("islower", "Whether all cased characters are lower case, and there is one.") {
      isCased($0.value, but: { ScalarKind.isUpper($0) || ScalarKind.isTitle($0) }, some: ScalarKind.isLower)
    },
    test("istitle", "Whether every word begins with a capital and goes on in lower case.") { isTitle($0.value) },
  ]

  private static func test(
    _ name: String, _ documentation: String, _ predicate: @escaping @Sendable (StringObject) -> Bool
  ) -> Builtin {
    Builtin("\(name)(self, /)", documentation) { arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      try interpreter.meter.charge(elements: string.value.utf8.count)
      return .bool(predicate(string))
    }
  }

  private static func each(
    _ name: String, _ documentation: String, _ predicate: @escaping @Sendable (Unicode.Scalar) -> Bool
  ) -> Builtin {
    test(name, documentation) { !$0.value.isEmpty && $0.value.unicodeScalars.allSatisfy(predicate) }
  }

  private static func isCased(
    _ text: String, but other: (Unicode.Scalar) -> Bool, some wanted: (Unicode.Scalar) -> Bool
  ) -> Bool {
    var found = false
    for scalar in text.unicodeScalars {
      if other(scalar) { return false }
      if wanted(scalar) { found = true }
    }
    return found
  }

  private static func isTitle(_ text: String) -> Bool {
    var (found, previousIsCased) = (false, false)
    for scalar in text.unicodeScalars {
      if ScalarKind.isUpper(scalar) || ScalarKind.isTitle(scalar) {
        if previousIsCased { return false }
        (found, previousIsCased) = (true, true)
      } else if ScalarKind.isLower(scalar) {
        if !previousIsCased { return false }
        (found, previousIsCased) = (true, true)
      } else {
        previousIsCased = false
      }
    }
    return found
  }
}

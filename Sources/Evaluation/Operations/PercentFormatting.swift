import BigInt

extension Interpreter {
  /// `template % values`.
  func percentFormatted(_ template: String, _ values: Value) throws(Raise) -> String {
    try meter.charge(elements: template.utf8.count)
    var formatter = PercentFormatter(Array(template.unicodeScalars), values, self)
    return try formatter.run()
  }
}

/// printf-style formatting (`Objects/unicodeobject.c`).
private struct PercentFormatter {
  private let template: [Unicode.Scalar]
  private let values: Value
  private let interpreter: Interpreter
  private var position = 0
  private var items: [Value]
  private var next = 0
  /// A mapping may leave keys unused.
  private var usedMapping = false

  init(_ template: [Unicode.Scalar], _ values: Value, _ interpreter: Interpreter) {
    self.template = template
    self.values = values
    self.interpreter = interpreter
    if case .tuple(let tuple) = interpreter.native(values) { items = tuple.items } else { items = [values] }
  }

  private struct Directive {
    var flags: Set<Unicode.Scalar> = []
    var width = 0
    var precision: Int?
    var key: String?
  }

  mutating func run() throws(Raise) -> String {
    var output = String.UnicodeScalarView()
    var size = 0
    while position < template.count {
      let scalar = template[position]
      position += 1
      if scalar != "%" {
        output.append(scalar)
      } else {
        let piece = try directive()
        size += piece.utf8.count
        try interpreter.meter.announceGrowth(of: size, by: piece.utf8.count)
        output.append(contentsOf: piece.unicodeScalars)
      }
    }
    if next < items.count, !usedMapping, !isMapping(values) {
      throw .typeError("not all arguments converted during string formatting")
    }
    return String(output)
  }

  private func isMapping(_ value: Value) -> Bool {
    switch interpreter.native(value) {
    case .tuple, .string: false
    case .dict, .list: true
    case .object(let object):
      object is InstanceObject && interpreter.classObject(of: value).lookUp("__getitem__") != nil
    default: false
    }
  }

  private mutating func directive() throws(Raise) -> String {
    var directive = Directive()
    try readKey(&directive)
    while let flag = peek, "-+ #0".unicodeScalars.contains(flag) {
      directive.flags.insert(flag)
      position += 1
    }
    try readWidth(&directive)
    if peek == "." {
      position += 1
      directive.precision = try readNumber(orStar: "precision too big") ?? 0
      if let precision = directive.precision, precision < 0 { directive.precision = 0 }
    }
    if let modifier = peek, "hlL".unicodeScalars.contains(modifier) { position += 1 }
    guard let code = peek else { throw .valueError("incomplete format") }
    position += 1
    if code == "%" { return "%" }
    let value = try argument(directive)
    return try padded(convert(value, code, directive), directive, code)
  }

  private var peek: Unicode.Scalar? { position < template.count ? template[position] : nil }

  private mutating func readKey(_ directive: inout Directive) throws(Raise) {
    guard peek == "(" else { return }
    guard isMapping(values) else { throw .typeError("format requires a mapping") }
    position += 1
    let start = position
    var depth = 1
    while position < template.count, depth > 0 {
      if template[position] == "(" { depth += 1 }
      if template[position] == ")" { depth -= 1 }
      position += 1
    }
    guard depth == 0 else { throw .valueError("incomplete format key") }
    directive.key = String(String.UnicodeScalarView(template[start..<position - 1]))
  }

  private mutating func readWidth(_ directive: inout Directive) throws(Raise) {
    guard let width = try readNumber(orStar: "width too big") else { return }
    if width < 0 { directive.flags.insert("-") }
    guard width != .min else { throw .valueError("width too big") }
    directive.width = abs(width)
  }

  private mutating func readNumber(orStar message: String) throws(Raise) -> Int? {
    if peek == "*" {
      position += 1
      guard case .int(let value) = try argument(Directive()) else { throw .typeError("* wants int") }
      return value
    }
    var result: Int?
    while let digit = peek, digit.value >= 0x30, digit.value <= 0x39 {
      let (product, overflow) = (result ?? 0).multipliedReportingOverflow(by: 10)
      guard !overflow, product < Int.max - 10 else { throw .valueError(message) }
      result = product + Int(digit.value) - 0x30
      position += 1
    }
    return result
  }

  private mutating func argument(_ directive: Directive) throws(Raise) -> Value {
    if let key = directive.key {
      usedMapping = true
      return try interpreter.item(of: values, .string(key))
    }
    guard next < items.count else { throw .typeError("not enough arguments for format string") }
    defer { next += 1 }
    return items[next]
  }

  /// Sign or base prefix, and body.
  private struct Converted {
    var prefix = ""
    var body: String
    var isNumber = true
  }

  private func convert(_ value: Value, _ code: Unicode.Scalar, _ directive: Directive) throws(Raise) -> Converted {
    switch code {
    case "s": return Converted(body: cut(try interpreter.text(of: value), directive), isNumber: false)
    case "r": return Converted(body: cut(try interpreter.representation(of: value), directive), isNumber: false)
    case "a": return Converted(body: cut(try interpreter.ascii(of: value), directive), isNumber: false)
    case "c": return Converted(body: try character(value), isNumber: false)
    case "d", "i", "u", "o", "x", "X": return try integer(value, code, directive)
    case "e", "E", "f", "F", "g", "G": return try float(value, code, directive)
    default:
      let shown = code.value > 31 && code.value < 128 ? String(code) : "?"
      throw .valueError(
        "unsupported format character '\(shown)' (0x\(String(code.value, radix: 16))) at index \(position - 1)")
    }
  }

  private func cut(_ text: String, _ directive: Directive) -> String {
    guard let precision = directive.precision else { return text }
    return String(text.unicodeScalars.prefix(precision))
  }

  private func character(_ value: Value) throws(Raise) -> String {
    if case .string(let string) = interpreter.native(value) {
      guard string.count == 1 else { throw .typeError("%c requires int or char") }
      return string.value
    }
    guard let number = Number(interpreter.native(value)), !number.isFloat else {
      throw .typeError("%c requires int or char")
    }
    guard case .int(let code) = number, 0..<0x110000 ~= code else {
      throw .overflowError("%c arg not in range(0x110000)")
    }
    return try interpreter.character(code)
  }

  private func integer(_ value: Value, _ code: Unicode.Scalar, _ directive: Directive) throws(Raise) -> Converted {
    let number = try whole(value, code)
    var digits: String
    var prefix = ""
    switch code {
    case "o": (prefix, digits) = ("0o", try interpreter.magnitude(number, radix: 8))
    case "x": (prefix, digits) = ("0x", try interpreter.magnitude(number, radix: 16))
    case "X": (prefix, digits) = ("0X", try interpreter.magnitude(number, radix: 16).uppercased())
    default: digits = try interpreter.decimalDigits(BigInt(number.magnitude))
    }
    if let precision = directive.precision, precision > digits.utf8.count {
      try interpreter.checkPrecision(precision)
      digits = String(copies: precision - digits.utf8.count, of: "0") + digits
    }
    let sign = sign(isNegative: number.sign == .minus, directive)
    return Converted(prefix: sign + (directive.flags.contains("#") ? prefix : ""), body: digits)
  }

  private func whole(_ value: Value, _ code: Unicode.Scalar) throws(Raise) -> BigInt {
    let inner = interpreter.native(value)
    let isDecimal = code == "d" || code == "i" || code == "u"
    if let number = Number(inner) {
      if let integer = number.bigInteger { return integer }
      if isDecimal, case .float(let double) = number { return try interpreter.truncated(double) }
    }
    if isDecimal, let result = try interpreter.callSpecial("__int__", on: value),
      let integer = Number(result)?.bigInteger
    {
      return integer
    }
    do {
      return try interpreter.bigInteger(of: value)
    } catch .exception(let exception) where exception.kind == .typeError {
      throw .typeError(
        "%\(code) format: \(isDecimal ? "a real number" : "an integer") is required, "
          + "not \(interpreter.typeName(of: value))")
    }
  }

  private func float(_ value: Value, _ code: Unicode.Scalar, _ directive: Directive) throws(Raise) -> Converted {
    let number = try interpreter.real(of: value)
    try interpreter.checkPrecision(directive.precision ?? 6)
    let parts = FloatParts(
      number, code: code, precision: directive.precision ?? 6, isAlternate: directive.flags.contains("#"))
    let sign = sign(isNegative: number.sign == .minus && !number.isNaN, directive)
    return Converted(prefix: sign, body: parts.whole + parts.rest)
  }

  private func sign(isNegative: Bool, _ directive: Directive) -> String {
    isNegative ? "-" : directive.flags.contains("+") ? "+" : directive.flags.contains(" ") ? " " : ""
  }

  private func padded(
    _ converted: Converted, _ directive: Directive, _ code: Unicode.Scalar
  ) throws(Raise) -> String {
    let text = converted.prefix + converted.body
    let missing = directive.width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    try interpreter.announce(bytes: missing)
    if directive.flags.contains("-") { return text + String(copies: missing, of: " ") }
    if directive.flags.contains("0"), converted.isNumber {
      return converted.prefix + String(copies: missing, of: "0") + converted.body
    }
    return String(copies: missing, of: " ") + text
  }
}

/// `str.format`: literal text and `{field!conversion:spec}`, specs nested once.
struct TemplateFormatter {
  /// What a field's first name means.
  enum Source {
    case arguments(positional: [Value], keywords: DictObject)
    /// `format_map`.
    case mapping(Value)
  }

  private let source: Source
  private let interpreter: Interpreter
  private var automatic = 0
  private var numbering: Numbering?

  private enum Numbering { case automatic, manual }

  init(_ source: Source, in interpreter: Interpreter) {
    self.source = source
    self.interpreter = interpreter
  }

  mutating func format(_ template: String) throws(Raise) -> String {
    try interpreter.meter.charge(elements: template.utf8.count)
    return try expand(Array(template.unicodeScalars)[...], depth: 2)
  }

  private mutating func expand(_ template: ArraySlice<Unicode.Scalar>, depth: Int) throws(Raise) -> String {
    guard depth > 0 else { throw .valueError("Max string recursion exceeded") }
    var output = String.UnicodeScalarView()
    var size = 0
    var position = template.startIndex
    while position < template.endIndex {
      let scalar = template[position]
      position += 1
      guard scalar == "{" || scalar == "}" else {
        output.append(scalar)
        continue
      }
      if position < template.endIndex, template[position] == scalar {
        output.append(scalar)
        position += 1
        continue
      }
      guard scalar == "{" else { throw .valueError("Single '}' encountered in format string") }
      guard position < template.endIndex else { throw .valueError("Single '{' encountered in format string") }
      let end = try fieldEnd(template, position)
      let piece = try replacement(template[position..<end], depth)
      size += piece.utf8.count
      try interpreter.meter.announceGrowth(of: size, by: piece.utf8.count)
      output.append(contentsOf: piece.unicodeScalars)
      position = end + 1
    }
    return String(output)
  }

  /// Where the field that starts at `start` is closed; brackets in its name hide braces.
  private func fieldEnd(_ template: ArraySlice<Unicode.Scalar>, _ start: Int) throws(Raise) -> Int {
    var depth = 1
    var inBracket = false
    var inSpec = false
    var position = start
    while position < template.endIndex {
      switch template[position] {
      case "[" where !inSpec: inBracket = true
      case "]" where !inSpec: inBracket = false
      case "{" where !inBracket: depth += 1
      case "}" where !inBracket:
        depth -= 1
        if depth == 0 { return position }
      case ":", "!": if !inBracket { inSpec = true }
      default: break
      }
      position += 1
    }
    throw .valueError("expected '}' before end of string")
  }

  private mutating func replacement(_ field: ArraySlice<Unicode.Scalar>, _ depth: Int) throws(Raise) -> String {
    var nameEnd = field.startIndex
    var inBracket = false
    while nameEnd < field.endIndex {
      let scalar = field[nameEnd]
      if scalar == "[" { inBracket = true } else if scalar == "]" { inBracket = false }
      if !inBracket, scalar == ":" || scalar == "!" { break }
      if scalar == "{" { throw .valueError("unexpected '{' in field name") }
      nameEnd += 1
    }
    var rest = field[nameEnd...]
    var conversion: Unicode.Scalar?
    if rest.first == "!" {
      rest = rest.dropFirst()
      guard let code = rest.first else {
        throw .valueError("unmatched '{' in format spec")
      }
      conversion = code
      rest = rest.dropFirst()
      guard rest.isEmpty || rest.first == ":" else {
        throw .valueError("expected ':' after conversion specifier")
      }
    }
    let value = try converted(lookUp(field[..<nameEnd]), conversion)
    let spec = try rest.isEmpty ? "" : expand(rest.dropFirst(), depth: depth - 1)
    return try interpreter.format(value, spec)
  }

  private func converted(_ value: Value, _ conversion: Unicode.Scalar?) throws(Raise) -> Value {
    switch conversion {
    case nil: return value
    case "r": return .string(try interpreter.representation(of: value))
    case "s": return .string(try interpreter.text(of: value))
    case "a": return .string(try interpreter.ascii(of: value))
    case let code?:
      let shown = code.value > 32 && code.value < 127 ? String(code) : "\\x" + String(code.value, radix: 16)
      throw .valueError("Unknown conversion specifier \(shown)")
    }
  }

  /// `name.attribute[key]`.
  private mutating func lookUp(_ field: ArraySlice<Unicode.Scalar>) throws(Raise) -> Value {
    let end = field.firstIndex { $0 == "." || $0 == "[" } ?? field.endIndex
    var value = try first(field[..<end])
    var position = end
    while position < field.endIndex {
      let opener = field[position]
      position += 1
      if opener == "." {
        let end = field[position...].firstIndex { $0 == "." || $0 == "[" } ?? field.endIndex
        guard end > position else { throw .valueError("Empty attribute in format string") }
        value = try interpreter.attribute(text(field[position..<end]), of: value)
        position = end
      } else if opener == "[" {
        guard let end = field[position...].firstIndex(of: "]") else {
          throw .valueError("Missing ']' in format string")
        }
        guard end > position else { throw .valueError("Empty attribute in format string") }
        let key = text(field[position..<end])
        value = try interpreter.item(of: value, integer(key).map(Value.int) ?? .string(key))
        position = end + 1
      } else {
        throw .valueError("Only '.' or '[' may follow ']' in format field specifier")
      }
    }
    return value
  }

  private mutating func first(_ name: ArraySlice<Unicode.Scalar>) throws(Raise) -> Value {
    let name = text(name)
    if case .mapping(let mapping) = source {
      guard !name.isEmpty, integer(name) == nil else {
        throw .valueError("Format string contains positional fields")
      }
      return try interpreter.item(of: mapping, .string(name))
    }
    guard case .arguments(let positional, let keywords) = source else { return .none }
    if name.isEmpty || integer(name) != nil {
      let index = try number(integer(name))
      guard index < positional.count else {
        throw .indexError("Replacement index \(index) out of range for positional args tuple")
      }
      return positional[index]
    }
    if let value = keywords.table.value(for: name) { return value }
    throw interpreter.keyError(.string(name))
  }

  private mutating func number(_ explicit: Int?) throws(Raise) -> Int {
    if let explicit {
      if numbering == .automatic {
        throw .valueError("cannot switch from automatic field numbering to manual field specification")
      }
      numbering = .manual
      return explicit
    }
    if numbering == .manual {
      throw .valueError("cannot switch from manual field specification to automatic field numbering")
    }
    numbering = .automatic
    defer { automatic += 1 }
    return automatic
  }

  private func integer(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text)
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

/// One parameter of a builtin's signature.
public struct Parameter {
  public enum Kind: Sendable { case positionalOnly, positionalOrKeyword, variadic, keywordOnly, variadicKeyword }

  public let name: String
  /// What stands before the name: `int[2]` in `int[2] kernel_size`; empty when the signature gives no type.
  public let type: String
  public let kind: Kind
  /// The value of a literal default; unbound for a parameter in square brackets, nil when an argument is required.
  public let defaultValue: Value?

  public var isRequired: Bool { defaultValue == nil && kind != .variadic && kind != .variadicKeyword }
}

/// A signature taken apart, as `inspect.signature` writes it: `name(a, b=1, /, c[, d], *args, e=None, **kwargs)`.
/// Square brackets around a parameter say that it may be left out and then stays unbound.
public struct Signature {
  public let name: String
  public let parameters: [Parameter]
  /// How many parameters an argument without a name can reach.
  public let positionalCount: Int
  /// How many of the positional parameters must be given.
  public let requiredPositionalCount: Int
  public let variadicIndex: Int?
  public let variadicKeywordIndex: Int?
  /// Parameters can be told apart by their places alone.
  public let isPositionalOnly: Bool
  /// Every parameter can be given by its place, so that a full call needs no matching.
  let isPlain: Bool

  public init(parsing text: String) {
    var parser = SignatureParser(text)
    (name, parameters) = parser.parse()
    let positional = parameters.filter { $0.kind == .positionalOnly || $0.kind == .positionalOrKeyword }
    positionalCount = positional.count
    requiredPositionalCount = positional.count(where: \.isRequired)
    variadicIndex = parameters.firstIndex { $0.kind == .variadic }
    variadicKeywordIndex = parameters.firstIndex { $0.kind == .variadicKeyword }
    isPlain = positionalCount == parameters.count
    isPositionalOnly = parameters.allSatisfy { $0.kind == .positionalOnly || $0.kind == .variadic }
  }

  /// The parameter that a keyword may name.
  public func keywordIndex(_ name: String) -> Int? {
    parameters.firstIndex { $0.name == name && ($0.kind == .positionalOrKeyword || $0.kind == .keywordOnly) }
  }
}

/// Reads the text of a signature once. It is a literal of this program, so an ill-formed one is read as far as it goes.
private struct SignatureParser {
  private let text: [UInt8]
  private var position = 0
  private var optionalDepth = 0
  private var keywordOnly = false
  private var parameters: [Parameter] = []

  init(_ text: String) { self.text = Array(text.utf8) }

  mutating func parse() -> (String, [Parameter]) {
    let open = text.firstIndex(of: UInt8(ascii: "(")) ?? text.endIndex
    let name = string(0..<open)
    position = min(open + 1, text.count)
    while position < text.count, text[position] != UInt8(ascii: ")") { parseParameter() }
    return (name, parameters)
  }

  private mutating func parseParameter() {
    skipSeparators()
    let start = position
    let end = endOfParameter()
    position = end
    guard start < end else { return }
    add(declaration: start..<end)
  }

  private mutating func skipSeparators() {
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "\n"): break
      case UInt8(ascii: "["): optionalDepth += 1
      case UInt8(ascii: "]"): optionalDepth -= 1
      default: return
      }
      position += 1
    }
  }

  /// A comma or bracket outside the type's and the default's own brackets and quotes.
  private func endOfParameter() -> Int {
    var depth = 0
    var index = position
    var quote: UInt8?
    while index < text.count {
      let byte = text[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
        case UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "["):
          let next = index + 1 < text.count ? text[index + 1] : 0
          if next == UInt8(ascii: ",") && depth == 0 { return index }
          depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
          if depth == 0 { return index }
          depth -= 1
        case UInt8(ascii: ",") where depth == 0: return index
        default: break
        }
      }
      index += 1
    }
    return index
  }

  private mutating func add(declaration: Range<Int>) {
    let equals = text[declaration].firstIndex(of: UInt8(ascii: "="))
    let head = trimmed(declaration.lowerBound..<(equals ?? declaration.upperBound))
    if head.count == 1, text[head.lowerBound] == UInt8(ascii: "/") { return endPositionalOnly() }
    if head.count == 1, text[head.lowerBound] == UInt8(ascii: "*") {
      keywordOnly = true
      return
    }
    let space = text[head].lastIndex(of: UInt8(ascii: " "))
    let type = trimmed(head.lowerBound..<(space ?? head.lowerBound))
    var name = (space.map { $0 + 1 } ?? head.lowerBound)..<head.upperBound
    let stars = text[name].prefix { $0 == UInt8(ascii: "*") }.count
    name = name.lowerBound + stars..<name.upperBound
    let kind: Parameter.Kind
    switch stars {
    case 0: kind = keywordOnly ? .keywordOnly : .positionalOrKeyword
    case 1:
      kind = .variadic
      keywordOnly = true
    default: kind = .variadicKeyword
    }
    let value =
      equals.map { Self.value(of: string(trimmed($0 + 1..<declaration.upperBound))) }
      ?? (optionalDepth > 0 ? .unbound : nil)
    parameters.append(Parameter(name: string(name), type: string(type), kind: kind, defaultValue: value))
  }

  /// What stands before a slash takes no names.
  private mutating func endPositionalOnly() {
    parameters = parameters.map {
      Parameter(name: $0.name, type: $0.type, kind: .positionalOnly, defaultValue: $0.defaultValue)
    }
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let space = UInt8(ascii: " ")
    let start = text[range].firstIndex { $0 != space } ?? range.upperBound
    let end = text[start..<range.upperBound].lastIndex { $0 != space }.map { $0 + 1 } ?? start
    return start..<end
  }

  /// A default as a value; what is not a literal stays unbound and is the body's own affair.
  private static func value(of text: String) -> Value {
    switch text {
    case "None": return .none
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "()": return .tuple([])
    case "[]": return .list([])
    default: break
    }
    if let integer = Int(text) { return .int(integer) }
    if let first = text.utf8.first, first == UInt8(ascii: "-") || first < 0x3A, let number = Double(text) {
      return .float(number)
    }
    if text.count >= 2, let quote = text.first, quote == "'" || quote == "\"", text.last == quote {
      return .string(unescaped(text.dropFirst().dropLast()))
    }
    return .unbound
  }

  private static func unescaped(_ text: Substring) -> String { text == "\\n" ? "\n" : String(text) }
}

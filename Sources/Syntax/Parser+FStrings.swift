import SourceText

extension Parser {
  /// Adjacent string literals, joined.
  func strings() throws(SyntaxError) -> Expression {
    let start = here
    var parts = FormattedParts()
    var bytesValue: [UInt8] = []
    var kinds: (bytes: Bool, text: Bool, formatted: Bool) = (false, false, false)
    while kind == .string {
      let token = advance()
      guard let literal = StringLiteral(token, in: bytes) else { throw invalid() }
      if literal.prefix.isBytes { kinds.bytes = true } else { kinds.text = true }
      if kinds.bytes, kinds.text {
        throw SyntaxError(.syntaxError, "cannot mix bytes and nonbytes literals", span(from: start))
      }
      if literal.prefix.isBytes {
        bytesValue += try EscapeDecoder.bytes(bytes, literal.body, raw: literal.prefix.isRaw)
      } else if literal.prefix.isFormatted {
        kinds.formatted = true
        try formatted(literal, into: &parts)
      } else {
        parts.append(try EscapeDecoder.text(bytes, literal.body, raw: literal.prefix.isRaw))
      }
    }
    let span = span(from: start)
    if kinds.bytes { return Expression(.bytes(bytesValue), span) }
    return Expression(kinds.formatted ? .formatted(parts.finish()) : .string(parts.plainText), span)
  }

  private func formatted(_ literal: StringLiteral, into parts: inout FormattedParts) throws(SyntaxError) {
    var scanner = FormattedScanner(literal: literal, bytes: bytes)
    try scanner.pieces(literal.body, depth: 0, self, into: &parts)
  }

  /// An expression inside an f-string, with the cell's own spans. Its errors carry the prefix that CPython gives them.
  fileprivate func embedded(_ range: Range<Int>) throws(SyntaxError) -> Expression {
    var lexer = Lexer(bytes, range: range, embedded: true)
    let lexed = lexer.run()
    if lexed.isFatal, let error = lexed.pendingError { throw error }
    do throws(SyntaxError) {
      return try twoPasses(bytes, lexed, inside: self) { (parser) throws(SyntaxError) in
        let around = try parser.enter()
        let value = parser.kind == .yield ? try parser.yieldExpression() : try parser.embeddedExpression()
        try parser.leave(around)
        try parser.expect(.endMarker)
        self.scopeCount = parser.scopeCount
        self.height = max(self.height, parser.height)
        return value
      }
    } catch {
      if error.kind == .unsupported { throw error }
      throw SyntaxError(error.kind, "f-string: " + error.message, error.span)
    }
  }

  /// CPython wraps the text in parentheses and parses it as such, so a walrus needs parentheses of its own only
  /// because of the format's colon.
  private func embeddedExpression() throws(SyntaxError) -> Expression {
    let start = here
    if diagnosing { try diagnoseDoubleStar() }
    let first = try starNamedExpression()
    guard kind == .comma else {
      if case .starred = first.kind {
        throw SyntaxError(.syntaxError, "cannot use starred expression here", first.span)
      }
      return first
    }
    return try tuple(from: start, first) { (parser) throws(SyntaxError) in try parser.starNamedExpression() }
  }
}

/// Parts of an f-string with adjacent texts joined.
private struct FormattedParts {
  private var parts: [FormattedPart] = []
  private(set) var plainText = ""

  mutating func append(_ text: String) { plainText += text }

  mutating func append(_ replacement: FormattedPart) {
    flush()
    parts.append(replacement)
  }

  private mutating func flush() {
    if !plainText.isEmpty { parts.append(.text(plainText)) }
    plainText = ""
  }

  mutating func finish() -> [FormattedPart] {
    flush()
    return parts
  }
}

/// Finds the braces of an f-string and where the expression in each ends, as CPython 3.11 does: by counting brackets
/// and skipping strings, before anything is parsed.
private struct FormattedScanner {
  let literal: StringLiteral
  let bytes: [UInt8]
  private var index = 0

  init(literal: StringLiteral, bytes: [UInt8]) {
    self.literal = literal
    self.bytes = bytes
  }

  private func fail(_ message: String, _ start: Int, _ end: Int? = nil) -> SyntaxError {
    SyntaxError(.syntaxError, message, Span(start, end ?? start + 1))
  }

  /// Text and replacements from `range.lowerBound`; at `depth` 0 to the end, in a format up to its closing brace.
  mutating func pieces(
    _ range: Range<Int>, depth: Int, _ parser: Parser, into parts: inout FormattedParts
  ) throws(SyntaxError) {
    index = range.lowerBound
    var textStart = index
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), !literal.prefix.isRaw {
        skipEscape(range)
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        let doubled = depth == 0 && index + 1 < range.upperBound && bytes[index + 1] == byte
        parts.append(try text(textStart..<(doubled ? index + 1 : index)))
        if doubled {
          index += 2
        } else if byte == UInt8(ascii: "}") {
          if depth > 0 { return }
          throw fail("f-string: single '}' is not allowed", index)
        } else {
          parts.append(try replacement(range, depth: depth, parser))
        }
        textStart = index
      } else {
        index += 1
      }
    }
    parts.append(try text(textStart..<index))
  }

  private func text(_ range: Range<Int>) throws(SyntaxError) -> String {
    try EscapeDecoder.text(bytes, range, raw: literal.prefix.isRaw)
  }

  /// A backslash and its character; `\N{…}` takes its braces along.
  private mutating func skipEscape(_ range: Range<Int>) {
    index += 1
    guard index < range.upperBound else { return }
    let letter = bytes[index]
    if letter == UInt8(ascii: "{") || letter == UInt8(ascii: "}") { return }
    index += 1
    guard letter == UInt8(ascii: "N"), index < range.upperBound, bytes[index] == UInt8(ascii: "{") else { return }
    while index < range.upperBound, bytes[index] != UInt8(ascii: "}") { index += 1 }
    index = min(index + 1, range.upperBound)
  }

  private mutating func replacement(
    _ range: Range<Int>, depth: Int, _ parser: Parser
  ) throws(SyntaxError) -> FormattedPart {
    if depth >= 2 { throw fail("f-string: expressions nested too deeply", index) }
    let open = index
    index += 1
    let expression = try expressionRange(range)
    if bytes[expression].allSatisfy({ $0.isBlank || $0.isNewline }) {
      let stop = Character(Unicode.Scalar(bytes[index]))
      let message = stop == "}" ? "empty expression not allowed" : "expression required before '\(stop)'"
      throw fail("f-string: " + message, open, index + 1)
    }
    let value = try parser.embedded(expression)
    let debugText = try debugText(expression, range)
    let conversion = try conversion(range)
    let format = try format(range, depth: depth, parser)
    guard index < range.upperBound, bytes[index] == UInt8(ascii: "}") else {
      throw fail("f-string: expecting '}'", min(index, range.upperBound))
    }
    index += 1
    let plainDebug = debugText != nil && conversion == nil && format == nil
    return .replacement(
      value: value, conversion: plainDebug ? .repr : conversion, format: format, debugText: debugText)
  }

  /// `=` after the expression keeps its source, white space and all.
  private mutating func debugText(_ expression: Range<Int>, _ range: Range<Int>) throws(SyntaxError) -> String? {
    guard index < range.upperBound, bytes[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    while index < range.upperBound, bytes[index].isBlank || bytes[index].isNewline { index += 1 }
    return try EscapeDecoder.text(bytes, expression.lowerBound..<index, raw: true)
  }

  private mutating func conversion(_ range: Range<Int>) throws(SyntaxError) -> FormattedPart.Conversion? {
    guard index < range.upperBound, bytes[index] == UInt8(ascii: "!") else { return nil }
    index += 1
    guard index < range.upperBound else { throw fail("f-string: expecting '}'", index) }
    let letter = Character(Unicode.Scalar(bytes[index]))
    guard let conversion = FormattedPart.Conversion(rawValue: letter) else {
      throw fail("f-string: invalid conversion character: expected 's', 'r', or 'a'", index)
    }
    index += 1
    return conversion
  }

  private mutating func format(
    _ range: Range<Int>, depth: Int, _ parser: Parser
  ) throws(SyntaxError) -> [FormattedPart]? {
    guard index < range.upperBound, bytes[index] == UInt8(ascii: ":") else { return nil }
    var parts = FormattedParts()
    try pieces((index + 1)..<range.upperBound, depth: depth + 1, parser, into: &parts)
    return parts.finish()
  }

  // MARK: The end of an expression

  /// From here to `!`, `:`, `=` or `}` outside brackets and strings; `index` then stands on that byte.
  private mutating func expressionRange(_ range: Range<Int>) throws(SyntaxError) -> Range<Int> {
    let start = index
    var brackets: [UInt8] = []
    while index < range.upperBound {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\\"): throw fail("f-string expression part cannot include a backslash", index)
      case UInt8(ascii: "'"), UInt8(ascii: "\""): try skipString(byte, range)
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("):
        if brackets.count >= Lexer.maximumBrackets { throw fail("f-string: too many nested parenthesis", index) }
        brackets.append(byte)
        index += 1
      case UInt8(ascii: "#"): throw fail("f-string expression part cannot include '#'", index)
      case UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "="), UInt8(ascii: "<"),
        UInt8(ascii: ">"):
        if brackets.isEmpty {
          if isComparison(byte, range) { continue }
          if byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") { return start..<index }
          index += 1
        } else {
          try closeIfBrace(byte, &brackets)
        }
      case UInt8(ascii: "]"), UInt8(ascii: ")"): try close(byte, &brackets)
      default: index += 1
      }
    }
    throw fail(
      brackets.last.map { "f-string: unmatched '\(Character(Unicode.Scalar($0)))'" } ?? "f-string: expecting '}'",
      range.upperBound)
  }

  /// Passes over `!=`, `==`, `<=` and `>=`, which end no expression.
  private mutating func isComparison(_ byte: UInt8, _ range: Range<Int>) -> Bool {
    guard byte != UInt8(ascii: ":"), byte != UInt8(ascii: "}"), index + 1 < range.upperBound,
      bytes[index + 1] == UInt8(ascii: "=")
    else { return false }
    index += 2
    return true
  }

  private mutating func closeIfBrace(_ byte: UInt8, _ brackets: inout [UInt8]) throws(SyntaxError) {
    if byte == UInt8(ascii: "}") { try close(byte, &brackets) } else { index += 1 }
  }

  private mutating func close(_ byte: UInt8, _ brackets: inout [UInt8]) throws(SyntaxError) {
    let text = Character(Unicode.Scalar(byte))
    guard let opener = brackets.popLast() else { throw fail("f-string: unmatched '\(text)'", index) }
    let matching: UInt8 = opener == UInt8(ascii: "(") ? UInt8(ascii: ")") : opener + 2
    if matching != byte {
      let open = Character(Unicode.Scalar(opener))
      throw fail("f-string: closing parenthesis '\(text)' does not match opening parenthesis '\(open)'", index)
    }
    index += 1
  }

  private mutating func skipString(_ quote: UInt8, _ range: Range<Int>) throws(SyntaxError) {
    let start = index
    let triple = index + 2 < range.upperBound && bytes[index + 1] == quote && bytes[index + 2] == quote
    index += triple ? 3 : 1
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "\\") {
        throw fail("f-string expression part cannot include a backslash", index)
      }
      if bytes[index] == quote {
        if !triple {
          index += 1
          return
        }
        if index + 2 < range.upperBound, bytes[index + 1] == quote, bytes[index + 2] == quote {
          index += 3
          return
        }
      }
      index += 1
    }
    throw fail("f-string: unterminated string", start)
  }
}

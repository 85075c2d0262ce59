import Evaluation

/// What the shown text is at each gap between its tokens: plain text, or the inside of a value, where white space is free.
struct ValueZones {
  enum Zone: UInt8 {
    /// Every character counts.
    case text
    /// Inside a string of a value: text too, but no line of its own.
    case string
    /// Between the elements of a list, tuple, dict, set or module.
    case elements
    /// Inside a tensor or a Size, which print dots themselves.
    case literal
  }

  /// The zone of the gap before each token, and of the end.
  private(set) var zones: [Zone]
  /// For each token inside a tensor literal, the index of its word `tensor`; else -1.
  private(set) var tensorStarts: [Int]
  /// For each token of an echoed value that a notebook lays out, the index of that value in `echoes`; else -1.
  private(set) var echoes: [ShownText.Stretch]
  private(set) var echoOf: [Int]

  init(_ output: OutputTokens, _ stretches: [ShownText.Stretch]) {
    let count = output.tokens.count
    zones = [Zone](repeating: .text, count: count + 1)
    tensorStarts = [Int](repeating: -1, count: count)
    echoOf = [Int](repeating: -1, count: count)
    echoes = stretches.filter { $0.isEcho && $0.kind != .tensor && $0.kind != .size && $0.kind != .module }
    var index = 0
    var stretch = 0
    // A text full of brackets that never close must not be looked through again and again.
    var patience = 8 * count + 64
    while index < count {
      let token = output.tokens[index]
      while stretch < stretches.count, stretches[stretch].range.upperBound <= token.start { stretch += 1 }
      if stretch < stretches.count, stretches[stretch].range.contains(token.start) {
        index = markValue(output, from: index, to: stretches[stretch].range.upperBound)
      } else if Self.isTensor(output, index), let end = Self.balancedEnd(output, index + 1, patience: &patience) {
        index = markValue(output, from: index, to: output.tokens[end - 1].end)
      } else {
        index += 1
      }
    }
    markEchoes(output)
  }

  private mutating func markEchoes(_ output: OutputTokens) {
    for (number, echo) in echoes.enumerated() {
      for index in output.tokens.indices where echo.range.contains(output.tokens[index].start) {
        echoOf[index] = number
      }
    }
  }

  private static func isTensor(_ output: OutputTokens, _ index: Int) -> Bool {
    output.isWord(index, "tensor") && output.isSign(index + 1, "(")
      && output.tokens[index + 1].gap == output.tokens[index + 1].start
  }

  /// The index after the bracket that closes the one at `open`; nil when none does.
  static func balancedEnd(_ output: OutputTokens, _ open: Int) -> Int? {
    var patience = output.tokens.count
    return balancedEnd(output, open, patience: &patience)
  }

  private static func balancedEnd(_ output: OutputTokens, _ open: Int, patience: inout Int) -> Int? {
    var depth = 0
    var index = open
    while index < output.tokens.count, patience > 0 {
      patience -= 1
      if output.tokens[index].kind == .sign {
        switch output.bytes[output.tokens[index].start] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
          depth -= 1
          if depth == 0 { return index + 1 }
        default: break
        }
      }
      index += 1
    }
    return nil
  }

  /// Marks the tokens of a value; returns the index after its last.
  private mutating func markValue(_ output: OutputTokens, from first: Int, to end: Int) -> Int {
    var brackets: [(zone: Zone, tensor: Int)] = []
    var quote: UInt8?
    var index = first
    while index < output.tokens.count, output.tokens[index].start < end {
      let token = output.tokens[index]
      zones[index] = index == first ? .text : quote != nil ? .string : brackets.last?.zone ?? .elements
      tensorStarts[index] = brackets.last?.tensor ?? (Self.isTensor(output, index) ? index : -1)
      if token.kind == .sign {
        take(output.bytes[token.start], output, index, &brackets, &quote)
      } else if Self.isTensor(output, index) {
        tensorStarts[index] = index
      }
      index += 1
    }
    return index
  }

  private func take(
    _ byte: UInt8, _ output: OutputTokens, _ index: Int, _ brackets: inout [(zone: Zone, tensor: Int)],
    _ quote: inout UInt8?
  ) {
    if let open = quote {
      if byte == open, !Self.isEscaped(output, index) { quote = nil }
      return
    }
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      let outer = brackets.last
      let isTensor = byte == UInt8(ascii: "(") && output.isWord(index - 1, "tensor")
      let isSize = byte == UInt8(ascii: "(") && output.isWord(index - 1, "Size")
      let isLiteral = isTensor || isSize || outer?.zone == .literal
      brackets.append((isLiteral ? .literal : .elements, isTensor ? index - 1 : outer?.tensor ?? -1))
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): _ = brackets.popLast()
    default: break
    }
  }

  private static func isEscaped(_ output: OutputTokens, _ index: Int) -> Bool {
    var start = output.tokens[index].start
    var count = 0
    while start > 0, output.bytes[start - 1] == UInt8(ascii: "\\") {
      start -= 1
      count += 1
    }
    return count % 2 == 1
  }
}

/// A word of an output: the unit that shown and expected text are compared in. Both are cut by the same rules, so that equal
/// text gives equal tokens wherever a value begins.
struct OutputToken: Equatable {
  enum Kind: UInt8 { case word, integer, float, sign, dots }

  var kind: Kind
  var start: Int
  var end: Int
  /// Where the white space before it begins; it ends at `start`.
  var gap: Int
}

/// An output cut into tokens and the white space between them.
struct OutputTokens {
  let bytes: [UInt8]
  private(set) var tokens: [OutputToken] = []

  init(_ text: [UInt8]) {
    bytes = text
    var index = 0
    var gap = 0
    while index < bytes.count {
      if Self.isSpace(bytes[index]) {
        index += 1
        continue
      }
      let (end, kind) = token(at: index)
      tokens.append(OutputToken(kind: kind, start: index, end: end, gap: gap))
      index = end
      gap = end
    }
  }

  func text(_ token: OutputToken) -> String { String(decoding: bytes[token.start..<token.end], as: UTF8.self) }
  func bytes(_ token: OutputToken) -> ArraySlice<UInt8> { bytes[token.start..<token.end] }
  func gap(_ token: OutputToken) -> ArraySlice<UInt8> { bytes[token.gap..<token.start] }
  func isSign(_ index: Int, _ sign: Character) -> Bool {
    guard tokens.indices.contains(index), tokens[index].kind == .sign else { return false }
    return bytes[tokens[index].start] == sign.asciiValue
  }
  func isWord(_ index: Int, _ word: String) -> Bool {
    tokens.indices.contains(index) && bytes(tokens[index]).elementsEqual(word.utf8)
  }
  func startsLine(_ index: Int) -> Bool {
    index == 0 || index >= tokens.count || gap(tokens[index]).contains(UInt8(ascii: "\n"))
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte == 95 || byte >= 128
  }

  private func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private func token(at start: Int) -> (end: Int, kind: OutputToken.Kind) {
    let byte = bytes[start]
    if Self.isDigit(byte) || (byte == UInt8(ascii: ".") && Self.isDigit(at(start + 1))) { return number(start) }
    if byte == UInt8(ascii: "-"), !followsOperand(start) {
      if Self.isDigit(at(start + 1)) || (at(start + 1) == UInt8(ascii: ".") && Self.isDigit(at(start + 2))) {
        return number(start + 1)
      }
      if Self.isLetter(at(start + 1)) {
        let end = wordEnd(start + 1)
        if isNonFinite(start + 1, end) { return (end, .float) }
      }
    }
    if Self.isLetter(byte) {
      let end = wordEnd(start)
      return (end, isNonFinite(start, end) ? .float : .word)
    }
    if byte == UInt8(ascii: ".") {
      let run = bytes[start...].prefix { $0 == UInt8(ascii: ".") }.count
      return (start + run, run == 3 ? .dots : .sign)
    }
    return (start + 1, .sign)
  }

  private func isNonFinite(_ start: Int, _ end: Int) -> Bool {
    end - start == 3 && (bytes[start..<end].elementsEqual("nan".utf8) || bytes[start..<end].elementsEqual("inf".utf8))
  }

  /// A minus behind a number, word or bracket is an operator or a hyphen, no sign.
  private func followsOperand(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = bytes[index - 1]
    return Self.isDigit(before) || Self.isLetter(before) || [41, 93, 125, 46, 39, 34].contains(before)
  }

  private func wordEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, Self.isLetter(bytes[end]) || Self.isDigit(bytes[end]) { end += 1 }
    return end
  }

  private func number(_ start: Int) -> (end: Int, kind: OutputToken.Kind) {
    var end = digits(start)
    var isFloat = false
    let dots = bytes[end...].prefix { $0 == UInt8(ascii: ".") }.count
    if dots == 1 || dots == 2 {
      isFloat = dots == 1
      if dots == 1 { end = digits(end + 1) }
    }
    if at(end) | 32 == UInt8(ascii: "e") {
      let sign = at(end + 1) == UInt8(ascii: "+") || at(end + 1) == UInt8(ascii: "-") ? 1 : 0
      if Self.isDigit(at(end + 1 + sign)) {
        isFloat = true
        end = digits(end + 1 + sign)
      }
    }
    // `3x3` or `2d` is a word that begins with a digit.
    if !isFloat, Self.isLetter(at(end)) { return (wordEnd(end), .word) }
    return (end, isFloat ? .float : .integer)
  }

  private func digits(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
    return end
  }
}

import SourceText

extension Lexer {
  mutating func number() throws(SyntaxError) {
    let start = index
    if peek() == UInt8(ascii: "0"), let radix = Radix(letter: peek(1)) {
      try prefixed(radix)
    } else {
      try decimal()
    }
    add(.number, from: start)
  }

  enum Radix {
    case hexadecimal, octal, binary

    init?(letter: UInt8) {
      switch letter | 0x20 {
      case UInt8(ascii: "x"): self = .hexadecimal
      case UInt8(ascii: "o"): self = .octal
      case UInt8(ascii: "b"): self = .binary
      default: return nil
      }
    }

    var name: String {
      switch self {
      case .hexadecimal: "hexadecimal"
      case .octal: "octal"
      case .binary: "binary"
      }
    }

    func allows(_ byte: UInt8) -> Bool {
      switch self {
      case .hexadecimal: byte.isHexDigit
      case .octal: byte.isDigit && byte < UInt8(ascii: "8")
      case .binary: byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1")
      }
    }
  }

  private mutating func prefixed(_ radix: Radix) throws(SyntaxError) {
    index += 2
    repeat {
      if peek() == UInt8(ascii: "_") { index += 1 }
      guard radix.allows(peek()) else { return try wrongDigit(radix) }
      while radix.allows(peek()) { index += 1 }
    } while peek() == UInt8(ascii: "_")
    if peek().isDigit { return try wrongDigit(radix) }
    try checkEnd(radix.name)
  }

  private mutating func wrongDigit(_ radix: Radix) throws(SyntaxError) {
    if peek().isDigit {
      let digit = String(Unicode.Scalar(peek()))
      try fail("invalid digit '\(digit)' in \(radix.name) literal", index, index + 1)
    } else {
      try fail("invalid \(radix.name) literal", index - 1, index)
    }
    while peek().continuesName { index += 1 }
  }

  private mutating func decimal() throws(SyntaxError) {
    let start = index
    if peek() != UInt8(ascii: ".") { try digits() }
    let integerEnd = index
    var kind = "decimal"
    if peek() == UInt8(ascii: ".") {
      index += 1
      if peek().isDigit { try digits() }
    }
    try exponent()
    let isInteger = index == integerEnd
    if peek() | 0x20 == UInt8(ascii: "j") {
      index += 1
      kind = "imaginary"
    } else if isInteger {
      try checkLeadingZeros(start)
    }
    try checkEnd(kind)
  }

  private mutating func exponent() throws(SyntaxError) {
    guard peek() | 0x20 == UInt8(ascii: "e") else { return }
    let signed = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
    if peek(signed ? 2 : 1).isDigit {
      index += signed ? 2 : 1
      try digits()
    } else if signed {
      index += 2
      try fail("invalid decimal literal", index - 1, index)
    }
  }

  private mutating func digits() throws(SyntaxError) {
    while true {
      while peek().isDigit { index += 1 }
      guard peek() == UInt8(ascii: "_") else { return }
      index += 1
      if !peek().isDigit { return try fail("invalid decimal literal", index - 1, index) }
    }
  }

  /// `0`, `00` and `0_0` are zero; `012` was octal once and is nothing now.
  private func checkLeadingZeros(_ start: Int) throws(SyntaxError) {
    guard bytes[start] == UInt8(ascii: "0") else { return }
    var zeros = start
    while zeros < index, bytes[zeros] == UInt8(ascii: "0") || bytes[zeros] == UInt8(ascii: "_") { zeros += 1 }
    guard zeros < index else { return }
    try fail(
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", start, zeros)
  }

  /// A number ends before a keyword (`1if x else 2`, which Python still allows), else no letter may follow.
  private func checkEnd(_ kind: String) throws(SyntaxError) {
    guard peek().continuesName, peek() < 0x80 else { return }
    for word in ["and", "else", "for", "if", "in", "is", "or", "not"] where startsWith(word) { return }
    try fail("invalid \(kind) literal", index - 1, index)
  }

  private func startsWith(_ word: String) -> Bool {
    var place = index
    for byte in word.utf8 {
      guard place < end, bytes[place] == byte else { return false }
      place += 1
    }
    return true
  }
}

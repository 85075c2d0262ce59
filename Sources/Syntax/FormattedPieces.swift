/// A string token cut into text and the code in an f-string's braces, for those who only look at code. Nothing is wrong
/// here: braces that do not close are text.
enum FormattedPiece: Hashable {
  case text(Range<Int>)
  case code(Range<Int>)

  /// The pieces of a whole token, prefix and quotes included, in order and without gaps.
  static func pieces(of token: Token, in bytes: [UInt8]) -> [FormattedPiece] {
    guard let literal = StringLiteral(token, in: bytes), literal.prefix.isFormatted else { return [.text(token.range)] }
    var cutter = Cutter(bytes: bytes, end: literal.body.upperBound, index: literal.body.lowerBound)
    cutter.textStart = token.range.lowerBound
    cutter.run()
    cutter.index = token.range.upperBound
    cutter.flush()
    return cutter.pieces
  }

  private struct Cutter {
    let bytes: [UInt8]
    let end: Int
    var index: Int
    var textStart = 0
    var pieces: [FormattedPiece] = []
    private var formatDepth = 0
    /// Once a brace does not close, none after it is tried: looking to the end for each would take quadratic time.
    private var isBroken = false

    init(bytes: [UInt8], end: Int, index: Int) {
      self.bytes = bytes
      self.end = end
      self.index = index
    }

    mutating func flush() {
      if textStart < index { pieces.append(.text(textStart..<index)) }
      textStart = index
    }

    mutating func run() {
      while index < end {
        let byte = bytes[index]
        if byte == UInt8(ascii: "{"), !isBroken, !isDoubled(byte), let codeEnd = endOfCode(from: index + 1) {
          index += 1
          flush()
          pieces.append(.code(index..<codeEnd))
          (index, textStart) = (codeEnd, codeEnd)
          skipConversionAndColon()
        } else if byte == UInt8(ascii: "}"), formatDepth > 0 {
          formatDepth -= 1
          index += 1
        } else {
          index += isDoubled(byte) ? 2 : 1
        }
      }
    }

    private func isDoubled(_ byte: UInt8) -> Bool {
      formatDepth == 0 && (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")) && index + 1 < end
        && bytes[index + 1] == byte
    }

    /// Up to the format, in which braces hold code again.
    private mutating func skipConversionAndColon() {
      while index < end, bytes[index] != UInt8(ascii: ":"), bytes[index] != UInt8(ascii: "}") { index += 1 }
      if index < end, bytes[index] == UInt8(ascii: ":") { formatDepth += 1 } else { index = min(index + 1, end) }
      if index < end, formatDepth > 0, bytes[index] == UInt8(ascii: ":") { index += 1 }
    }

    private mutating func endOfCode(from start: Int) -> Int? {
      var depth = 0
      var place = start
      var quote: UInt8?
      while place < end {
        let byte = bytes[place]
        let next = place + 1 < end ? bytes[place + 1] : 0
        if let open = quote {
          if byte == open { quote = nil }
        } else {
          switch byte {
          case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
          case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
          case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
          case UInt8(ascii: "}"):
            if depth == 0 { return place }
            depth -= 1
          case UInt8(ascii: ":") where depth == 0: return place
          case UInt8(ascii: "!") where depth == 0 && next != UInt8(ascii: "="): return place
          case UInt8(ascii: "=") where depth == 0 && ended(after: place): return place
          default: break
          }
        }
        place += 1
      }
      isBroken = true
      return nil
    }

    /// Whether a `=` is the one that keeps the source: only white space stands between it and the end.
    private func ended(after place: Int) -> Bool {
      var next = place + 1
      while next < end, bytes[next].isBlank { next += 1 }
      return next < end && [UInt8(ascii: "}"), UInt8(ascii: "!"), UInt8(ascii: ":")].contains(bytes[next])
    }
  }
}

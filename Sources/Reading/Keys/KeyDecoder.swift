/// Turns the bytes that a terminal sends into keys. It keeps what is incomplete, so that a sequence or a character may
/// arrive in pieces, and swallows what is no key: answers to queries, reports, unknown sequences.
public struct KeyDecoder: Sendable {
  private var pending: [UInt8] = []
  private var paste: [UInt8]?
  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  public init() {}

  /// Whether bytes wait for more: after a short while `flush` says what they mean by themselves.
  public var isWaiting: Bool { !pending.isEmpty }

  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
    pending.append(contentsOf: bytes)
    var keys: [Key] = []
    while let key = next(isFinal: false) { if let key { keys.append(key) } }
    return keys
  }

  /// What the pending bytes mean when nothing follows them: a lone ESC is the Escape key.
  public mutating func flush() -> [Key] {
    var keys: [Key] = []
    while let key = next(isFinal: true) { if let key { keys.append(key) } }
    return keys
  }

  /// The next key; `.some(nil)` for bytes that are no key, `nil` when more bytes are needed.
  private mutating func next(isFinal: Bool) -> Key?? {
    if paste != nil { return continuePaste() }
    guard let first = pending.first else { return nil }
    switch first {
    case 0x1B: return escape(isFinal: isFinal)
    case 0x0D, 0x0A: return take(1, .enter)
    case 0x09: return take(1, .tab)
    case 0x7F, 0x08: return take(1, .backspace)
    case 0: return take(1, .control(" "))
    case 1..<0x1B: return take(1, .control(Character(UnicodeScalar(first + 0x60))))
    case 0x1C..<0x20: return take(1, nil)
    default: return character(isFinal: isFinal)
    }
  }

  private mutating func take(_ count: Int, _ key: Key?) -> Key?? {
    pending.removeFirst(min(count, pending.count))
    return .some(key)
  }

  /// One scalar of UTF-8; what is not UTF-8 is passed over.
  private mutating func character(isFinal: Bool) -> Key?? {
    let first = pending[0]
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
    guard length > 0, first < 0xF5 else { return take(1, nil) }
    guard pending.count >= length else { return isFinal ? take(pending.count, nil) : nil }
    let text = String(decoding: pending[..<length], as: UTF8.self)
    guard text != "\u{FFFD}", let character = text.first, text.count == 1, !isControl(character) else {
      return take(1, nil)
    }
    return take(length, .character(character))
  }

  private func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { (0x80..<0xA0).contains($0.value) }
  }

  private mutating func escape(isFinal: Bool) -> Key?? {
    guard pending.count > 1 else { return isFinal ? take(1, .escape) : nil }
    switch pending[1] {
    case UInt8(ascii: "["): return controlSequence(isFinal: isFinal)
    case UInt8(ascii: "O"):
      guard pending.count > 2 else { return isFinal ? take(2, nil) : nil }
      return take(3, Self.cursorKey(pending[2]))
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"): return string(isFinal: isFinal)
    default: return take(1, .escape)
    }
  }

  /// `ESC [`, parameters, one final byte.
  private mutating func controlSequence(isFinal: Bool) -> Key?? {
    guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return isFinal || pending.count > 64 ? take(pending.count, nil) : nil
    }
    let parameters = String(decoding: pending[2..<end], as: UTF8.self)
    let final = pending[end]
    pending.removeFirst(end + 1)
    guard final == UInt8(ascii: "~") else { return .some(Self.cursorKey(final)) }
    if parameters == "200" {
      paste = []
      return .some(nil)
    }
    return .some(Self.numberedKey(parameters.split(separator: ";").first.map(String.init) ?? ""))
  }

  /// An answer of the terminal (OSC, DCS, APC, PM): passed over up to its terminator.
  private mutating func string(isFinal: Bool) -> Key?? {
    for index in pending.indices.dropFirst(2) {
      if pending[index] == 0x07 { return take(index + 1, nil) }
      if pending[index] == 0x1B, index + 1 < pending.count, pending[index + 1] == UInt8(ascii: "\\") {
        return take(index + 2, nil)
      }
    }
    return isFinal || pending.count > 4096 ? take(pending.count, nil) : nil
  }

  private mutating func continuePaste() -> Key?? {
    guard let end = endOfPaste() else {
      let kept = min(pending.count, Self.pasteEnd.count - 1)
      paste?.append(contentsOf: pending.dropLast(kept))
      pending.removeFirst(pending.count - kept)
      return nil
    }
    let text = (paste ?? []) + pending[..<end.lowerBound]
    pending.removeFirst(end.upperBound)
    paste = nil
    return .some(.paste(Self.clean(text)))
  }

  /// The terminal's own end of the paste: the last one before another paste begins, for the text may hold one too.
  private func endOfPaste() -> Range<Int>? {
    var end: Range<Int>?
    var index = 0
    while index < pending.count, let found = pending[index...].firstRange(of: Self.pasteEnd) {
      if end != nil, pending[index..<found.lowerBound].firstRange(of: Self.pasteStart) != nil { break }
      end = found
      index = found.upperBound
    }
    return end
  }

  /// Pasted text without control codes; line ends are newlines.
  private static func clean(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          $0 == "\n" || $0 == "\t" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value))
        }))
  }

  private static func cursorKey(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "M"): .enter
    default: nil
    }
  }

  private static func numberedKey(_ number: String) -> Key? {
    switch number {
    case "1", "7": .home
    case "4", "8": .end
    case "3": .delete
    case "5": .pageUp
    case "6": .pageDown
    default: nil
    }
  }
}

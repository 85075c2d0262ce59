/// Raw HTML read for its text: what remains when tags vanish and comments, styles and scripts go.
enum HTMLText {
  enum Piece: Equatable {
    case text(String)
    case lineBreak
    case image(caption: String, source: String)
    case open(String)
    case close(String)
  }

  /// The pieces in order. What looks like a tag but never ends is text.
  static func pieces(of html: String) -> [Piece] {
    var pieces: [Piece] = []
    let bytes = Array(html.utf8)
    var index = 0
    var text: [UInt8] = []
    func flush() {
      if !text.isEmpty { pieces.append(.text(decoded(String(decoding: text, as: UTF8.self)))) }
      text = []
    }
    while index < bytes.count {
      if let end = endOfMarkup(bytes, index) {
        flush()
        if let piece = piece(bytes[index..<end]) { pieces.append(piece) }
        index = isRawText(pieces.last) ? endOfRawText(bytes, end, &pieces) : end
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    flush()
    return pieces
  }

  /// The index after the comment, declaration or tag that starts here.
  private static func endOfMarkup(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else { return nil }
    if bytes[start...].starts(with: "<!--".utf8) {
      return bytes[(start + 4)...].firstRange(of: Array("-->".utf8))?.upperBound ?? bytes.count
    }
    let next = bytes[start + 1]
    let isName = (next | 0x20) >= UInt8(ascii: "a") && (next | 0x20) <= UInt8(ascii: "z")
    guard isName || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") else {
      return nil
    }
    var quote: UInt8?
    for index in (start + 1)..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      }
    }
    return nil
  }

  private static func piece(_ tag: ArraySlice<UInt8>) -> Piece? {
    let inner = tag.dropFirst()
    guard let first = inner.first, first != UInt8(ascii: "!"), first != UInt8(ascii: "?") else { return nil }
    let isClosing = first == UInt8(ascii: "/")
    let name = String(decoding: inner.dropFirst(isClosing ? 1 : 0).prefix { isNameByte($0) }, as: UTF8.self)
      .lowercased()
    if isClosing { return .close(name) }
    switch name {
    case "br": return .lineBreak
    case "img": return .image(caption: attribute("alt", in: tag), source: attribute("src", in: tag))
    default: return .open(name)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func attribute(_ name: String, in tag: ArraySlice<UInt8>) -> String {
    guard let key = tag.firstRange(of: Array((" " + name + "=").utf8)) else { return "" }
    var rest = tag[key.upperBound...]
    guard let quote = rest.first else { return "" }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      rest = rest.dropFirst().prefix { $0 != quote }
    } else {
      rest = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    }
    return decoded(String(decoding: rest, as: UTF8.self))
  }

  private static func isRawText(_ piece: Piece?) -> Bool { piece == .open("script") || piece == .open("style") }

  private static func endOfRawText(_ bytes: [UInt8], _ start: Int, _ pieces: inout [Piece]) -> Int {
    guard case .open(let name)? = pieces.popLast() else { return start }
    let end = bytes[start...].firstRange(of: Array("</\(name)".utf8))?.lowerBound ?? bytes.count
    return end
  }

  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "times": "×", "rarr": "→",
    "larr": "←",
    "mdash": "—", "ndash": "–", "hellip": "…", "le": "≤", "ge": "≥", "copy": "©",
  ]

  private static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = Substring(text)
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      let name = rest.dropFirst().prefix { $0 != ";" && $0 != " " && $0 != "&" }.prefix(12)
      let end = rest.index(rest.startIndex, offsetBy: name.count + 1, limitedBy: rest.endIndex) ?? rest.endIndex
      if end < rest.endIndex, rest[end] == ";", let value = character(String(name)) {
        result += value
        rest = rest[rest.index(after: end)...]
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static func character(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return entities[name] }
    let digits = name.dropFirst()
    let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}

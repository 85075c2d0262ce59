import Evaluation

/// The one gate that everything a lesson shows passes, in every command: a carriage return overwrites its line, control
/// characters other than tab and newline become their pictures, and the text ends with a newline.
public enum ShownGate {
  public static func pass(_ shown: ShownText) -> ShownText {
    var shown = shown
    let bytes = Array(shown.text.utf8)
    if bytes.contains(where: isControl) { shown = cleaned(bytes, shown.values) }
    if let last = shown.text.utf8.last, last != UInt8(ascii: "\n") { shown.text += "\n" }
    return shown
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 32 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t")) || byte == 127 || byte == 0xC2
  }

  private static func cleaned(_ bytes: [UInt8], _ values: [ShownText.Stretch]) -> ShownText {
    var result: [UInt8] = []
    /// Where each byte of the old text went; nil when it was overwritten.
    var places = [Int?](repeating: nil, count: bytes.count + 1)
    var lineStart = 0
    var oldLineStart = 0
    var index = 0
    while index < bytes.count {
      places[index] = result.count
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte == UInt8(ascii: "\r"), next != UInt8(ascii: "\n") {
        for old in oldLineStart...index { places[old] = nil }
        result.removeSubrange(lineStart...)
        oldLineStart = index + 1
      } else if byte == 0xC2, (0x80..<0xA0).contains(next) {
        result += "<U+00\(String(next, radix: 16, uppercase: true))>".utf8
        index += 1
      } else if byte == 127 {
        result += "\u{2421}".utf8
      } else if byte < 32, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\t"), byte != UInt8(ascii: "\r") {
        result += [0xE2, 0x90, 0x80 + byte]
      } else if byte != UInt8(ascii: "\r") {
        result.append(byte)
      }
      if byte == UInt8(ascii: "\n") {
        lineStart = result.count
        oldLineStart = index + 1
      }
      index += 1
    }
    places[bytes.count] = result.count
    let kept = values.compactMap { moved($0, places) }
    return ShownText(text: String(decoding: result, as: UTF8.self), values: kept)
  }

  private static func moved(_ stretch: ShownText.Stretch, _ places: [Int?]) -> ShownText.Stretch? {
    guard places.indices.contains(stretch.range.lowerBound), places.indices.contains(stretch.range.upperBound),
      let start = places[stretch.range.lowerBound], let end = places[stretch.range.upperBound], start <= end
    else { return nil }
    return ShownText.Stretch(range: start..<end, kind: stretch.kind, isEcho: stretch.isEcho)
  }
}

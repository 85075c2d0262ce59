import SourceText

/// Keeps TeX between dollar signs whole: cmark would read `*`, `_`, `\` and brackets in it as marks.
///
/// Before parsing, such characters are replaced by control bytes that the text does not contain, one for one, so that no
/// position moves; in the strings that come back they are restored.
struct MathProtection {
  private(set) var bytes: [UInt8]
  private static let protected = Array("*_\\[]<>&~|".utf8)

  /// Nil when there is nothing to protect, or when the text itself has control bytes.
  init?(_ source: SourceFile, from firstLine: Int) {
    guard source.bytes.contains(UInt8(ascii: "$")) else { return nil }
    guard !source.bytes.contains(where: { (1...8).contains($0) || (14...15).contains($0) }) else { return nil }
    bytes = source.bytes
    var isDisplay = false
    for line in source.lines.dropFirst(firstLine) {
      protect(line, &isDisplay)
    }
  }

  private static func stand(for byte: UInt8) -> UInt8? {
    guard let index = protected.firstIndex(of: byte) else { return nil }
    return index < 8 ? UInt8(index + 1) : UInt8(index - 8 + 14)
  }

  func restored(_ text: String) -> String {
    var text = text
    guard text.utf8.contains(where: { $0 < 16 && $0 != 9 && $0 != 10 }) else { return text }
    text = String(
      decoding: text.utf8.map { byte in
        switch byte {
        case 1...8: Self.protected[Int(byte) - 1]
        case 14...15: Self.protected[Int(byte) - 14 + 8]
        default: byte
        }
      }, as: UTF8.self)
    return text
  }

  private mutating func protect(_ line: Range<Int>, _ isDisplay: inout Bool) {
    if line.allSatisfy({ bytes[$0] == UInt8(ascii: " ") }) { isDisplay = false }
    var index = line.lowerBound
    var opened = isDisplay ? line.lowerBound : nil
    while index < line.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "`") where opened == nil: index = afterCode(index, line) - 1
      case UInt8(ascii: "$") where isDouble(index, line):
        if isDisplay, let start = opened { replace(start..<index) }
        opened = isDisplay ? nil : index + 2
        isDisplay.toggle()
        index += 1
      case UInt8(ascii: "$") where !isDisplay:
        if let start = opened, canClose(index, line) {
          replace(start..<index)
          opened = nil
        } else if opened == nil, canOpen(index, line) {
          opened = index + 1
        }
      default: break
      }
      index += 1
    }
    if isDisplay, let start = opened { replace(start..<line.upperBound) }
  }

  private func isDouble(_ index: Int, _ line: Range<Int>) -> Bool {
    index + 1 < line.upperBound && bytes[index + 1] == UInt8(ascii: "$")
  }

  /// The index after a code span that opens at `index`, or after its backticks when none closes it on the line.
  private func afterCode(_ index: Int, _ line: Range<Int>) -> Int {
    let run = (index..<line.upperBound).prefix { bytes[$0] == UInt8(ascii: "`") }.count
    var scan = index + run
    while scan < line.upperBound {
      let length = (scan..<line.upperBound).prefix { bytes[$0] == UInt8(ascii: "`") }.count
      if length == run { return scan + length }
      scan += max(length, 1)
    }
    return index + run
  }

  private func canOpen(_ index: Int, _ line: Range<Int>) -> Bool {
    index + 1 < line.upperBound && !isSpace(bytes[index + 1])
  }

  private func canClose(_ index: Int, _ line: Range<Int>) -> Bool {
    guard index > line.lowerBound, !isSpace(bytes[index - 1]) else { return false }
    return index + 1 >= line.upperBound || !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index + 1])
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private mutating func replace(_ range: Range<Int>) {
    for index in range {
      if let stand = Self.stand(for: bytes[index]) { bytes[index] = stand }
    }
  }
}

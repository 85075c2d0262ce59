import CSystem
import Glibc

/// The character set that a locale names. Lessons are UTF-8; a terminal that speaks another set gets its own bytes, and
/// what the set lacks as one character of ASCII a cell, so that columns stay in line.
struct Charset: Sendable, Equatable {
  /// As `iconv` knows it; nil is UTF-8.
  let name: String?

  static let utf8 = Charset(name: nil)

  /// The text in this set; in UTF-8 when the system cannot convert to it.
  func bytes(of text: String) -> [UInt8] {
    guard let name, text.utf8.contains(where: { $0 >= 0x80 }) else { return Array(text.utf8) }
    guard let converter = Converter(from: "UTF-8", to: name) else { return Array(text.utf8) }
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      rest = rest.dropFirst(converter.convert(rest, into: &result).taken)
      guard !rest.isEmpty else { break }
      let scalar = String(decoding: rest.prefix(4), as: UTF8.self).unicodeScalars.first
      result += Array((scalar.map(Self.substitute) ?? "?").utf8)
      rest = rest.dropFirst(scalar.map { UTF8.width($0) } ?? 1)
    }
    converter.finish(into: &result)
    return result
  }

  /// What was typed as UTF-8. The start of a character whose end has not come yet stays in `bytes`.
  func takeUTF8(from bytes: inout [UInt8]) -> [UInt8] {
    guard let name, let converter = Converter(from: name, to: "UTF-8") else {
      defer { bytes = [] }
      return bytes
    }
    var result: [UInt8] = []
    while !bytes.isEmpty {
      let (taken, isCut) = converter.convert(bytes[...], into: &result)
      bytes.removeFirst(taken)
      if isCut { break }
      // What is no character is no key.
      if !bytes.isEmpty { bytes.removeFirst() }
    }
    return result
  }

  /// What stands for a character that a set lacks: in as many cells as the character.
  private static func substitute(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2026: "."
    case 0xD7: "x"
    case 0x2192: ">"
    case 0x2264: "<"
    case 0x2265: ">"
    case 0x300...0x36F, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F: ""
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      "??"
    default: "?"
    }
  }
}

/// A conversion by the C library.
private final class Converter {
  private let handle: iconv_t

  /// Nil when the system does not know the sets.
  init?(from source: String, to target: String) {
    guard let handle = iconv_open(target, source), Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// Converts as far as the target has the characters; returns how many bytes were taken, and whether what is left is
  /// the start of a character.
  func convert(_ bytes: ArraySlice<UInt8>, into result: inout [UInt8]) -> (taken: Int, isCut: Bool) {
    var source = bytes.map { CChar(bitPattern: $0) }
    return source.withUnsafeMutableBufferPointer { source in
      var (input, left) = (source.baseAddress, source.count)
      var status = 0
      repeat { status = step(&input, &left, &result) } while status == Int(E2BIG)
      return (source.count - left, status == Int(EINVAL))
    }
  }

  /// Writes what brings a set with states back to its first one.
  func finish(into result: inout [UInt8]) {
    var left = 0
    var input: UnsafeMutablePointer<CChar>?
    _ = step(&input, &left, &result)
  }

  /// Fills one buffer; returns 0 or the error's number.
  private func step(
    _ input: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ result: inout [UInt8]
  ) -> Int {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4_096) { buffer in
      var (output, room) = (buffer.baseAddress, buffer.count)
      let status = input == nil ? iconv(handle, nil, nil, &output, &room) : iconv(handle, &input, &left, &output, &room)
      let code = errno
      result += buffer.prefix(buffer.count - room).map { UInt8(bitPattern: $0) }
      return status == -1 ? Int(code) : 0
    }
  }
}

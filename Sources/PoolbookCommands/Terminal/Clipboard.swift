/// The terminal's own way to the clipboard (OSC 52), which also works over ssh.
enum Clipboard {
  /// The sequence that copies a text. Base64 has no control code in it, whatever the text has.
  static func sequence(_ text: String) -> String { "\u{1B}]52;c;\(base64(Array(text.utf8)))\u{1B}\\" }

  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      var text: [UInt8] = []
      for _ in 0..<4 {
        text.insert(digits[bits & 63], at: 0)
        bits >>= 6
      }
      result += text.prefix(group.count + 1) + Array(repeating: UInt8(ascii: "="), count: 3 - group.count)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

import ChapterModel

/// The traceback in an expected output, taken apart: what was printed before, indented lines that nobody compares, and
/// the message.
struct ExpectedError {
  static let header = "Traceback (most recent call last):"

  /// The lines before the header.
  var before: [Substring]
  /// The indented lines, as the author wrote them.
  var frames: [Substring]
  /// The bytes of the header in the body.
  var headerRange: Range<Int>
  /// `Type: message`, perhaps several lines; empty when the author left it to be filled in.
  var message: String
  var messageStart: Int

  /// Nil when the output has no traceback.
  init?(_ expectation: Expectation?) {
    guard let expectation, Self.mayHaveHeader(expectation.body.utf8) else { return nil }
    let body = expectation.body.text
    var lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    guard let index = lines.firstIndex(where: { Self.trimmed($0) == Self.header }) else { return nil }
    before = Array(lines[..<index])
    frames = lines[(index + 1)...].prefix { $0.first == " " || $0.first == "\t" }
    let start = before.reduce(0) { $0 + $1.utf8.count + 1 }
    headerRange = start..<(start + Self.header.utf8.count)
    let rest = lines[(index + 1 + frames.count)...]
    messageStart = frames.reduce(start + lines[index].utf8.count + 1) { $0 + $1.utf8.count + 1 }
    message = rest.joined(separator: "\n")
    while message.last?.isWhitespace ?? false { message.removeLast() }
  }

  /// Whether some line begins like the header: nearly no output has one, and this is asked of all.
  private static func mayHaveHeader(_ body: [UInt8]) -> Bool {
    body.split(separator: UInt8(ascii: "\n")).contains { $0.starts(with: header.utf8) }
  }

  private static func trimmed(_ line: Substring) -> Substring {
    var line = line
    while line.last == " " || line.last == "\t" { line.removeLast() }
    return line
  }

  /// The type that the chapter names.
  var type: String { String(message.prefix { $0 != ":" && $0 != "\n" }) }
}

import Markdown
import SourceText

/// Cuts a transcript into examples: a prompt `>>> ` with its continuations `... `, and the lines under it up to the next
/// prompt, which are its expected output.
struct TranscriptReader {
  struct Example {
    var code: MappedText
    var expected: MappedText
    /// The bytes of the expected lines, whole lines of the file.
    var range: Range<Int>
    /// Indices into the fence's content.
    var lines: Range<Int>
    /// The flags of `# doctest:` comments, with their places.
    var flags: [(text: String, range: Range<Int>)]
    /// Places of doctest comments that lack their colon, which Python passes over in silence.
    var faults: [Range<Int>]
  }

  let source: SourceFile
  let fence: Fence

  /// Whether the first line that is neither blank nor a comment starts with a prompt.
  static func isTranscript(_ fence: Fence, _ source: SourceFile) -> Bool {
    for line in fence.content {
      let bytes = source.bytes[line.bytes].drop { $0 == UInt8(ascii: " ") }
      if bytes.isEmpty || bytes.first == UInt8(ascii: "#") { continue }
      return bytes.starts(with: ">>> ".utf8)
    }
    return false
  }

  func examples() -> [Example] {
    var examples: [Example] = []
    var index = 0
    while index < fence.content.count {
      if prompt(index, ">>>") == nil {
        index += 1
      } else {
        let example = readExample(from: index)
        examples.append(example)
        index = example.lines.upperBound
      }
    }
    return examples
  }

  private func readExample(from start: Int) -> Example {
    var code = MappedText(anchor: fence.content[start].bytes.lowerBound)
    var index = start
    while index < fence.content.count, let bytes = prompt(index, index == start ? ">>>" : "...") {
      code.append(bytes, number: fence.line + 1 + index, of: source)
      index += 1
    }
    let first = index
    while index < fence.content.count, prompt(index, ">>>") == nil { index += 1 }
    var last = index
    while last > first, isBlank(last - 1) { last -= 1 }
    let indentation = source.bytes[fence.content[start].bytes].prefix { $0 == UInt8(ascii: " ") }.count
    return example(code, start..<index, expected: first..<last, indentation)
  }

  private func example(
    _ code: MappedText, _ lines: Range<Int>, expected: Range<Int>, _ indentation: Int
  ) -> Example {
    let start = source.lines.lineStart(fence.line + 1 + expected.lowerBound, end: source.bytes.count)
    let end = source.lines.lineStart(fence.line + 1 + expected.upperBound, end: source.bytes.count)
    var body = MappedText(anchor: start)
    let blank = Array("<BLANKLINE>".utf8)
    for index in expected {
      let line = fence.content[index]
      let spaces = source.bytes[line.bytes].prefix(indentation).prefix { $0 == UInt8(ascii: " ") }.count
      var bytes = (line.bytes.lowerBound + spaces)..<line.bytes.upperBound
      if source.bytes[bytes].elementsEqual(blank) { bytes = bytes.lowerBound..<bytes.lowerBound }
      body.append(bytes, virtualSpaces: line.virtualSpaces, number: fence.line + 1 + index, of: source)
    }
    var example = Example(
      code: code, expected: body, range: start..<max(start, end), lines: lines, flags: [], faults: [])
    for line in code.lines { readFlags(line.bytes, &example) }
    return example
  }

  /// What stands behind a prompt on a content line; nil when the line has none.
  private func prompt(_ index: Int, _ marker: String) -> Range<Int>? {
    let range = fence.content[index].bytes
    var start = range.lowerBound
    while start < range.upperBound, source.bytes[start] == UInt8(ascii: " ") { start += 1 }
    guard source.bytes[start..<range.upperBound].starts(with: marker.utf8) else { return nil }
    start += 3
    if start == range.upperBound { return start..<start }
    guard source.bytes[start] == UInt8(ascii: " ") else { return nil }
    return (start + 1)..<range.upperBound
  }

  private func isBlank(_ index: Int) -> Bool {
    source.bytes[fence.content[index].bytes].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private func readFlags(_ range: Range<Int>, _ example: inout Example) {
    let text = source.text(in: range)
    guard let hash = text.lastIndex(of: "#") else { return }
    let comment = text[text.index(after: hash)...].drop { $0 == " " }
    guard comment.lowercased().hasPrefix("doctest") else { return }
    let flags = comment.dropFirst("doctest".count).drop { $0 == " " }
    let start = range.lowerBound + text[..<hash].utf8.count
    guard flags.hasPrefix(":") else { return example.faults.append(start..<range.upperBound) }
    for flag in flags.dropFirst().split(whereSeparator: { $0 == " " || $0 == "," }) {
      example.flags.append((String(flag), start..<range.upperBound))
    }
  }
}

extension [Range<Int>] {
  /// Where the line with this number (from 1) starts; the end of the file behind the last.
  func lineStart(_ number: Int, end: Int) -> Int {
    indices.contains(number - 1) ? self[number - 1].lowerBound : end
  }
}

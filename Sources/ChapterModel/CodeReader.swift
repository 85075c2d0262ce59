import Markdown
import SourceText

/// Takes the code of a cell out of its fence: options of other tools that stand in its first lines are read, and left out
/// where Python would not accept them.
struct CodeReader {
  let source: SourceFile
  let fence: Fence
  let isCodeCell: Bool

  func read(_ directives: inout DirectiveReader) -> MappedText {
    var code = MappedText(anchor: fence.marker.upperBound)
    code.reserve(lines: fence.content.count, bytes: fence.contentLength)
    var index = 0
    if isCodeCell { index = readMyst(&directives) }
    var isHead = true
    while index < fence.content.count {
      let line = fence.content[index]
      let first = source.bytes[line.bytes].first { $0 != UInt8(ascii: " ") }
      let mayBeOption = first == UInt8(ascii: "#") || first == UInt8(ascii: "%")
      let isOption = isHead && mayBeOption && readOption(source.text(in: line.bytes), line.bytes, &directives)
      if first != nil, first != UInt8(ascii: "#") { isHead = isHead && isOption }
      if !isOption || first == UInt8(ascii: "#") {
        code.append(line.bytes, virtualSpaces: line.virtualSpaces, number: fence.line + 1 + index, of: source)
      }
      index += 1
    }
    return code
  }

  /// Reads `#| key: value`, `#@tab a, b`, `%%tab a, b` and `#@hide`; true when the line was one of them.
  private func readOption(_ text: String, _ range: Range<Int>, _ directives: inout DirectiveReader) -> Bool {
    if text.hasPrefix("#|") {
      guard let (key, value) = keyAndValue(text.dropFirst(2)) else { return true }
      directives.apply(.meaning(of: key, value), named: key, at: range)
    } else if text.hasPrefix("#@tab") || text.hasPrefix("# @tab") || text.hasPrefix("%%tab") {
      let list = text.drop { $0 != "b" }.dropFirst()
      directives.apply(.tabs(trimmed(list)), named: text, at: range)
    } else if text.hasPrefix("#@hide") {
      directives.apply(.hide, named: text, at: range)
    } else {
      return false
    }
    return true
  }

  /// Reads MyST's options, either between two lines `---` or as lines `:key: value`; returns how many lines they take.
  private func readMyst(_ directives: inout DirectiveReader) -> Int {
    let texts = fence.content.map { source.text(in: $0.bytes) }
    guard let first = texts.first else { return 0 }
    if trimmed(first[...]) == "---" {
      guard let close = texts.dropFirst().firstIndex(where: { trimmed($0[...]) == "---" }) else { return 0 }
      for index in 1..<close { readMystLine(texts[index], fence.content[index].bytes, &directives) }
      return close + 1
    }
    var count = 0
    while count < texts.count, texts[count].hasPrefix(":") {
      readMystLine(String(texts[count].dropFirst()), fence.content[count].bytes, &directives)
      count += 1
    }
    return count
  }

  private func readMystLine(_ text: String, _ range: Range<Int>, _ directives: inout DirectiveReader) {
    guard let (key, value) = keyAndValue(text[...]) else {
      let item = trimmed(text.drop { $0 == " " || $0 == "-" })
      if !item.isEmpty { directives.apply(.tag(item), named: item, at: range) }
      return
    }
    guard key == "tags" else {
      return directives.apply(.meaning(of: key, value), named: key, at: range)
    }
    for tag in value.split(whereSeparator: { "[], \"'".contains($0) }) {
      directives.apply(.tag(String(tag)), named: String(tag), at: range)
    }
  }

  private func keyAndValue(_ text: Substring) -> (String, String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    return (trimmed(text[..<colon]), trimmed(text[text.index(after: colon)...]))
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return String(text)
  }
}

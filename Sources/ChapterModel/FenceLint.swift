import Markdown
import SourceText

/// Finds lines that their author meant as fences and that CommonMark does not read as such: no fence may vanish in silence.
struct FenceLint {
  private let document: Document
  private let source: SourceFile

  init(_ document: Document) {
    self.document = document
    source = document.source
  }

  func problems() -> [Diagnostic] {
    var covered = [Bool](repeating: false, count: source.lines.count)
    var problems: [Diagnostic] = []
    for number in 0..<(document.frontMatter?.upperBound ?? 0) { covered[number] = true }
    for block in document.blocks {
      switch block.kind {
      case .fencedCode: break
      case .html: problems += insideHTML(block.lines)
      case .indentedCode: problems += indented(block.lines)
      default: continue
      }
      for number in block.lines { covered[number - 1] = true }
    }
    for (index, line) in source.lines.enumerated() where !covered[index] && mayBeFence(line) {
      if let problem = lost(line) { problems.append(problem) }
    }
    return problems
  }

  /// A quick look at the first byte that is no prefix of a container.
  private func mayBeFence(_ line: Range<Int>) -> Bool {
    for index in line {
      switch source.bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): continue
      case UInt8(ascii: "`"), UInt8(ascii: "~"), 0xC2, 0xE2, 0xE3, 0xEF: return true
      default: return false
      }
    }
    return false
  }

  private func lost(_ line: Range<Int>) -> Diagnostic? {
    let scalars = Array(source.text(in: line).unicodeScalars)
    let start = scalars.firstIndex {
      !$0.properties.isWhitespace && $0 != ">" && $0.value != 0xFEFF && $0.value != 0x200B
    }
    guard let start, start + 2 < scalars.count else { return nil }
    let first = scalars[start]
    guard scalars[start + 1] == first, scalars[start + 2] == first else { return nil }
    let offset = line.lowerBound + scalars[..<start].reduce(0) { $0 + UTF8.width($1) }
    if first == "｀" || first == "～" {
      return finding("these are full-width characters, not the markers of a fence", offset)
    }
    guard first == "`" || first == "~" else { return nil }
    if let odd = scalars[..<start].first(where: { !$0.isASCII && $0.value != 0xFEFF }) {
      return finding(
        "a space that is not ASCII (U+\(String(odd.value, radix: 16, uppercase: true))) stands before this fence",
        offset)
    }
    guard isOurs(offset, line) else { return nil }
    return finding(
      source.bytes[offset..<line.upperBound].drop { $0 == UInt8(ascii: "`") }.contains(UInt8(ascii: "`"))
        ? "a backtick stands in the info string, so this is not a fence"
        : "this fence is not part of the document; is it in a footnote that nothing refers to?", offset)
  }

  private func finding(_ message: String, _ offset: Int, _ severity: Diagnostic.Severity = .error) -> Diagnostic {
    .chapter(severity, "fence", message, in: source, at: offset..<(offset + 3))
  }

  /// Whether the words behind markers at `offset` name a cell or an output.
  private func isOurs(_ offset: Int, _ line: Range<Int>) -> Bool {
    var start = offset
    while start < line.upperBound, source.bytes[start] == source.bytes[offset] { start += 1 }
    while start < line.upperBound, source.bytes[start] == UInt8(ascii: " ") { start += 1 }
    switch FenceLanguage(InfoString(source, start..<line.upperBound)) {
    case .cell, .transcript, .output: return true
    case .plain, .illustration, .misspelt: return false
    }
  }

  private func openers(_ lines: ClosedRange<Int>) -> [Int] {
    lines.compactMap { number in
      let line = source.lines[number - 1]
      guard let start = line.first(where: { ![32, 9, 62].contains(source.bytes[$0]) }), start + 3 <= line.upperBound
      else { return nil }
      let marker = source.bytes[start]
      guard marker == UInt8(ascii: "`") || marker == UInt8(ascii: "~") else { return nil }
      guard source.bytes[start + 1] == marker, source.bytes[start + 2] == marker else { return nil }
      return isOurs(start, line) ? start : nil
    }
  }

  private func insideHTML(_ lines: ClosedRange<Int>) -> [Diagnostic] {
    let range = source.lines[lines.lowerBound - 1].lowerBound..<source.lines[lines.upperBound - 1].upperBound
    var comments = comments(in: range)[...]
    var problems: [Diagnostic] = []
    for opener in openers(lines) {
      while let first = comments.first, first.upperBound <= opener { comments.removeFirst() }
      if let first = comments.first, first.contains(opener) { continue }
      problems.append(
        finding("raw HTML swallows this fence: a blank line must stand between the tag and the fence", opener))
    }
    return problems
  }

  private func comments(in range: Range<Int>) -> [Range<Int>] {
    var comments: [Range<Int>] = []
    var start = range.lowerBound
    while let open = source.bytes.firstIndex(of: "<!--", in: start..<range.upperBound) {
      let close =
        source.bytes.firstIndex(of: "-->", in: (open + 4)..<range.upperBound).map { $0 + 3 } ?? range.upperBound
      comments.append(open..<close)
      start = close
    }
    return comments
  }

  private func indented(_ lines: ClosedRange<Int>) -> [Diagnostic] {
    openers(lines).map { finding("this line is indented by four spaces or more, so it is no fence", $0, .warning) }
  }
}

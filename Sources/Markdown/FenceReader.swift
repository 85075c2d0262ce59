import SourceText

/// Finds the bytes of a fenced block whose start and size cmark has told.
struct FenceReader {
  let source: SourceFile
  let chain: ContainerChain

  func fence(
    at line: Int, character: UInt8, length: Int, offset: Int, contentLines: Int, block: Int
  ) -> Fence {
    let range = source.contentRange(ofLine: line)
    let cursor = chain.strip(line: line, source.bytes, range) ?? LineCursor(source.bytes, range)
    let marker = openingMarker(character, length, from: cursor.nextNonspace.offset, range)
    let infoRange = trimmed(marker.upperBound..<range.upperBound)
    let available = max(0, source.lines.count - line)
    let content = (0..<min(contentLines, available)).map { contentLine(line + 1 + $0, offset: offset) }
    return Fence(
      character: character, marker: marker, info: source.text(in: infoRange), infoRange: infoRange, line: line,
      content: content, ending: ending(line + 1 + content.count, character, marker.count),
      prefix: prefix(line: line, range.lowerBound..<marker.lowerBound, columns: cursor.column + offset), block: block)
  }

  private func openingMarker(_ character: UInt8, _ length: Int, from start: Int, _ line: Range<Int>) -> Range<Int> {
    var index = start
    while index < line.upperBound {
      let run = (index..<line.upperBound).prefix { source.bytes[$0] == character }.count
      if run >= length { return index..<(index + run) }
      index += max(run, 1)
    }
    return start..<start
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    func isSpace(_ index: Int) -> Bool {
      source.bytes[index] == UInt8(ascii: " ") || source.bytes[index] == UInt8(ascii: "\t")
    }
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isSpace(start) { start += 1 }
    while end > start, isSpace(end - 1) { end -= 1 }
    return start..<end
  }

  private func contentLine(_ line: Int, offset: Int) -> Fence.ContentLine {
    let range = source.contentRange(ofLine: line)
    if offset == 0, chain.containers.isEmpty { return Fence.ContentLine(bytes: range, virtualSpaces: 0) }
    var cursor = chain.strip(line: line, source.bytes, range) ?? LineCursor(source.bytes, range)
    var left = offset
    while left > 0, cursor.isAtSpace {
      cursor.advance(columns: 1)
      left -= 1
    }
    let spaces = cursor.tabRemainder
    let start = spaces > 0 ? cursor.offset + 1 : cursor.offset
    return Fence.ContentLine(bytes: min(start, range.upperBound)..<range.upperBound, virtualSpaces: spaces)
  }

  private func ending(_ line: Int, _ character: UInt8, _ length: Int) -> Fence.Ending {
    guard line <= source.lines.count else { return .endOfDocument }
    let range = source.contentRange(ofLine: line)
    // An empty last line is what stands behind the last terminator.
    if line == source.lines.count, range.isEmpty { return .endOfDocument }
    guard let cursor = chain.strip(line: line, source.bytes, range) else { return .endOfContainer(line: line) }
    let (start, indent) = cursor.nextNonspace
    let run = (start..<range.upperBound).prefix { source.bytes[$0] == character }.count
    guard indent <= 3, run >= length, trimmed((start + run)..<range.upperBound).isEmpty else {
      return .endOfContainer(line: line)
    }
    return .closed(marker: start..<(start + run))
  }

  /// The bytes before the opener, list markers that stand there turned to spaces of the same width.
  ///
  /// cmark takes as many columns from each content line as there are *bytes* of indentation before the opener; where a
  /// tab makes the two differ, the prefix is written with spaces, up to the column at which content starts.
  private func prefix(line: Int, _ range: Range<Int>, columns: Int) -> [UInt8] {
    var bytes = Array(source.bytes[range])
    for container in chain.containers[chain.firstOpened(on: line)...] {
      if case .quote = container.kind { continue }
      for index in container.marker..<min(container.afterMarker.offset, range.upperBound) {
        let place = index - range.upperBound + bytes.count
        if bytes.indices.contains(place), bytes[place] != UInt8(ascii: "\t") { bytes[place] = UInt8(ascii: " ") }
      }
    }
    var expanded: [UInt8] = []
    for byte in bytes {
      let isTab = byte == UInt8(ascii: "\t")
      expanded.append(
        contentsOf: repeatElement(isTab ? UInt8(ascii: " ") : byte, count: isTab ? 4 - expanded.count % 4 : 1))
    }
    return expanded.count == columns ? bytes : Array(expanded.prefix(columns))
  }
}

extension SourceFile {
  /// The bytes of a line (numbered from 1, and present) without a byte order mark, which cmark skips too.
  func contentRange(ofLine line: Int) -> Range<Int> {
    let range = lines[line - 1]
    guard line == 1, bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) else { return range }
    return 3..<range.upperBound
  }
}

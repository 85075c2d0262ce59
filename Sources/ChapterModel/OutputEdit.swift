import Markdown
import SourceText

/// Splices: new text for an output, with every other byte of the file as it was.
extension Chapter {
  /// The bytes of a fence's opening markers.
  public func marker(ofFence index: Int) -> Range<Int> { document.fences[index].marker }

  /// Whether a fence is never closed, so that no splice is safe.
  public var hasUnclosedFence: Bool {
    document.fences.contains { if case .closed = $0.ending { false } else { true } }
  }

  /// The edits that give an output a new body. Lines that stay keep their bytes; the fence is lengthened when the new body
  /// holds one like it.
  ///
  /// Nil when the text cannot stand there: in a transcript, a line that reads as a prompt.
  public func edits(replacing expectation: Expectation, with lines: [String]) -> [ChapterEdit]? {
    let fence = document.fences[expectation.fence]
    guard Self.canStand(lines, behind: fence.prefix) else { return nil }
    if expectation.isTranscript {
      guard !Self.readsAsPrompts(lines), !needsLongerFence(fence, lines) else { return nil }
      return [bodyEdit(expectation, fence, lines, indentation: promptIndentation(expectation))].compactMap { $0 }
    }
    guard case .closed(let closer) = fence.ending else { return nil }
    var edits = [bodyEdit(expectation, fence, lines, indentation: [])].compactMap { $0 }
    if needsLongerFence(fence, lines) {
      let marker = [UInt8](repeating: fence.character, count: longestRun(fence.character, lines) + 1)
      edits.append(ChapterEdit(fence.marker, marker))
      if closer.count < marker.count { edits.append(ChapterEdit(closer, marker)) }
    }
    return edits
  }

  /// The edits that put an `output` fence right behind a cell, or expected lines under a prompt.
  public func edits(addingTo cell: Cell, _ lines: [String]) -> [ChapterEdit]? {
    if cell.kind == .example { return cell.expectation.flatMap { edits(replacing: $0, with: lines) } }
    let fence = document.fences[cell.fence]
    guard case .closed = fence.ending, Self.canStand(lines, behind: fence.prefix) else { return nil }
    let end = source.lines[fence.lastLine - 1].upperBound
    let length = max(fence.length, longestRun(fence.character, lines) + 1)
    let marker = String(decoding: [UInt8](repeating: fence.character, count: length), as: UTF8.self)
    let isInList = fence.prefix.first == 32 || fence.prefix.first == 9
    var bytes: [UInt8] = []
    for line in (isInList ? [] : [""]) + [marker + "output"] + lines + [marker] {
      bytes += lineBreak(at: fence.line) + prefixed(line, fence.prefix)
    }
    return [ChapterEdit(end..<end, bytes)]
  }

  /// Whether the lines are lines, and the prefix that each must repeat is not so long that the file would burst.
  private static func canStand(_ lines: [String], behind prefix: [UInt8]) -> Bool {
    prefix.count * lines.count <= 1 << 26 && !lines.contains { $0.utf8.contains { $0 == 10 || $0 == 13 } }
  }

  /// A prompt among the lines starts another example, and dots at their start continue the code.
  private static func readsAsPrompts(_ lines: [String]) -> Bool {
    func isPrompt(_ line: String, _ marker: String) -> Bool {
      let text = line.drop { $0 == " " }
      return text == marker || text.hasPrefix(marker + " ")
    }
    return lines.contains { isPrompt($0, ">>>") } || lines.first.map { isPrompt($0, "...") } ?? false
  }

  private func needsLongerFence(_ fence: Fence, _ lines: [String]) -> Bool {
    longestRun(fence.character, lines) >= fence.length
  }

  /// The longest run of a fence's character at the start of a line.
  private func longestRun(_ character: UInt8, _ lines: [String]) -> Int {
    lines.map { line in line.utf8.drop { $0 == 32 }.prefix { $0 == character }.count }.max().map { max($0, 2) } ?? 2
  }

  /// How far the prompt above an output is indented within its fence.
  private func promptIndentation(_ expectation: Expectation) -> [UInt8] {
    let fence = document.fences[expectation.fence]
    let index = expectation.line - fence.line - 2
    guard fence.content.indices.contains(index) else { return [] }
    return Array(source.bytes[fence.content[index].bytes].prefix { $0 == 32 })
  }

  // MARK: Lines

  /// Replaces the lines that change; those at the top and at the end that stay are left alone.
  private func bodyEdit(
    _ expectation: Expectation, _ fence: Fence, _ lines: [String], indentation: [UInt8]
  ) -> ChapterEdit? {
    let old = expectation.body.lines
    let texts = oldTexts(expectation.body)
    let head = zip(texts, lines).prefix { $0 == $1 }.count
    let most = min(old.count, lines.count) - head
    let tail = zip(texts.reversed(), lines.reversed()).prefix { $0 == $1 }.prefix(most).count
    let start = head < old.count ? lineStart(old[head].number) : expectation.range.upperBound
    let end = tail > 0 ? lineStart(old[old.count - tail].number) : expectation.range.upperBound
    guard head < old.count - tail || head < lines.count - tail else { return nil }
    var bytes: [UInt8] = []
    for line in lines[head..<(lines.count - tail)] {
      bytes += prefixed(line, fence.prefix + indentation) + lineBreak(at: fence.line)
    }
    return ChapterEdit(min(start, end)..<end, bytes)
  }

  private func oldTexts(_ body: MappedText) -> [String] {
    body.lines.map { line in
      String(repeating: " ", count: line.virtualSpaces) + source.text(in: line.bytes)
    }
  }

  private func lineStart(_ number: Int) -> Int { source.lines.lineStart(number, end: source.bytes.count) }

  private func prefixed(_ line: String, _ prefix: [UInt8]) -> [UInt8] {
    guard line.isEmpty else { return prefix + line.utf8 }
    var prefix = prefix
    while prefix.last == 32 || prefix.last == 9 { prefix.removeLast() }
    return prefix
  }

  /// The line end of the file, as it stands behind a line.
  private func lineBreak(at number: Int) -> [UInt8] {
    guard source.lines.indices.contains(number) else { return [10] }
    return Array(source.bytes[source.lines[number - 1].upperBound..<source.lines[number].lowerBound])
  }
}

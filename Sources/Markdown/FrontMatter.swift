import SourceText

/// Front matter: a first line `---` with a closing `---`, set aside because cmark would read it as headings and rules,
/// and a fence inside it as a live block.
enum FrontMatter {
  static func lines(of source: SourceFile) -> ClosedRange<Int>? {
    guard isMarker(source, 0) else { return nil }
    for index in source.lines.indices.dropFirst() where isMarker(source, index) {
      return 1...(index + 1)
    }
    return nil
  }

  private static func isMarker(_ source: SourceFile, _ index: Int) -> Bool {
    var line = source.bytes[source.lines[index]]
    if index == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    while let last = line.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { line.removeLast() }
    return line.elementsEqual("---".utf8)
  }
}

/// A styled text as arrays over its scalars: what breaking and cutting work on, across style boundaries.
struct FlatText {
  struct StyleRun {
    var start: Int
    var style: Style
  }

  var bytes: [UInt8] = []
  var scalars: [UInt32] = []
  /// The byte offset of each scalar, and of the end.
  var offsets: [Int] = []
  var runs: [StyleRun] = []
  /// The cells before each scalar, and before the end: `cells[b] - cells[a]` is the width of `a..<b`.
  var cells: [Int] = []
  /// Whether the scalar continues the cluster of the one before it.
  var joins: [Bool] = []
  var levels: [BreakLevel] = []

  init(_ text: StyledText, _ typesetter: Typesetter) {
    for run in text.runs {
      runs.append(StyleRun(start: scalars.count, style: run.style))
      append(run.text)
    }
    offsets.append(bytes.count)
    measure(typesetter)
    levels = Array(repeating: .never, count: scalars.count)
  }

  private mutating func append(_ text: String) {
    scalars.reserveCapacity(scalars.count + text.utf8.count)
    for scalar in text.unicodeScalars {
      offsets.append(bytes.count)
      scalars.append(scalar.value)
      if scalar.value < 0x80 {
        bytes.append(UInt8(scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
  }

  private mutating func measure(_ typesetter: Typesetter) {
    cells = [0]
    cells.reserveCapacity(scalars.count + 1)
    joins = Array(repeating: false, count: scalars.count)
    var reader = CellReader(scalars, typesetter)
    var start = 0
    var total = 0
    while let cluster = reader.next() {
      total += cluster.width
      for index in start..<cluster.end {
        if index > start { joins[index] = true }
        cells.append(total)
      }
      start = cluster.end
    }
  }

  func width(_ range: Range<Int>) -> Int { cells[range.upperBound] - cells[range.lowerBound] }

  func isSpace(_ index: Int) -> Bool { scalars[index] == 0x20 || scalars[index] == 0x09 || scalars[index] == 0x0A }

  /// The runs of a stretch. `run` is where to look first; stretches are asked for in order.
  func slice(_ range: Range<Int>, from run: inout Int) -> StyledText {
    var result = StyledText()
    var start = range.lowerBound
    while run + 1 < runs.count, runs[run + 1].start <= start { run += 1 }
    while start < range.upperBound {
      while run + 1 < runs.count, runs[run + 1].start <= start { run += 1 }
      let next = run + 1 < runs.count ? runs[run + 1].start : scalars.count
      let end = clusterEnd(min(next, range.upperBound), within: range)
      result.append(String(decoding: bytes[offsets[start]..<offsets[end]], as: UTF8.self), runs[run].style)
      start = end
    }
    return result
  }

  /// A cluster takes the style of its first scalar, so that no escape sequence comes between a letter and its mark.
  private func clusterEnd(_ end: Int, within range: Range<Int>) -> Int {
    var end = end
    while end < range.upperBound, joins[end] { end += 1 }
    return end
  }
}

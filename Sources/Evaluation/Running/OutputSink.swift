/// What a cell has shown so far.
struct OutputSink {
  private(set) var shown = ShownText()
  private var byteCount = 0
  let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func write(_ text: String, as kind: ShownKind?, isEcho: Bool) throws(Raise) {
    let start = byteCount
    byteCount += text.utf8.count
    guard byteCount <= limit else {
      byteCount = start
      throw .stop(Stop(.limit, "the cell shows more than \(limit) bytes"))
    }
    shown.text += text
    if let kind {
      shown.values.append(ShownText.Stretch(range: start..<byteCount, kind: kind, isEcho: isEcho))
    }
  }

  /// Ends a line that was begun, as a prompt would.
  mutating func endLine() throws(Raise) {
    if let last = shown.text.utf8.last, last != UInt8(ascii: "\n") { try write("\n", as: nil, isEcho: false) }
  }
}

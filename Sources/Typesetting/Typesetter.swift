import CUnistring

/// How the terminal counts: the one place that knows how many cells a text takes.
public struct Typesetter: Hashable, Sendable {
  /// Whether characters of ambiguous width (`“ … — ─ → ±`) take two cells, as on terminals set up for Chinese.
  public var wideAmbiguous: Bool
  /// Whether everything that is not the document's own text is drawn in ASCII.
  public var ascii: Bool

  public init(wideAmbiguous: Bool = false, ascii: Bool = false) {
    self.wideAmbiguous = wideAmbiguous
    self.ascii = ascii
  }

  /// The cells that a text takes on one line: the sum over its grapheme clusters.
  public func width(_ text: some StringProtocol) -> Int {
    var bytes = 0
    var simple = true
    for byte in text.utf8 {
      bytes += 1
      if byte >= 0x7F || byte < 0x20 { simple = false }
    }
    if simple { return bytes }
    var total = 0
    var cells = CellReader(text.unicodeScalars.map(\.value), self)
    while let cluster = cells.next() { total += cluster.width }
    return total
  }

  /// The cells that a styled text takes; clusters may span runs.
  public func width(_ text: StyledText) -> Int {
    text.runs.count == 1 ? width(text.runs[0].text) : width(text.plain())
  }

  /// The cells of one scalar by itself: UAX #11 from libunistring, the ambiguous by our own table.
  func width(ofScalar scalar: UInt32) -> Int {
    switch scalar {
    case 0x20..<0x7F: return 1
    case 0x4E00..<0xA000, 0x3000..<0x3029, 0x3030..<0x303F, 0x3041..<0x3097, 0x30A0..<0x3100, 0xFF01..<0xFF61: return 2
    case 0..<0x20, 0x7F..<0xA0: return 0
    default: break
    }
    if wideAmbiguous, AmbiguousWidth.contains(scalar) { return 2 }
    if let value = Unicode.Scalar(scalar), value.properties.isEmojiPresentation { return 2 }
    return max(0, Int(uc_width(scalar, "UTF-8")))
  }
}

/// Grapheme clusters with their widths, in order, over scalars.
struct CellReader {
  struct Cluster {
    var end: Int
    var width: Int
  }

  private let scalars: [UInt32]
  private let typesetter: Typesetter
  private var position = 0

  init(_ scalars: [UInt32], _ typesetter: Typesetter) {
    self.scalars = scalars
    self.typesetter = typesetter
  }

  mutating func next() -> Cluster? {
    guard position < scalars.count else { return nil }
    let start = position
    position = Self.isSimple(scalars, start) ? start + 1 : complexEnd(from: start)
    return Cluster(end: position, width: clusterWidth(start..<position))
  }

  /// Whether the scalar is a cluster of its own for certain: itself and its successor are ordinary characters.
  private static func isSimple(_ scalars: [UInt32], _ index: Int) -> Bool {
    guard isOrdinary(scalars[index]) else { return false }
    return index + 1 == scalars.count || isOrdinary(scalars[index + 1]) || scalars[index + 1] == 0x0A
  }

  private static func isOrdinary(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x2010..<0x2028, 0x2190..<0x2300, 0x2500..<0x2600, 0x3001..<0x302A,
      0x3041..<0x3097, 0x30A0..<0x3100, 0x4E00..<0xA000, 0xFF01..<0xFF61:
      scalar != 0xA9 && scalar != 0xAE
    default: false
    }
  }

  /// The end of the cluster by the rules of UAX #29, which the standard library knows; looked at in a small window.
  private func complexEnd(from start: Int) -> Int {
    var window = String.UnicodeScalarView()
    var index = start
    while index < scalars.count, index - start < 64 {
      window.append(Unicode.Scalar(scalars[index]) ?? "\u{FFFD}")
      index += 1
      if index > start + 1, Self.isOrdinary(scalars[index - 1]) { break }
    }
    return start + (String(window).first?.unicodeScalars.count ?? 1)
  }

  /// 0 for marks and format characters alone, 2 for wide characters, emoji presentation and flags, else 1.
  private func clusterWidth(_ range: Range<Int>) -> Int {
    let base = scalars[range.lowerBound]
    if range.count == 1 { return typesetter.width(ofScalar: base) }
    if (0x1F1E6...0x1F1FF).contains(base) { return 2 }
    if scalars[range].contains(0xFE0F), Unicode.Scalar(base)?.properties.isEmoji == true { return 2 }
    var width = 0
    for scalar in scalars[range] where width == 0 { width = typesetter.width(ofScalar: scalar) }
    return width
  }
}

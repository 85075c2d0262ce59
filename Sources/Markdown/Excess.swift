import SourceText

/// Why a document is refused before cmark sees it, with the line where it became too much.
///
/// cmark-gfm 0.29.0.gfm.6 needs time or memory quadratic in each of these; every limit is far beyond what a chapter
/// written by people holds.
public struct Excess: Sendable, Equatable, Error {
  public enum Kind: Sendable, Equatable, CaseIterable {
    case size, pipesInLine, tableCells, linkReferences, delimiters, unclosedTags
  }

  public var kind: Kind
  public var line: Int

  public init(kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }

  /// A sentence for people, without the place.
  public var message: String {
    switch kind {
    case .size: "the document is larger than \(Limits.bytes / (1 << 20)) MiB"
    case .pipesInLine: "the line has more than \(Limits.pipesInLine) `|`"
    case .tableCells: "the tables up to here have more than \(Limits.tableCells) cells"
    case .linkReferences:
      "the longest link definition times the number of `[` is more than \(Limits.referenceBytes / (1 << 20)) MiB"
    case .delimiters: "the paragraph has more than \(Limits.delimiters) characters of `*_~[]`"
    case .unclosedTags:
      "the length of the paragraph times the number of `<` and `@` in it is more than \(Limits.tagBytes / (1 << 20)) Mi"
    }
  }

  enum Limits {
    static let bytes = 4 << 20
    static let pipesInLine = 1_000
    static let tableCells = 200_000
    static let referenceBytes = 16 << 20
    static let delimiters = 20_000
    static let tagBytes = 64 << 20
  }
}

/// The one linear scan that bounds a hostile document. It looks at lines and paragraphs (runs of lines that are not
/// blank), not at structure, and so counts a little too much rather than too little.
struct ExcessScan {
  private let bytes: [UInt8]
  private var tableColumns = 0
  private var cells = 0
  private var brackets = 0
  private var delimiters = 0
  private var tags = 0
  private var paragraphBytes = 0
  private var definition = DefinitionScan()

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first excess of a text, or nil.
  static func excess(in source: SourceFile) -> Excess? {
    guard source.bytes.count <= Excess.Limits.bytes else {
      return Excess(kind: .size, line: source.position(of: Excess.Limits.bytes).line)
    }
    var scan = ExcessScan(source.bytes)
    for (index, line) in source.lines.enumerated() {
      if let kind = scan.take(line) { return Excess(kind: kind, line: index + 1) }
    }
    let longest = scan.definition.finish()
    if longest.bytes * scan.brackets > Excess.Limits.referenceBytes {
      return Excess(kind: .linkReferences, line: source.position(of: longest.start).line)
    }
    return nil
  }

  /// What a byte is to the scan, as bits that are joined over a line.
  private struct ByteClass {
    static let notBlank: UInt8 = 1
    static let notRule: UInt8 = 2
    /// It has to be counted or looked at.
    static let counted: UInt8 = 4

    static let table: [UInt8] = (0...255).map { byte in
      switch UInt8(byte) {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): 0
      case UInt8(ascii: "-"): notBlank
      case UInt8(ascii: "|"), UInt8(ascii: ":"): notBlank | counted
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "<"), UInt8(ascii: "@"):
        notBlank | notRule | counted
      default: notBlank | notRule
      }
    }
  }

  private mutating func take(_ line: Range<Int>) -> Excess.Kind? {
    var pipes = 0
    var flags: UInt8 = 0
    bytes.withUnsafeBufferPointer { bytes in
      ByteClass.table.withUnsafeBufferPointer { table in
        var index = line.lowerBound
        while index < line.upperBound {
          if definition.isOpen {
            definition.take(bytes[index], at: index)
          } else {
            // Nearly every byte of a chapter is passed over here.
            while index < line.upperBound, table[Int(bytes[index])] & ByteClass.counted == 0 {
              flags |= table[Int(bytes[index])]
              index += 1
            }
            guard index < line.upperBound else { break }
            if bytes[index] == UInt8(ascii: ":"), index > line.lowerBound, bytes[index - 1] == UInt8(ascii: "]") {
              definition.begin(at: index)
            }
          }
          let kind = table[Int(bytes[index])]
          flags |= kind
          if kind & ByteClass.counted != 0 { count(bytes[index], &pipes) }
          index += 1
        }
      }
    }
    if flags & ByteClass.notBlank == 0 {
      endParagraph()
      return nil
    }
    definition.endLine()
    paragraphBytes += line.count
    return kind(pipes: pipes, isDelimiterRow: flags & ByteClass.notRule == 0)
  }

  private mutating func count(_ byte: UInt8, _ pipes: inout Int) {
    switch byte {
    case UInt8(ascii: "|"): pipes += 1
    case UInt8(ascii: "["):
      brackets += 1
      delimiters += 1
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "]"): delimiters += 1
    case UInt8(ascii: "<"), UInt8(ascii: "@"): tags += 1
    default: break
    }
  }

  private mutating func kind(pipes: Int, isDelimiterRow: Bool) -> Excess.Kind? {
    if pipes > Excess.Limits.pipesInLine { return .pipesInLine }
    if isDelimiterRow { tableColumns = max(tableColumns, pipes + 1) }
    if tableColumns > 0 { cells += max(tableColumns, pipes + 1) }
    if cells > Excess.Limits.tableCells { return .tableCells }
    if delimiters > Excess.Limits.delimiters { return .delimiters }
    if tags > 1_000, tags * paragraphBytes > Excess.Limits.tagBytes { return .unclosedTags }
    return nil
  }

  private mutating func endParagraph() {
    definition.endParagraph()
    tableColumns = 0
    delimiters = 0
    tags = 0
    paragraphBytes = 0
  }
}

/// Measures the longest link reference definition: label, destination and title behind a `]:`.
struct DefinitionScan {
  private enum Phase { case outside, beforeDestination, destination, pointed, beforeTitle, title(close: UInt8) }

  private var phase = Phase.outside
  private var previous: UInt8 = 0
  private var start = 0
  private var end = 0
  private var longest = (bytes: 0, start: 0)
  /// cmark's limit on the length of a label, which a reference repeats.
  private static let label = 1_000

  mutating func take(_ byte: UInt8, at index: Int) {
    let isSpace = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    switch phase {
    case .outside: break
    case .beforeDestination:
      if !isSpace { phase = byte == UInt8(ascii: "<") ? .pointed : .destination }
    case .pointed:
      if byte == UInt8(ascii: ">"), previous != UInt8(ascii: "\\") { phase = .destination }
    case .destination:
      if isSpace { phase = .beforeTitle }
    case .beforeTitle: beforeTitle(byte, isSpace: isSpace, at: index)
    case .title(let close):
      if byte == close, previous != UInt8(ascii: "\\") { finishDefinition(at: index) }
    }
    previous = byte == UInt8(ascii: "\\") && previous == UInt8(ascii: "\\") ? 0 : byte
    end = index + 1
  }

  private mutating func beforeTitle(_ byte: UInt8, isSpace: Bool, at index: Int) {
    switch byte {
    case _ where isSpace: break
    case UInt8(ascii: "\""), UInt8(ascii: "'"): phase = .title(close: byte)
    case UInt8(ascii: "("): phase = .title(close: UInt8(ascii: ")"))
    default: finishDefinition(at: index)
    }
  }

  var isOpen: Bool { if case .outside = phase { false } else { true } }

  /// A `]:` ends at `index`.
  mutating func begin(at index: Int) {
    phase = .beforeDestination
    start = index
    end = index + 1
    previous = UInt8(ascii: ":")
  }

  mutating func endLine() {
    previous = 0
    switch phase {
    case .destination, .pointed: phase = .beforeTitle
    case .outside, .beforeDestination, .beforeTitle, .title: break
    }
  }

  mutating func endParagraph() {
    if case .outside = phase { return }
    finishDefinition(at: end)
  }

  private mutating func finishDefinition(at index: Int) {
    phase = .outside
    let bytes = index - start
    if bytes + Self.label > longest.bytes { longest = (bytes + (bytes > 64 ? Self.label : 0), start) }
  }

  mutating func finish() -> (bytes: Int, start: Int) {
    endParagraph()
    return longest
  }
}

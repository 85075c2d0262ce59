import SourceText

/// The words after an opening fence, read in every spelling that publishers use.
struct InfoString {
  struct Word: Equatable {
    /// What stands before `=`, or the whole word; `#name` and `.class` keep their sign.
    var name: String
    var value: String?
    /// The bytes of the word in the file.
    var range: Range<Int>
  }

  /// In lower case and without braces or dot; empty when there is none.
  private(set) var language = ""
  private(set) var languageRange: Range<Int>
  private(set) var words: [Word] = []
  /// Whether the language came out of braces (`{python}`, `{.python .input}`): a spelling of Quarto, Pandoc or MyST.
  private(set) var isBraced = false
  /// Whether the spelling is MyST's `{code-cell}`.
  private(set) var isCodeCell = false
  /// The first white space that is not ASCII, which hides the language from every tool.
  private(set) var oddSpace: (offset: Int, name: String)?

  init(_ source: SourceFile, _ range: Range<Int>) {
    languageRange = range.lowerBound..<range.lowerBound
    var reader = WordReader(bytes: source.bytes, index: range.lowerBound, end: range.upperBound)
    oddSpace = OddSpace.first(in: source.bytes, range)
    guard let first = reader.byte else { return }
    if first == UInt8(ascii: "{") {
      isBraced = true
      readBraced(&reader)
    } else {
      let start = reader.index
      language = reader.word(until: WordReader.languageStops).lowercased()
      languageRange = start..<reader.index
      cutLanguage(source)
    }
    while let word = reader.next() { words.append(word) }
  }

  /// A space that is not ASCII hides words behind the language: what stands before it is what the author meant.
  private mutating func cutLanguage(_ source: SourceFile) {
    guard let (offset, _) = oddSpace, languageRange.contains(offset) else { return }
    languageRange = languageRange.lowerBound..<offset
    language = source.text(in: languageRange).lowercased()
  }

  private mutating func readBraced(_ reader: inout WordReader) {
    guard let first = reader.next() else { return }
    languageRange = first.range
    language = (first.name.hasPrefix(".") ? String(first.name.dropFirst()) : first.name).lowercased()
    guard language == "code-cell" else { return }
    isCodeCell = true
    reader.skip()
    language = "python"
    if let next = reader.next(), !next.name.isEmpty {
      language = next.name.lowercased()
      languageRange = next.range
    }
  }
}

/// Cuts an info string or a comment into words: `name`, `name=value`, `name="a value"`, separated by spaces or commas; braces
/// are passed over.
struct WordReader {
  let bytes: [UInt8]
  var index: Int
  let end: Int

  static let languageStops = Array(" \t{,:".utf8)
  private static let nameStops = Array(" \t\r\n,={}".utf8)
  private static let valueStops = Array(" \t\r\n,}".utf8)
  private static let bracketStops = Array("]}".utf8)

  var byte: UInt8? { index < end ? bytes[index] : nil }

  mutating func skip() {
    while let byte,
      byte <= 32 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
        || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";")
    {
      index += 1
    }
  }

  mutating func word(until stops: [UInt8]) -> String {
    let start = index
    while let byte, !stops.contains(byte) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  mutating func next() -> InfoString.Word? {
    skip()
    guard byte != nil else { return nil }
    let start = index
    let name = word(until: Self.nameStops)
    guard byte == UInt8(ascii: "=") else {
      if index == start { index += 1 }
      return InfoString.Word(name: name, value: nil, range: start..<index)
    }
    index += 1
    let value = readValue()
    return InfoString.Word(name: name, value: value, range: start..<index)
  }

  private mutating func readValue() -> String {
    guard let quote = byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") ? bracketed() : word(until: Self.valueStops)
    }
    index += 1
    let value = word(until: [quote])
    if byte != nil { index += 1 }
    return value
  }

  private mutating func bracketed() -> String {
    let value = word(until: Self.bracketStops)
    if byte != nil { index += 1 }
    return value
  }
}

/// White space outside ASCII, which CommonMark does not treat as a separator.
enum OddSpace {
  static let all: [(bytes: [UInt8], name: String)] = [
    (Array("\u{A0}".utf8), "a no-break space (U+00A0)"),
    (Array("\u{3000}".utf8), "an ideographic space (U+3000)"),
    (Array("\u{200B}".utf8), "a zero-width space (U+200B)"),
    (Array("\u{FEFF}".utf8), "a zero-width no-break space (U+FEFF)"),
    (Array("\u{2003}".utf8), "an em space (U+2003)"),
    (Array("\u{202F}".utf8), "a narrow no-break space (U+202F)"),
  ]

  /// The first one outside quotes, where it is text.
  static func first(in bytes: [UInt8], _ range: Range<Int>) -> (offset: Int, name: String)? {
    var quote: UInt8?
    for index in range {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte >= 0xC2, let found = all.first(where: { bytes[index..<range.upperBound].starts(with: $0.bytes) }) {
        return (index, found.name)
      }
    }
    return nil
  }
}

import Markdown
import SourceText

/// Directives in a comment of their own: `<!-- poolbook: skip="needs a GPU" -->`.
struct CommentDirectives {
  var words: [InfoString.Word]
  /// The bytes of the comment in the file.
  var range: Range<Int>
  var fault: Diagnostic?

  /// Reads an HTML block; nil when it is no comment of ours and does not look like a slip of one.
  init?(_ block: Block, _ source: SourceFile) {
    guard case .html(let text) = block.kind, text.drop(while: { $0 == " " }).hasPrefix("<!--") else { return nil }
    let start = source.lines[block.lines.lowerBound - 1].lowerBound
    let end = source.lines[block.lines.upperBound - 1].upperBound
    guard let open = source.bytes.firstIndex(of: "<!--", in: start..<end),
      let close = source.bytes.firstIndex(of: "-->", in: (open + 4)..<end)
    else { return nil }
    range = open..<(close + 3)
    words = []
    var reader = WordReader(bytes: source.bytes, index: open + 4, end: close)
    reader.skip()
    let nameStart = reader.index
    let name = reader.word(until: Array(" \t\r\n:".utf8)).lowercased()
    let nameRange = nameStart..<reader.index
    let hasColon = reader.byte == UInt8(ascii: ":")
    guard name == "poolbook" else {
      guard hasColon, Spelling.nearest(to: name, in: ["poolbook"]) != nil else { return nil }
      fault = .chapter(
        .error, "directive", "`\(name):` is not read", in: source, at: nameRange, notes: ["Did you mean `poolbook:`?"])
      return
    }
    guard hasColon else {
      fault = .chapter(
        .error, "directive", "a colon is missing after `poolbook`", in: source, at: nameRange,
        notes: ["Write `<!-- poolbook: … -->`."])
      return
    }
    while let word = reader.next() { words.append(word) }
  }
}

extension [UInt8] {
  /// The first place of a short ASCII text within a range.
  func firstIndex(of text: String, in range: Range<Int>) -> Int? {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, range.count >= wanted.count else { return nil }
    return (range.lowerBound...(range.upperBound - wanted.count)).first {
      self[$0] == wanted[0] && self[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}

import ChapterModel
import SourceText

/// Says in the terms of the lesson how two outputs differ, given where the walk over them got stuck.
struct Diagnosis {
  private let matcher: OutputMatcher
  private let i: Int
  private let j: Int

  init(_ matcher: OutputMatcher, i: Int, j: Int) {
    self.matcher = matcher
    self.i = i
    self.j = j
  }

  private var shown: OutputTokens { matcher.shown }
  private var chapter: OutputTokens { matcher.chapter }

  var difference: Difference {
    if shown.tokens.isEmpty { return Difference(.output, "the code shows nothing", at: firstLine) }
    if chapter.tokens.isEmpty {
      return Difference(.output, "the chapter promises that nothing is shown", at: 0..<0, wantsLineDiff: true)
    }
    return tensorDifference ?? wordDifference ?? textDifference
  }

  private var firstLine: Range<Int> {
    guard let first = chapter.tokens.first else { return 0..<0 }
    return first.start..<first.end
  }

  // MARK: Tensors

  /// Compares the two tensor literals around the place, shape and dtype before any value.
  private var tensorDifference: Difference? {
    let place = min(j, shown.tokens.count - 1)
    guard place >= 0, matcher.zones.tensorStarts[place] >= 0 else { return nil }
    let start = matcher.zones.tensorStarts[place]
    let other = i - (j - start)
    guard chapter.tokens.indices.contains(other), let mine = TensorLiteral(shown, at: start) else { return nil }
    guard let theirs = TensorLiteral(chapter, at: other) else { return kindDifference(other) }
    let word = chapter.tokens[other].start..<chapter.tokens[other].end
    if let a = mine.shape, let b = theirs.shape, a != b {
      return .contrast(
        .shape, shows: TensorLiteral.text(a), says: TensorLiteral.text(b), label: "shape", at: word)
    }
    if mine.shape != nil, theirs.shape == nil, !theirs.hasDots {
      return Difference(.shape, "the rows of the tensor in the chapter are not of one length", at: word)
    }
    if mine.dtype != theirs.dtype, !mine.dtype.isEmpty, !theirs.dtype.isEmpty {
      let range = theirs.dtypeToken.map { chapter.tokens[$0].start..<chapter.tokens[$0].end } ?? word
      return .contrast(
        .dtype, shows: mine.dtype, says: theirs.dtype, label: "dtype", at: dtypeRange(range, theirs))
    }
    return elementDifference(mine, theirs)
  }

  private func dtypeRange(_ range: Range<Int>, _ tensor: TensorLiteral) -> Range<Int> {
    guard tensor.dtypeToken != nil else { return range }
    return range.lowerBound..<(range.lowerBound + tensor.dtype.utf8.count)
  }

  private func kindDifference(_ other: Int) -> Difference? {
    guard !chapter.isWord(other, "tensor") else { return nil }
    let token = chapter.tokens[other]
    let what =
      chapter.isSign(other, "[") ? "a list" : chapter.isSign(other, "(") ? "a tuple" : "`\(chapter.text(token))`"
    return .contrast(.kind, shows: "a tensor", says: what, at: token.start..<token.end)
  }

  private func elementDifference(_ mine: TensorLiteral, _ theirs: TensorLiteral) -> Difference? {
    guard mine.elements.count == theirs.elements.count else { return nil }
    let differing = mine.elements.indices.filter {
      !matcher.tokensMatch(theirs.elements[$0].token, mine.elements[$0].token)
    }
    guard let first = differing.first else { return nil }
    let token = chapter.tokens[theirs.elements[first].token]
    let says = chapter.text(token)
    let shows = shown.text(shown.tokens[mine.elements[first].token])
    return .contrast(
      .value, shows: shows, says: says, at: token.start..<token.end, notes: [count(differing, mine)])
  }

  private func count(_ differing: [Int], _ tensor: TensorLiteral) -> String {
    let listed =
      tensor.hasDots || tensor.elements.first?.indices.isEmpty ?? true
      ? []
      : differing.prefix(6).map { place in
        "[" + tensor.elements[place].indices.map { String($0) }.joined(separator: ", ") + "]"
      }
    let more = differing.count > listed.count && !listed.isEmpty ? " and \(differing.count - listed.count) more" : ""
    let verb = differing.count == 1 ? "differs" : "differ"
    let noun = tensor.elements.count == 1 ? "element" : "elements"
    let places = listed.isEmpty ? "" : ": " + listed.joined(separator: ", ") + more
    return "\(differing.count) of \(tensor.elements.count) \(noun) \(verb)\(places)."
  }

  // MARK: Words and lines

  /// One word or number differs inside a value, or both are numbers.
  private var wordDifference: Difference? {
    guard shown.tokens.indices.contains(j), chapter.tokens.indices.contains(i) else { return nil }
    let (a, b) = (shown.tokens[j], chapter.tokens[i])
    let isNumber = { (kind: OutputToken.Kind) in kind == .integer || kind == .float }
    let isInValue = matcher.zones.zones[j] == .elements || matcher.zones.zones[j] == .literal
    guard shown.bytes(a) != chapter.bytes(b), isInValue || (isNumber(a.kind) && isNumber(b.kind)) else { return nil }
    guard a.kind != .sign, b.kind != .sign else { return nil }
    return .contrast(.value, shows: shown.text(a), says: chapter.text(b), at: b.start..<b.end)
  }

  private var textDifference: Difference {
    guard chapter.tokens.indices.contains(i) else {
      let end = chapter.tokens.last.map { $0.start..<$0.end } ?? 0..<0
      let more = j < shown.tokens.count ? Self.line(shown.bytes, around: shown.tokens[j].start) : ""
      return Difference(.output, "the code shows more: \(Self.quoted(more))", at: end, wantsLineDiff: true)
    }
    let token = chapter.tokens[i]
    guard shown.tokens.indices.contains(j) else {
      return Difference(
        .output, "the chapter says more than the code shows", at: token.start..<token.end, wantsLineDiff: true)
    }
    let says = Self.line(chapter.bytes, around: token.start)
    let shows = Self.line(shown.bytes, around: shown.tokens[j].start)
    let range = token.start..<token.end
    if shown.bytes(shown.tokens[j]) == chapter.bytes(token) {
      return Difference(.output, "white space differs from what the code shows", at: range)
    }
    return .contrast(
      .output, shows: Self.quoted(shows), says: Self.quoted(says), at: range, wantsLineDiff: true)
  }

  static func quoted(_ line: String) -> String {
    let characters = Array(line.drop { $0 == " " })
    if characters.isEmpty { return "an empty line" }
    let text = String(characters.prefix(60)) + (characters.count > 60 ? "…" : "")
    return text.contains("`") ? "“\(text)”" : "`\(text)`"
  }

  static func line(_ bytes: [UInt8], around offset: Int) -> String {
    let start = bytes[..<offset].lastIndex(of: 10).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex(of: 10) ?? bytes.count
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

extension OutputMatcher {
  /// The first byte at which texts that must be the same differ.
  func exactDifference() -> Difference {
    let place = zip(shown.bytes, chapter.bytes).prefix { $0 == $1 }.count
    let (a, b) = (shown.bytes, chapter.bytes)
    guard place < b.count else {
      return Difference(
        .output, "the code shows more than the chapter says", at: b.count..<b.count, wantsLineDiff: true)
    }
    let shows = place < a.count ? Diagnosis.line(a, around: place) : ""
    let says = Diagnosis.line(b, around: place)
    let isLayout = shows.filter { !$0.isWhitespace } == says.filter { !$0.isWhitespace }
    let range = place..<min(place + 1, b.count)
    if isLayout {
      let message = "white space differs from what the code shows, and `exact` compares it"
      return Difference(.output, message, at: range, wantsLineDiff: true)
    }
    return .contrast(
      .output, shows: Diagnosis.quoted(shows), says: Diagnosis.quoted(says), at: range, wantsLineDiff: true)
  }
}

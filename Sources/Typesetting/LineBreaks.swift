import CUnistring

/// How good a place is for a line to end there: the wrapper takes the best that lets a line hold something.
enum BreakLevel: UInt8, Comparable {
  /// Inside a grapheme cluster.
  case never
  /// Between clusters that the rules keep together; only when a line can hold nothing else.
  case last
  /// Inside a word that is wider than the line.
  case cluster
  /// After `/ . , ( = _ - & ?` inside a name, a path or a URL that is wider than the line.
  case seam
  /// At a space inside code that is wider than the line.
  case codeSpace
  case normal
  case forced

  static func < (a: BreakLevel, b: BreakLevel) -> Bool { a.rawValue < b.rawValue }

  var weaker: BreakLevel { BreakLevel(rawValue: max(Self.last.rawValue, rawValue &- 1)) ?? .last }
}

extension FlatText {
  /// Fills `levels`: for each scalar, how good a break before it is.
  mutating func findBreaks() {
    let classes = classify()
    let defaults = classes.contains(.other) ? unicodeBreaks() : []
    var run = 0
    for index in scalars.indices.dropFirst() where !joins[index] {
      while run + 1 < runs.count, runs[run + 1].start <= index { run += 1 }
      let insideWhole = runs[run].style.traits.contains(.whole) && runs[run].start < index
      levels[index] = level(before: index, classes, defaults, insideWhole: insideWhole)
    }
  }

  private func classify() -> [BreakClass] {
    var classes = scalars.map { BreakClass($0) }
    var opens = true
    for index in classes.indices where classes[index] == .straightQuote {
      classes[index] = opens ? .openQuote : .closeQuote
      opens.toggle()
    }
    return classes
  }

  private func level(
    before index: Int, _ classes: [BreakClass], _ defaults: [CChar], insideWhole: Bool
  ) -> BreakLevel {
    let (a, b) = (classes[index - 1], classes[index])
    if a == .newline { return .forced }
    if b == .newline || b == .space { return .last }
    if insideWhole { return a == .space ? .codeSpace : inner(a, b, index) }
    let allowed =
      a == .other || b == .other
      ? defaults[index] == CChar(UC_BREAK_POSSIBLE) : mayBreak(a, b, index, classes)
    return allowed ? .normal : inner(a, b, index)
  }

  /// The level of a place where no line should end: a seam of a name, between letters, or held together by the rules.
  private func inner(_ a: BreakClass, _ b: BreakClass, _ index: Int) -> BreakLevel {
    if holds(a, b) { return .last }
    return isSeam(scalars[index - 1], scalars[index]) ? .seam : .cluster
  }

  private func isSeam(_ a: UInt32, _ b: UInt32) -> Bool {
    guard let a = UInt8(exactly: a) else { return false }
    switch a {
    case UInt8(ascii: "/"): return b != 0x2F
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: "="), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "&"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: "["):
      return b != UInt32(a)
    default: return false
    }
  }

  /// What neither an emergency break should part, if anything else can be: marks and what they belong to.
  private func holds(_ a: BreakClass, _ b: BreakClass) -> Bool {
    switch (a, b) {
    case (.glue, _), (_, .glue), (_, .wideClose), (_, .closeQuote), (_, .ellipsis), (.dash, .dash): true
    case (.wideOpen, _), (.openQuote, _): true
    default: false
    }
  }

  private func mayBreak(_ a: BreakClass, _ b: BreakClass, _ index: Int, _ classes: [BreakClass]) -> Bool {
    if a == .zeroWidthSpace { return true }
    if b == .zeroWidthSpace || holds(a, b) { return false }
    if a == .space { return mayBreakAfterSpace(b, index, classes) }
    switch (a, b) {
    case (.open, _), (_, .close), (_, .connector), (_, .hyphen), (_, .slash), (.slash, _): return false
    case (.currency, .digit): return false
    case (_, .dash): return a.isChinese || a == .closeQuote || a == .ellipsis
    case (.dash, _), (.ellipsis, .han), (.ellipsis, .wideOpen), (.ellipsis, .openQuote): return true
    case (.hyphen, .letter): return isHyphenInWord(index - 1, classes)
    case (_, .openQuote): return a.isChinese || a == .closeQuote
    default: return a.isChinese || b.isChinese
    }
  }

  /// A stray space must not let a closing mark start a line, nor an opening one end it.
  private func mayBreakAfterSpace(_ b: BreakClass, _ index: Int, _ classes: [BreakClass]) -> Bool {
    if b == .connector { return true }
    var before = index - 1
    while before > 0, classes[before] == .space { before -= 1 }
    return classes[before] != .wideOpen
  }

  /// Whether the hyphen stands in an ordinary compound (`max-pooling`), not in a name, an option or a URL.
  private func isHyphenInWord(_ hyphen: Int, _ classes: [BreakClass]) -> Bool {
    func edge(_ step: Int) -> BreakClass? {
      var index = hyphen + step
      guard classes.indices.contains(index), classes[index] == .letter else { return .symbol }
      while classes.indices.contains(index), classes[index] == .letter || classes[index] == .hyphen {
        if abs(index - hyphen) > 40 { return .symbol }
        index += step
      }
      return classes.indices.contains(index) ? classes[index] : nil
    }
    func isWordEdge(_ edge: BreakClass?) -> Bool {
      switch edge {
      case nil, .space, .newline, .open, .openQuote, .closeQuote, .wideOpen, .wideClose, .han, .dash: true
      case .close: true
      default: false
      }
    }
    return isWordEdge(edge(-1)) && isWordEdge(edge(1))
  }

  /// UAX #14 by libunistring, for the scripts that we do not tailor.
  private func unicodeBreaks() -> [CChar] {
    var breaks = [CChar](repeating: 0, count: scalars.count)
    scalars.withUnsafeBufferPointer { text in
      breaks.withUnsafeMutableBufferPointer { result in
        guard let base = text.baseAddress, let out = result.baseAddress else { return }
        u32_possible_linebreaks_v2(base, text.count, "UTF-8", out)
      }
    }
    return breaks
  }
}

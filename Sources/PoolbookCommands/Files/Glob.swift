/// A shell pattern over paths, in the dialect of `.gitignore`: `*` and `?` stop at a slash, `**` does not, `[a-z]` and
/// `[!a-z]` are classes, a backslash takes the next character as it is.
struct Glob: Equatable {
  private enum Piece: Equatable {
    case literal(Unicode.Scalar)
    case anyScalar
    case anyInSegment
    /// `**/`: nothing, or any number of whole segments.
    case anySegments
    /// A trailing `/**` or a bare `**`.
    case anything
    case oneOf(ranges: [ClosedRange<Unicode.Scalar>], negated: Bool)
  }

  private let pieces: [Piece]

  init(_ pattern: String) {
    pieces = Self.parse(Array(pattern.unicodeScalars))
  }

  func matches(_ path: String) -> Bool {
    matches(Array(path.unicodeScalars))
  }

  /// Matches piece by piece over the set of positions reached, so that no pattern takes more than pieces × length.
  private func matches(_ text: [Unicode.Scalar]) -> Bool {
    var reached = [Bool](repeating: false, count: text.count + 1)
    reached[0] = true
    for piece in pieces { reached = Self.advance(reached, over: piece, in: text) }
    return reached[text.count]
  }

  private static func advance(_ reached: [Bool], over piece: Piece, in text: [Unicode.Scalar]) -> [Bool] {
    var next = [Bool](repeating: false, count: reached.count)
    switch piece {
    case .literal(let scalar): step(reached, &next, text) { $0 == scalar }
    case .anyScalar: step(reached, &next, text) { $0 != "/" }
    case .oneOf(let ranges, let negated):
      step(reached, &next, text) { scalar in scalar != "/" && ranges.contains { $0.contains(scalar) } != negated }
    case .anyInSegment: spread(reached, &next, text) { $0 != "/" }
    case .anything: spread(reached, &next, text) { _ in true }
    case .anySegments:
      var open = false
      for index in reached.indices {
        open = open || reached[index]
        if open, reached[index] || (index > 0 && text[index - 1] == "/") { next[index] = true }
      }
    }
    return next
  }

  private static func step(
    _ reached: [Bool], _ next: inout [Bool], _ text: [Unicode.Scalar], _ accepts: (Unicode.Scalar) -> Bool
  ) {
    for index in text.indices where reached[index] && accepts(text[index]) { next[index + 1] = true }
  }

  private static func spread(
    _ reached: [Bool], _ next: inout [Bool], _ text: [Unicode.Scalar], _ accepts: (Unicode.Scalar) -> Bool
  ) {
    for index in reached.indices {
      next[index] = reached[index] || (index > 0 && next[index - 1] && accepts(text[index - 1]))
    }
  }

  private static func parse(_ pattern: [Unicode.Scalar]) -> [Piece] {
    var pieces: [Piece] = []
    var index = 0
    while index < pattern.count {
      switch pattern[index] {
      case "*":
        let start = index
        while index < pattern.count, pattern[index] == "*" { index += 1 }
        let isWholeSegment = start == 0 || pattern[start - 1] == "/"
        if index - start >= 2, isWholeSegment, index < pattern.count, pattern[index] == "/" {
          pieces.append(.anySegments)
          index += 1
        } else {
          pieces.append(index - start >= 2 && isWholeSegment && index == pattern.count ? .anything : .anyInSegment)
        }
        continue
      case "?": pieces.append(.anyScalar)
      case "[":
        if let (piece, end) = parseClass(pattern, at: index) {
          pieces.append(piece)
          index = end
          continue
        }
        pieces.append(.literal("["))
      case "\\" where index + 1 < pattern.count:
        index += 1
        pieces.append(.literal(pattern[index]))
      default: pieces.append(.literal(pattern[index]))
      }
      index += 1
    }
    return pieces
  }

  /// `[…]` from its bracket on; nil when it is never closed.
  private static func parseClass(_ pattern: [Unicode.Scalar], at start: Int) -> (Piece, end: Int)? {
    var index = start + 1
    let negated = index < pattern.count && (pattern[index] == "!" || pattern[index] == "^")
    if negated { index += 1 }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    let first = index
    while index < pattern.count, pattern[index] != "]" || index == first {
      let low = pattern[index]
      if index + 2 < pattern.count, pattern[index + 1] == "-", pattern[index + 2] != "]", low <= pattern[index + 2] {
        ranges.append(low...pattern[index + 2])
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    return index < pattern.count ? (.oneOf(ranges: ranges, negated: negated), index + 1) : nil
  }
}

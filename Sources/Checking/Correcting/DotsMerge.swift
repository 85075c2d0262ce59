import ChapterModel
import Evaluation

/// The new text of an output that keeps the dots of its author where they still match.
struct DotsMerge {
  var lines: [String]
  var dropsDots: Bool

  static func merge(_ expectation: Expectation, with shown: ShownText, _ directives: OutputDirectives) -> DotsMerge {
    let plain = CellJudge.lines(shown.text)
    let old = CellJudge.lines(expectation.body.text)
    let hasDots = old.contains { isDots($0) || words($0).contains("...") }
    guard hasDots, !directives.exact else { return DotsMerge(lines: plain, dropsDots: false) }
    var lines = plain
    if let merged = merge(old, plain),
      OutputMatcher.compare(shown, with: merged.map { $0 + "\n" }.joined(), directives) == .equal
    {
      lines = merged
    }
    return DotsMerge(lines: lines, dropsDots: dots(in: lines) < dots(in: old))
  }

  private static func dots(in lines: [String]) -> Int { lines.reduce(0) { $0 + words($1).count { $0 == "..." } } }
  private static func isDots(_ line: String) -> Bool { words(line) == ["..."] }
  private static func words(_ line: String) -> [Substring] { line.split(whereSeparator: \.isWhitespace) }

  /// Between lines of dots the author's pieces have so many lines each: the first keeps its place at the top, the last at
  /// the end, and those between are looked for.
  private static func merge(_ old: [String], _ new: [String]) -> [String]? {
    let pieces = old.split(omittingEmptySubsequences: false, whereSeparator: isDots).map(Array.init)
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last else {
      return old.count == new.count ? zip(old, new).map(kept) : nil
    }
    guard first.count + last.count <= new.count, pieces.count * new.count <= mostComparisons else { return nil }
    var result = zip(first, new).map(kept)
    var place = first.count
    let end = new.count - last.count
    let dots = old.filter(isDots)
    for (number, piece) in pieces.dropFirst().dropLast().enumerated() {
      guard let found = find(piece, in: new, place..<end) else { continue }
      result.append(dots[number])
      result += zip(piece, new[found...]).map(kept)
      place = found + piece.count
    }
    result.append(dots[dots.count - 1])
    return result + zip(last, new[end...]).map(kept)
  }

  /// Beyond that many the dots are not worth the search.
  private static let mostComparisons = 4_000_000

  private static func find(_ piece: [String], in lines: [String], _ range: Range<Int>) -> Int? {
    guard piece.count <= range.count else { return nil }
    return (range.lowerBound...(range.upperBound - piece.count)).first { start in
      zip(piece, lines[start...]).allSatisfy { matches($0, $1) }
    }
  }

  private static func matches(_ old: String, _ new: String) -> Bool {
    if old == new { return true }
    guard words(old).contains("...") else { return false }
    return OutputMatcher.compare(ShownText(text: new + "\n"), with: old + "\n") == .equal
  }

  /// The author's line where it has dots that still match, else the new one.
  private static func kept(_ old: String, _ new: String) -> String {
    words(old).contains("...") && matches(old, new) ? old : new
  }
}

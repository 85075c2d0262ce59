import ChapterModel
import Evaluation

/// Compares what a cell shows with what the chapter says. All permissions (layout, numbers, dots) work together, in one walk
/// over the tokens of both.
public struct OutputMatcher {
  public enum Result: Sendable, Equatable {
    case equal
    /// Equal, but the white space inside a value had to be overlooked.
    case untidy
    case different(Difference)
  }

  let shown: OutputTokens
  let chapter: OutputTokens
  let zones: ValueZones
  let directives: OutputDirectives

  /// - Parameters:
  ///   - shown: what passed the gate.
  ///   - chapter: the body of the expectation.
  public static func compare(
    _ shown: ShownText, with chapter: String, _ directives: OutputDirectives = OutputDirectives()
  ) -> Result {
    if shown.text == chapter { return .equal }
    let matcher = OutputMatcher(shown, chapter, directives)
    return directives.exact ? .different(matcher.exactDifference()) : matcher.run()
  }

  init(_ shown: ShownText, _ chapter: String, _ directives: OutputDirectives) {
    self.shown = OutputTokens(Array(shown.text.utf8))
    self.chapter = OutputTokens(Array(chapter.utf8))
    self.directives = directives
    zones = ValueZones(self.shown, shown.values)
  }

  // MARK: The walk

  /// A place to go on from: `i` in the chapter, `j` in what is shown.
  struct State {
    var i: Int
    var j: Int
    var after: Wildcard?
    var isUntidy: Bool
  }

  private static let budget = 500_000

  private func run() -> Result {
    var states = [State(i: 0, j: 0, after: nil, isUntidy: false)]
    var visited = Set<Int>()
    var furthest = (i: 0, j: 0)
    var untidy = false
    var steps = 0
    while let state = states.popLast(), steps < Self.budget {
      var current = state
      let outcome = walk(&current, &steps)
      switch outcome {
      case .matched(let isUntidy):
        if !isUntidy { return .equal }
        untidy = true
      case .stuck:
        if (current.i, current.j) > furthest { furthest = (current.i, current.j) }
      case .dots(let kind):
        guard visited.insert(current.i &* (shown.tokens.count + 2) &+ current.j).inserted else { continue }
        states += alternatives(kind, current, &steps).reversed()
        if (current.i, current.j) > furthest { furthest = (current.i, current.j) }
      }
    }
    if untidy { return layoutIsNotebook() ? .equal : .untidy }
    return .different(Diagnosis(self, i: furthest.i, j: furthest.j).difference)
  }

  private enum Outcome {
    case matched(isUntidy: Bool)
    case stuck
    case dots(Wildcard)
  }

  private func walk(_ state: inout State, _ steps: inout Int) -> Outcome {
    while state.i < chapter.tokens.count {
      steps += 1
      if let kind = wildcard(at: state.i, j: state.j), state.after == nil || kind == .anything { return .dots(kind) }
      guard state.j < shown.tokens.count, tokensMatch(state.i, state.j) else { return .stuck }
      switch gap(state.i, state.j, after: state.after) {
      case .different: return .stuck
      case .layout: state.isUntidy = true
      case .equal: break
      }
      state.after = nil
      state.i += 1
      state.j += 1
    }
    return state.j == shown.tokens.count ? .matched(isUntidy: state.isUntidy) : .stuck
  }

  // MARK: Tokens

  func tokensMatch(_ i: Int, _ j: Int) -> Bool {
    let (a, b) = (shown.tokens[j], chapter.tokens[i])
    if shown.bytes(a) == chapter.bytes(b) { return true }
    let isNumber = { (kind: OutputToken.Kind) in kind == .integer || kind == .float }
    guard isNumber(a.kind), a.kind == b.kind else { return directives.shape && bothAreTruths(a, b) }
    if directives.shape { return true }
    guard let tolerance = directives.tolerance, a.kind == .float, let x = Double(shown.text(a)),
      let y = Double(chapter.text(b))
    else { return false }
    return tolerance.allows(shown: x, chapter: y)
  }

  private func bothAreTruths(_ a: OutputToken, _ b: OutputToken) -> Bool {
    let truths = ["True", "False"]
    return truths.contains(shown.text(a)) && truths.contains(chapter.text(b))
  }

  // MARK: White space

  enum Gap { case equal, layout, different }

  private func gap(_ i: Int, _ j: Int, after wildcard: Wildcard?) -> Gap {
    let a = shown.gap(shown.tokens[j])
    let b = chapter.gap(chapter.tokens[i])
    let isFree = zones.zones[j] == .elements || zones.zones[j] == .literal
    switch wildcard {
    case .anything: return .equal
    case .elements: return .equal
    case .word where !b.contains(10): return a.contains(10) ? .different : .equal
    case .lines where !a.contains(10) && j > 0: return .different
    case .lines: return isFree || Self.indentation(a).elementsEqual(Self.indentation(b)) ? .equal : .different
    case .word, nil: return Self.compare(a, b, isFree: isFree)
    }
  }

  /// White space at the end of a line never counts.
  static func compare(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, isFree: Bool) -> Gap {
    if a == b { return .equal }
    let (breaks, others) = (a.count { $0 == 10 }, b.count { $0 == 10 })
    if breaks == others, breaks > 0, indentation(a).elementsEqual(indentation(b)) { return .equal }
    return isFree ? .layout : .different
  }

  private static func indentation(_ gap: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    gap.lastIndex(of: 10).map { gap[($0 + 1)...] } ?? gap
  }

  /// Whether the chapter lays the value out as a notebook does.
  private func layoutIsNotebook() -> Bool {
    guard zones.echoes.count == 1, let echo = zones.echoes.first, let text = NotebookLayout.text(of: echo, in: shown)
    else {
      return false
    }
    var laidOut = Array(shown.bytes[..<echo.range.lowerBound])
    laidOut += text
    laidOut += shown.bytes[echo.range.upperBound...]
    let shownText = ShownText(
      text: String(decoding: laidOut, as: UTF8.self),
      values: [
        .init(range: echo.range.lowerBound..<(echo.range.lowerBound + text.count), kind: echo.kind, isEcho: false)
      ])
    let again = OutputMatcher(shownText, String(decoding: chapter.bytes, as: UTF8.self), directives)
    return again.run() == .equal
  }
}

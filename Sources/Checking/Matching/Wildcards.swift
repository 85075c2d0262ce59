import ChapterModel

/// What dots in a chapter stand for.
enum Wildcard: Equatable {
  /// Any number of whole lines.
  case lines
  /// Any text within a line.
  case word
  /// Any elements of a list, tuple, dict or set.
  case elements
  /// Any text at all: doctest's own rule, where an author asked for it.
  case anything
}

extension OutputMatcher {
  /// What the chapter's token means, given where in the shown text it would begin; nil when it is literal.
  func wildcard(at i: Int, j: Int) -> Wildcard? {
    let token = chapter.tokens[i]
    guard token.kind == .dots else { return nil }
    if directives.freeDots { return .anything }
    let zone = zones.zones[min(j, zones.zones.count - 1)]
    guard zone != .literal else { return nil }
    let isLast = i + 1 == chapter.tokens.count
    let gapAfter = isLast ? nil : chapter.gap(chapter.tokens[i + 1])
    let startsLine = i == 0 || chapter.gap(token).contains(10)
    if startsLine, gapAfter?.contains(10) ?? true { return .lines }
    if zone == .elements, isElement(i) { return .elements }
    let standsAlone = (i == 0 || token.gap < token.start) && (gapAfter.map { !$0.isEmpty } ?? true)
    return standsAlone ? .word : nil
  }

  private func isElement(_ i: Int) -> Bool {
    let before = i > 0 ? chapter.text(chapter.tokens[i - 1]) : ""
    let after = i + 1 < chapter.tokens.count ? chapter.text(chapter.tokens[i + 1]) : ""
    return ["[", "(", "{", ","].contains(before) && ["]", ")", "}", ","].contains(after)
  }

  /// Every place in the shown text where matching may go on behind the dots, nearest first.
  func alternatives(_ kind: Wildcard, _ state: State, _ steps: inout Int) -> [State] {
    switch kind {
    case .lines: lines(state, &steps)
    case .word: words(state, &steps)
    case .elements: elements(state, &steps)
    case .anything: (state.j...shown.tokens.count).compactMap { next(state, $0, .anything, &steps) }
    }
  }

  private func next(_ state: State, _ j: Int, _ kind: Wildcard, _ steps: inout Int, skipping: Int = 0) -> State? {
    steps += 1
    let i = state.i + 1 + skipping
    if i == chapter.tokens.count {
      guard j == shown.tokens.count else { return nil }
    } else if chapter.tokens[i].kind != .dots {
      guard j < shown.tokens.count, tokensMatch(i, j) else { return nil }
    }
    return State(i: i, j: j, after: kind, isUntidy: state.isUntidy)
  }

  private func lines(_ state: State, _ steps: inout Int) -> [State] {
    guard shown.startsLine(state.j) else { return [] }
    var states: [State] = []
    for j in state.j...shown.tokens.count {
      steps += 1
      guard shown.startsLine(j) else { continue }
      if let found = next(state, j, .lines, &steps) { states.append(found) }
    }
    return states
  }

  private func words(_ state: State, _ steps: inout Int) -> [State] {
    var states: [State] = []
    let token = chapter.tokens[state.i]
    if state.j < shown.tokens.count, state.i > 0 {
      let startsLine = chapter.gap(token).contains(10)
      guard startsLine == shown.startsLine(state.j) || state.j == 0 || !startsLine else { return [] }
    }
    var j = state.j
    while true {
      if let found = next(state, j, .word, &steps) { states.append(found) }
      guard j < shown.tokens.count else { break }
      let isFirst = j == state.j && (state.i == 0 || chapter.gap(token).contains(10))
      if !isFirst, shown.startsLine(j) { break }
      j += 1
    }
    return states
  }

  private func elements(_ state: State, _ steps: inout Int) -> [State] {
    var states: [State] = []
    if let found = withoutElements(state, &steps) { states.append(found) }
    var depth = 0
    var j = state.j
    while j < shown.tokens.count {
      steps += 1
      let isCloser = isOne(of: [")", "]", "}"], j)
      if depth == 0, isCloser || shown.isSign(j, ",") {
        if let found = next(state, j, .elements, &steps) { states.append(found) }
      }
      if isCloser {
        if depth == 0 { break }
        depth -= 1
      } else if isOne(of: ["(", "[", "{"], j) {
        depth += 1
      }
      j += 1
    }
    return states
  }

  private func isOne(of signs: [Character], _ j: Int) -> Bool { signs.contains { shown.isSign(j, $0) } }

  /// No elements at all: the comma behind the dots goes with them.
  private func withoutElements(_ state: State, _ steps: inout Int) -> State? {
    guard chapter.isSign(state.i + 1, ",") else { return nil }
    return next(state, state.j, .elements, &steps, skipping: 1)
  }
}

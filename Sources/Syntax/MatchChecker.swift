import SourceText

/// The rules about the patterns of a `match` that CPython's compiler enforces. Patterns carry no places, so the errors
/// point at the case's whole pattern, or at a name.
struct MatchChecker {
  private let span: Span

  static func check(_ cases: [MatchCase]) throws(SyntaxError) {
    for (index, matchCase) in cases.enumerated() {
      let checker = MatchChecker(span: matchCase.span)
      let isLast = index + 1 == cases.count
      try checker.check(matchCase.pattern, mayMatchAll: isLast || matchCase.guardTest != nil)
      _ = try checker.names(of: matchCase.pattern)
    }
  }

  private func fail(_ message: String, _ span: Span? = nil) -> SyntaxError {
    SyntaxError(.syntaxError, message, span ?? self.span)
  }

  /// A pattern that matches everything leaves nothing for those after it.
  private func check(_ pattern: Pattern, mayMatchAll: Bool) throws(SyntaxError) {
    switch pattern {
    case .wildcard where !mayMatchAll: throw fail("wildcard makes remaining patterns unreachable")
    case .capture(let name) where !mayMatchAll:
      throw fail("name capture '\(name.name)' makes remaining patterns unreachable", name.span)
    case .as(let inner, _): try check(inner, mayMatchAll: mayMatchAll)
    case .alternatives(let alternatives):
      for (index, alternative) in alternatives.enumerated() {
        try check(alternative, mayMatchAll: mayMatchAll && index + 1 == alternatives.count)
      }
    default: break
    }
  }

  private func names(of pattern: Pattern) throws(SyntaxError) -> Set<String> {
    switch pattern {
    case .value, .wildcard: return []
    case .capture(let name): return [name.name]
    case .star(let name): return name.map { [$0.name] } ?? []
    case .sequence(let patterns):
      try checkStars(patterns)
      return try joined(patterns, nil)
    case .mapping(_, let patterns, let rest): return try joined(patterns, rest)
    case .class(_, let positional, let keywords): return try joined(positional + keywords.map(\.1), nil)
    case .as(let inner, let name): return try joined([inner], name)
    case .alternatives(let alternatives):
      var first: Set<String>?
      for alternative in alternatives {
        let bound = try names(of: alternative)
        if let first, first != bound { throw fail("alternative patterns bind different names") }
        first = bound
      }
      return first ?? []
    }
  }

  private func checkStars(_ patterns: [Pattern]) throws(SyntaxError) {
    var stars = 0
    for case .star in patterns { stars += 1 }
    if stars > 1 { throw fail("multiple starred names in sequence pattern") }
  }

  private func joined(_ patterns: [Pattern], _ more: Identifier?) throws(SyntaxError) -> Set<String> {
    var result: Set<String> = []
    for pattern in patterns {
      for name in try names(of: pattern).sorted() where !result.insert(name).inserted {
        throw fail("multiple assignments to name '\(name)' in pattern")
      }
    }
    if let more, !result.insert(more.name).inserted {
      throw fail("multiple assignments to name '\(more.name)' in pattern", more.span)
    }
    return result
  }
}

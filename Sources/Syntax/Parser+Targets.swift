import SourceText

extension Parser {
  /// Which grammar rule a target stands in; what may be assigned to differs a little.
  enum TargetRule { case starTargets, forTargets, deleteTargets }

  /// Targets of `for`, without the `in` that follows.
  func targetList(_ rule: TargetRule) throws(SyntaxError) -> Expression {
    let start = here
    let first = try starTarget()
    if kind != .comma {
      try require(first, rule)
      return first
    }
    let targets = try tuple(from: start, first) { (parser) throws(SyntaxError) in try parser.starTarget() }
    try require(targets, rule)
    return targets
  }

  /// One target, with its star; only primaries can be targets, so `in` is not swallowed as an operator.
  func starTarget() throws(SyntaxError) -> Expression {
    let start = here
    guard accept(.star) else { return try primary() }
    let value = try primary()
    try grow()
    return Expression(.starred(value), span(from: start))
  }

  /// Refuses what cannot be assigned to; the second pass finds the words for it.
  func require(_ target: Expression, _ rule: TargetRule) throws(SyntaxError) {
    if invalidTarget(in: target, rule) != nil { throw invalid() }
  }

  /// The part of a target that nothing can be assigned to, if any.
  func invalidTarget(in target: Expression, _ rule: TargetRule) -> Expression? {
    switch target.kind {
    case .name, .attribute, .subscript: return nil
    case .tuple(let elements), .list(let elements):
      for element in elements {
        if let found = invalidTarget(in: element, rule) { return found }
      }
      return nil
    case .starred(let inner):
      return rule == .deleteTargets ? target : invalidTarget(in: inner, rule)
    case .comparison(let first, let tails) where rule == .forTargets:
      // `for 1 in x` was read as one comparison: its left side is what should have been a target.
      return tails.first?.operator == .in ? invalidTarget(in: first, rule) : nil
    default: return target
    }
  }

  /// What CPython calls an expression in its messages (`_PyPegen_get_expr_name`).
  func name(of expression: Expression) -> String {
    switch expression.kind {
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .ellipsis: "ellipsis"
    case .integer, .bigInteger, .float, .string, .bytes: "literal"
    case .formatted: "f-string expression"
    case .name: "name"
    case .tuple: "tuple"
    case .list: "list"
    case .set: "set display"
    case .dict: "dict literal"
    case .unary, .binary, .boolean: "expression"
    case .comparison: "comparison"
    case .conditional: "conditional expression"
    case .lambda: "lambda"
    case .call: "function call"
    case .attribute: "attribute"
    case .subscript: "subscript"
    case .slice: "slice"
    case .starred: "starred"
    case .named: "named expression"
    case .comprehension(let comprehension): Self.name(of: comprehension.kind)
    case .yield, .yieldFrom: "yield expression"
    }
  }

  private static func name(of kind: Comprehension.Kind) -> String {
    switch kind {
    case .list: "list comprehension"
    case .set: "set comprehension"
    case .dict: "dict comprehension"
    case .generator: "generator expression"
    }
  }
}

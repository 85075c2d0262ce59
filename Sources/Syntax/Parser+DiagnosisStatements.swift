import SourceText

extension Parser {
  // MARK: Assignments

  /// What is wrong with a statement that wants to assign and cannot.
  func diagnoseAssignment() throws(SyntaxError) {
    if try isAssignment() { return }
    try diagnoseAnnotation()
    _ = try lookahead { (parser) throws(SyntaxError) in
      try parser.skipTargets()
      let isYield = parser.kind == .yield
      let value = try parser.yieldOrStarExpressions()
      try parser.expect(.equal)
      if isYield { throw parser.failure("assignment to yield expression not possible", value.span) }
      try parser.refuseTarget(value, .starTargets)
    }
    _ = try lookahead { (parser) throws(SyntaxError) in
      let target = try parser.starExpressions()
      guard parser.augmentedOperator() != nil else { throw parser.invalid() }
      parser.advance()
      _ = try parser.yieldOrStarExpressions()
      throw parser.failure(
        "'\(parser.name(of: target))' is an illegal expression for augmented assignment", target.span)
    }
  }

  private func isAssignment() throws(SyntaxError) -> Bool {
    if kind == .yield { return false }
    let plain: Void? = try lookahead { (parser) throws(SyntaxError) in
      guard try parser.skipTargets() > 0 else { throw parser.invalid() }
      _ = try parser.yieldOrStarExpressions()
      if parser.kind == .equal { throw parser.invalid() }
    }
    if plain != nil { return true }
    let other: Void? = try lookahead { (parser) throws(SyntaxError) in
      let target = try parser.primary()
      switch target.kind {
      case .name, .attribute, .subscript: break
      default: throw parser.invalid()
      }
      if parser.augmentedOperator() != nil { return }
      try parser.expect(.colon)
      _ = try parser.expression()
    }
    return other != nil
  }

  /// Reads `target =` as often as it stands here.
  @discardableResult
  private func skipTargets() throws(SyntaxError) -> Int {
    var count = 0
    while try attempt({ (parser) throws(SyntaxError) -> Void in
      _ = try parser.targetList(.starTargets)
      try parser.expect(.equal)
    }) != nil { count += 1 }
    return count
  }

  private func diagnoseAnnotation() throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in
      guard parser.kind == .leftParen || parser.kind == .leftBracket else { throw parser.invalid() }
      let target = try parser.atom()
      switch target.kind {
      case .list, .tuple: break
      default: throw parser.invalid()
      }
      try parser.expect(.colon)
      _ = try parser.expression()
      throw parser.failure("only single target (not \(parser.name(of: target))) can be annotated", target.span)
    }
    _ = try lookahead { (parser) throws(SyntaxError) in
      let first = try parser.starNamedExpression()
      try parser.expect(.comma)
      // CPython repeats the list without asking for a comma in between.
      while parser.startsExpression || parser.kind == .star {
        _ = try parser.starNamedExpression()
        _ = parser.accept(.comma)
      }
      try parser.expect(.colon)
      _ = try parser.expression()
      throw parser.failure("only single target (not tuple) can be annotated", first.span)
    }
    _ = try lookahead { (parser) throws(SyntaxError) in
      let target = try parser.expression()
      try parser.expect(.colon)
      _ = try parser.expression()
      throw parser.failure("illegal target for annotation", target.span)
    }
  }

  // MARK: Targets

  /// Says which part of a target cannot be assigned to or deleted.
  func refuseTarget(_ target: Expression, _ rule: TargetRule) throws(SyntaxError) {
    guard let wrong = invalidTarget(in: target, rule) else { return }
    throw failure("cannot \(rule == .deleteTargets ? "delete" : "assign to") \(name(of: wrong))", wrong.span)
  }

  func diagnoseDelete() throws(SyntaxError) {
    let isRight: Void? = try lookahead { (parser) throws(SyntaxError) in
      repeat {
        guard parser.startsExpression else { break }
        try parser.require(try parser.primary(), .deleteTargets)
      } while parser.accept(.comma)
      if parser.kind != .semicolon, parser.kind != .newline { throw parser.invalid() }
    }
    if isRight != nil { return }
    _ = try lookahead { (parser) throws(SyntaxError) in
      try parser.refuseTarget(try parser.starExpressions(), .deleteTargets)
    }
  }

  func diagnoseForTarget() throws(SyntaxError) {
    let isRight: Void? = try lookahead { (parser) throws(SyntaxError) in
      _ = try parser.targetList(.forTargets)
      try parser.expect(.in)
    }
    if isRight != nil { return }
    _ = try lookahead { (parser) throws(SyntaxError) in
      try parser.refuseTarget(try parser.starExpressions(), .forTargets)
    }
  }

  func diagnoseWithTarget() throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in
      let target = try parser.expression()
      switch parser.kind {
      case .comma, .rightParen, .colon: try parser.refuseTarget(target, .starTargets)
      default: break
      }
    }
  }

  /// `except A, B:`; the comma is the next token.
  func diagnoseExceptTypes(from type: Expression) throws(SyntaxError) {
    _ = try lookahead { (parser) throws(SyntaxError) in
      var last = type
      while parser.accept(.comma), parser.startsExpression { last = try parser.expression() }
      if parser.accept(.as) { try parser.expect(.name) }
      try parser.expect(.colon)
      throw parser.failure("multiple exception types must be parenthesized", type.span.union(last.span))
    }
  }
}

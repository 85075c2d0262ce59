// Walks over direct children, so that a pass over the tree only spells out the nodes that it cares about.

extension Expression {
  /// The expressions right under this one, in the order in which Python evaluates them. A lambda's body and a
  /// comprehension's clauses are among them, whatever scope they belong to.
  func forEachChild<Failure: Error>(_ visit: (Expression) throws(Failure) -> Void) throws(Failure) {
    switch kind {
    case .none, .true, .false, .ellipsis, .integer, .bigInteger, .float, .string, .bytes, .name: break
    case .formatted(let parts): try FormattedPart.forEachChild(of: parts, visit)
    case .tuple(let elements), .list(let elements), .set(let elements), .boolean(_, let elements):
      for element in elements { try visit(element) }
    case .dict(let items): try DictItem.forEachChild(of: items, visit)
    case .unary(_, let value), .starred(let value), .named(_, let value), .yieldFrom(let value),
      .attribute(let value, _):
      try visit(value)
    case .yield(let value): if let value { try visit(value) }
    case .binary(_, let left, let right), .subscript(let left, let right):
      try visit(left)
      try visit(right)
    case .comparison(let first, let tails):
      try visit(first)
      for tail in tails { try visit(tail.operand) }
    case .conditional(let test, let then, let otherwise):
      try visit(test)
      try visit(then)
      try visit(otherwise)
    case .lambda(let parameters, let body, _):
      try parameters.forEachDefault(visit)
      try visit(body)
    case .call(let function, let arguments):
      try visit(function)
      for argument in arguments { try visit(argument.value) }
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] { if let part { try visit(part) } }
    case .comprehension(let comprehension): try comprehension.forEachChild(visit)
    }
  }
}

extension Argument {
  var value: Expression {
    switch self {
    case .positional(let value), .keyword(_, let value), .unpackSequence(let value), .unpackMapping(let value): value
    }
  }
}

extension FormattedPart {
  static func forEachChild<Failure: Error>(
    of parts: [FormattedPart], _ visit: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    for case .replacement(let value, _, let format, _) in parts {
      try visit(value)
      if let format { try forEachChild(of: format, visit) }
    }
  }
}

extension DictItem {
  static func forEachChild<Failure: Error>(
    of items: [DictItem], _ visit: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    for item in items {
      switch item {
      case .pair(let key, let value):
        try visit(key)
        try visit(value)
      case .unpack(let value): try visit(value)
      }
    }
  }
}

extension Comprehension {
  fileprivate func forEachChild<Failure: Error>(
    _ visit: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    for clause in clauses {
      try visit(clause.iterable)
      try visit(clause.target)
      for condition in clause.conditions { try visit(condition) }
    }
    try visit(element)
    if let value { try visit(value) }
  }
}

extension Parameters {
  func forEachDefault<Failure: Error>(_ visit: (Expression) throws(Failure) -> Void) throws(Failure) {
    for parameter in list { if let value = parameter.defaultValue { try visit(value) } }
  }

  func forEachAnnotation<Failure: Error>(_ visit: (Expression) throws(Failure) -> Void) throws(Failure) {
    for parameter in list { if let value = parameter.annotation { try visit(value) } }
  }
}

extension Pattern {
  /// The names that the pattern binds, in order, and the expressions that it evaluates.
  func forEachPart<Failure: Error>(
    name: (Identifier) throws(Failure) -> Void, value: (Expression) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .value(let expression): try value(expression)
    case .capture(let identifier): try name(identifier)
    case .wildcard: break
    case .sequence(let patterns), .alternatives(let patterns):
      for pattern in patterns { try pattern.forEachPart(name: name, value: value) }
    case .star(let identifier): if let identifier { try name(identifier) }
    case .mapping(let keys, let patterns, let rest):
      for key in keys { try value(key) }
      for pattern in patterns { try pattern.forEachPart(name: name, value: value) }
      if let rest { try name(rest) }
    case .class(let type, let positional, let keywords):
      try value(type)
      for pattern in positional { try pattern.forEachPart(name: name, value: value) }
      for (_, pattern) in keywords { try pattern.forEachPart(name: name, value: value) }
    case .as(let pattern, let identifier):
      try pattern.forEachPart(name: name, value: value)
      try name(identifier)
    }
  }
}

import Syntax

/// The algebra of sets, in CPython's order of work, which decides the order of the result.
enum SetAlgebra {
  /// A new set of the elements of any iterable.
  static func newTable(of value: Value, in interpreter: Interpreter) throws(Raise) -> SetTable {
    let table = SetTable()
    try update(table, with: value, in: interpreter)
    return table
  }

  /// The elements of any iterable; a set gives its own table.
  static func table(of value: Value, in interpreter: Interpreter) throws(Raise) -> SetTable {
    if let set = interpreter.native(value).as(SetObject.self) { return set.table }
    return try newTable(of: value, in: interpreter)
  }

  static func update(_ table: SetTable, with value: Value, in interpreter: Interpreter) throws(Raise) {
    if let set = interpreter.native(value).as(SetObject.self) { return try table.merge(set.table, in: interpreter) }
    if case .dict(let dict) = value { return try table.merge(dict.table, in: interpreter) }
    let iterator = try interpreter.iterator(over: value)
    while let item = try iterator.next(in: interpreter) {
      try interpreter.meter.step()
      try table.insert(item, in: interpreter)
    }
  }

  /// `a op b` for `&`, `|`, `-` and `^`; nil for other operators.
  static func combine(
    _ op: BinaryOperator, _ a: SetTable, _ b: SetTable, in interpreter: Interpreter
  ) throws(Raise) -> SetTable? {
    try interpreter.meter.charge(elements: a.count + b.count)
    switch op {
    case .bitOr:
      let result = try a.copy(in: interpreter)
      try result.merge(b, in: interpreter)
      return result
    case .bitAnd:
      return b.count > a.count
        ? try select(from: a, where: b, true, interpreter) : try select(from: b, where: a, true, interpreter)
    case .subtract:
      guard a.count >> 2 > b.count else { return try select(from: a, where: b, false, interpreter) }
      let result = try a.copy(in: interpreter)
      for entry in b.entries { _ = try result.remove(entry.key, hash: entry.hash, in: interpreter) }
      return result
    case .bitXor:
      let result = try b.copy(in: interpreter)
      try toggle(result, with: a, in: interpreter)
      return result
    default: return nil
    }
  }

  /// `table ^= other`.
  static func toggle(_ table: SetTable, with other: SetTable, in interpreter: Interpreter) throws(Raise) {
    for entry in other.entries where !(try table.remove(entry.key, hash: entry.hash, in: interpreter)) {
      try table.insert(entry.key, hash: entry.hash, in: interpreter)
    }
  }

  private static func select(
    from a: SetTable, where b: SetTable, _ isWanted: Bool, _ interpreter: Interpreter
  ) throws(Raise) -> SetTable {
    let result = SetTable()
    for entry in a.entries where try b.contains(entry.key, hash: entry.hash, in: interpreter) == isWanted {
      try result.insert(entry.key, hash: entry.hash, in: interpreter)
    }
    return result
  }

  static func isSubset(_ a: SetTable, _ b: SetTable, in interpreter: Interpreter) throws(Raise) -> Bool {
    guard a.count <= b.count else { return false }
    try interpreter.meter.charge(elements: a.count)
    for entry in a.entries where !(try b.contains(entry.key, hash: entry.hash, in: interpreter)) { return false }
    return true
  }

  /// `<=` is inclusion; nil for `is` and `in`.
  static func compare(
    _ op: ComparisonOperator, _ a: SetTable, _ b: SetTable, in interpreter: Interpreter
  ) throws(Raise) -> Bool? {
    switch op {
    case .equal: return a.count == b.count ? try isSubset(a, b, in: interpreter) : false
    case .notEqual: return a.count == b.count ? !(try isSubset(a, b, in: interpreter)) : true
    case .less: return a.count < b.count ? try isSubset(a, b, in: interpreter) : false
    case .lessOrEqual: return try isSubset(a, b, in: interpreter)
    case .greater: return b.count < a.count ? try isSubset(b, a, in: interpreter) : false
    case .greaterOrEqual: return try isSubset(b, a, in: interpreter)
    case .is, .isNot, .in, .notIn: return nil
    }
  }
}

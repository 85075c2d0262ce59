import BigInt
import Syntax

/// What a comparison says about two things of known order.
enum Ordering {
  /// `order` is -1, 0 or 1; nil for `is` and `in`.
  static func answer(_ op: ComparisonOperator, _ order: Int) -> Bool? {
    switch op {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    case .is, .isNot, .in, .notIn: nil
    }
  }

  /// The operator as the right operand sees it.
  static func swapped(_ op: ComparisonOperator) -> ComparisonOperator {
    switch op {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: op
    }
  }

  /// UTF-8 keeps the order of scalars.
  static func order(_ a: StringObject, _ b: StringObject) -> Int {
    if a == b { return 0 }
    return a.value.utf8.lexicographicallyPrecedes(b.value.utf8) ? -1 : 1
  }
}

extension Interpreter {
  /// The truth of `a == b`.
  public func isEqual(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): return a == b
    case (.string(let a), .string(let b)): return a == b
    case (.float(let a), .float(let b)): return a == b
    default: return try truth(of: compare(.equal, a, b))
    }
  }

  /// Identical or equal, as keys are compared.
  public func isSameKey(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): return a == b
    case (.string(let a), .string(let b)): return a == b
    default:
      if isIdentical(a, b) { return true }
      return try isEqual(a, b)
    }
  }

  public func isIdentical(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.none, .none), (.unbound, .unbound): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.int(let a), .int(let b)): return a == b
    case (.float(let a), .float(let b)): return a.bitPattern == b.bitPattern
    case (.string(let a), .string(let b)): return a === b || Self.isInterned(a) && a == b
    case (.tuple(let a), .tuple(let b)): return a === b || a.items.isEmpty && b.items.isEmpty
    case (.list(let a), .list(let b)): return a === b
    case (.dict(let a), .dict(let b)): return a === b
    case (.object(let a), .object(let b)):
      if let a = a as? SingletonObject, let b = b as? SingletonObject { return a.kind == b.kind }
      return a === b
    default: return false
    }
  }

  /// CPython keeps one copy of strings that look like names.
  private static func isInterned(_ string: StringObject) -> Bool {
    string.value.utf8.count <= 20
      && string.value.utf8.allSatisfy { byte in
        byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
      }
  }

  /// `a op b` for every comparison operator, `is` and `in` included; the result need not be a bool.
  public func compare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
    switch op {
    case .is: return .bool(isIdentical(a, b))
    case .isNot: return .bool(!isIdentical(a, b))
    case .in: return .bool(try contains(b, a))
    case .notIn: return .bool(!(try contains(b, a)))
    default: return try richCompare(op, a, b)
    }
  }

  private func richCompare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
    if let result = try compareNatives(op, a, b) { return result }
    if let result = try compareByHooks(op, a, b) { return result }
    let (plainA, plainB) = (native(a), native(b))
    if case .object(let a) = plainA, case .object(let b) = plainB, a is InstanceObject, b is InstanceObject {
      return try fallback(op, .object(a), .object(b))
    }
    if let result = try compareNatives(op, plainA, plainB) { return result }
    if let result = try compareByHooks(op, plainA, plainB) { return result }
    return try fallback(op, a, b)
  }

  private func fallback(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
    switch op {
    case .equal: return .bool(isIdentical(a, b))
    case .notEqual: return .bool(!isIdentical(a, b))
    default:
      throw .typeError(
        "'\(op.rawValue)' not supported between instances of '\(typeName(of: a))' and '\(typeName(of: b))'")
    }
  }

  /// Asks both operands; the right one first when its class is derived from the left one's.
  private func compareByHooks(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    let rightFirst = isProperSubclassInstance(b, of: a)
    if rightFirst, let result = try b.heapObject?.compare(Ordering.swapped(op), a, in: self) { return result }
    if let result = try a.heapObject?.compare(op, b, in: self) { return result }
    if !rightFirst, let result = try b.heapObject?.compare(Ordering.swapped(op), a, in: self) { return result }
    return nil
  }

  /// Whether `value` is an instance of a lesson's class that is derived from the class of `other`.
  func isProperSubclassInstance(_ value: Value, of other: Value) -> Bool {
    guard let instance = value.as(InstanceObject.self) else { return false }
    let type = classObject(of: other)
    return instance.type !== type && instance.type.isSubclass(of: type)
  }

  /// Nil when the two are not builtin values that know each other.
  private func compareNatives(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    switch (a, b) {
    case (.int(let a), .int(let b)): return Ordering.answer(op, a == b ? 0 : a < b ? -1 : 1).map(Value.bool)
    case (.float(let a), .float(let b)): return .bool(Self.compare(op, a, b))
    case (.string(let a), .string(let b)):
      if op == .equal { return .bool(a == b) }
      if op == .notEqual { return .bool(!(a == b)) }
      return Ordering.answer(op, Ordering.order(a, b)).map(Value.bool)
    case (.list(let a), .list(let b)): return try compareSequences(op, { a.items }, { b.items })
    case (.tuple(let a), .tuple(let b)): return try compareSequences(op, { a.items }, { b.items })
    case (.dict(let a), .dict(let b)):
      guard op == .equal || op == .notEqual else { return nil }
      return .bool(try isEqual(a, b) == (op == .equal))
    case (.object(let x), .object(let y)):
      if let x = x as? SetObject, let y = y as? SetObject {
        return try SetAlgebra.compare(op, x.table, y.table, in: self).map(Value.bool)
      }
      return compareNumbers(op, a, b)
    default: return compareNumbers(op, a, b)
    }
  }

  private func compareNumbers(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Value? {
    guard let a = Number(a), let b = Number(b) else { return nil }
    guard let order = Number.order(a, b) else { return .bool(op == .notEqual) }
    return Ordering.answer(op, order).map(Value.bool)
  }

  private static func compare(_ op: ComparisonOperator, _ a: Double, _ b: Double) -> Bool {
    switch op {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .is, .isNot, .in, .notIn: false
    }
  }

  /// Lexicographic; the lists are looked at afresh after each comparison, which may have changed them.
  private func compareSequences(
    _ op: ComparisonOperator, _ a: () -> [Value], _ b: () -> [Value]
  ) throws(Raise) -> Value {
    if op == .equal || op == .notEqual, a().count != b().count { return .bool(op == .notEqual) }
    try enterNested(" in comparison")
    defer { leaveNested() }
    try meter.charge(elements: min(a().count, b().count))
    var index = 0
    while index < a().count, index < b().count {
      let (x, y) = (a()[index], b()[index])
      if !(try isSameKey(x, y)) {
        if op == .equal || op == .notEqual { return .bool(op == .notEqual) }
        return try compare(op, x, y)
      }
      index += 1
    }
    let (m, n) = (a().count, b().count)
    return .bool(Ordering.answer(op, m == n ? 0 : m < n ? -1 : 1) ?? false)
  }

  private func isEqual(_ a: DictObject, _ b: DictObject) throws(Raise) -> Bool {
    guard a.table.count == b.table.count else { return false }
    try enterNested(" in comparison")
    defer { leaveNested() }
    try meter.charge(elements: a.table.count)
    for entry in a.table.liveEntries {
      guard let other = try b.table.value(for: entry.key, in: self), try isSameKey(entry.value, other) else {
        return false
      }
    }
    return true
  }

  /// `item in container`.
  func contains(_ container: Value, _ item: Value) throws(Raise) -> Bool {
    switch container {
    case .string(let string): return try contains(string, item)
    case .list(let list):
      var index = 0
      try meter.charge(elements: list.items.count)
      while index < list.items.count {
        if try isSameKey(list.items[index], item) { return true }
        index += 1
      }
      return false
    case .tuple(let tuple):
      try meter.charge(elements: tuple.items.count)
      for value in tuple.items where try isSameKey(value, item) { return true }
      return false
    case .dict(let dict): return try dict.table.find(item, in: self) != nil
    case .object(let object):
      if let answer = try object.contains(item, in: self) { return answer }
      if case let inner = native(container), !isIdentical(inner, container) { return try contains(inner, item) }
    default: break
    }
    guard let iterator = try iteratorIfPresent(over: container) else {
      throw .typeError("argument of type '\(typeName(of: container))' is not iterable")
    }
    while let value = try iterator.next(in: self) {
      try meter.step()
      if try isSameKey(value, item) { return true }
    }
    return false
  }

  private func contains(_ string: StringObject, _ item: Value) throws(Raise) -> Bool {
    guard case .string(let part) = native(item) else {
      throw .typeError("'in <string>' requires string as left operand, not \(typeName(of: item))")
    }
    try meter.charge(elements: string.value.utf8.count)
    return ByteSearch.contains(part.value, in: string.value)
  }
}

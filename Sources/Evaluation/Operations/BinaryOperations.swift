import BigInt
import Syntax

extension Interpreter {
  /// `a op b`.
  public func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)): if let result = try integerBinary(op, x, y) { return result }
    case (.float(let x), .float(let y)): if let result = try floatBinary(op, x, y) { return result }
    case (.float(let x), .int(let y)): if let result = try floatBinary(op, x, Double(y)) { return result }
    case (.int(let x), .float(let y)): if let result = try floatBinary(op, Double(x), y) { return result }
    default: break
    }
    if let result = try binaryIfPresent(op, a, b) { return result }
    throw try unsupportedOperands(op, a, b, symbol: op == .power ? "** or pow()" : op.rawValue)
  }

  /// Nil when neither operand knows the other.
  func binaryIfPresent(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    if let result = try nativeBinary(op, a, b) { return result }
    if let result = try binaryByHooks(op, a, b) { return result }
    if let result = try sequenceBinary(op, native(a), native(b), b) { return result }
    let (plainA, plainB) = (native(a), native(b))
    guard !isIdentical(plainA, a) || !isIdentical(plainB, b) else { return nil }
    if let result = try nativeBinary(op, plainA, plainB) { return result }
    return try binaryByHooks(op, plainA, plainB)
  }

  private func binaryByHooks(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    let rightFirst = isProperSubclassInstance(b, of: a)
    if rightFirst, let result = try b.heapObject?.binary(op, a, side: .right, in: self) { return result }
    if let result = try a.heapObject?.binary(op, b, side: .left, in: self) { return result }
    if !rightFirst, let result = try b.heapObject?.binary(op, a, side: .right, in: self) { return result }
    return nil
  }

  /// Numbers and sets; what only knows its own kind.
  private func nativeBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    switch (a, b) {
    case (.bool(let x), .bool(let y)):
      switch op {
      case .bitAnd: return .bool(x && y)
      case .bitOr: return .bool(x || y)
      case .bitXor: return .bool(x != y)
      default: return try integerBinary(op, x ? 1 : 0, y ? 1 : 0)
      }
    case (.dict(let x), .dict(let y)) where op == .bitOr:
      let table = try x.table.copy(in: self)
      try merge(y.table, into: table)
      return .dict(DictObject(table))
    case (.object(let x), .object(let y)):
      if let x = x as? SetObject, let y = y as? SetObject {
        return try SetAlgebra.combine(op, x.table, y.table, in: self).map { table in
          .object(SetObject(table, isFrozen: x.isFrozen))
        }
      }
    default: break
    }
    guard let x = Number(a), let y = Number(b) else { return nil }
    return try numberBinary(op, x, y)
  }

  private func numberBinary(_ op: BinaryOperator, _ a: Number, _ b: Number) throws(Raise) -> Value? {
    switch (a, b) {
    case (.int(let a), .int(let b)): return try integerBinary(op, a, b)
    case (.float, _), (_, .float):
      guard try floatBinary(op, 1, 1) != nil else { return nil }
      return try floatBinary(op, a.real(), b.real())
    default:
      guard let a = a.bigInteger, let b = b.bigInteger else { return nil }
      return try bigBinary(op, a, b)
    }
  }

  func merge(_ source: HashTable, into target: HashTable) throws(Raise) {
    try meter.charge(elements: source.count)
    for entry in source.liveEntries { try target.set(entry.key, hash: entry.hash, to: entry.value, in: self) }
  }

  /// Concatenation, repetition and formatting; `rawB` is the right operand as the lesson sees it.
  private func sequenceBinary(
    _ op: BinaryOperator, _ a: Value, _ b: Value, _ rawB: Value
  ) throws(Raise) -> Value? {
    switch (op, a, b) {
    case (.add, .string(let a), .string(let b)):
      try meter.charge(elements: a.value.utf8.count + b.value.utf8.count)
      return try newString(a.value + b.value)
    case (.add, .list(let a), .list(let b)):
      try announce(bytes: a.items.count + b.items.count, times: MemoryLayout<Value>.stride)
      return try newList(a.items + b.items)
    case (.add, .tuple(let a), .tuple(let b)):
      try announce(bytes: a.items.count + b.items.count, times: MemoryLayout<Value>.stride)
      return .tuple(a.items + b.items)
    case (.modulo, .string(let format), _):
      return .string(try percentFormatted(format.value, rawB))
    case (.multiply, _, _):
      if isRepeatable(a) { return try repeated(a, by: b) }
      return isRepeatable(b) ? try repeated(b, by: a) : nil
    default: return nil
    }
  }

  private func isRepeatable(_ value: Value) -> Bool {
    switch value {
    case .string, .list, .tuple: true
    case .object(let object): object is BytesObject
    default: false
    }
  }

  /// Nil when the count is no integer.
  private func repeated(_ sequence: Value, by count: Value) throws(Raise) -> Value? {
    let times: Int
    switch count {
    case .int(let value): times = max(0, value)
    case .bool(let value): times = value ? 1 : 0
    case .object(let object) where object is BigIntObject:
      throw .overflowError("cannot fit 'int' into an index-sized integer")
    case .object(let object) where object is InstanceObject:
      guard let index = try callSpecial("__index__", on: count), Number(index) != nil else { return nil }
      return try repeated(sequence, by: index)
    default: return nil
    }
    switch sequence {
    case .string(let string):
      try announce(bytes: string.value.utf8.count, times: times)
      return try newString(String(copies: times, of: string.value))
    case .list(let list): return try newList(try repeated(list.items, times))
    case .tuple(let tuple): return .tuple(try repeated(tuple.items, times))
    default: return try sequence.heapObject?.binary(.multiply, .int(times), side: .left, in: self)
    }
  }

  func repeated(_ items: [Value], _ times: Int) throws(Raise) -> [Value] {
    try announce(bytes: items.count * MemoryLayout<Value>.stride, times: times)
    if items.count == 1 { return [Value](repeating: items[0], count: times) }
    if items.isEmpty { return [] }
    var result: [Value] = []
    result.reserveCapacity(items.count * times)
    for _ in 0..<times { result.append(contentsOf: items) }
    return result
  }

  /// The `TypeError` of an operator that its operands do not have, in CPython's words.
  private func unsupportedOperands(
    _ op: BinaryOperator, _ a: Value, _ b: Value, symbol: String
  ) throws(Raise) -> Raise {
    if op == .add {
      switch native(a) {
      case .string, .list, .tuple:
        let name = typeName(of: native(a))
        return .typeError("can only concatenate \(name) (not \"\(typeName(of: b))\") to \(name)")
      case .object(let object) where object is BytesObject:
        return .typeError("can't concat \(typeName(of: b)) to bytes")
      default: break
      }
    }
    if op == .multiply {
      if isRepeatable(native(a)) {
        return .typeError("can't multiply sequence by non-int of type '\(typeName(of: b))'")
      }
      if isRepeatable(native(b)) {
        return .typeError("can't multiply sequence by non-int of type '\(typeName(of: a))'")
      }
    }
    return .typeError(
      "unsupported operand type(s) for \(symbol): '\(typeName(of: a))' and '\(typeName(of: b))'")
  }

  /// `a op= b`; the value to bind.
  public func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)): if let result = try integerBinary(op, x, y) { return result }
    case (.float(let x), .float(let y)): if let result = try floatBinary(op, x, y) { return result }
    case (.list(let list), _):
      if try changeInPlace(list, op, b) { return a }
    case (.dict(let dict), _) where op == .bitOr:
      try update(dict, with: b)
      return a
    case (.object(let object), _):
      if let result = try object.inPlace(op, b, in: self) { return result }
      if let set = native(a).as(SetObject.self), try changeInPlace(set, op, b) { return a }
      if case .list(let list) = native(a), try changeInPlace(list, op, b) { return a }
    default: break
    }
    if let result = try binaryIfPresent(op, a, b) { return result }
    throw try unsupportedOperands(op, a, b, symbol: op.rawValue + "=")
  }

  private func changeInPlace(_ list: ListObject, _ op: BinaryOperator, _ b: Value) throws(Raise) -> Bool {
    switch op {
    case .add:
      try extend(list, with: b)
      return true
    case .multiply:
      guard case .int(let times)? = try? integer(of: b) else { return false }
      let items = try repeated(list.items, max(0, times))
      try list.reserve(items.count, in: self)
      list.items = items
      return true
    default: return false
    }
  }

  /// `list.extend`.
  func extend(_ list: ListObject, with value: Value) throws(Raise) {
    let items = try items(of: value)
    try list.reserve(list.items.count + items.count, in: self)
    list.items.append(contentsOf: items)
  }

  private func changeInPlace(_ set: SetObject, _ op: BinaryOperator, _ b: Value) throws(Raise) -> Bool {
    guard !set.isFrozen, let other = native(b).as(SetObject.self) else { return false }
    switch op {
    case .bitOr: try set.table.merge(other.table, in: self)
    case .bitXor:
      if other === set { set.table.removeAll() } else { try SetAlgebra.toggle(set.table, with: other.table, in: self) }
    case .subtract:
      if other === set { set.table.removeAll() }
      for entry in other.table.entries { _ = try set.table.remove(entry.key, hash: entry.hash, in: self) }
    case .bitAnd:
      guard let table = try SetAlgebra.combine(.bitAnd, set.table, other.table, in: self) else { return false }
      set.table.take(table)
    default: return false
    }
    return true
  }

  public func unary(_ op: UnaryOperator, _ a: Value) throws(Raise) -> Value {
    if op == .not { return .bool(!(try truth(of: a))) }
    switch a {
    case .int(let value):
      switch op {
      case .negative: return value == .min ? .integer(-BigInt(value)) : .int(-value)
      case .positive: return a
      case .invert: return .int(~value)
      case .not: break
      }
    case .bool(let value): return try unary(op, .int(value ? 1 : 0))
    case .float(let value):
      if op == .negative { return .float(-value) }
      if op == .positive { return a }
    case .object(let object):
      if let big = object as? BigIntObject {
        return op == .positive ? a : .integer(op == .negative ? -big.value : -big.value - 1)
      }
      if let result = try object.unary(op, in: self) { return result }
      if case let inner = native(a), !isIdentical(inner, a) { return try unary(op, inner) }
    default:
      if let result = try a.heapObject?.unary(op, in: self) { return result }
    }
    throw .typeError("bad operand type for unary \(op.rawValue): '\(typeName(of: a))'")
  }
}

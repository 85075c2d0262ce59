import SourceText

/// Something that can be assigned to.
class Target: Node {
  func store(_ value: Value, _ frame: Frame) throws(Raise) {}

  /// Reads, computes and stores, evaluating the target's own expressions once.
  func update(_ frame: Frame, _ compute: (Value) throws(Raise) -> Value) throws(Raise) {}

  func delete(_ frame: Frame) throws(Raise) {}
}

/// A variable; `reader` says what happens when it has no value.
class VariableTarget: Target {
  let reader: ExpressionNode

  init(_ reader: ExpressionNode) {
    self.reader = reader
    super.init(reader.span)
  }

  override func update(_ frame: Frame, _ compute: (Value) throws(Raise) -> Value) throws(Raise) {
    try store(try compute(try reader.evaluate(frame)), frame)
  }
}

final class SlotTarget: VariableTarget {
  let slot: Int

  init(_ reader: SlotNode) {
    slot = reader.slot
    super.init(reader)
  }

  override func store(_ value: Value, _ frame: Frame) throws(Raise) { frame.slots[slot] = value }

  override func delete(_ frame: Frame) throws(Raise) {
    if frame.slots[slot].isUnbound {
      guard let reader = reader as? ModuleNameNode else {
        throw located(unboundLocal((reader as? SlotNode)?.name ?? ""))
      }
      throw located(frame.interpreter.undefined(reader.name))
    }
    frame.slots[slot] = .unbound
  }
}

final class GlobalTarget: VariableTarget {
  private let place: UnsafeMutablePointer<Value>
  private let name: String

  init(_ place: UnsafeMutablePointer<Value>, _ name: String, _ reader: ExpressionNode) {
    self.place = place
    self.name = name
    super.init(reader)
  }

  override func store(_ value: Value, _ frame: Frame) throws(Raise) { place.pointee = value }

  override func delete(_ frame: Frame) throws(Raise) {
    if place.pointee.isUnbound { throw located(frame.interpreter.undefined(name)) }
    place.pointee = .unbound
  }
}

final class CellTarget: VariableTarget {
  private let slot: Int

  init(_ slot: Int, _ reader: ExpressionNode) {
    self.slot = slot
    super.init(reader)
  }

  override func store(_ value: Value, _ frame: Frame) throws(Raise) { frame.cell(slot).value = value }

  override func delete(_ frame: Frame) throws(Raise) {
    _ = try reader.evaluate(frame)
    frame.cell(slot).value = .unbound
  }
}

final class FreeTarget: VariableTarget {
  private let index: Int

  init(_ index: Int, _ reader: ExpressionNode) {
    self.index = index
    super.init(reader)
  }

  override func store(_ value: Value, _ frame: Frame) throws(Raise) { frame.free(index).value = value }

  override func delete(_ frame: Frame) throws(Raise) {
    _ = try reader.evaluate(frame)
    frame.free(index).value = .unbound
  }
}

final class ClassMemberTarget: VariableTarget {
  private let bodySlot: Int
  private let name: String

  init(bodySlot: Int, _ name: String, _ reader: ExpressionNode) {
    self.bodySlot = bodySlot
    self.name = name
    super.init(reader)
  }

  override func store(_ value: Value, _ frame: Frame) throws(Raise) { frame.classBody(bodySlot)[name] = value }

  override func delete(_ frame: Frame) throws(Raise) {
    let body = frame.classBody(bodySlot)
    if body[name] == nil { throw located(frame.interpreter.undefined(name)) }
    body[name] = nil
  }
}

/// `a, (b, *c) = …`.
final class SequenceTarget: Target {
  private let targets: [Target]
  private let star: Int?

  init(_ targets: [Target], star: Int?, _ span: Span) {
    self.targets = targets
    self.star = star
    super.init(span)
  }

  override func store(_ value: Value, _ frame: Frame) throws(Raise) {
    if star == nil, case .tuple(let tuple) = value, tuple.items.count == targets.count {
      for index in targets.indices { try targets[index].store(tuple.items[index], frame) }
      return
    }
    let values: [Value]
    do { values = try unpack(value, frame.interpreter) } catch { throw located(error) }
    for index in targets.indices { try targets[index].store(values[index], frame) }
  }

  override func delete(_ frame: Frame) throws(Raise) {
    for target in targets { try target.delete(frame) }
  }

  /// One value for each target.
  private func unpack(_ value: Value, _ interpreter: Interpreter) throws(Raise) -> [Value] {
    guard let star else { return try unpackExactly(value, interpreter) }
    let items = try interpreter.itemsToUnpack(value)
    let after = targets.count - star - 1
    guard items.count >= star + after else {
      throw .valueError("not enough values to unpack (expected at least \(star + after), got \(items.count))")
    }
    let middle = Array(items[star..<(items.count - after)])
    return items[..<star] + [.list(middle)] + items[(items.count - after)...]
  }

  private func unpackExactly(_ value: Value, _ interpreter: Interpreter) throws(Raise) -> [Value] {
    let count = targets.count
    if case .list(let list) = value { return try checked(list.items, count) }
    if case .tuple(let tuple) = value { return try checked(tuple.items, count) }
    let iterator = try interpreter.iteratorToUnpack(value)
    var items: [Value] = []
    // One more than needed tells that there are too many; the rest is never asked for.
    while items.count <= count, let item = try iterator.next(in: interpreter) { items.append(item) }
    return try checked(items, count)
  }

  private func checked(_ items: [Value], _ count: Int) throws(Raise) -> [Value] {
    if items.count < count {
      throw .valueError("not enough values to unpack (expected \(count), got \(items.count))")
    }
    if items.count > count { throw .valueError("too many values to unpack (expected \(count))") }
    return items
  }
}

extension Interpreter {
  fileprivate func iteratorToUnpack(_ value: Value) throws(Raise) -> IteratorObject {
    guard let iterator = try iteratorIfIterable(value) else {
      throw .typeError("cannot unpack non-iterable \(typeName(of: value)) object")
    }
    return iterator
  }

  fileprivate func itemsToUnpack(_ value: Value) throws(Raise) -> [Value] {
    switch value {
    case .list(let list): return list.items
    case .tuple(let tuple): return tuple.items
    default:
      let iterator = try iteratorToUnpack(value)
      var items: [Value] = []
      while let item = try iterator.next(in: self) {
        try meter.step()
        items.append(item)
      }
      return items
    }
  }

  /// `iter(x)`; nil when there is no such thing.
  func iteratorIfIterable(_ value: Value) throws(Raise) -> IteratorObject? {
    switch value {
    case .unbound, .none, .bool, .int, .float: nil
    case .string, .list, .tuple, .dict: try iterator(over: value)
    case .object(let object): try object.makeIterator(in: self)
    }
  }
}

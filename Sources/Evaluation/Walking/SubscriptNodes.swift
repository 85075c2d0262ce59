import SourceText

/// `container[key]`.
final class SubscriptNode: ExpressionNode {
  private let container: ExpressionNode
  private let key: ExpressionNode

  init(_ container: ExpressionNode, _ key: ExpressionNode, _ span: Span) {
    self.container = container
    self.key = key
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let container = try container.evaluate(frame)
    let key = try key.evaluate(frame)
    switch (container, key) {
    case (.list(let list), .int(let index)):
      let count = list.items.count
      let position = index < 0 ? index &+ count : index
      if position >= 0, position < count { return list.items[position] }
    case (.tuple(let tuple), .int(let index)):
      let count = tuple.items.count
      let position = index < 0 ? index &+ count : index
      if position >= 0, position < count { return tuple.items[position] }
    case (.dict(let dict), _):
      do {
        if let value = try dict.table.value(for: key, in: frame.interpreter) { return value }
      } catch {
        throw located(error)
      }
    default: break
    }
    return try general(container, key, frame)
  }

  @inline(never)
  private func general(_ container: Value, _ key: Value, _ frame: Frame) throws(Raise) -> Value {
    do { return try frame.interpreter.item(of: container, key) } catch { throw located(error) }
  }
}

/// `container[key]` as a target.
final class SubscriptTarget: Target {
  private let container: ExpressionNode
  private let key: ExpressionNode

  init(_ container: ExpressionNode, _ key: ExpressionNode, _ span: Span) {
    self.container = container
    self.key = key
    super.init(span)
  }

  override func store(_ value: Value, _ frame: Frame) throws(Raise) {
    let container = try container.evaluate(frame)
    let key = try key.evaluate(frame)
    try store(value, in: container, at: key, frame)
  }

  @inline(__always)
  func store(_ value: Value, in container: Value, at key: Value, _ frame: Frame) throws(Raise) {
    if case .list(let list) = container, case .int(let index) = key {
      let position = index < 0 ? index &+ list.items.count : index
      if position >= 0, position < list.items.count {
        list.items[position] = value
        return
      }
    }
    do {
      if case .dict(let dict) = container {
        try dict.table.set(key, to: value, in: frame.interpreter)
      } else {
        try frame.interpreter.setItem(of: container, key, to: value)
      }
    } catch {
      throw located(error)
    }
  }

  override func update(_ frame: Frame, _ compute: (Value) throws(Raise) -> Value) throws(Raise) {
    let container = try container.evaluate(frame)
    let key = try key.evaluate(frame)
    if case .dict(let dict) = container { return try update(dict.table, at: key, frame, compute) }
    let old: Value
    do { old = try frame.interpreter.item(of: container, key) } catch { throw located(error) }
    try store(try compute(old), in: container, at: key, frame)
  }

  /// Looks the key up once, unless the computation changes which keys there are.
  private func update(
    _ table: HashTable, at key: Value, _ frame: Frame, _ compute: (Value) throws(Raise) -> Value
  ) throws(Raise) {
    let interpreter = frame.interpreter
    let found: Int?
    do { found = try table.find(key, in: interpreter) } catch { throw located(error) }
    guard let position = found else { throw located(interpreter.keyError(key)) }
    let version = table.version
    let value = try compute(table.entries[position].value)
    if table.version == version { return table.setValue(at: position, to: value) }
    do { try table.set(key, to: value, in: interpreter) } catch { throw located(error) }
  }

  override func delete(_ frame: Frame) throws(Raise) {
    let container = try container.evaluate(frame)
    let key = try key.evaluate(frame)
    do { try frame.interpreter.deleteItem(of: container, key) } catch { throw located(error) }
  }
}

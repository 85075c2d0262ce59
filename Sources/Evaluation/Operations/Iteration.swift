extension Interpreter {
  /// `iter(x)`.
  public func iterator(over value: Value) throws(Raise) -> IteratorObject {
    guard let iterator = try iteratorIfPresent(over: value) else {
      throw .typeError("'\(typeName(of: value))' object is not iterable")
    }
    return iterator
  }

  /// Nil when the value cannot be iterated.
  func iteratorIfPresent(over value: Value) throws(Raise) -> IteratorObject? {
    guard let object = value.heapObject else { return nil }
    if let iterator = try object.makeIterator(in: self) { return iterator }
    if let iterator = try native(value).heapObject?.makeIterator(in: self) { return iterator }
    if object is InstanceObject, classObject(of: value).lookUp("__getitem__") != nil { return SequenceIterator(value) }
    return nil
  }

  /// All items of an iterable.
  public func items(of value: Value) throws(Raise) -> [Value] {
    switch value {
    case .list(let list):
      try meter.charge(elements: list.items.count)
      return list.items
    case .tuple(let tuple) where type(of: tuple) == TupleObject.self:
      try meter.charge(elements: tuple.items.count)
      return tuple.items
    default: break
    }
    let iterator = try iterator(over: value)
    if let range = iterator as? RangeIterator { return try items(of: range) }
    var items: [Value] = []
    while let item = try iterator.next(in: self) {
      try meter.step()
      if items.count >= 1024, items.count == items.capacity {
        try announce(bytes: items.count * 2, times: MemoryLayout<Value>.stride)
      }
      items.append(item)
    }
    return items
  }

  private func items(of range: RangeIterator) throws(Raise) -> [Value] {
    let count = range.remaining
    try announce(bytes: count, times: MemoryLayout<Value>.stride)
    var items: [Value] = []
    items.reserveCapacity(count)
    while let item = range.nextInteger() { items.append(.int(item)) }
    return items
  }

  /// A string that the library made; refused when there is no room for it.
  func newString(_ text: String) throws(Raise) -> Value {
    try meter.ensureRoom(bytes: text.utf8.count)
    return .string(text)
  }

  /// A list that the library made; refused when there is no room for it.
  func newList(_ items: [Value]) throws(Raise) -> Value {
    try meter.ensureRoom(bytes: items.count * MemoryLayout<Value>.stride)
    return .list(items)
  }
}

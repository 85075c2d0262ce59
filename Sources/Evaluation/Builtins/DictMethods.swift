extension Interpreter {
  /// `dict.update(other)`: a mapping or pairs.
  func update(_ dict: DictObject, with value: Value) throws(Raise) {
    if case .dict(let other) = native(value) { return try merge(other.table, into: dict.table) }
    if let keys = try attributeIfPresent("keys", of: value) {
      let iterator = try iterator(over: call(keys, []))
      while let key = try iterator.next(in: self) {
        try meter.step()
        try dict.table.set(key, to: item(of: value, key), in: self)
      }
      return
    }
    let iterator = try iterator(over: value)
    var position = 0
    while let element = try iterator.next(in: self) {
      try meter.step()
      guard let pair = try iteratorIfPresent(over: element) else {
        throw .typeError("cannot convert dictionary update sequence element #\(position) to a sequence")
      }
      let items = try items(of: .object(pair))
      guard items.count == 2 else {
        throw .valueError(
          "dictionary update sequence element #\(position) has length \(items.count); 2 is required")
      }
      try dict.table.set(items[0], to: items[1], in: self)
      position += 1
    }
  }
}

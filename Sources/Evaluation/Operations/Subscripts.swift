extension Interpreter {
  /// `x[key]`.
  public func item(of value: Value, _ key: Value) throws(Raise) -> Value {
    switch value {
    case .list(let list):
      if case .int(let index) = key {
        let position = index < 0 ? index &+ list.items.count : index
        if position >= 0, position < list.items.count { return list.items[position] }
        throw .indexError("list index out of range")
      }
      return try element(of: list, key)
    case .dict(let dict): return try element(of: dict, key)
    case .tuple(let tuple):
      if let result = try tuple.item(key, in: self) { return result }
      return try element(of: tuple, key)
    case .string(let string): return try element(of: string, key)
    case .object(let object):
      if let result = try object.item(key, in: self) { return result }
      if case let inner = native(value), !isIdentical(inner, value) {
        if case .dict(let dict) = inner { return try element(of: dict, key, missingFrom: value) }
        return try item(of: inner, key)
      }
      if let type = object as? ClassObject { return try generic(type, key) }
    default: break
    }
    throw .typeError("'\(typeName(of: value))' object is not subscriptable")
  }

  /// `list[int]`, in annotations: the class itself, since nothing here looks at its arguments.
  private func generic(_ type: ClassObject, _ key: Value) throws(Raise) -> Value {
    if let method = type.lookUp("__class_getitem__") { return try call(method, [.object(type), key]) }
    let generics: Set = ["list", "tuple", "dict", "set", "frozenset", "type"]
    guard generics.contains(type.name) else { throw .typeError("type '\(type.name)' is not subscriptable") }
    return .object(type)
  }

  private func element(of list: ListObject, _ key: Value) throws(Raise) -> Value {
    if let slice = key.as(SliceObject.self) {
      let bounds = try slice.bounds(count: list.items.count, in: self)
      return try newList(try elements(of: list.items, bounds))
    }
    let index = try subscriptIndex(key, typeName: "list")
    let position = index < 0 ? index &+ list.items.count : index
    guard list.items.indices.contains(position) else { throw .indexError("list index out of range") }
    return list.items[position]
  }

  private func element(of tuple: TupleObject, _ key: Value) throws(Raise) -> Value {
    if let slice = key.as(SliceObject.self) {
      let bounds = try slice.bounds(count: tuple.items.count, in: self)
      return .tuple(try elements(of: tuple.items, bounds))
    }
    let index = try subscriptIndex(key, typeName: "tuple")
    let position = index < 0 ? index &+ tuple.items.count : index
    guard tuple.items.indices.contains(position) else { throw .indexError("tuple index out of range") }
    return tuple.items[position]
  }

  private func elements(of items: [Value], _ bounds: SliceObject.Bounds) throws(Raise) -> [Value] {
    guard bounds.count > 0 else { return [] }
    try announce(bytes: bounds.count, times: MemoryLayout<Value>.stride)
    if bounds.step == 1 { return Array(items[bounds.start..<bounds.start + bounds.count]) }
    var result: [Value] = []
    result.reserveCapacity(bounds.count)
    for index in 0..<bounds.count { result.append(items[bounds[index]]) }
    return result
  }

  private func element(of string: StringObject, _ key: Value) throws(Raise) -> Value {
    if let slice = key.as(SliceObject.self) { return try elements(of: string, slice) }
    let index = try subscriptIndex(key, typeName: "string")
    let position = index < 0 ? index &+ string.count : index
    guard position >= 0, position < string.count else { throw .indexError("string index out of range") }
    return character(string.scalar(at: position))
  }

  private func elements(of string: StringObject, _ slice: SliceObject) throws(Raise) -> Value {
    let bounds = try slice.bounds(count: string.count, in: self)
    if bounds.count <= 0 { return .string("") }
    if bounds.step == 1, bounds.count == string.count { return .string(string) }
    try meter.charge(elements: bounds.count)
    if string.isASCII {
      let utf8 = string.value.utf8
      if bounds.step == 1 {
        let start = utf8.index(utf8.startIndex, offsetBy: bounds.start)
        return try newString(String(string.value[start..<utf8.index(start, offsetBy: bounds.count)]))
      }
      let bytes = Array(utf8)
      return try newString(String(decoding: (0..<bounds.count).map { bytes[bounds[$0]] }, as: UTF8.self))
    }
    let scalars = string.scalars
    var text = String.UnicodeScalarView()
    for index in 0..<bounds.count { text.append(scalars[bounds[index]]) }
    return try newString(String(text))
  }

  private func element(of dict: DictObject, _ key: Value, missingFrom owner: Value? = nil) throws(Raise) -> Value {
    if let value = try dict.table.value(for: key, in: self) { return value }
    if let owner, let value = try callSpecial("__missing__", on: owner, [key]) { return value }
    throw keyError(key)
  }

  func keyError(_ key: Value) -> Raise {
    let exception = ExceptionObject(.keyError, "")
    exception.arguments = [key]
    return .exception(exception)
  }

  public func setItem(of value: Value, _ key: Value, to item: Value) throws(Raise) {
    switch value {
    case .list(let list):
      if case .int(let index) = key {
        let position = index < 0 ? index &+ list.items.count : index
        guard position >= 0, position < list.items.count else {
          throw .indexError("list assignment index out of range")
        }
        list.items[position] = item
        return
      }
      return try setElement(of: list, key, to: item)
    case .dict(let dict): return try dict.table.set(key, to: item, in: self)
    case .object(let object):
      if try object.setItem(key, to: item, in: self) { return }
      if case let inner = native(value), !isIdentical(inner, value) { return try setItem(of: inner, key, to: item) }
    default: break
    }
    let name = value.heapObject?.nativeTypeName ?? typeName(of: value)
    throw .typeError("'\(name)' object does not support item assignment")
  }

  private func setElement(of list: ListObject, _ key: Value, to item: Value) throws(Raise) {
    if let slice = key.as(SliceObject.self) { return try setElements(of: list, slice, to: item) }
    let index = try subscriptIndex(key, typeName: "list")
    let position = index < 0 ? index &+ list.items.count : index
    guard list.items.indices.contains(position) else { throw .indexError("list assignment index out of range") }
    list.items[position] = item
  }

  private func setElements(of list: ListObject, _ slice: SliceObject, to value: Value) throws(Raise) {
    guard let iterator = try iteratorIfPresent(over: value) else {
      throw .typeError(
        slice.step.isNone ? "can only assign an iterable" : "must assign iterable to extended slice")
    }
    let items = try items(of: .object(iterator))
    let bounds = try slice.bounds(count: list.items.count, in: self)
    if bounds.step == 1 {
      let end = max(bounds.start, bounds.end)
      try meter.charge(elements: list.items.count + items.count)
      try list.reserve(list.items.count + items.count, in: self)
      list.items.replaceSubrange(bounds.start..<end, with: items)
      return
    }
    guard items.count == bounds.count else {
      throw .valueError(
        "attempt to assign sequence of size \(items.count) to extended slice of size \(bounds.count)")
    }
    try meter.charge(elements: bounds.count)
    for index in 0..<bounds.count { list.items[bounds[index]] = items[index] }
  }

  public func deleteItem(of value: Value, _ key: Value) throws(Raise) {
    switch value {
    case .list(let list): return try deleteElement(of: list, key)
    case .dict(let dict):
      guard try dict.table.remove(key, in: self) != nil else { throw keyError(key) }
      return
    case .object(let object):
      if try object.deleteItem(key, in: self) { return }
      if case let inner = native(value), !isIdentical(inner, value) { return try deleteItem(of: inner, key) }
    case .none, .unbound, .int, .float, .bool, .string, .tuple: break
    }
    throw .typeError("'\(typeName(of: value))' object doesn't support item deletion")
  }

  private func deleteElement(of list: ListObject, _ key: Value) throws(Raise) {
    if let slice = key.as(SliceObject.self) {
      let bounds = try slice.bounds(count: list.items.count, in: self)
      guard bounds.count > 0 else { return }
      try meter.charge(elements: list.items.count)
      if bounds.step == 1 {
        list.items.removeSubrange(bounds.start..<bounds.start + bounds.count)
        return
      }
      try meter.charge(steps: bounds.count)
      let removed = Set((0..<bounds.count).map { bounds[$0] })
      list.items = list.items.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
      return
    }
    let index = try subscriptIndex(key, typeName: "list")
    let position = index < 0 ? index &+ list.items.count : index
    guard list.items.indices.contains(position) else { throw .indexError("list assignment index out of range") }
    try meter.charge(elements: list.items.count - position)
    list.items.remove(at: position)
  }
}

extension Interpreter {
  public func truth(of value: Value) throws(Raise) -> Bool {
    switch value {
    case .bool(let value): return value
    case .none, .unbound: return false
    case .int(let value): return value != 0
    case .float(let value): return value != 0
    case .string(let value): return !value.value.isEmpty
    case .list(let value): return !value.items.isEmpty
    case .dict(let value): return value.table.count != 0
    case .tuple(let value): return try value.truth(in: self)
    case .object(let object): return try object.truth(in: self)
    }
  }

  /// `len(x)`.
  public func length(of value: Value) throws(Raise) -> Int {
    switch value {
    case .list(let list): return list.items.count
    case .string(let string): return string.count
    case .dict(let dict): return dict.table.count
    default: break
    }
    if let length = try value.heapObject?.length(in: self) { return length }
    if let length = try native(value).heapObject?.length(in: self) { return length }
    throw .typeError("object of type '\(typeName(of: value))' has no len()")
  }

  /// `type(x)`.
  public func classObject(of value: Value) -> ClassObject {
    switch value {
    case .none, .unbound: classes.none
    case .bool: classes.bool
    case .int: classes.int
    case .float: classes.float
    case .string(let object): object.classObject(in: self)
    case .list: classes.list
    case .tuple(let object): object.classObject(in: self)
    case .dict: classes.dict
    case .object(let object): object.classObject(in: self)
    }
  }

  /// `type(x).__name__`.
  public func typeName(of value: Value) -> String { classObject(of: value).name }

  /// `hash(x)`; raises `TypeError: unhashable type: 'list'`.
  public func hash(of value: Value) throws(Raise) -> Int {
    switch value {
    case .int(let value): return NumberHash.hash(value)
    case .string(let string): return string.contentHash
    case .bool(let value): return value ? 1 : 0
    case .float(let value): return NumberHash.hash(value)
    case .none, .unbound: return 0xfca86420
    case .list, .dict: break
    case .tuple(let object): if let hash = try object.hashValue(in: self) { return hash }
    case .object(let object): if let hash = try object.hashValue(in: self) { return hash }
    }
    throw .typeError("unhashable type: '\(typeName(of: value))'")
  }
}

/// An insertion-ordered table with open addressing, the store of `dict` and `set`.
///
/// Our own, because keys hash and compare by Python's rules, which may run lesson code and may throw. Entries stand in
/// a dense array in order of insertion, with tombstones; the index holds positions in it (the design of CPython 3.6).
public struct HashTable {
  public struct Entry {
    public var key: Value
    public var value: Value
    let hash: Int
  }

  /// In order of insertion; removed entries have an unbound key.
  public private(set) var entries: [Entry] = []
  private var index: [Int32] = []
  public private(set) var count = 0
  /// Changes whenever an entry is added or removed, for "dictionary changed size during iteration".
  public private(set) var version = 0

  private static let empty: Int32 = -1
  private static let removed: Int32 = -2

  public init() {}

  public func find(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Int? {
    if count == 0 {
      _ = try interpreter.hash(of: key)
      return nil
    }
    return try position(of: key, hash: try interpreter.hash(of: key), in: interpreter)
  }

  public func value(for key: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let position = try find(key, in: interpreter) else { return nil }
    return entries[position].value
  }

  /// Inserts or overwrites; an overwritten entry keeps its first key and its place.
  public mutating func set(_ key: Value, to value: Value, in interpreter: Interpreter) throws(Raise) {
    let hash = try interpreter.hash(of: key)
    if count > 0, let position = try position(of: key, hash: hash, in: interpreter) {
      entries[position].value = value
      return
    }
    if (entries.count + 1) * 3 > index.count * 2 { rebuild(capacity: max(8, (count + 1) * 3)) }
    insert(position: entries.count, hash: hash)
    entries.append(Entry(key: key, value: value, hash: hash))
    count += 1
    version &+= 1
  }

  public mutating func setValue(at position: Int, to value: Value) { entries[position].value = value }

  @discardableResult
  public mutating func remove(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Entry? {
    guard let position = try find(key, in: interpreter) else { return nil }
    return remove(at: position)
  }

  public mutating func remove(at position: Int) -> Entry {
    let entry = entries[position]
    entries[position].key = .unbound
    entries[position].value = .unbound
    count -= 1
    version &+= 1
    var slot = entry.hash & (index.count - 1)
    while index[slot] != Int32(position) { slot = (slot + 1) & (index.count - 1) }
    index[slot] = Self.removed
    while let last = entries.last, last.key.isUnbound { entries.removeLast() }
    return entry
  }

  public mutating func removeAll(into freed: inout [Value]) {
    for entry in entries where !entry.key.isUnbound {
      freed.append(entry.key)
      freed.append(entry.value)
    }
    let version = version &+ 1
    self = HashTable()
    self.version = version
  }

  /// The position of the first live entry at or after `start`.
  public func nextPosition(from start: Int) -> Int? {
    var position = start
    while position < entries.count {
      if !entries[position].key.isUnbound { return position }
      position += 1
    }
    return nil
  }

  private func position(of key: Value, hash: Int, in interpreter: Interpreter) throws(Raise) -> Int? {
    let mask = index.count - 1
    var slot = hash & mask
    while true {
      let position = index[slot]
      if position == Self.empty { return nil }
      if position >= 0, entries[Int(position)].hash == hash,
        try interpreter.isSameKey(entries[Int(position)].key, key)
      {
        return Int(position)
      }
      slot = (slot + 1) & mask
    }
  }

  private mutating func insert(position: Int, hash: Int) {
    let mask = index.count - 1
    var slot = hash & mask
    while index[slot] >= 0 { slot = (slot + 1) & mask }
    index[slot] = Int32(position)
  }

  private mutating func rebuild(capacity: Int) {
    var size = 8
    while size < capacity { size *= 2 }
    if count != entries.count { entries.removeAll { $0.key.isUnbound } }
    index = [Int32](repeating: Self.empty, count: size)
    for position in entries.indices { insert(position: position, hash: entries[position].hash) }
  }
}

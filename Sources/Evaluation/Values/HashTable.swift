/// An insertion-ordered table with open addressing, the store of `dict`.
///
/// Our own, because keys hash and compare by Python's rules, which may run lesson code and may throw. Entries stand in
/// a dense array in order of insertion, with tombstones; the index holds positions in it (the design of CPython 3.6).
/// A class, so that a comparison may look at, and even change, the very table that is being searched: no access to its
/// storage lasts while lesson code runs, and a search that finds the table changed starts again.
public final class HashTable {
  public struct Entry {
    public var key: Value
    public var value: Value
    let hash: Int
  }

  /// In order of insertion; removed entries have an unbound key.
  public private(set) var entries: [Entry] = []
  private var index: [Int32] = []
  public private(set) var count = 0
  /// Changes whenever an entry is added or removed.
  public private(set) var version = 0
  private var reservation: Reservation?

  private static let empty: Int32 = -1
  private static let removed: Int32 = -2

  public init() {}

  /// The table frees its entries, not the dict: a call may still work on the table of a dict that is gone already.
  deinit {
    guard count > 0 else { return }
    var freed: [Value] = []
    removeAll(into: &freed)
    Object.release(&freed)
  }

  /// The same entries, hashes known, without the gaps.
  public func copy(in interpreter: Interpreter) throws(Raise) -> HashTable {
    try interpreter.meter.charge(elements: count)
    let copy = HashTable()
    copy.entries = count == entries.count ? entries : entries.filter { !$0.key.isUnbound }
    copy.count = count
    if count > 0 { try copy.rebuild(capacity: (count + 1) * 2, in: interpreter) }
    return copy
  }

  /// The position of a key, nil when it is not there.
  public func find(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Int? {
    let hash = try interpreter.hash(of: key)
    return count == 0 ? nil : try position(of: key, hash: hash, in: interpreter)
  }

  public func value(for key: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let position = try find(key, in: interpreter) else { return nil }
    return entries[position].value
  }

  /// The value of a string key; neither hashes nor compares by lesson code.
  public func value(for name: String) -> Value? {
    let key = StringObject(name)
    guard count > 0, let position = stringPosition(of: key, hash: key.contentHash) else { return nil }
    return entries[position].value
  }

  /// Inserts or overwrites; an overwritten entry keeps its first key and its place.
  public func set(_ key: Value, to value: Value, in interpreter: Interpreter) throws(Raise) {
    try set(key, hash: try interpreter.hash(of: key), to: value, in: interpreter)
  }

  func set(_ key: Value, hash: Int, to value: Value, in interpreter: Interpreter) throws(Raise) {
    if count > 0, let position = try position(of: key, hash: hash, in: interpreter) {
      entries[position].value = value
      return
    }
    if (entries.count + 1) * 3 > index.count * 2 { try rebuild(capacity: max(8, (count + 1) * 3), in: interpreter) }
    insert(position: entries.count, hash: hash)
    entries.append(Entry(key: key, value: value, hash: hash))
    count += 1
    version &+= 1
  }

  public func setValue(at position: Int, to value: Value) {
    if entries.indices.contains(position) { entries[position].value = value }
  }

  @discardableResult
  public func remove(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Entry? {
    guard let position = try find(key, in: interpreter) else { return nil }
    return remove(at: position)
  }

  @discardableResult
  public func remove(at position: Int) -> Entry {
    let entry = entries[position]
    entries[position].key = .unbound
    entries[position].value = .unbound
    count -= 1
    version &+= 1
    var slot = entry.hash & (index.count - 1)
    while index[slot] != Int32(position) { slot = (slot + 1) & (index.count - 1) }
    index[slot] = Self.removed
    while let last = entries.last, last.key.isUnbound { entries.removeLast() }
    if count == 0 { index = [] }
    return entry
  }

  public func removeAll(into freed: inout [Value]) {
    for entry in entries where !entry.key.isUnbound {
      freed.append(entry.key)
      freed.append(entry.value)
    }
    removeAll()
  }

  public func removeAll() {
    entries = []
    index = []
    count = 0
    version &+= 1
    reservation = nil
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

  public var keys: [Value] { entries.lazy.filter { !$0.key.isUnbound }.map(\.key) }
  public var values: [Value] { entries.lazy.filter { !$0.key.isUnbound }.map(\.value) }
  public var liveEntries: [Entry] { count == entries.count ? entries : entries.filter { !$0.key.isUnbound } }

  private func position(of key: Value, hash: Int, in interpreter: Interpreter) throws(Raise) -> Int? {
    switch key {
    case .string(let key): return try positionOfString(key, hash: hash, in: interpreter)
    case .int(let key): return try positionOfInteger(key, hash: hash, in: interpreter)
    default: return try generalPosition(of: key, hash: hash, in: interpreter)
    }
  }

  private func positionOfString(_ key: StringObject, hash: Int, in interpreter: Interpreter) throws(Raise) -> Int? {
    let mask = index.count - 1
    var slot = hash & mask
    while true {
      let position = index[slot]
      if position == Self.empty { return nil }
      if position >= 0, entries[Int(position)].hash == hash {
        switch entries[Int(position)].key {
        case .string(let other): if other == key { return Int(position) }
        case .object: return try generalPosition(of: .string(key), hash: hash, in: interpreter)
        default: break
        }
      }
      slot = (slot + 1) & mask
    }
  }

  private func positionOfInteger(_ key: Int, hash: Int, in interpreter: Interpreter) throws(Raise) -> Int? {
    let mask = index.count - 1
    var slot = hash & mask
    while true {
      let position = index[slot]
      if position == Self.empty { return nil }
      if position >= 0, entries[Int(position)].hash == hash {
        switch entries[Int(position)].key {
        case .int(let other): if other == key { return Int(position) }
        case .string: break
        default: return try generalPosition(of: .int(key), hash: hash, in: interpreter)
        }
      }
      slot = (slot + 1) & mask
    }
  }

  /// A string key found without an interpreter: other kinds of key are passed over.
  private func stringPosition(of key: StringObject, hash: Int) -> Int? {
    let mask = index.count - 1
    var slot = hash & mask
    while index[slot] != Self.empty {
      if index[slot] >= 0, case .string(let other) = entries[Int(index[slot])].key, other == key {
        return Int(index[slot])
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func generalPosition(of key: Value, hash: Int, in interpreter: Interpreter) throws(Raise) -> Int? {
    var mask = index.count - 1
    var slot = hash & mask
    while true {
      let position = index[slot]
      if position == Self.empty { return nil }
      if position >= 0, entries[Int(position)].hash == hash {
        let version = version
        if try interpreter.isSameKey(entries[Int(position)].key, key) {
          if version == self.version { return Int(position) }
        } else if version == self.version {
          slot = (slot + 1) & mask
          continue
        }
        try interpreter.meter.step()
        if count == 0 { return nil }
        mask = index.count - 1
        slot = hash & mask
        continue
      }
      slot = (slot + 1) & mask
    }
  }

  private func insert(position: Int, hash: Int) {
    let mask = index.count - 1
    var slot = hash & mask
    while index[slot] >= 0 { slot = (slot + 1) & mask }
    index[slot] = Int32(position)
  }

  private func rebuild(capacity: Int, in interpreter: Interpreter) throws(Raise) {
    guard capacity < 1 << 30 else { throw .raised(.memoryError, "") }
    var size = 8
    while size < capacity { size *= 2 }
    if size > 8 {
      reservation = nil
      reservation = try Reservation(size * (MemoryLayout<Entry>.stride + 4), in: interpreter.meter)
    }
    if count != entries.count { entries.removeAll { $0.key.isUnbound } }
    index = [Int32](repeating: Self.empty, count: size)
    for position in entries.indices { insert(position: position, hash: entries[position].hash) }
  }
}

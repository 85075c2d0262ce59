/// The store of `set` and `frozenset`: CPython's own open addressing (`Objects/setobject.c`), slot by slot, because the
/// order in which a set is shown is the order of its slots and lessons print sets of numbers.
///
/// A class for the same reason as `HashTable`: comparisons may run lesson code that changes the table.
public final class SetTable {
  /// An empty slot has no key and hash 0, a removed one no key and hash -1.
  private var keys: [Value]
  private var hashes: [Int]
  public private(set) var count = 0
  private var fill = 0
  private var finger = 0
  private(set) var version = 0
  private var reservation: Reservation?

  private static let linearProbes = 9

  public init() {
    keys = [Value](repeating: .unbound, count: 8)
    hashes = [Int](repeating: 0, count: 8)
  }

  /// As with `HashTable`, the table frees its elements, not the set.
  deinit {
    guard count > 0 else { return }
    var freed = elements
    keys = []
    Object.release(&freed)
  }

  private var mask: Int { keys.count - 1 }

  /// The elements in the order of iteration.
  public var elements: [Value] { keys.filter { !$0.isUnbound } }

  /// The elements with their hashes.
  var entries: [(key: Value, hash: Int)] {
    var entries: [(key: Value, hash: Int)] = []
    entries.reserveCapacity(count)
    for slot in keys.indices where !keys[slot].isUnbound { entries.append((keys[slot], hashes[slot])) }
    return entries
  }

  /// The first element at or after a slot, and its slot.
  func next(from start: Int) -> (slot: Int, key: Value)? {
    var slot = start
    while slot < keys.count {
      if !keys[slot].isUnbound { return (slot, keys[slot]) }
      slot += 1
    }
    return nil
  }

  public func contains(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Bool {
    let hash = try interpreter.hash(of: key)
    return try contains(key, hash: hash, in: interpreter)
  }

  func contains(_ key: Value, hash: Int, in interpreter: Interpreter) throws(Raise) -> Bool {
    if case .found = try search(key, Self.adjusted(hash), in: interpreter) { return true }
    return false
  }

  /// True when the element was not there.
  @discardableResult
  public func insert(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Bool {
    try insert(key, hash: try interpreter.hash(of: key), in: interpreter)
  }

  @discardableResult
  func insert(_ key: Value, hash: Int, in interpreter: Interpreter) throws(Raise) -> Bool {
    let hash = Self.adjusted(hash)
    guard case .free(let slot) = try search(key, hash, in: interpreter) else { return false }
    keys[slot] = key
    hashes[slot] = hash
    fill += 1
    count += 1
    version &+= 1
    if fill * 5 >= mask * 3 { try resize(count > 50_000 ? count * 2 : count * 4, in: interpreter) }
    return true
  }

  /// False when the element was not there.
  @discardableResult
  public func remove(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Bool {
    try remove(key, hash: try interpreter.hash(of: key), in: interpreter)
  }

  func remove(_ key: Value, hash: Int, in interpreter: Interpreter) throws(Raise) -> Bool {
    guard case .found(let slot) = try search(key, Self.adjusted(hash), in: interpreter) else { return false }
    vacate(slot)
    return true
  }

  /// `set.pop`.
  func removeFirst() -> Value? {
    guard count > 0 else { return nil }
    var slot = finger & mask
    while keys[slot].isUnbound { slot = (slot + 1) & mask }
    let key = keys[slot]
    vacate(slot)
    finger = slot + 1
    return key
  }

  private func vacate(_ slot: Int) {
    keys[slot] = .unbound
    hashes[slot] = -1
    count -= 1
    version &+= 1
  }

  /// `set.update` with another set.
  public func merge(_ other: SetTable, in interpreter: Interpreter) throws(Raise) {
    if other === self || other.count == 0 { return }
    try interpreter.meter.charge(elements: other.count)
    if (fill + other.count) * 5 >= mask * 3 { try resize((count + other.count) * 2, in: interpreter) }
    guard fill == 0 else {
      for entry in other.entries { try insert(entry.key, hash: entry.hash, in: interpreter) }
      return
    }
    if mask == other.mask, other.fill == other.count {
      keys = other.keys
      hashes = other.hashes
    } else {
      for entry in other.entries { insertClean(entry.key, entry.hash) }
    }
    fill = other.count
    count = other.count
    version &+= 1
  }

  /// `set.update` with the keys of a dict.
  func merge(_ other: HashTable, in interpreter: Interpreter) throws(Raise) {
    try interpreter.meter.charge(elements: other.count)
    if (fill + other.count) * 5 >= mask * 3 { try resize((count + other.count) * 2, in: interpreter) }
    for entry in other.liveEntries { try insert(entry.key, hash: entry.hash, in: interpreter) }
  }

  public func copy(in interpreter: Interpreter) throws(Raise) -> SetTable {
    let copy = SetTable()
    try copy.merge(self, in: interpreter)
    return copy
  }

  public func removeAll() {
    keys = [Value](repeating: .unbound, count: 8)
    hashes = [Int](repeating: 0, count: 8)
    (count, fill, finger) = (0, 0, 0)
    version &+= 1
    reservation = nil
  }

  func take(_ other: SetTable) {
    (keys, hashes, count, fill, finger) = (other.keys, other.hashes, other.count, other.fill, other.finger)
    reservation = other.reservation
    version &+= 1
  }

  private enum Search { case found(Int), free(Int) }

  private static func adjusted(_ hash: Int) -> Int { hash == -1 ? -2 : hash }

  private func search(_ key: Value, _ hash: Int, in interpreter: Interpreter) throws(Raise) -> Search {
    restart: while true {
      let version = version
      var perturb = UInt(bitPattern: hash)
      var start = hash & mask
      while true {
        let last = start + Self.linearProbes <= mask ? start + Self.linearProbes : start
        for slot in start...last {
          if keys[slot].isUnbound {
            if hashes[slot] == 0 { return .free(slot) }
          } else if hashes[slot] == hash {
            let isSame = try interpreter.isSameKey(keys[slot], key)
            if version != self.version {
              try interpreter.meter.step()
              continue restart
            }
            if isSame { return .found(slot) }
          }
        }
        perturb >>= 5
        start = Int(bitPattern: UInt(bitPattern: start) &* 5 &+ 1 &+ perturb) & mask
      }
    }
  }

  private func insertClean(_ key: Value, _ hash: Int) {
    var perturb = UInt(bitPattern: hash)
    var start = hash & mask
    while true {
      let last = start + Self.linearProbes <= mask ? start + Self.linearProbes : start
      for slot in start...last where keys[slot].isUnbound {
        keys[slot] = key
        hashes[slot] = hash
        return
      }
      perturb >>= 5
      start = Int(bitPattern: UInt(bitPattern: start) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  private func resize(_ minimum: Int, in interpreter: Interpreter) throws(Raise) {
    var size = 8
    while size <= minimum { size <<= 1 }
    if size > 8 {
      reservation = nil
      reservation = try Reservation(size * (MemoryLayout<Value>.stride + 8), in: interpreter.meter)
    }
    let old = entries
    keys = [Value](repeating: .unbound, count: size)
    hashes = [Int](repeating: 0, count: size)
    for entry in old { insertClean(entry.key, entry.hash) }
    fill = count
    version &+= 1
  }
}

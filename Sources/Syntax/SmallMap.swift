/// A map in the order of insertion. Most scopes mention few names, and few keys are sooner compared than hashed.
struct SmallMap<Key: Hashable, Value> {
  private(set) var keys: [Key] = []
  private(set) var values: [Value] = []
  /// Where each key stands; empty as long as the keys are few.
  private var places: [Key: Int] = [:]

  /// How many keys are compared one by one.
  private static var few: Int { 16 }

  var count: Int { keys.count }

  var isEmpty: Bool { keys.isEmpty }

  func place(of key: Key) -> Int? {
    keys.count <= Self.few ? keys.firstIndex(of: key) : places[key]
  }

  /// Adds a key that is not there yet, and tells its place.
  @discardableResult
  mutating func append(_ key: Key, _ value: Value) -> Int {
    let place = keys.count
    keys.append(key)
    values.append(value)
    if keys.count == Self.few + 1 {
      places = Dictionary(minimumCapacity: 2 * keys.count)
      for (place, key) in keys.enumerated() { places[key] = place }
    } else if keys.count > Self.few {
      places[key] = place
    }
    return place
  }

  subscript(place place: Int) -> Value {
    get { values[place] }
    set { values[place] = newValue }
  }

  subscript(key: Key) -> Value? {
    get { place(of: key).map { values[$0] } }
  }
}

extension SmallMap: Sendable where Key: Sendable, Value: Sendable {}

/// The order of attributes that several objects have in common: objects whose attributes were assigned in the same
/// order share a layout, so that a place found once is found again by comparing two pointers.
final class AttributeLayout {
  let names: [String]
  private let positions: [String: Int]
  private var successors: [String: AttributeLayout] = [:]
  /// Each layout names all of its attributes, so that a chain of them takes the square of its length.
  private let countedBytes: Int

  init(names: [String] = []) {
    self.names = names
    positions = Dictionary(zip(names, names.indices)) { first, _ in first }
    countedBytes = Meter.isOnThisThread && !names.isEmpty ? 256 + names.count * 64 : 0
    Meter.addOnThisThread(bytes: countedBytes)
  }

  deinit { Meter.addOnThisThread(bytes: -countedBytes) }

  /// Few names are compared one by one, which is faster than hashing.
  func position(of name: String) -> Int? {
    if names.count > 4 { return positions[name] }
    for index in names.indices where names[index] == name { return index }
    return nil
  }

  /// The layout after one more name.
  func adding(_ name: String) -> AttributeLayout {
    if let successor = successors[name] { return successor }
    let successor = AttributeLayout(names: names + [name])
    successors[name] = successor
    return successor
  }
}

/// The attributes of one object, in order of assignment.
public struct AttributeTable {
  private(set) var layout: AttributeLayout?
  public private(set) var values: [Value] = []

  public init() {}

  /// A table that shares its layouts with others that start from the same root.
  init(root: AttributeLayout, room: Int) {
    layout = root
    if room > 0 { values.reserveCapacity(room) }
  }

  /// A table of many names at once; of one name twice the last counts.
  init(_ pairs: [(name: String, value: Value)]) {
    var positions: [String: Int] = [:]
    var names: [String] = []
    for (name, value) in pairs {
      if let position = positions[name] {
        values[position] = value
      } else {
        positions[name] = names.count
        names.append(name)
        values.append(value)
      }
    }
    layout = AttributeLayout(names: names)
  }

  public var names: [String] { layout?.names ?? [] }

  public subscript(name: String) -> Value? {
    get { layout?.position(of: name).map { values[$0] } }
    set {
      switch (layout?.position(of: name), newValue) {
      case (let index?, let value?): values[index] = value
      case (let index?, nil): remove(at: index)
      case (nil, let value?): append(value, layout: (layout ?? AttributeLayout()).adding(name))
      case (nil, nil): break
      }
    }
  }

  mutating func setValue(at index: Int, to value: Value) { values[index] = value }

  mutating func append(_ value: Value, layout: AttributeLayout) {
    self.layout = layout
    values.append(value)
  }

  private mutating func remove(at index: Int) {
    var names = names
    names.remove(at: index)
    values.remove(at: index)
    layout = AttributeLayout(names: names)
  }

  mutating func removeAll() -> [Value] {
    defer { self = AttributeTable() }
    return values
  }
}

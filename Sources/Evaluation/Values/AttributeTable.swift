/// The attributes of one object: few, looked up by name, kept in order of assignment.
public struct AttributeTable {
  public private(set) var names: [String] = []
  public private(set) var values: [Value] = []

  public init() {}

  public subscript(name: String) -> Value? {
    get { names.firstIndex(of: name).map { values[$0] } }
    set {
      switch (names.firstIndex(of: name), newValue) {
      case (let index?, let value?): values[index] = value
      case (let index?, nil):
        names.remove(at: index)
        values.remove(at: index)
      case (nil, let value?):
        names.append(name)
        values.append(value)
      case (nil, nil): break
      }
    }
  }

  mutating func removeAll() -> [Value] {
    defer { self = AttributeTable() }
    return values
  }
}

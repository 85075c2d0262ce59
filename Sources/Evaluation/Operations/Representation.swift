extension Interpreter {
  /// `repr(x)`.
  public func representation(of value: Value) throws(Raise) -> String {
    switch value {
    case .none: return "None"
    case .unbound: return "<unbound>"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return String(value)
    case .float(let value): return FloatText.shortest(value)
    case .string(let string): return try string.representation(in: self)
    case .list(let list): return try enclosed(list, "[", { list.items }, "]")
    case .tuple(let tuple): return try tuple.representation(in: self)
    case .dict(let dict): return try representation(of: dict)
    case .object(let object):
      if let set = object as? SetObject { return try representation(of: set) }
      return try object.representation(in: self)
    }
  }

  /// `str(x)`.
  public func text(of value: Value) throws(Raise) -> String {
    switch value {
    case .string(let string): return string.value
    case .object(let object): if !(object is SetObject) { return try object.text(in: self) }
    case .tuple(let tuple): return try tuple.text(in: self)
    default: break
    }
    return try representation(of: value)
  }

  /// `ascii(x)`.
  func ascii(of value: Value) throws(Raise) -> String {
    let text = try representation(of: value)
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII { escaped.unicodeScalars.append(scalar) } else { escaped += StringQuoting.escape(scalar) }
    }
    return escaped
  }

  /// The representations of items between brackets; `[...]` for a list inside itself.
  func enclosed(
    _ object: Object, _ open: String, _ items: () -> [Value], _ close: String
  ) throws(Raise) -> String {
    guard try beginShowing(object) else { return "\(open)...\(close)" }
    defer { endShowing() }
    try meter.charge(elements: items().count)
    var text = open
    var index = 0
    while index < items().count {
      if index > 0 { text += ", " }
      let piece = try representation(of: items()[index])
      try meter.announceGrowth(of: text.utf8.count, by: piece.utf8.count)
      text += piece
      index += 1
    }
    return text + close
  }

  /// False when the object is being shown already.
  func beginShowing(_ object: Object) throws(Raise) -> Bool {
    let identity = ObjectIdentifier(object)
    if state.shown.contains(identity) { return false }
    try enterNested(" while getting the repr of an object")
    state.shown.append(identity)
    return true
  }

  func endShowing() {
    leaveNested()
    state.shown.removeLast()
  }

  private func representation(of dict: DictObject) throws(Raise) -> String {
    guard try beginShowing(dict) else { return "{...}" }
    defer { endShowing() }
    try meter.charge(elements: dict.table.count)
    var text = "{"
    var position = 0
    while let next = dict.table.nextPosition(from: position) {
      if text.utf8.count > 1 { text += ", " }
      let entry = dict.table.entries[next]
      let piece = try representation(of: entry.key) + ": " + representation(of: entry.value)
      try meter.announceGrowth(of: text.utf8.count, by: piece.utf8.count)
      text += piece
      position = next + 1
    }
    return text + "}"
  }

  private func representation(of set: SetObject) throws(Raise) -> String {
    let name = set.isFrozen ? "frozenset" : "set"
    if set.table.count == 0 { return "\(name)()" }
    guard try beginShowing(set) else { return "\(name)(...)" }
    defer { endShowing() }
    let elements = set.table.elements
    let body = try enclosed(ListObject([]), "{", { elements }, "}")
    return set.isFrozen ? "frozenset(\(body))" : body
  }
}

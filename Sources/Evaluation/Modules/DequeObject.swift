import Syntax

/// `collections.deque`: items in a ring.
final class DequeObject: TrackedObject {
  private var ring: [Value] = []
  private var head = 0
  private(set) var count = 0
  let limit: Int?
  private(set) var version = 0
  private var reservation: Reservation?

  init(limit: Int?) {
    self.limit = limit
    super.init()
  }

  deinit {
    if count > 0 { releaseDeeply() }
  }

  var items: [Value] { (0..<count).map { self[$0] } }

  /// An index below `count`.
  subscript(index: Int) -> Value {
    get { ring[(head + index) % ring.count] }
    set { ring[(head + index) % ring.count] = newValue }
  }

  private func grow(in interpreter: Interpreter) throws(Raise) {
    let size = max(8, ring.count * 2)
    if size > 8 {
      reservation = nil
      reservation = try Reservation(size * MemoryLayout<Value>.stride, in: interpreter.meter)
    }
    ring = items + [Value](repeating: .unbound, count: size - count)
    head = 0
  }

  func append(_ value: Value, in interpreter: Interpreter) throws(Raise) {
    if limit == 0 { return }
    if count == limit { _ = popFirst() }
    if count == ring.count { try grow(in: interpreter) }
    count += 1
    self[count - 1] = value
    version &+= 1
  }

  func prepend(_ value: Value, in interpreter: Interpreter) throws(Raise) {
    if limit == 0 { return }
    if count == limit { _ = popLast() }
    if count == ring.count { try grow(in: interpreter) }
    head = (head + ring.count - 1) % ring.count
    count += 1
    ring[head] = value
    version &+= 1
  }

  func popFirst() -> Value? {
    guard count > 0 else { return nil }
    let value = ring[head]
    ring[head] = .unbound
    head = (head + 1) % ring.count
    count -= 1
    version &+= 1
    return value
  }

  func popLast() -> Value? {
    guard count > 0 else { return nil }
    let value = self[count - 1]
    self[count - 1] = .unbound
    count -= 1
    version &+= 1
    return value
  }

  /// Replaces everything; at most as many items as the limit allows.
  func assign(_ items: [Value]) {
    ring = items
    head = 0
    count = items.count
    version &+= 1
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("collections.deque")
  }
  override func length(in interpreter: Interpreter) throws(Raise) -> Int? { count }
  override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? { nil }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    let list = try interpreter.enclosed(self, "[", { items }, "]")
    return limit.map { "deque(\(list), maxlen=\($0))" } ?? "deque(\(list))"
  }

  private func position(_ key: Value, _ interpreter: Interpreter) throws(Raise) -> Int {
    if key.as(SliceObject.self) != nil { throw .typeError("sequence index must be integer, not 'slice'") }
    let index = try interpreter.index(of: key)
    let position = index < 0 ? index &+ count : index
    guard position >= 0, position < count else { throw .indexError("deque index out of range") }
    return position
  }

  override func item(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    self[try position(key, interpreter)]
  }

  override func setItem(_ key: Value, to value: Value, in interpreter: Interpreter) throws(Raise) -> Bool {
    self[try position(key, interpreter)] = value
    return true
  }

  override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Bool {
    var items = items
    items.remove(at: try position(key, interpreter))
    assign(items)
    return true
  }

  override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    let version = version
    var index = 0
    return GeneratedIterator("_collections._deque_iterator") { [self] _ throws(Raise) in
      guard version == self.version else { throw .runtimeError("deque mutated during iteration") }
      guard index < count else { return nil }
      defer { index += 1 }
      return self[index]
    }
  }

  override func compare(
    _ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard let other = other.as(DequeObject.self) else { return nil }
    return try interpreter.compare(op, .list(items), .list(other.items))
  }

  override func binary(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard op == .add, side == .left, let other = other.as(DequeObject.self) else { return nil }
    let result = DequeObject(limit: limit)
    for item in items + other.items { try result.append(item, in: interpreter) }
    return .object(result)
  }

  override func inPlace(_ op: BinaryOperator, _ other: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    guard op == .add else { return nil }
    for item in try interpreter.items(of: other) { try append(item, in: interpreter) }
    return .object(self)
  }

  override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: items)
    assign([])
  }
}

extension DequeObject {
  static let declaration = BuiltinClass(
    "collections.deque", "A queue with two ends.",
    constructor: Builtin("deque(iterable=(), maxlen=None)", "A queue of the items of an iterable.") {
      arguments, interpreter throws(Raise) in
      var limit: Int?
      if !arguments[1].isNone {
        let value = try interpreter.index(of: arguments[1])
        guard value >= 0 else { throw .valueError("maxlen must be non-negative") }
        limit = value
      }
      let deque = DequeObject(limit: limit)
      for item in try interpreter.items(of: arguments[0]) { try deque.append(item, in: interpreter) }
      return .object(deque)
    },
    methods: endMethods + wholeMethods + SpecialMethods.mutableSequence,
    properties: [
      Builtin("maxlen(self)", "How many items are kept.") { arguments, interpreter throws(Raise) in
        try receiver(arguments, interpreter).limit.map(Value.int) ?? .none
      }
    ])

  private static func receiver(_ arguments: BoundArguments, _ interpreter: Interpreter) throws(Raise) -> DequeObject {
    try arguments.object(DequeObject.self, "collections.deque", in: interpreter)
  }

  private static let endMethods: [Builtin] = [
    Builtin("append(self, x, /)", "Adds an item at the right end.") { arguments, interpreter throws(Raise) in
      try receiver(arguments, interpreter).append(arguments[1], in: interpreter)
      return .none
    },
    Builtin("appendleft(self, x, /)", "Adds an item at the left end.") { arguments, interpreter throws(Raise) in
      try receiver(arguments, interpreter).prepend(arguments[1], in: interpreter)
      return .none
    },
    Builtin("pop(self, /)", "Removes the item at the right end.") { arguments, interpreter throws(Raise) in
      if let item = try receiver(arguments, interpreter).popLast() { return item }
      throw .indexError("pop from an empty deque")
    },
    Builtin("popleft(self, /)", "Removes the item at the left end.") { arguments, interpreter throws(Raise) in
      if let item = try receiver(arguments, interpreter).popFirst() { return item }
      throw .indexError("pop from an empty deque")
    },
    Builtin("extend(self, iterable, /)", "Adds items at the right end.") { arguments, interpreter throws(Raise) in
      for item in try interpreter.items(of: arguments[1]) {
        try receiver(arguments, interpreter).append(item, in: interpreter)
      }
      return .none
    },
    Builtin("extendleft(self, iterable, /)", "Adds items at the left end, one after the other.") {
      arguments, interpreter throws(Raise) in
      for item in try interpreter.items(of: arguments[1]) {
        try receiver(arguments, interpreter).prepend(item, in: interpreter)
      }
      return .none
    },
    Builtin("rotate(self, n=1, /)", "Moves items from the right end to the left.") {
      arguments, interpreter throws(Raise) in
      let deque = try receiver(arguments, interpreter)
      let items = deque.items
      guard items.count > 1 else { return .none }
      let shift = try interpreter.index(of: arguments[1]) % items.count
      let split = (items.count - shift) % items.count
      try interpreter.meter.charge(elements: items.count)
      deque.assign(Array(items[split...] + items[..<split]))
      return .none
    },
  ]

  private static let wholeMethods: [Builtin] = [
    Builtin("clear(self, /)", "Removes all items.") { arguments, interpreter throws(Raise) in
      try receiver(arguments, interpreter).assign([])
      return .none
    },
    Builtin("copy(self, /)", "A shallow copy.") { arguments, interpreter throws(Raise) in
      let deque = try receiver(arguments, interpreter)
      let copy = DequeObject(limit: deque.limit)
      for item in deque.items { try copy.append(item, in: interpreter) }
      return .object(copy)
    },
    Builtin("count(self, x, /)", "How many items equal a value.") { arguments, interpreter throws(Raise) in
      let items = try receiver(arguments, interpreter).items
      return .int(try interpreter.count(arguments[1], { items }))
    },
    Builtin("index(self, x[, start, stop], /)", "Where a value first stands.") { arguments, interpreter throws(Raise) in
      let items = try receiver(arguments, interpreter).items
      let range = try interpreter.bounds(arguments.given(2), arguments.given(3), count: items.count)
      if let index = try interpreter.position(of: arguments[1], { items }, in: range) { return .int(index) }
      throw .valueError("\(try interpreter.representation(of: arguments[1])) is not in deque")
    },
    Builtin("insert(self, i, x, /)", "Puts an item before a position.") { arguments, interpreter throws(Raise) in
      let deque = try receiver(arguments, interpreter)
      if let limit = deque.limit, deque.count >= limit { throw .indexError("deque already at its maximum size") }
      var items = deque.items
      let index = try interpreter.index(of: arguments[1])
      items.insert(arguments[2], at: min(max(index < 0 ? index &+ items.count : index, 0), items.count))
      deque.assign(items)
      return .none
    },
    Builtin("remove(self, value, /)", "Removes the first item that equals a value.") {
      arguments, interpreter throws(Raise) in
      let deque = try receiver(arguments, interpreter)
      var items = deque.items
      guard let index = try interpreter.position(of: arguments[1], { items }, in: 0..<items.count) else {
        throw .valueError("\(try interpreter.representation(of: arguments[1])) is not in deque")
      }
      items.remove(at: index)
      deque.assign(items)
      return .none
    },
    Builtin("reverse(self, /)", "Reverses the items in place.") { arguments, interpreter throws(Raise) in
      let deque = try receiver(arguments, interpreter)
      deque.assign(deque.items.reversed())
      return .none
    },
  ]
}

extension ItertoolsModule {
  static let combinatoric: [Builtin] = [
    Builtin("product(*iterables, repeat=1)", "Tuples with one item of each iterable.") {
      arguments, interpreter throws(Raise) in
      let times = try interpreter.index(of: arguments[1])
      guard times >= 0 else { throw .valueError("repeat argument cannot be negative") }
      var pools: [[Value]] = []
      for value in arguments.variadic(0) { pools.append(try interpreter.items(of: value)) }
      try interpreter.announce(bytes: pools.count, times: times)
      pools = (0..<times).flatMap { _ in pools }
      return indexed("itertools._product", Odometer(pools.map(\.count))) { indices in
        zip(pools, indices).map { pool, index in pool[index] }
      }
    },
    Builtin("permutations(iterable, r=None)", "The arrangements of `r` items.") {
      arguments, interpreter throws(Raise) in
      let pool = try interpreter.items(of: arguments[0])
      let count = try length(arguments[1], pool.count, interpreter)
      return indexed("itertools._permutations", Permutations(pool.count, count)) { $0.map { pool[$0] } }
    },
    Builtin("combinations(iterable, r)", "The choices of `r` items.") { arguments, interpreter throws(Raise) in
      let pool = try interpreter.items(of: arguments[0])
      let count = try length(arguments[1], pool.count, interpreter)
      return indexed("itertools._combinations", Combinations(pool.count, count, repeats: false)) { $0.map { pool[$0] } }
    },
    Builtin("combinations_with_replacement(iterable, r)", "The choices of `r` items, repeated ones included.") {
      arguments, interpreter throws(Raise) in
      let pool = try interpreter.items(of: arguments[0])
      let count = try length(arguments[1], pool.count, interpreter)
      let indices = Combinations(pool.count, count, repeats: true)
      return indexed("itertools._combinations_with_replacement", indices) { $0.map { pool[$0] } }
    },
  ]

  private static func length(_ value: Value, _ standard: Int, _ interpreter: Interpreter) throws(Raise) -> Int {
    if value.isNone { return standard }
    let count = try interpreter.index(of: value)
    guard count >= 0 else { throw .valueError("r must be non-negative") }
    try interpreter.announce(bytes: count)
    return count
  }

  /// The tuples that a sequence of index tuples selects.
  private static func indexed<Source: IndexSource>(
    _ name: String, _ source: Source, _ select: @escaping ([Int]) -> [Value]
  ) -> Value {
    var source = source
    return make(name) { interpreter throws(Raise) in
      guard let indices = source.next() else { return nil }
      try interpreter.meter.charge(elements: indices.count)
      return .tuple(select(indices))
    }
  }
}

/// Tuples of indices, one after the other.
private protocol IndexSource { mutating func next() -> [Int]? }

/// Counts through all combinations of digits, the last one fastest.
private struct Odometer: IndexSource {
  private let sizes: [Int]
  private var indices: [Int]?

  init(_ sizes: [Int]) {
    self.sizes = sizes
    indices = sizes.contains(0) ? nil : [Int](repeating: 0, count: sizes.count)
  }

  mutating func next() -> [Int]? {
    guard let current = indices else { return nil }
    var following = current
    var digit = sizes.count - 1
    while digit >= 0 {
      following[digit] += 1
      if following[digit] < sizes[digit] { break }
      following[digit] = 0
      digit -= 1
    }
    indices = digit >= 0 ? following : nil
    return current
  }
}

/// Choices in ascending order of indices.
private struct Combinations: IndexSource {
  private let size: Int
  private let repeats: Bool
  private var indices: [Int]?

  init(_ size: Int, _ count: Int, repeats: Bool) {
    self.size = size
    self.repeats = repeats
    if count > size && !repeats || size == 0 && count > 0 {
      indices = nil
    } else {
      indices = repeats ? [Int](repeating: 0, count: count) : Array(0..<count)
    }
  }

  mutating func next() -> [Int]? {
    guard let current = indices else { return nil }
    let count = current.count
    let position = current.indices.last { current[$0] != (repeats ? size - 1 : $0 + size - count) }
    if let position {
      var following = current
      for index in position..<count {
        following[index] = current[position] + 1 + (repeats ? 0 : index - position)
      }
      indices = following
    } else {
      indices = nil
    }
    return current
  }
}

/// Arrangements in the order of CPython.
private struct Permutations: IndexSource {
  private let count: Int
  private var indices: [Int]
  private var cycles: [Int]
  private var isOver: Bool
  private var isFirst = true

  init(_ size: Int, _ count: Int) {
    self.count = count
    indices = Array(0..<size)
    cycles = count <= size ? (0..<count).map { size - $0 } : []
    isOver = count > size
  }

  mutating func next() -> [Int]? {
    if isOver { return nil }
    if isFirst {
      isFirst = false
      return Array(indices.prefix(count))
    }
    for position in stride(from: count - 1, through: 0, by: -1) {
      cycles[position] -= 1
      if cycles[position] == 0 {
        indices.append(indices.remove(at: position))
        cycles[position] = indices.count - position
      } else {
        indices.swapAt(position, indices.count - cycles[position])
        return Array(indices.prefix(count))
      }
    }
    isOver = true
    return nil
  }
}

import Syntax

extension Interpreter {
  /// `list.sort`: the list is empty while keys and comparisons run lesson code, as in CPython.
  func sort(_ list: ListObject, key: Value, reverse: Value) throws(Raise) {
    let isReversed = try truth(of: reverse)
    let items = list.items
    list.items = []
    do throws(Raise) {
      let sorted = try sorted(items, key: key, isReversed: isReversed)
      guard list.items.isEmpty else {
        list.items = sorted
        throw .valueError("list modified during sort")
      }
      list.items = sorted
    } catch {
      if list.items.isEmpty { list.items = items }
      throw error
    }
  }

  /// A stable sort; reversed means equal items still keep their order.
  func sorted(_ items: [Value], key: Value, isReversed: Bool) throws(Raise) -> [Value] {
    guard items.count > 1 || !key.isNone else { return items }
    try announce(bytes: items.count, times: MemoryLayout<Value>.stride)
    try meter.charge(elements: items.count * (64 - items.count.leadingZeroBitCount))
    var keys = items
    if !key.isNone {
      for index in items.indices {
        try meter.step()
        keys[index] = try call(key, items[index])
      }
    }
    let order = try order(of: keys, isReversed: isReversed)
    var result: [Value] = []
    result.reserveCapacity(items.count)
    for index in order { result.append(items[index]) }
    return result
  }

  private func order(of keys: [Value], isReversed: Bool) throws(Raise) -> [Int] {
    if let quick = Self.quickOrder(keys, isReversed) { return quick }
    var sorter = MergeSorter(count: keys.count)
    // `b < a` alone decides, as in CPython; reversed it is `a < b`.
    try sorter.sort { i, j throws(Raise) in
      try isReversed ? isLess(keys[i], keys[j]) : isLess(keys[j], keys[i])
    }
    return sorter.order
  }

  private func isLess(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): return a < b
    case (.float(let a), .float(let b)): return a < b
    case (.string(let a), .string(let b)): return Ordering.order(a, b) < 0
    default: return try truth(of: compare(.less, a, b))
    }
  }

  /// Keys of one simple type need no lesson code.
  private static func quickOrder(_ keys: [Value], _ isReversed: Bool) -> [Int]? {
    if let numbers = allNumbers(keys) {
      return keys.indices.sorted { isReversed ? numbers[$0] > numbers[$1] : numbers[$0] < numbers[$1] }
    }
    if let numbers = allFloats(keys) {
      return keys.indices.sorted { isReversed ? numbers[$0] > numbers[$1] : numbers[$0] < numbers[$1] }
    }
    return nil
  }

  private static func allNumbers(_ keys: [Value]) -> [Int]? {
    var numbers: [Int] = []
    numbers.reserveCapacity(keys.count)
    for key in keys {
      guard case .int(let number) = key else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func allFloats(_ keys: [Value]) -> [Double]? {
    var numbers: [Double] = []
    numbers.reserveCapacity(keys.count)
    for key in keys {
      guard case .float(let number) = key, !number.isNaN else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}

/// A stable merge sort of positions whose comparison may throw.
struct MergeSorter {
  private(set) var order: [Int]
  private var spare: [Int]

  init(count: Int) {
    order = Array(0..<count)
    spare = order
  }

  /// `isAfter(i, j)`: the earlier position `i` must come after `j`.
  mutating func sort(_ isAfter: (Int, Int) throws(Raise) -> Bool) throws(Raise) {
    let run = 8
    for start in stride(from: 0, to: order.count, by: run) {
      try insertionSort(start..<min(start + run, order.count), isAfter)
    }
    var width = run
    while width < order.count {
      for start in stride(from: 0, to: order.count, by: width * 2) {
        try merge(start, min(start + width, order.count), min(start + width * 2, order.count), isAfter)
      }
      swap(&order, &spare)
      width *= 2
    }
  }

  private mutating func insertionSort(
    _ range: Range<Int>, _ isAfter: (Int, Int) throws(Raise) -> Bool
  ) throws(Raise) {
    for index in range.dropFirst() {
      let moving = order[index]
      var hole = index
      while hole > range.lowerBound, try isAfter(order[hole - 1], moving) {
        order[hole] = order[hole - 1]
        hole -= 1
      }
      order[hole] = moving
    }
  }

  private mutating func merge(
    _ start: Int, _ middle: Int, _ end: Int, _ isAfter: (Int, Int) throws(Raise) -> Bool
  ) throws(Raise) {
    var (left, right) = (start, middle)
    for target in start..<end {
      if left < middle, right >= end {
        spare[target] = order[left]
        left += 1
      } else if left >= middle {
        spare[target] = order[right]
        right += 1
      } else if try isAfter(order[left], order[right]) {
        spare[target] = order[right]
        right += 1
      } else {
        spare[target] = order[left]
        left += 1
      }
    }
  }
}

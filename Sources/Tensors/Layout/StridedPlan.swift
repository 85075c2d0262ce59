/// How up to four operands of one shape are walked together: rows along the innermost dimension, whose strides a kernel
/// hoists out of its loop. Dimensions are ordered and merged so that rows are as long as the layouts allow.
///
/// Lanes 0…3 of every `SIMD4` belong to operands 0…3 (the output first). Offsets count elements and start at 0; a
/// tensor's own offset is in its pointer.
struct StridedPlan {
  private(set) var rowCount: Int
  private(set) var rowStrides: SIMD4<Int>
  /// The dimensions around a row, innermost first.
  private(set) var outerSizes: [Int] = []
  private(set) var outerStrides: [SIMD4<Int>] = []

  /// A single row.
  @inline(__always)
  init(rowCount: Int, rowStrides: SIMD4<Int>) {
    self.rowCount = rowCount
    self.rowStrides = rowStrides
  }

  /// - Parameter strides: of each operand under `shape`, the output first.
  init(shape: [Int], strides: [[Int]]) {
    self.init(rowCount: 1, rowStrides: .zero)
    if shape.count == 1 {
      if shape[0] != 1 { (rowCount, rowStrides) = (shape[0], Self.lanes(strides, 0)) }
      return
    }
    for dim in Self.order(shape, strides) where shape[dim] != 1 {
      append(shape[dim], Self.lanes(strides, dim))
    }
  }

  /// Dimensions in a given order, the fastest first.
  init(dimensions sizes: [Int], strides: [SIMD4<Int>]) {
    self.init(rowCount: 1, rowStrides: .zero)
    for (size, each) in zip(sizes, strides) where size != 1 { append(size, each) }
  }

  private static func lanes(_ strides: [[Int]], _ dim: Int) -> SIMD4<Int> {
    var lanes = SIMD4<Int>.zero
    for (lane, each) in strides.enumerated() { lanes[lane] = each[dim] }
    return lanes
  }

  private mutating func append(_ size: Int, _ strides: SIMD4<Int>) {
    if rowCount == 1 && outerSizes.isEmpty {
      (rowCount, rowStrides) = (size, strides)
    } else if outerSizes.isEmpty && rowStrides &* SIMD4(repeating: rowCount) == strides {
      rowCount *= size
    } else if let last = outerSizes.last, outerStrides[outerSizes.count - 1] &* SIMD4(repeating: last) == strides {
      outerSizes[outerSizes.count - 1] = last * size
    } else {
      outerSizes.append(size)
      outerStrides.append(strides)
    }
  }

  /// The dimensions from the fastest to the slowest, as ATen's `TensorIterator::reorder_dimensions` finds them: an
  /// insertion sort by strides in which an earlier operand decides before a later one and 0 decides nothing.
  static func order(_ shape: [Int], _ strides: [[Int]]) -> [Int] {
    var order = Array(shape.indices.reversed())
    if order.count < 2 { return order }
    if order.count == 2 { return compare(1, 0, shape, strides) > 0 ? [0, 1] : order }
    for i in 1..<order.count {
      var at = i
      for before in (0..<i).reversed() {
        let verdict = compare(order[before], order[at], shape, strides)
        if verdict > 0 {
          order.swapAt(before, at)
          at = before
        } else if verdict < 0 {
          break
        }
      }
    }
    return order
  }

  private static func compare(_ a: Int, _ b: Int, _ shape: [Int], _ strides: [[Int]]) -> Int {
    for each in strides where each[a] != 0 && each[b] != 0 {
      if each[a] != each[b] { return each[a] < each[b] ? -1 : 1 }
      if shape[a] > shape[b] { return 1 }
    }
    return 0
  }

  var rowTotal: Int { outerSizes.reduce(1, *) }

  /// Calls `body` with the offsets of the start of each row.
  @inline(__always)
  func forEachRow(_ body: (SIMD4<Int>) -> Void) {
    if rowCount == 0 { return }
    if outerSizes.isEmpty { return body(.zero) }
    forEachOuterRow(body)
  }

  @inline(__always)
  private func forEachOuterRow(_ body: (SIMD4<Int>) -> Void) {
    if outerSizes.contains(0) { return }
    if outerSizes.count == 1 {
      var offsets = SIMD4<Int>.zero
      for _ in 0..<outerSizes[0] {
        body(offsets)
        offsets &+= outerStrides[0]
      }
      return
    }
    var counters = [Int](repeating: 0, count: outerSizes.count)
    var offsets = SIMD4<Int>.zero
    while true {
      body(offsets)
      var dim = 0
      while true {
        offsets &+= outerStrides[dim]
        counters[dim] &+= 1
        if counters[dim] < outerSizes[dim] { break }
        offsets &-= outerStrides[dim] &* SIMD4(repeating: outerSizes[dim])
        counters[dim] = 0
        dim += 1
        if dim == outerSizes.count { return }
      }
    }
  }
}

extension StridedPlan {
  /// The strides that a fresh output gets from its inputs: elementwise operations keep the order of the inputs'
  /// dimensions (a result over a transposed matrix is laid out transposed).
  static func outputStrides(_ shape: [Int], _ inputs: [[Int]]) -> [Int] {
    var strides = [Int](repeating: 0, count: shape.count)
    var next = 1
    for dim in order(shape, inputs) {
      strides[dim] = next
      next &*= max(shape[dim], 1)
    }
    return strides
  }
}

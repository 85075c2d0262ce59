/// Sums in the order in which ATen adds (`SumKernel.cpp`), so that the digits agree: rows are added into several columns
/// at once, and every 16 or more rows the columns are emptied into the next of four levels.
///
/// A vector of the processor counts as as many columns as it has lanes; the lanes here are those of 256 bits, which
/// ATen uses on processors with AVX2 and AVX-512 alike. Bits may differ from PyTorch's on other processors, and for
/// tensors of 32,768 elements and more, which PyTorch splits among its threads.
struct CascadeSum<T: FloatElement> {
  typealias Sum = T.Math

  /// Columns that one vector makes: the lanes of the type that sums are kept in.
  private static var lanes: Int { 32 / MemoryLayout<Sum>.size }
  /// Elements that one vector load consumes in a contiguous row: 16-bit elements are added in pairs.
  private static var loaded: Int { 32 / MemoryLayout<T>.size }
  private static var levels: Int { 4 }
  private static var interleaved: Int { 4 }

  private let sums: UnsafeMutableBufferPointer<Sum>

  /// - Parameter sums: room for four levels of four vectors.
  private init(_ sums: UnsafeMutableBufferPointer<Sum>) { self.sums = sums }

  static func withRoom(_ body: (CascadeSum) -> Void) {
    withUnsafeTemporaryAllocation(of: Sum.self, capacity: levels * interleaved * lanes) { room in
      body(CascadeSum(room))
    }
  }

  // MARK: Rows

  /// `multi_row_sum`: adds `size` rows into `columns` columns, whose totals are left in the first level.
  @inline(__always)
  private func cascade(_ size: Int, columns: Int, load: (_ row: Int, _ column: Int) -> Sum) {
    for i in 0..<Self.levels &* columns { sums[i] = 0 }
    let power = max(4, Self.ceilLog2(size) / Self.levels)
    let step = 1 << power
    let mask = step - 1
    var row = 0
    while row + step <= size {
      for _ in 0..<step {
        for column in 0..<columns { sums[column] += load(row, column) }
        row += 1
      }
      for level in 1..<Self.levels {
        empty(level - 1, into: level, columns)
        if row & (mask << (level * power)) != 0 { break }
      }
    }
    while row < size {
      for column in 0..<columns { sums[column] += load(row, column) }
      row += 1
    }
    for level in 1..<Self.levels {
      for column in 0..<columns { sums[column] += sums[level * columns + column] }
    }
  }

  @inline(__always)
  private func empty(_ level: Int, into next: Int, _ columns: Int) {
    for column in 0..<columns {
      sums[next * columns + column] += sums[level * columns + column]
      sums[level * columns + column] = 0
    }
  }

  private static func ceilLog2(_ size: Int) -> Int {
    size <= 2 ? 1 : Int.bitWidth - (size - 1).leadingZeroBitCount
  }

  /// `row_sum`: one sum of `size` elements, interleaved four ways; `width` neighbouring sums at once.
  @inline(__always)
  private func rowSum(_ size: Int, width: Int, load: (_ element: Int, _ lane: Int) -> Sum) {
    let rows = size / Self.interleaved
    cascade(rows, columns: Self.interleaved * width) { row, column in
      load(row * Self.interleaved + column / width, column % width)
    }
    for element in (rows * Self.interleaved)..<size {
      for lane in 0..<width { sums[lane] += load(element, lane) }
    }
    for part in 1..<Self.interleaved {
      for lane in 0..<width { sums[lane] += sums[part * width + lane] }
    }
  }

  // MARK: The four shapes of a reduction

  /// Two dimensions, of which the first is summed up: `size0` elements `step` apart, for each of `size1` results.
  func add(
    _ from: UnsafeMutablePointer<T>, _ size0: Int, _ step: Int, _ size1: Int, _ step1: Int,
    into to: UnsafeMutablePointer<T>, _ toStep: Int
  ) {
    if step == 1 && size0 >= Self.loaded {
      for j in 0..<size1 { accumulate(vectorRow(from + j * step1, size0), to + j * toStep) }
    } else if step1 == 1 && size1 >= Self.lanes {
      addVectorColumns(from, size0, step, size1, into: to, toStep)
    } else if step < step1 {
      for j in 0..<size1 { accumulate(scalarRow(from + j * step1, size0, step), to + j * toStep) }
    } else {
      addScalarColumns(from, size0, step, size1, step1, into: to, toStep)
    }
  }

  @inline(__always)
  private func accumulate(_ sum: Sum, _ to: UnsafeMutablePointer<T>) {
    to.pointee = T(math: to.pointee.math + T(math: sum).math)
  }

  private func scalarRow(_ from: UnsafeMutablePointer<T>, _ size: Int, _ step: Int) -> Sum {
    if size < Self.interleaved {
      // Too short for four sums at once: the other three would stay 0.
      var total: Sum = 0
      for element in 0..<size { total += from[element &* step].math }
      return total
    }
    rowSum(size, width: 1) { element, _ in from[element &* step].math }
    return sums[0]
  }

  private func vectorRow(_ from: UnsafeMutablePointer<T>, _ size: Int) -> Sum {
    let vectors = size / Self.loaded
    if Self.loaded == Self.lanes {
      rowSum(vectors, width: Self.lanes) { element, lane in from[element &* Self.lanes &+ lane].math }
    } else {
      rowSum(vectors, width: Self.lanes) { element, lane in
        let at = from + (element &* Self.loaded &+ lane)
        return at[0].math + at[Self.lanes].math
      }
    }
    var total: Sum = 0
    for i in (vectors * Self.loaded)..<size { total += from[i].math }
    for lane in 0..<Self.lanes { total += sums[lane] }
    return total
  }

  private func addVectorColumns(
    _ from: UnsafeMutablePointer<T>, _ size0: Int, _ step: Int, _ size1: Int, into to: UnsafeMutablePointer<T>,
    _ toStep: Int
  ) {
    let lanes = Self.lanes
    var j = 0
    while j + Self.interleaved * lanes <= size1 {
      let columns = Self.interleaved * lanes
      let base = from + j
      cascade(size0, columns: columns) { row, column in base[row &* step &+ column].math }
      for column in 0..<columns { accumulate(sums[column], to + (j + column) * toStep) }
      j += columns
    }
    while j + lanes <= size1 {
      let base = from + j
      rowSum(size0, width: lanes) { element, lane in base[element &* step &+ lane].math }
      for lane in 0..<lanes { accumulate(sums[lane], to + (j + lane) * toStep) }
      j += lanes
    }
    while j < size1 {
      accumulate(scalarRow(from + j, size0, step), to + j * toStep)
      j += 1
    }
  }

  private func addScalarColumns(
    _ from: UnsafeMutablePointer<T>, _ size0: Int, _ step: Int, _ size1: Int, _ step1: Int,
    into to: UnsafeMutablePointer<T>, _ toStep: Int
  ) {
    var j = 0
    while j + Self.interleaved <= size1 {
      let base = from + j * step1
      cascade(size0, columns: Self.interleaved) { row, column in base[row &* step &+ column &* step1].math }
      for column in 0..<Self.interleaved { accumulate(sums[column], to + (j + column) * toStep) }
      j += Self.interleaved
    }
    while j < size1 {
      accumulate(scalarRow(from + j * step1, size0, step), to + j * toStep)
      j += 1
    }
  }
}

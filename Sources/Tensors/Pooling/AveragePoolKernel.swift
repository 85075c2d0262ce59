/// Average pooling of contiguous planes. Every output sums its window row by row from the left, as ATen does, so that
/// the last digit agrees; all outputs of a row take the same step at once, so that it is vector code nevertheless.
struct AveragePoolCall: FloatVisitor {
  let geometry: PoolGeometry
  let divisor: AverageDivisor
  let input: Tensor
  let output: Tensor

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) { run(T.self, T.Math.self) }

  /// - Parameter Sum: what sums are kept in; the element's own type, or `Float` for the 16-bit formats.
  func run<T: Element, Sum: Element>(_: T.Type, _: Sum.Type) {
    let source = UncheckedPointer(input.pointer(T.self))
    let target = UncheckedPointer(output.pointer(T.self))
    let (geometry, divisor) = (geometry, divisor)
    Parallel.forEachRange(geometry.planes, work: geometry.work, threads: output.context.threadCount) { planes in
      withUnsafeTemporaryAllocation(of: Sum.self, capacity: max(1, 2 &* geometry.columns.output)) { room in
        guard let room = room.baseAddress else { return }
        let pool = AveragePlane<T, Sum>(geometry, divisor, room: room)
        for plane in planes {
          pool.run(
            source.pointer + plane &* geometry.inputPlane, into: target.pointer + plane &* geometry.outputPlane)
        }
      }
    }
  }
}

private struct AveragePlane<T: Element, Sum: Element> {
  private let geometry: PoolGeometry
  private let divisor: AverageDivisor
  private let columns: PoolAxis
  /// The outputs of a row whose windows lie wholly between the edges.
  private let inside: Range<Int>
  private let sums: UnsafeMutablePointer<Sum>
  /// What the sums of a row are divided by.
  private let divisors: UnsafeMutablePointer<Sum>

  /// - Parameter room: for two numbers for each column of the output.
  init(_ geometry: PoolGeometry, _ divisor: AverageDivisor, room: UnsafeMutablePointer<Sum>) {
    self.geometry = geometry
    self.divisor = divisor
    columns = geometry.columns
    inside = columns.insideOutputs
    sums = room
    divisors = room + columns.output
  }

  func run(_ source: UnsafeMutablePointer<T>, into target: UnsafeMutablePointer<T>) {
    let (depth, rows) = (geometry.depth, geometry.rows)
    var out = target
    var height: Int?
    for d in 0..<depth.output {
      let depthTaps = depth.taps(d)
      for r in 0..<rows.output {
        let rowTaps = rows.taps(r)
        sums.update(repeating: Sum.zero, count: columns.output)
        for depthTap in depthTaps {
          let slab = source + (depth.start(d) &+ depthTap) &* rows.input &* columns.input
          for tap in rowTaps { add(slab + (rows.start(r) &+ tap) &* columns.input) }
        }
        let newHeight = size(depth, d) &* size(rows, r)
        if newHeight != height { setDivisors(height: newHeight) }
        height = newHeight
        for c in 0..<columns.output { out[c] = T(converting: Sum.quotient(sums[c], divisors[c])) }
        out += columns.output
      }
    }
  }

  /// Adds one input row to the sums of all windows.
  @inline(__always)
  private func add(_ row: UnsafeMutablePointer<T>) {
    for column in 0..<inside.lowerBound { addClipped(row, column) }
    for column in inside.upperBound..<columns.output { addClipped(row, column) }
    if inside.isEmpty { return }
    let from = row + (inside.lowerBound &* columns.stride &- columns.padding)
    switch columns.stride {
    case 1: addInside(from, stride: 1)
    case 2: addInside(from, stride: 2)
    case let stride: addInside(from, stride: stride)
    }
  }

  private func addClipped(_ row: UnsafeMutablePointer<T>, _ column: Int) {
    let start = columns.start(column)
    for tap in columns.taps(column) {
      sums[column] = Sum.sum(sums[column], Sum(converting: row[start &+ tap]))
    }
  }

  /// Three taps at once, so that the sums are loaded and stored a third as often.
  @inline(__always)
  private func addInside(_ from: UnsafeMutablePointer<T>, stride: Int) {
    let (to, count, kernel) = (sums + inside.lowerBound, inside.count, columns.kernel)
    var tap = 0
    while tap &+ 3 <= kernel {
      let from = from + tap
      for i in 0..<count {
        let at = from + i &* stride
        let first = Sum.sum(to[i], Sum(converting: at[0]))
        to[i] = Sum.sum(Sum.sum(first, Sum(converting: at[1])), Sum(converting: at[2]))
      }
      tap &+= 3
    }
    while tap < kernel {
      let from = from + tap
      for i in 0..<count { to[i] = Sum.sum(to[i], Sum(converting: from[i &* stride])) }
      tap &+= 1
    }
  }

  /// How many elements of one dimension a window counts: clipped to the input with its padding, or to the input alone.
  private func size(_ axis: PoolAxis, _ index: Int) -> Int {
    let start = axis.start(index)
    let end = min(start &+ axis.kernel, axis.input &+ axis.padding)
    return divisor.countsPadding ? end &- start : min(end, axis.input) &- max(start, 0)
  }

  private func setDivisors(height: Int) {
    for c in 0..<columns.output {
      // Where nothing is seen the sum is 0, and stays it.
      let count = columns.taps(c).isEmpty ? 1 : divisor.override ?? height &* size(columns, c)
      divisors[c] = Sum(int: count)
    }
  }
}

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
      withUnsafeTemporaryAllocation(of: Sum.self, capacity: max(1, geometry.columns.output)) { sums in
        guard let sums = sums.baseAddress else { return }
        let pool = AveragePlane<T, Sum>(geometry: geometry, divisor: divisor, sums: sums)
        for plane in planes {
          pool.run(
            source.pointer + plane &* geometry.inputPlane, into: target.pointer + plane &* geometry.outputPlane)
        }
      }
    }
  }
}

private struct AveragePlane<T: Element, Sum: Element> {
  let geometry: PoolGeometry
  let divisor: AverageDivisor
  let sums: UnsafeMutablePointer<Sum>

  func run(_ source: UnsafeMutablePointer<T>, into target: UnsafeMutablePointer<T>) {
    let (depth, rows, columns) = (geometry.depth, geometry.rows, geometry.columns)
    var out = target
    for d in 0..<depth.output {
      for r in 0..<rows.output {
        sums.update(repeating: Sum.zero, count: columns.output)
        for depthTap in depth.taps(d) {
          let slab = source + (depth.start(d) &+ depthTap &* depth.dilation) &* rows.input &* columns.input
          for tap in rows.taps(r) { add(slab + (rows.start(r) &+ tap) &* columns.input) }
        }
        divide(height: size(depth, d) &* size(rows, r), into: out)
        out += columns.output
      }
    }
  }

  /// Adds one input row to the sums of all windows.
  @inline(__always)
  private func add(_ row: UnsafeMutablePointer<T>) {
    let columns = geometry.columns
    for tap in 0..<columns.kernel {
      let range = columns.outputs(tap: tap)
      if range.isEmpty { continue }
      let from = row + (range.lowerBound &* columns.stride &+ tap &- columns.padding)
      let to = sums + range.lowerBound
      switch columns.stride {
      case 1: for i in 0..<range.count { to[i] = Sum.sum(to[i], Sum(converting: from[i])) }
      case 2: for i in 0..<range.count { to[i] = Sum.sum(to[i], Sum(converting: from[i &* 2])) }
      case let stride: for i in 0..<range.count { to[i] = Sum.sum(to[i], Sum(converting: from[i &* stride])) }
      }
    }
  }

  /// How many elements of one dimension a window counts: clipped to the input with its padding, or to the input alone.
  @inline(__always)
  private func size(_ axis: PoolAxis, _ index: Int) -> Int {
    let start = axis.start(index)
    let end = min(start &+ axis.kernel, axis.input &+ axis.padding)
    return divisor.countsPadding ? end &- start : min(end, axis.input) &- max(start, 0)
  }

  @inline(__always)
  private func divide(height: Int, into out: UnsafeMutablePointer<T>) {
    let columns = geometry.columns
    for c in 0..<columns.output {
      let count = divisor.override ?? height &* size(columns, c)
      out[c] = columns.taps(c).isEmpty ? T.zero : T(converting: quotient(sums[c], count))
    }
  }

  @inline(__always)
  private func quotient(_ sum: Sum, _ count: Int) -> Sum {
    if let sum = sum as? Int, let result = sum.dividedReportingOverflow(by: count).partialValue as? Sum {
      return result
    }
    return Sum(double: sum.double / Double(count))
  }
}

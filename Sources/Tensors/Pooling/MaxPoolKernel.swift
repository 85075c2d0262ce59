/// Maximum pooling of contiguous planes: the rows of a window are reduced into one line first, then that line along its
/// columns. Both loops run over memory in order, so that the compiler turns them into vector instructions.
struct MaxPoolKernel: ElementVisitor {
  let geometry: PoolGeometry
  let input: Tensor
  let output: Tensor

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let lines = LinePool<T>(geometry)
    let source = UncheckedPointer(input.pointer(T.self))
    let target = UncheckedPointer(output.pointer(T.self))
    let geometry = geometry
    Parallel.forEachRange(geometry.planes, work: geometry.work, threads: output.context.threadCount) { planes in
      withUnsafeTemporaryAllocation(of: T.self, capacity: max(1, geometry.columns.input)) { line in
        guard let line = line.baseAddress else { return }
        for plane in planes {
          lines.pool(
            source.pointer + plane &* geometry.inputPlane, into: target.pointer + plane &* geometry.outputPlane,
            line: line)
        }
      }
    }
  }
}

/// Larger, or NaN: ATen's rule, by which a NaN stays.
@inline(__always)
private func larger<T: Element>(_ best: T, _ value: T) -> T {
  if T.isFloating { return T.isLess(best, value) || value.isNaN ? value : best }
  return T.isLess(best, value) ? value : best
}

private struct LinePool<T: Element> {
  private let geometry: PoolGeometry
  private let columns: PoolAxis

  init(_ geometry: PoolGeometry) {
    self.geometry = geometry
    columns = geometry.columns
  }

  func pool(_ source: UnsafeMutablePointer<T>, into target: UnsafeMutablePointer<T>, line: UnsafeMutablePointer<T>) {
    var out = target
    for d in 0..<geometry.depth.output {
      let depthTaps = geometry.depth.taps(d)
      for r in 0..<geometry.rows.output {
        reduceRows(source, d, depthTaps, r, into: line)
        reduceColumns(line, into: out)
        out += columns.output
      }
    }
  }

  /// The maximum of each column over the rows of the window.
  @inline(__always)
  private func reduceRows(
    _ source: UnsafeMutablePointer<T>, _ d: Int, _ depthTaps: Range<Int>, _ r: Int, into line: UnsafeMutablePointer<T>
  ) {
    let (rows, depth) = (geometry.rows, geometry.depth)
    let width = columns.input
    var isFirst = true
    for depthTap in depthTaps {
      let slab = source + (depth.start(d) &+ depthTap &* depth.dilation) &* rows.input &* width
      for tap in rows.taps(r) {
        let row = slab + (rows.start(r) &+ tap &* rows.dilation) &* width
        if isFirst {
          line.update(from: row, count: width)
        } else {
          for i in 0..<width { line[i] = larger(line[i], row[i]) }
        }
        isFirst = false
      }
    }
    if isFirst { line.update(repeating: T.lowest, count: width) }
  }

  @inline(__always)
  private func reduceColumns(_ line: UnsafeMutablePointer<T>, into out: UnsafeMutablePointer<T>) {
    out.update(repeating: T.lowest, count: columns.output)
    for tap in 0..<columns.kernel {
      let range = columns.outputs(tap: tap)
      if range.isEmpty { continue }
      let from = line + (range.lowerBound &* columns.stride &+ tap &* columns.dilation &- columns.padding)
      let to = out + range.lowerBound
      switch columns.stride {
      case 1: for i in 0..<range.count { to[i] = larger(to[i], from[i]) }
      case 2: for i in 0..<range.count { to[i] = larger(to[i], from[i &* 2]) }
      case let stride: for i in 0..<range.count { to[i] = larger(to[i], from[i &* stride]) }
      }
    }
  }
}

/// Adaptive average pooling of contiguous planes: a window is summed row by row and divided by its extents one after
/// the other, as ATen does, so that the last digit agrees.
struct AdaptiveAverageKernel: FloatVisitor {
  let geometry: AdaptiveGeometry
  let input: Tensor
  let output: Tensor

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    let source = UncheckedPointer(input.pointer(T.self))
    let target = UncheckedPointer(output.pointer(T.self))
    let geometry = geometry
    Parallel.forEachRange(geometry.planes, work: geometry.work, threads: output.context.threadCount) { planes in
      for plane in planes {
        var out = target.pointer + plane &* geometry.outputPlane
        let plane = source.pointer + plane &* geometry.inputPlane
        geometry.forEachWindow { depth, rows, columns in
          out.pointee = Self.mean(plane, geometry, depth, rows, columns)
          out += 1
        }
      }
    }
  }

  @inline(__always)
  private static func mean<T: FloatElement>(
    _ plane: UnsafeMutablePointer<T>, _ geometry: AdaptiveGeometry, _ depth: Range<Int>, _ rows: Range<Int>,
    _ columns: Range<Int>
  ) -> T {
    var sum: T.Math = 0
    geometry.forEachElement(depth, rows, columns) { sum += plane[$0].math }
    return T(math: sum / T.Math(depth.count) / T.Math(rows.count) / T.Math(columns.count))
  }
}

/// Adaptive maximum pooling that also tells where each maximum is: of equal maxima the first counts and of several NaNs
/// the last.
struct AdaptiveMaxKernel: FloatVisitor {
  let geometry: AdaptiveGeometry
  let input: Tensor
  let output: Tensor
  let indices: Tensor

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    let source = UncheckedPointer(input.pointer(T.self))
    let target = UncheckedPointer(output.pointer(T.self))
    let positions = UncheckedPointer(indices.pointer(Int.self))
    let geometry = geometry
    Parallel.forEachRange(geometry.planes, work: geometry.work, threads: output.context.threadCount) { planes in
      for plane in planes {
        var at = plane &* geometry.outputPlane
        let plane = source.pointer + plane &* geometry.inputPlane
        geometry.forEachWindow { depth, rows, columns in
          (target.pointer[at], positions.pointer[at]) = Self.maximum(plane, geometry, depth, rows, columns)
          at &+= 1
        }
      }
    }
  }

  @inline(__always)
  private static func maximum<T: FloatElement>(
    _ plane: UnsafeMutablePointer<T>, _ geometry: AdaptiveGeometry, _ depth: Range<Int>, _ rows: Range<Int>,
    _ columns: Range<Int>
  ) -> (T, Int) {
    // A window of nothing but −∞ points at its first place.
    var best = T.lowest
    var bestIndex = geometry.index(depth.lowerBound, rows.lowerBound, columns.lowerBound)
    geometry.forEachElement(depth, rows, columns) { index in
      let value = plane[index]
      if T.isLess(best, value) || value.isNaN { (best, bestIndex) = (value, index) }
    }
    return (best, bestIndex)
  }
}

extension AdaptiveGeometry {
  /// The windows of a plane in the order of the outputs.
  @inline(__always)
  fileprivate func forEachWindow(_ body: (Range<Int>, Range<Int>, Range<Int>) -> Void) {
    for d in 0..<depth.output {
      let depthWindow = depth.window(d)
      for r in 0..<rows.output {
        let rowWindow = rows.window(r)
        for c in 0..<columns.output { body(depthWindow, rowWindow, columns.window(c)) }
      }
    }
  }

  /// Where the elements of a window are in their plane, row by row.
  @inline(__always)
  fileprivate func forEachElement(
    _ depth: Range<Int>, _ rows: Range<Int>, _ columns: Range<Int>, _ body: (Int) -> Void
  ) {
    for d in depth {
      for r in rows {
        let row = index(d, r, 0)
        for c in columns { body(row &+ c) }
      }
    }
  }

  @inline(__always)
  fileprivate func index(_ d: Int, _ r: Int, _ c: Int) -> Int {
    (d &* rows.input &+ r) &* columns.input &+ c
  }
}

/// Maximum pooling that also tells where each maximum is: window by window, as ATen does, so that of equal maxima the
/// first counts and of several NaNs the last.
struct MaxPoolIndexKernel: ElementVisitor {
  let geometry: PoolGeometry
  let input: Tensor
  let output: Tensor
  let indices: Tensor

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let source = UncheckedPointer(input.pointer(T.self))
    let target = UncheckedPointer(output.pointer(T.self))
    let positions = UncheckedPointer(indices.pointer(Int.self))
    let geometry = geometry
    Parallel.forEachRange(geometry.planes, work: geometry.work, threads: output.context.threadCount) { planes in
      for plane in planes {
        Self.pool(
          source.pointer + plane &* geometry.inputPlane, geometry,
          into: target.pointer + plane &* geometry.outputPlane,
          indices: positions.pointer + plane &* geometry.outputPlane)
      }
    }
  }

  @inline(__always)
  private static func pool<T: Element>(
    _ source: UnsafeMutablePointer<T>, _ geometry: PoolGeometry, into target: UnsafeMutablePointer<T>,
    indices: UnsafeMutablePointer<Int>
  ) {
    var at = 0
    for d in 0..<geometry.depth.output {
      for r in 0..<geometry.rows.output {
        for c in 0..<geometry.columns.output {
          (target[at], indices[at]) = maximum(source, geometry, d, r, c)
          at &+= 1
        }
      }
    }
  }

  @inline(__always)
  private static func maximum<T: Element>(
    _ source: UnsafeMutablePointer<T>, _ geometry: PoolGeometry, _ d: Int, _ r: Int, _ c: Int
  ) -> (T, Int) {
    let (depth, rows, columns) = (geometry.depth, geometry.rows, geometry.columns)
    let (depthTaps, rowTaps, columnTaps) = (depth.taps(d), rows.taps(r), columns.taps(c))
    // A window of nothing but −∞, or of nothing at all, points at its first place.
    var best = T.lowest
    var bestIndex = index(geometry, d, r, c, depthTaps.lowerBound, rowTaps.lowerBound, columnTaps.lowerBound)
    for depthTap in depthTaps {
      for rowTap in rowTaps {
        var at = index(geometry, d, r, c, depthTap, rowTap, columnTaps.lowerBound)
        for _ in columnTaps {
          let value = source[at]
          if T.isLess(best, value) || value.isNaN { (best, bestIndex) = (value, at) }
          at &+= columns.dilation
        }
      }
    }
    return (best, bestIndex)
  }

  @inline(__always)
  private static func index(
    _ geometry: PoolGeometry, _ d: Int, _ r: Int, _ c: Int, _ depthTap: Int, _ rowTap: Int, _ columnTap: Int
  ) -> Int {
    let (depth, rows, columns) = (geometry.depth, geometry.rows, geometry.columns)
    let slab = depth.start(d) &+ depthTap &* depth.dilation
    let row = rows.start(r) &+ rowTap &* rows.dilation
    return (slab &* rows.input &+ row) &* columns.input &+ columns.start(c) &+ columnTap &* columns.dilation
  }
}

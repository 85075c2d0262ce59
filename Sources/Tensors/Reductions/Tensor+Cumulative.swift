extension Tensor {
  /// `cumsum(dim)`: whole numbers and bool as int64.
  public func cumsum(_ dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try cumulate(dim, dtype: dtype ?? (self.dtype.isFloating ? self.dtype : .int64), isProduct: false)
  }

  /// `cumprod(dim)`.
  public func cumprod(_ dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try cumulate(dim, dtype: dtype ?? (self.dtype.isFloating ? self.dtype : .int64), isProduct: true)
  }

  private func cumulate(_ dim: Int, dtype: DType, isProduct: Bool) throws(TensorError) -> Tensor {
    let at = try Layout.wrap(dim, rank: self.dim)
    let input = try converted(to: dtype)
    let out = try Tensor(uninitialized: shape, dtype: dtype, in: context)
    try dtype.visit(CumulationKernel(input: input, out: out, dim: at, isProduct: isProduct))
    return out
  }

  /// `cummax(dim)` and `cummin(dim)`: the last of equals, and NaN from the first on.
  public func cumulative(_ extreme: Extreme, _ dim: Int) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let at = try Layout.wrap(dim, rank: self.dim)
    let values = try Tensor(uninitialized: shape, dtype: dtype, in: context)
    let indices = try Tensor(uninitialized: shape, dtype: .int64, in: context)
    try dtype.visit(CumulativeExtremeKernel(input: self, values: values, indices: indices, dim: at, extreme: extreme))
    return (values, indices)
  }

  /// `logcumsumexp(dim)`.
  public func logcumsumexp(_ dim: Int) throws(TensorError) -> Tensor {
    guard dtype.isFloating else { throw .notImplemented("logcumsumexp_out_cpu", dtype) }
    let at = try Layout.wrap(dim, rank: self.dim)
    let out = try Tensor(uninitialized: shape, dtype: dtype, in: context)
    _ = try dtype.visitFloat(LogCumulationKernel(input: self, out: out, dim: at))
    return out
  }
}

/// The lines along one dimension of a tensor and of a contiguous result of the same shape.
struct Lines {
  let size, step, outStep: Int
  private let shape, strides: [Int]
  private let outStrides: [Int]

  init(_ input: Tensor, _ out: Tensor, dim: Int) {
    var (shape, strides, outStrides) = (input.shape, input.layout.strides, out.layout.strides)
    if shape.isEmpty {
      (size, step, outStep) = (1, 0, 0)
    } else {
      (size, step, outStep) = (shape.remove(at: dim), strides.remove(at: dim), outStrides.remove(at: dim))
    }
    (self.shape, self.strides, self.outStrides) = (shape, strides, outStrides)
  }

  /// Calls `body` with the offsets of the start of each line.
  @inline(__always)
  func forEach(_ body: (_ offset: Int, _ outOffset: Int) -> Void) {
    if size == 0 { return }
    let plan = StridedPlan(
      dimensions: shape.reversed(), strides: zip(strides, outStrides).reversed().map { [$0, $1, 0, 0] })
    let (count, steps) = (plan.rowCount, plan.rowStrides)
    plan.forEachRow { offsets in
      for i in 0..<count { body(offsets[0] &+ i &* steps[0], offsets[1] &+ i &* steps[1]) }
    }
  }
}

private struct CumulationKernel: ElementVisitor {
  let input, out: Tensor
  let dim: Int
  let isProduct: Bool

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (from, to) = (input.pointer(T.self), out.pointer(T.self))
    let lines = Lines(input, out, dim: dim)
    lines.forEach { offset, outOffset in
      // Floats are accumulated in double.
      var (real, whole) = (isProduct ? 1.0 : 0, isProduct ? T.one : T.zero)
      for i in 0..<lines.size {
        let value = from[offset &+ i &* lines.step]
        if T.isFloating {
          real = isProduct ? real * value.double : real + value.double
          to[outOffset &+ i &* lines.outStep] = T(double: real)
        } else {
          whole = isProduct ? T.product(whole, value) : T.sum(whole, value)
          to[outOffset &+ i &* lines.outStep] = whole
        }
      }
    }
  }
}

private struct CumulativeExtremeKernel: ElementVisitor {
  let input, values, indices: Tensor
  let dim: Int
  let extreme: Extreme

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (from, values, indices) = (input.pointer(T.self), values.pointer(T.self), indices.pointer(Int.self))
    let lines = Lines(input, self.values, dim: dim)
    lines.forEach { offset, outOffset in
      var (best, index) = (from[offset], 0)
      for i in 0..<lines.size {
        let value = from[offset &+ i &* lines.step]
        let isBetter = extreme == .max ? !T.isLess(value, best) : !T.isLess(best, value)
        if value.isNaN || (!best.isNaN && isBetter) { (best, index) = (value, i) }
        values[outOffset &+ i &* lines.outStep] = best
        indices[outOffset &+ i &* lines.outStep] = index
      }
    }
  }
}

private struct LogCumulationKernel: FloatVisitor {
  let input, out: Tensor
  let dim: Int

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    let (from, to) = (input.pointer(T.self), out.pointer(T.self))
    let lines = Lines(input, out, dim: dim)
    lines.forEach { offset, outOffset in
      var total = -Double.infinity
      for i in 0..<lines.size {
        let value = from[offset &+ i &* lines.step].double
        let (low, high) = (value.isNaN ? value : min(value, total), max(value, total))
        if low != high || high.isFinite { total = high + Double.log1p(Double.exp(low - high)) } else { total = high }
        to[outOffset &+ i &* lines.outStep] = T(double: total)
      }
    }
  }
}

extension Tensor {
  /// `softmax(dim)`.
  public func softmax(_ dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try softmax(dim, dtype: dtype, isLogarithmic: false)
  }

  /// `log_softmax(dim)`.
  public func logSoftmax(_ dim: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try softmax(dim, dtype: dtype, isLogarithmic: true)
  }

  private func softmax(_ dim: Int, dtype: DType?, isLogarithmic: Bool) throws(TensorError) -> Tensor {
    let at = try Layout.wrap(dim, rank: self.dim)
    let input = try dtype.map { (dtype) throws(TensorError) in try converted(to: dtype) } ?? self
    guard input.dtype.isFloating else {
      let name = (isLogarithmic ? "log_" : "") + "softmax" + (at == max(self.dim, 1) - 1 ? "_lastdim" : "")
      throw .notImplemented("\(name)_kernel_impl", input.dtype)
    }
    let out = try Tensor(uninitialized: shape, dtype: input.dtype, in: context)
    _ = try input.dtype.visitFloat(SoftmaxKernel(input: input, out: out, dim: at, isLogarithmic: isLogarithmic))
    return out
  }

  /// `logsumexp(dim, keepdim)`.
  public func logsumexp(_ dims: [Int], keepDim: Bool = false) throws(TensorError) -> Tensor {
    let input = dtype.isFloating ? self : try converted(to: context.defaultDType)
    if input.count == 0 { return try input.unary(.exp).sum(dims, keepDim: keepDim).unary(.log) }
    let highest = try input.extreme(.max, dims: dims, keepDim: true)
    let finite = try highest.whereInfiniteZero()
    let total = try input.binary(.sub, finite).unary(.exp).sum(dims, keepDim: keepDim).unary(.log)
    return try total.binary(.add, try finite.viewed(as: total.shape))
  }

  /// Infinite maxima must not be subtracted from themselves.
  private func whereInfiniteZero() throws(TensorError) -> Tensor {
    try maskedFill(unary(.isinf), 0)
  }
}

private struct SoftmaxKernel: FloatVisitor {
  let input, out: Tensor
  let dim: Int
  let isLogarithmic: Bool

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    typealias M = T.Math
    let (from, to) = (input.pointer(T.self), out.pointer(T.self))
    let lines = Lines(input, out, dim: dim)
    let (size, step, outStep) = (lines.size, lines.step, lines.outStep)
    lines.forEach { offset, outOffset in
      var highest = -M.infinity
      for i in 0..<size {
        let value = from[offset &+ i &* step].math
        highest = highest.isNaN || highest > value ? highest : value
      }
      var total: M = 0
      for i in 0..<size { total += M.exp(from[offset &+ i &* step].math - highest) }
      let logarithm = isLogarithmic ? M.log(total) : 0
      for i in 0..<size {
        let shifted = from[offset &+ i &* step].math - highest
        to[outOffset &+ i &* outStep] = T(math: isLogarithmic ? shifted - logarithm : M.exp(shifted) / total)
      }
    }
  }
}

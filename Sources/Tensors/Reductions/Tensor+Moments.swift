extension Tensor {
  /// `var(dim, correction, keepdim)`, computed in double as ATen does.
  public func variance(
    _ dims: [Int]? = nil, correction: Double = 1, keepDim: Bool = false
  ) throws(TensorError) -> Tensor {
    try moments(dims, correction: correction, keepDim: keepDim, isDeviation: false).spread
  }

  /// `std(dim, correction, keepdim)`.
  public func standardDeviation(
    _ dims: [Int]? = nil, correction: Double = 1, keepDim: Bool = false
  ) throws(TensorError) -> Tensor {
    try moments(dims, correction: correction, keepDim: keepDim, isDeviation: true).spread
  }

  /// `var_mean` and `std_mean`.
  public func moments(
    _ dims: [Int]? = nil, correction: Double = 1, keepDim: Bool = false, isDeviation: Bool
  ) throws(TensorError) -> (spread: Tensor, mean: Tensor) {
    guard dtype.isFloating else {
      throw .runtime("std and var only support floating point and complex dtypes")
    }
    let reduction = try Reduction(layout, dims: dims, keepDim: keepDim)
    try context.announce(count)
    let spread = try Tensor(uninitialized: reduction.shape, dtype: dtype, in: context)
    let mean = try Tensor(uninitialized: reduction.shape, dtype: dtype, in: context)
    _ = try dtype.visitFloat(
      MomentsKernel(
        input: self, reduction: reduction, correction: correction, isDeviation: isDeviation, spread: spread, mean: mean)
    )
    return (spread, mean)
  }

  /// `norm(p, dim, keepdim)`: a vector norm over `dims`, all without any.
  public func norm(_ p: Double = 2, _ dims: [Int]? = nil, keepDim: Bool = false) throws(TensorError) -> Tensor {
    guard dtype.isFloating else {
      throw .runtime(
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(dtype.scalarTypeName)")
    }
    let reduction = try Reduction(layout, dims: dims, keepDim: keepDim)
    if reduction.reducedCount == 0 && (p < 0 || p == .infinity) {
      throw .runtime(
        "linalg.vector_norm cannot compute the \(p == .infinity ? "inf" : "\(p)") norm on an empty tensor because the "
          + "operation does not have an identity")
    }
    try context.announce(count)
    let out = try Tensor(uninitialized: reduction.shape, dtype: dtype, in: context)
    _ = try dtype.visitFloat(NormKernel(input: self, out: out, reduction: reduction, p: p))
    return out
  }

  /// `dist(other, p)`.
  public func distance(to other: Tensor, _ p: Double = 2) throws(TensorError) -> Tensor {
    try binary(.sub, other).norm(p)
  }
}

private struct MomentsKernel: FloatVisitor {
  let input: Tensor
  let reduction: Reduction
  let correction: Double
  let isDeviation: Bool
  let spread, mean: Tensor

  /// Welford's update, element by element.
  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    let mean = mean.pointer(T.self)
    let divisor = max(0, Double(reduction.reducedCount) - correction)
    let isEmpty = reduction.reducedCount == 0
    var index = 0
    foldReduced(
      reduction, input.pointer(T.self), spread.pointer(T.self), (count: 0.0, mean: 0.0, squares: 0.0),
      { state, element in
        let value = element.double
        let delta = value - state.mean
        let count = state.count + 1
        let average = state.mean + delta / count
        return (count, average, state.squares + delta * (value - average))
      },
      { state in
        mean[index] = T(double: isEmpty ? .nan : state.mean)
        index += 1
        let variance = isEmpty ? .nan : state.squares / divisor
        return T(double: isDeviation ? variance.squareRoot() : variance)
      })
  }
}

private struct NormKernel: FloatVisitor {
  let input, out: Tensor
  let reduction: Reduction
  let p: Double

  /// In double, which is at least as exact as ATen's sums in float.
  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    let (from, to, p) = (input.pointer(T.self), out.pointer(T.self), p)
    switch p {
    case 0: foldReduced(reduction, from, to, 0.0, { $0 + ($1 == T.zero ? 0 : 1) }, { T(double: $0) })
    case 1: foldReduced(reduction, from, to, 0.0, { $0 + $1.double.magnitude }, { T(double: $0) })
    case 2: foldReduced(reduction, from, to, 0.0, { $0 + $1.double * $1.double }, { T(double: $0.squareRoot()) })
    case .infinity:
      foldReduced(
        reduction, from, to, 0.0, { $0.isNaN || $0 > $1.double.magnitude ? $0 : $1.double.magnitude },
        { T(double: $0) })
    case -.infinity:
      foldReduced(
        reduction, from, to, Double.infinity, { $0.isNaN || $0 < $1.double.magnitude ? $0 : $1.double.magnitude },
        { T(double: $0) })
    default:
      foldReduced(
        reduction, from, to, 0.0, { $0 + Double.pow($1.double.magnitude, p) }, { T(double: Double.pow($0, 1 / p)) })
    }
  }
}

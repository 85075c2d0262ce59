/// Random tensors, draw for draw as PyTorch on CPU makes them. (Its vectorised logarithm and sine, used for 16 normal
/// floats and more, may differ in the last bit.)
extension Tensor {
  /// `torch.rand`.
  public static func rand(
    _ shape: [Int], dtype: DType? = nil, from generator: RandomGenerator, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    let result = try Tensor.zeros(shape, dtype: dtype, name: "rand", in: context)
    try result.fillUniform(0, 1, from: generator)
    result.storage.version = 0
    return result
  }

  /// `torch.randn`.
  public static func randn(
    _ shape: [Int], dtype: DType? = nil, from generator: RandomGenerator, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    let result = try Tensor.zeros(shape, dtype: dtype, name: "randn", in: context)
    try result.fillNormal(0, 1, from: generator)
    result.storage.version = 0
    return result
  }

  /// `torch.randint(low, high, size)`.
  public static func randint(
    _ low: Int, _ high: Int, _ shape: [Int], dtype: DType = .int64, from generator: RandomGenerator,
    in context: TensorContext
  ) throws(TensorError) -> Tensor {
    let result = try Tensor.zeros(shape, dtype: dtype, name: "randint", in: context)
    try result.fillIntegers(low, high, from: generator)
    result.storage.version = 0
    return result
  }

  /// `torch.randperm(n)`.
  public static func randperm(
    _ n: Int, dtype: DType = .int64, from generator: RandomGenerator, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    guard n >= 0 else { throw .runtime("n must be non-negative, got\(n)") }
    let result = try Tensor.arange(0, .int(n), dtype: .int64, in: context)
    let values = result.pointer(Int.self)
    for i in 0..<max(n - 1, 0) {
      let other = i + Int(UInt64(generator.next()) % UInt64(n - i))
      (values[i], values[other]) = (values[other], values[i])
    }
    return try result.converted(to: dtype)
  }

  /// `uniform_(low, high)`.
  public func fillUniform(_ low: Double, _ high: Double, from generator: RandomGenerator) throws(TensorError) {
    guard dtype.isFloating else { throw .notImplemented("check_uniform_bounds", dtype) }
    guard low <= high else {
      throw .runtime(
        "uniform_ expects to return a [from, to) range, but found from=\(low) > to=\(high)")
    }
    try refill { (target) throws(TensorError) in
      _ = try target.dtype.visitFloat(UniformKernel(out: target, low: low, high: high, generator: generator))
    }
  }

  /// `normal_(mean, std)`.
  public func fillNormal(_ mean: Double, _ deviation: Double, from generator: RandomGenerator) throws(TensorError) {
    guard dtype.isFloating else { throw .notImplemented("normal_kernel_cpu", dtype) }
    guard deviation >= 0 else {
      throw .runtime("normal expects std >= 0.0, but found std \(deviation)")
    }
    try refill { (target) throws(TensorError) in
      _ = try target.dtype.visitFloat(
        NormalKernel(out: target, mean: mean, deviation: deviation, generator: generator))
    }
  }

  /// `random_(low, high)`.
  public func fillIntegers(_ low: Int, _ high: Int, from generator: RandomGenerator) throws(TensorError) {
    guard low < high else {
      throw .runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
    }
    if let limits = dtype.integerLimits {
      guard low >= limits.min && low <= limits.max else { throw .runtime("from is out of bounds for \(dtype.cppName)") }
      guard high - 1 >= limits.min && high - 1 <= limits.max else {
        throw .runtime("to - 1 is out of bounds for \(dtype.cppName)")
      }
    }
    try refill { (target) throws(TensorError) in
      try target.dtype.visit(IntegersKernel(out: target, low: low, high: high, generator: generator))
    }
  }

  /// `bernoulli_(p)`: 1 with probability `p`, which is also what dropout keeps.
  public func fillBernoulli(_ p: Double, from generator: RandomGenerator) throws(TensorError) {
    guard p >= 0 && p <= 1 else { throw .runtime("bernoulli_ expects p to be in [0, 1], but got p=\(p)") }
    try refill { (target) throws(TensorError) in
      try target.dtype.visit(BernoulliKernel(out: target, p: p, generator: generator))
    }
  }

  /// `torch.bernoulli(input)`: 1 with the probability that stands in each element.
  public func bernoulli(from generator: RandomGenerator) throws(TensorError) -> Tensor {
    guard dtype.isFloating else { throw .notImplemented("bernoulli_tensor_cpu_self_", dtype) }
    let probabilities = try contiguous()
    let out = try Tensor(uninitialized: shape, dtype: dtype, in: context)
    for case .float(let p) in try probabilities.scalars() where !(p >= 0 && p <= 1) {
      throw .runtime(
        "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)"
      )
    }
    _ = try dtype.visitFloat(BernoulliTensorKernel(probabilities: probabilities, out: out, generator: generator))
    return out
  }

  /// Runs a kernel that fills a contiguous tensor.
  private func refill(_ fill: (Tensor) throws(TensorError) -> Void) throws(TensorError) {
    try checkWritable()
    try context.announce(count)
    if isContiguous {
      try fill(self)
    } else {
      let values = try Tensor(uninitialized: shape, dtype: dtype, in: context)
      try fill(values)
      Copy.elements(from: values, into: self)
    }
    didWrite()
  }
}

extension FloatElement {
  /// 0 ≤ x < 1 with 53 random bits for doubles and 24 for all others.
  @inline(__always)
  fileprivate static func uniform(_ generator: RandomGenerator) -> Math {
    switch dtype {
    case .float64: Math(double: generator.uniform())
    default: Math(double: Double(generator.next() & (1 << 24 - 1)) * 0x1p-24)
    }
  }
}

private struct UniformKernel: FloatVisitor {
  let out: Tensor
  let low, high: Double
  let generator: RandomGenerator

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    let to = out.pointer(T.self)
    let (low, high) = (T(double: low).math, T(double: high).math)
    for i in 0..<out.count { to[i] = T(math: T.uniform(generator) * (high - low) + low) }
  }
}

private struct NormalKernel: FloatVisitor {
  let out: Tensor
  let mean, deviation: Double
  let generator: RandomGenerator

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    let (to, count) = (out.pointer(T.self), out.count)
    guard count >= 16 else {
      for i in 0..<count { to[i] = T(double: generator.normal() * deviation + mean) }
      return
    }
    for start in stride(from: 0, through: count - 16, by: 16) { fillBlock(to + start) }
    guard count % 16 != 0 else { return }
    // The last 16 are drawn again, after the numbers that were drawn for them at first (not for 16-bit types).
    if MemoryLayout<T>.size > 2 { for _ in 0..<(count % 16) { _ = T.uniform(generator) } }
    fillBlock(to + (count - 16))
  }

  /// Box and Muller on 16 uniform numbers: the first eight give the radii, the others the angles.
  private func fillBlock<T: FloatElement>(_ values: UnsafeMutablePointer<T>) {
    typealias M = T.Math
    let (mean, deviation, turn) = (M(double: mean), M(double: deviation), M(double: 2 * .pi))
    withUnsafeTemporaryAllocation(of: M.self, capacity: 16) { drawn in
      for i in 0..<16 { drawn[i] = T.uniform(generator) }
      for j in 0..<8 {
        let radius = (-2 * M.log(1 - drawn[j])).squareRoot()
        let angle = turn * drawn[j + 8]
        values[j] = T(math: radius * M.cos(angle) * deviation + mean)
        values[j + 8] = T(math: radius * M.sin(angle) * deviation + mean)
      }
    }
  }
}

private struct IntegersKernel: ElementVisitor {
  let out: Tensor
  let low, high: Int
  let generator: RandomGenerator

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let to = out.pointer(T.self)
    let range = UInt64(bitPattern: Int64(high &- low))
    for i in 0..<out.count {
      let drawn = range >= 1 << 32 ? generator.next64() % range : UInt64(generator.next()) % range
      to[i] = T(int: Int(truncatingIfNeeded: drawn) &+ low)
    }
  }
}

private struct BernoulliKernel: ElementVisitor {
  let out: Tensor
  let p: Double
  let generator: RandomGenerator

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let to = out.pointer(T.self)
    for i in 0..<out.count { to[i] = generator.uniform() < p ? T.one : T.zero }
  }
}

private struct BernoulliTensorKernel: FloatVisitor {
  let probabilities, out: Tensor
  let generator: RandomGenerator

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    let (p, to) = (probabilities.pointer(T.self), out.pointer(T.self))
    for i in 0..<out.count { to[i] = T.uniform(generator) < p[i].math ? T.one : T.zero }
  }
}

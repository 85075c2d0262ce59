/// `torch.arange`, `linspace`, `logspace`, `eye`.
extension Tensor {
  /// `torch.arange(start, end, step)`. Without a dtype: int64 when all three are whole, else the default.
  public static func arange(
    _ start: Scalar = 0, _ end: Scalar, step: Scalar = 1, dtype: DType? = nil, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    let isWhole = [start, end, step].allSatisfy { $0.category != .floating }
    let dtype = dtype ?? (isWhole ? .int64 : context.defaultDType)
    guard dtype != .bool else { throw .notImplemented("arange_cpu", .bool) }
    let count = try arangeCount(start, end, step, isWhole: dtype == .int64)
    let result = try Tensor(uninitialized: [count], dtype: dtype, in: context)
    try dtype.visit(ArangeKernel(out: result, start: start, step: step))
    return result
  }

  private static func arangeCount(
    _ start: Scalar, _ end: Scalar, _ step: Scalar, isWhole: Bool
  ) throws(TensorError) -> Int {
    guard !step.isZero else { throw .runtime("step must be nonzero") }
    if isWhole && step.int == 0 { throw .value("step must be nonzero") }
    let (first, last, by) = (start.double, end.double, step.double)
    guard first.isFinite && last.isFinite else {
      throw .runtime("unsupported range: \(cppText(start)) -> \(cppText(end))")
    }
    guard (by > 0 && last >= first) || (by < 0 && last <= first) else {
      throw .runtime("upper bound and lower bound inconsistent with step sign")
    }
    // ATen counts whole ranges in integers and all others in double.
    let size = isWhole ? wholeCount(start.int, end.int, step.int) : ((last - first) / by).rounded(.up)
    guard size >= 0 && size < 0x1p63 else { throw .runtime("invalid size, possible overflow?") }
    return Int(size)
  }

  private static func wholeCount(_ start: Int, _ end: Int, _ step: Int) -> Double {
    let (distance, overflow) = end.subtractingReportingOverflow(start)
    if overflow { return .infinity }
    let whole = distance.dividedReportingOverflow(by: step)
    return whole.overflow ? .infinity : Double(distance % step == 0 ? whole.partialValue : whole.partialValue + 1)
  }

  private static func cppText(_ scalar: Scalar) -> String {
    switch scalar {
    case .float(let value): value.isNaN ? "nan" : value == .infinity ? "inf" : value == -.infinity ? "-inf" : "\(value)"
    case .int(let value): "\(value)"
    case .bool(let value): value ? "1" : "0"
    }
  }

  /// `torch.linspace(start, end, steps)`.
  public static func linspace(
    _ start: Scalar, _ end: Scalar, steps: Int, dtype: DType? = nil, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    guard steps >= 0 else { throw .runtime("number of steps must be non-negative") }
    let result = try Tensor(uninitialized: [steps], dtype: dtype ?? context.defaultDType, in: context)
    guard result.dtype != .bool else { throw .notImplemented("linspace_cpu", .bool) }
    if try result.dtype.visitFloat(LinspaceKernel(out: result, start: start, end: end)) == nil {
      try result.dtype.visit(WholeLinspaceKernel(out: result, start: start, end: end))
    }
    return result
  }

  /// `torch.logspace(start, end, steps, base)`.
  public static func logspace(
    _ start: Scalar, _ end: Scalar, steps: Int, base: Double = 10, dtype: DType? = nil, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    guard steps >= 0 else { throw .runtime("number of steps must be non-negative") }
    let result = try Tensor(uninitialized: [steps], dtype: dtype ?? context.defaultDType, in: context)
    guard result.dtype != .bool else { throw .notImplemented("logspace_cpu", .bool) }
    try result.dtype.visit(LogspaceKernel(out: result, start: start.double, end: end.double, base: base))
    return result
  }

  /// `torch.eye(n, m)`.
  public static func eye(
    _ rows: Int, _ columns: Int? = nil, dtype: DType? = nil, in context: TensorContext
  ) throws(TensorError) -> Tensor {
    guard rows >= 0 else { throw .runtime("n must be greater or equal to 0, got \(rows)") }
    let columns = columns ?? rows
    guard columns >= 0 else { throw .runtime("m must be greater or equal to 0, got \(columns)") }
    let result = try Tensor(zeros: [rows, columns], dtype: dtype ?? context.defaultDType, in: context)
    try result.diagonal().fill(1)
    result.storage.version = 0
    return result
  }
}

private struct ArangeKernel: ElementVisitor {
  let out: Tensor
  let start, step: Scalar

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let to = out.pointer(T.self)
    if T.isFloating {
      let (first, by) = (start.double, step.double)
      RangeLanes.fill(to, out.count, first: { first.addingProduct(by, Double($0)) }, step: by)
    } else {
      let (first, by) = (start.int, step.int)
      for i in 0..<out.count { to[i] = T(int: first &+ i &* by) }
    }
  }
}

/// ATen fills ranges two 256-bit vectors at a time: the first element of a vector is computed (and rounded to the
/// dtype), the others are counted on from it. What is left over is computed element by element.
private enum RangeLanes {
  @inline(__always)
  static func fill<T: Element>(
    _ to: UnsafeMutablePointer<T>, _ count: Int, first: (Int) -> Double, step: Double
  ) {
    let lanes = 32 / MemoryLayout<T>.size
    let vectored = count / (2 * lanes) * (2 * lanes)
    for start in stride(from: 0, to: vectored, by: lanes) {
      let base = T(double: first(start)).double
      for lane in 0..<lanes { to[start + lane] = T(double: base.addingProduct(step, Double(lane))) }
    }
    for i in vectored..<count { to[i] = T(double: first(i)) }
  }
}

/// From both ends towards the middle, so that the last element is exactly `end`.
private struct LinspaceKernel: FloatVisitor {
  let out: Tensor
  let start, end: Scalar

  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    let count = out.count
    let to = out.pointer(T.self)
    let (first, last) = (T(start).math, T(end).math)
    if count == 1 { to[0] = T(math: first) }
    guard count > 1 else { return }
    let step = T(math: (last - first) / T.Math(int: count - 1)).math
    let half = count / 2
    let at = { (i: Int) -> T in
      T(
        math: i < half
          ? first.addingProduct(step, T.Math(int: i)) : last.addingProduct(-step, T.Math(int: count - i - 1)))
    }
    let lanes = 32 / MemoryLayout<T>.size
    let vectored = count / (2 * lanes) * (2 * lanes)
    for start in stride(from: 0, to: vectored, by: lanes) {
      let base = at(start).math
      for lane in 0..<lanes { to[start + lane] = T(math: base.addingProduct(step, T.Math(int: lane))) }
    }
    for i in vectored..<count { to[i] = at(i) }
  }
}

private struct WholeLinspaceKernel: ElementVisitor {
  let out: Tensor
  let start, end: Scalar

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let count = out.count
    let to = out.pointer(T.self)
    let (first, last) = (T(start).int, T(end).int)
    if count == 1 { to[0] = T(int: first) }
    guard count > 1 else { return }
    let step = (Float(last) - Float(first)) / Float(count - 1)
    let half = count / 2
    for i in 0..<count {
      to[i] =
        i < half
        ? T(double: Double(Float(first) + step * Float(i)))
        : T(double: Double(Float(last) - step * Float(count - i - 1)))
    }
  }
}

private struct LogspaceKernel: ElementVisitor {
  let out: Tensor
  let start, end, base: Double

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let count = out.count
    let to = out.pointer(T.self)
    if count == 1 { to[0] = T(double: Double.pow(base, start)) }
    guard count > 1 else { return }
    let step = (end - start) / Double(count - 1)
    let half = count / 2
    for i in 0..<count {
      let exponent = i < half ? start + step * Double(i) : end - step * Double(count - i - 1)
      to[i] = T(double: Double.pow(base, exponent))
    }
  }
}

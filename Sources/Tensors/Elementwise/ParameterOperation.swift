/// Elementwise functions of one argument with parameters: activations, clamping, rounding to decimals.
public enum ParameterOperation: Sendable {
  case roundDecimals(Int)
  case nanToNum(nan: Double, positiveInfinity: Double?, negativeInfinity: Double?)
  case logit(eps: Double?)
  case leakyRelu(slope: Double)
  case elu(alpha: Double, scale: Double, inputScale: Double)
  case softplus(beta: Double, threshold: Double)
  case gelu, geluTanh, silu, mish, hardswish, hardsigmoid, logSigmoid
  case hardshrink(lambda: Double)
  case softshrink(lambda: Double)
  case threshold(threshold: Double, value: Double)

  /// ATen's kernel for the name of it in `"…" not implemented for 'Long'`; nil when whole numbers are accepted.
  fileprivate var floatKernel: String? {
    switch self {
    case .nanToNum, .threshold, .logit: nil
    case .roundDecimals: "round_cpu"
    case .leakyRelu: "leaky_relu_cpu"
    case .elu: "elu_cpu"
    case .softplus: "softplus_cpu"
    case .gelu, .geluTanh: "GeluKernelImpl"
    case .silu: "silu_cpu"
    case .mish: "mish_cpu"
    case .hardswish: "hardswish_cpu"
    case .hardsigmoid: "hardsigmoid_cpu"
    case .logSigmoid: "log_sigmoid_cpu"
    case .hardshrink: "hardshrink_cpu"
    case .softshrink: "softshrink_check"
    }
  }
}

extension Tensor {
  /// Applies `operation` to every element.
  /// - Parameter out: where the result goes; nil makes a new tensor.
  @discardableResult
  public func apply(
    _ operation: ParameterOperation, into out: Tensor? = nil, resizable: Bool = false
  ) throws(TensorError) -> Tensor {
    if !dtype.isFloating, let kernel = operation.floatKernel { throw .notImplemented(kernel, dtype) }
    var compute = dtype
    if case .logit = operation, !dtype.isFloating { compute = context.defaultDType }
    let call = try ElementwiseCall([self], compute: compute, result: compute, into: out, resizable: resizable)
    if try compute.visitFloat(ParameterKernel(operation: operation, call: call)) == nil {
      if case .threshold(let limit, let value) = operation {
        try compute.visit(WholeThresholdKernel(call: call, limit: limit, value: value))
      } else {
        Copy.elements(from: call.inputs[0], into: call.kernelOut)
      }
    }
    return call.finish()
  }

  /// `nan_to_num`; infinities become the largest finite values unless given.
  public func nanToNum(
    nan: Double = 0, positiveInfinity: Double? = nil, negativeInfinity: Double? = nil, into out: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    try apply(
      .nanToNum(nan: nan, positiveInfinity: positiveInfinity, negativeInfinity: negativeInfinity), into: out)
  }
}

private struct WholeThresholdKernel: ElementVisitor {
  let call: ElementwiseCall
  let limit, value: Double

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let value = T(double: value)
    mapRows(call.plan, call.kernelOut.pointer(T.self), call.inputs[0].pointer(T.self)) {
      $0.double <= limit ? value : $0
    }
  }
}

private struct ParameterKernel: FloatVisitor {
  let operation: ParameterOperation
  let call: ElementwiseCall

  // One switch, one loop for each operation and type.
  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    typealias M = T.Math
    let (to, from, plan) = (call.kernelOut.pointer(T.self), call.inputs[0].pointer(T.self), call.plan)
    @inline(__always) func map(_ f: (M) -> M) { mapRows(plan, to, from) { T(math: f($0.math)) } }
    switch operation {
    case .roundDecimals(let decimals):
      let power = M(double: Double.pow(10, Double(decimals.magnitude)))
      if decimals >= 0 {
        map { ($0 * power).rounded(.toNearestOrEven) / power }
      } else {
        map { ($0 / power).rounded(.toNearestOrEven) * power }
      }
    case .nanToNum(let nan, let positive, let negative):
      let limit = T.dtype.floatLimits?.max ?? .infinity
      let (nan, high, low) = (M(double: nan), M(double: positive ?? limit), M(double: negative ?? -limit))
      map { $0.isNaN ? nan : $0 == .infinity ? high : $0 == -.infinity ? low : $0 }
    case .logit(let eps):
      let low = M(double: eps ?? -1)
      map { x in
        let z = low < 0 ? x : x < low ? low : x > 1 - low ? 1 - low : x
        return z == 1 && low < 0 ? .infinity : M.log(z / (1 - z))
      }
    case .leakyRelu(let slope):
      let slope = M(double: slope)
      map { $0 > 0 ? $0 : $0 * slope }
    case .elu(let alpha, let scale, let inputScale):
      let (negative, positive, inner) = (M(double: alpha * scale), M(double: scale), M(double: inputScale))
      map { $0 < 0 ? M.expm1($0 * inner) * negative : $0 * positive }
    case .softplus(let beta, let threshold):
      let (beta, threshold) = (M(double: beta), M(double: threshold))
      map { $0 * beta > threshold ? $0 : M.log1p(M.exp($0 * beta)) / beta }
    case .gelu:
      let root = M(double: 0.5.squareRoot())
      map { $0 * 0.5 * (1 + M.erf($0 * root)) }
    case .geluTanh:
      let (root, cubic) = (M(double: (2 / Double.pi).squareRoot()), M(double: 0.044715))
      map { 0.5 * $0 * (1 + M.tanh(root * ($0 + cubic * $0 * $0 * $0))) }
    case .silu: map { $0 / (1 + M.exp(-$0)) }
    case .mish: map { $0 * M.tanh(M.log1p(M.exp($0))) }
    case .hardswish: map { $0 * Swift.min(Swift.max($0 + 3, 0), 6) / 6 }
    case .hardsigmoid: map { Swift.min(Swift.max($0 + 3, 0), 6) / 6 }
    case .logSigmoid: map { Swift.min($0, 0) - M.log1p(M.exp(-$0.magnitude)) }
    case .hardshrink(let lambda):
      let lambda = M(double: lambda)
      map { $0 >= -lambda && $0 <= lambda ? 0 : $0 }
    case .softshrink(let lambda):
      let lambda = M(double: lambda)
      map { $0 > lambda ? $0 - lambda : $0 < -lambda ? $0 + lambda : $0 * 0 }
    case .threshold(let limit, let value):
      let (limit, value) = (M(double: limit), M(double: value))
      map { $0 <= limit ? value : $0 }
    }
  }
}

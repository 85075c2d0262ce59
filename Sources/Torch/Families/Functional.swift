import Evaluation
import Tensors

/// What `torch.nn.functional` has besides pooling.
enum Functional {
  static let functions: [Builtin] = activations + others

  /// Activations that PyTorch writes in Python.
  private static let activations: [Builtin] = [
    .functional("relu(input, inplace=False)", doc: "max(x, 0), element by element.") { a throws(TensorError) in
      try a.activated(inPlace: 1, name: "relu") { t, out throws(TensorError) in try t.unary(.relu, into: out) }
    },
    .functional("relu6(input, inplace=False)", doc: "min(max(x, 0), 6).") { a throws(TensorError) in
      try a.activated(inPlace: 1, name: "relu6") { t, out throws(TensorError) in
        try t.clamped(min: .scalar(0), max: .scalar(6), into: out)
      }
    },
    .functional("hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False)", doc: "x moved into a range.") {
      a throws(TensorError) in
      let (low, high) = (try a.scalar(1), try a.scalar(2))
      return try a.activated(inPlace: 3, name: "hardtanh") { t, out throws(TensorError) in
        try t.clamped(min: .scalar(low), max: .scalar(high), into: out)
      }
    },
    .functional("leaky_relu(input, negative_slope=0.01, inplace=False)", doc: "x, but a small slope below 0.") {
      a throws(TensorError) in
      let slope = try a.double(1)
      return try a.activated(inPlace: 2, name: "leaky_relu") { t, out throws(TensorError) in
        try t.apply(.leakyRelu(slope: slope), into: out)
      }
    },
    .functional("elu(input, alpha=1.0, inplace=False)", doc: "x, but alpha · (exp(x) − 1) below 0.") {
      a throws(TensorError) in
      let alpha = try a.double(1)
      return try a.activated(inPlace: 2, name: "elu") { t, out throws(TensorError) in
        try t.apply(.elu(alpha: alpha, scale: 1, inputScale: 1), into: out)
      }
    },
    .functional("selu(input, inplace=False)", doc: "A scaled `elu`.") { a throws(TensorError) in
      try a.activated(inPlace: 1, name: "selu") { t, out throws(TensorError) in
        try t.apply(
          .elu(alpha: 1.6732632423543772848170429916717, scale: 1.0507009873554804934193349852946, inputScale: 1),
          into: out)
      }
    },
    .functional("silu(input, inplace=False)", doc: "x · sigmoid(x).") { a throws(TensorError) in
      try a.activated(inPlace: 1, name: "silu") { t, out throws(TensorError) in try t.apply(.silu, into: out) }
    },
    .functional("mish(input, inplace=False)", doc: "x · tanh(softplus(x)).") { a throws(TensorError) in
      try a.activated(inPlace: 1, name: "mish") { t, out throws(TensorError) in try t.apply(.mish, into: out) }
    },
    .functional("hardswish(input, inplace=False)", doc: "x · relu6(x + 3) / 6.") { a throws(TensorError) in
      try a.activated(inPlace: 1, name: "hardswish") { t, out throws(TensorError) in try t.apply(.hardswish, into: out)
      }
    },
    .functional("hardsigmoid(input, inplace=False)", doc: "relu6(x + 3) / 6.") { a throws(TensorError) in
      try a.activated(inPlace: 1, name: "hardsigmoid") { t, out throws(TensorError) in
        try t.apply(.hardsigmoid, into: out)
      }
    },
    .functional("threshold(input, threshold, value, inplace=False)", doc: "x where it is above a threshold.") {
      a throws(TensorError) in
      let (threshold, value) = (try a.double(1), try a.double(2))
      return try a.activated(inPlace: 3, name: "threshold") { t, out throws(TensorError) in
        try t.apply(.threshold(threshold: threshold, value: value), into: out)
      }
    },
    .functional("tanh(input)", doc: "The hyperbolic tangent.") { a throws(TensorError) in
      try a.checked("tanh").unary(.tanh)
    },
    .functional("sigmoid(input)", doc: "1 / (1 + exp(−x)).") { a throws(TensorError) in
      try a.checked("sigmoid").unary(.sigmoid)
    },
    .functional("softsign(input)", doc: "x / (1 + |x|).") { a throws(TensorError) in
      let input = try a.checked("abs")
      return try input.binary(.div, .tensor(input.unary(.abs).binary(.add, .scalar(1))))
    },
    .functional("tanhshrink(input)", doc: "x − tanh(x).") { a throws(TensorError) in
      let input = try a.checked("tanh")
      return try input.binary(.sub, .tensor(input.unary(.tanh)))
    },
    .functional(
      "softmax(input, dim=None, _stacklevel=3, dtype=None)", doc: "Positive numbers that sum to 1 along `dim`."
    ) {
      a throws(TensorError) in
      let input = try a.checked("softmax")
      return try input.softmax(a.softmaxDim(1, of: input), dtype: a.dtype(3))
    },
    .functional("softmin(input, dim=None, _stacklevel=3, dtype=None)", doc: "`softmax` of −x.") {
      a throws(TensorError) in
      let input = try a.checked("softmax")
      return try input.unary(.neg).softmax(a.softmaxDim(1, of: input), dtype: a.dtype(3))
    },
    .functional("log_softmax(input, dim=None, _stacklevel=3, dtype=None)", doc: "The logarithm of `softmax`.") {
      a throws(TensorError) in
      let input = try a.checked("log_softmax")
      return try input.logSoftmax(a.softmaxDim(1, of: input), dtype: a.dtype(3))
    },
  ]

  /// Functions that PyTorch compiles.
  private static let others: [Builtin] = [
    .torch("gelu(Tensor input, *, str approximate='none')", doc: "x · Φ(x), Φ the normal distribution.") {
      a throws(TensorError) in
      switch a.string(1) {
      case "none": return try a.tensor(0).apply(.gelu)
      case "tanh": return try a.tensor(0).apply(.geluTanh)
      default: throw TensorError(.runtime, "approximate argument must be either none or tanh.")
      }
    },
    .torch("logsigmoid(Tensor input)", doc: "log(sigmoid(x)).") { a throws(TensorError) in
      try a.tensor(0).apply(.logSigmoid)
    },
    .torch("softplus(Tensor input, Scalar beta=1, Scalar threshold=20)", doc: "log(1 + exp(beta · x)) / beta.") {
      a throws(TensorError) in try a.tensor(0).apply(.softplus(beta: a.double(1), threshold: a.double(2)))
    },
    .torch("hardshrink(Tensor input, Scalar lambd=0.5)", doc: "x, but 0 near 0.") { a throws(TensorError) in
      try a.tensor(0).apply(.hardshrink(lambda: a.double(1)))
    },
    .torch("softshrink(Tensor input, Scalar lambd=0.5)", doc: "x moved towards 0.") { a throws(TensorError) in
      try a.tensor(0).apply(.softshrink(lambda: a.double(1)))
    },
  ]
}

extension Builtin {
  /// A function that PyTorch writes in Python: its mismatches are told in Python's words.
  static func functional<R: TorchResult>(
    _ signature: String, doc: String, _ body: @escaping @Sendable (TorchCall) throws(TensorError) -> R
  ) -> Builtin {
    Builtin(signatures: [signature], dialect: .python, documentation: doc) { bound, interpreter throws(Raise) in
      let call = TorchCall(bound: bound, interpreter: interpreter)
      return try interpreter.tensors { () throws(TensorError) in
        let result = try body(call).value(in: interpreter)
        try call.checkGradients(of: result)
        return result
      }
    }
  }
}

extension TorchCall {
  /// The input, which the compiled function behind this one demands to be a tensor.
  func checked(_ function: String, _ index: Int = 0, name: String = "input") throws(TensorError) -> Tensor {
    if let tensor = bound[index].tensor { return tensor }
    throw TensorError(
      .type,
      "\(function)(): argument '\(name)' (position \(index + 1)) must be Tensor, not "
        + interpreter.torchTypeName(of: bound[index]))
  }

  /// An activation of the input, in place when asked.
  fileprivate func activated(
    inPlace: Int, name: String, _ apply: (Tensor, Tensor?) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Value {
    let input = try checked(name)
    guard bool(inPlace) else { return interpreter.value(try apply(input, nil)) }
    try checkWriting()
    _ = try apply(input, input)
    return bound[0]
  }

  /// Without `dim`, PyTorch still picks one (with a warning): 0 for 0, 1 and 3 dimensions, else 1.
  fileprivate func softmaxDim(_ index: Int, of tensor: Tensor) throws(TensorError) -> Int {
    if let dim = try optionalInt(index) { return dim }
    return [0, 1, 3].contains(tensor.dim) ? 0 : 1
  }
}

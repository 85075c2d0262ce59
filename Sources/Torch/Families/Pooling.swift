import Evaluation
import Tensors

/// Pooling as PyTorch's compiled functions offer it; `torch.nn.functional` builds on them.
enum Pooling {
  /// Names of `torch` that `torch.nn.functional` has too.
  static let shared: [Builtin] = [
    .torch(
      "avg_pool1d(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, bool ceil_mode=False, "
        + "bool count_include_pad=True)", doc: "The mean of each window of the last dimension."
    ) { a throws(TensorError) in
      let window = try a.window(1, 2, padding: 3, ceilMode: 4)
      let result = try a.tensor(0).averagePooled1d(window, countsPadding: a.bool(5))
      try a.record(window, .average, result, name: "avg_pool1d", countsPadding: a.bool(5))
      return result
    }
  ]

  /// Names of `torch`.
  static let functions: [Builtin] =
    shared + [
      maximum("max_pool1d", 1, "The largest element of each window of the last dimension.") {
        tensor, window throws(TensorError) in try tensor.maxPooled1d(window)
      },
      maximum("max_pool2d", 2, "The largest element of each window of the last two dimensions.") {
        tensor, window throws(TensorError) in try tensor.maxPooled2d(window)
      },
      maximum("max_pool3d", 3, "The largest element of each window of the last three dimensions.") {
        tensor, window throws(TensorError) in try tensor.maxPooled3d(window)
      },
      maximumWithIndices("max_pool1d_with_indices", 1) { tensor, window throws(TensorError) in
        try tensor.maxPooled1dWithIndices(window)
      },
      maximumWithIndices("max_pool2d_with_indices", 2) { tensor, window throws(TensorError) in
        try tensor.maxPooled2dWithIndices(window)
      },
      maximumWithIndices("max_pool3d_with_indices", 3) { tensor, window throws(TensorError) in
        try tensor.maxPooled3dWithIndices(window)
      },
    ]

  /// Names that only `torch.nn.functional` has.
  static let averages: [Builtin] = [
    average("avg_pool2d", 2, "The mean of each window of the last two dimensions.") {
      tensor, window, divisor throws(TensorError) in try tensor.averagePooled2d(window, divisor)
    },
    average("avg_pool3d", 3, "The mean of each window of the last three dimensions.") {
      tensor, window, divisor throws(TensorError) in try tensor.averagePooled3d(window, divisor)
    },
  ]

  private static func signature(_ name: String, _ n: Int) -> String {
    "\(name)(Tensor input, int[\(n)] kernel_size, int[\(n)]? stride=None, int[\(n)] padding=0, int[\(n)] dilation=1, "
      + "bool ceil_mode=False)"
  }

  private static func maximum(
    _ name: String, _ n: Int, _ documentation: String,
    _ pool: @escaping @Sendable (Tensor, PoolWindow) throws(TensorError) -> Tensor
  ) -> Builtin {
    .torch(signature(name, n), doc: documentation) { a throws(TensorError) in
      let window = try a.window(1, 2, padding: 3, dilation: 4, ceilMode: 5)
      let result = try pool(a.tensor(0), window)
      try a.record(window, .maximum, result, name: name)
      return result
    }
  }

  private static func maximumWithIndices(
    _ name: String, _ n: Int,
    _ pool: @escaping @Sendable (Tensor, PoolWindow) throws(TensorError) -> (values: Tensor, indices: Tensor)
  ) -> Builtin {
    .torch(
      signature(name, n), doc: "The largest element of each window, and where in its plane it is, counted row by row."
    ) { a throws(TensorError) in
      let window = try a.window(1, 2, padding: 3, dilation: 4, ceilMode: 5)
      let (values, indices) = try pool(a.tensor(0), window)
      try a.record(window, .maximum, values, name: String(name.prefix(10)))
      return [values, indices]
    }
  }

  private static func average(
    _ name: String, _ n: Int, _ documentation: String,
    _ pool: @escaping @Sendable (Tensor, PoolWindow, AverageDivisor) throws(TensorError) -> Tensor
  ) -> Builtin {
    .torch(
      "\(name)(Tensor input, int[\(n)] kernel_size, int[\(n)]? stride=None, int[\(n)] padding=0, bool ceil_mode=False, "
        + "bool count_include_pad=True, int? divisor_override=None)", doc: documentation
    ) { a throws(TensorError) in
      let window = try a.window(1, 2, padding: 3, ceilMode: 4)
      let divisor = AverageDivisor(countsPadding: a.bool(5), override: try a.optionalInt(6))
      let result = try pool(a.tensor(0), window, divisor)
      try a.record(
        window, .average, result, name: name, countsPadding: divisor.countsPadding, divisorOverride: divisor.override)
      return result
    }
  }
}

extension TorchCall {
  /// The window that arguments describe, each by its index.
  fileprivate func window(
    _ kernel: Int, _ stride: Int, padding: Int, dilation: Int? = nil, ceilMode: Int
  ) throws(TensorError) -> PoolWindow {
    PoolWindow(
      kernel: try ints(kernel), stride: try ints(stride), padding: try ints(padding),
      dilation: try dilation.map { index throws(TensorError) in try ints(index) } ?? [1], ceilMode: bool(ceilMode))
  }

  fileprivate func record(
    _ window: PoolWindow, _ reduction: PoolingRecord.Reduction, _ result: Tensor, name: String,
    countsPadding: Bool = true, divisorOverride: Int? = nil
  ) throws(TensorError) {
    guard interpreter.recordsPoolings else { return }
    let observation = PoolingObservation(
      window: window, reduction: reduction, name: name, countsPadding: countsPadding, divisorOverride: divisorOverride)
    try observation.record(tensor(0), result, in: interpreter)
  }
}

import Evaluation
import Tensors

/// Adaptive pooling: the size of the output is given, and the windows follow from it.
enum AdaptivePooling {
  /// Names of `torch` that `torch.nn.functional` has too.
  static let shared: [Builtin] = [
    average("adaptive_avg_pool1d", 1, "The mean of each of so many windows of the last dimension.") {
      tensor, sizes throws(TensorError) in try tensor.adaptiveAveragePooled1d(sizes)
    }
  ]

  /// Names of `torch`.
  static let functions: [Builtin] =
    shared + [
      maximum("adaptive_max_pool1d", 1) { tensor, sizes throws(TensorError) in
        try tensor.adaptiveMaxPooled1d(sizes)
      }
    ]

  /// Names of `torch._C._nn`, on which `torch.nn.functional` builds.
  static let compiled: [Builtin] = [
    average("adaptive_avg_pool2d", 2, "The mean of each of so many windows of the last two dimensions.") {
      tensor, sizes throws(TensorError) in try tensor.adaptiveAveragePooled(sizes)
    },
    average("adaptive_avg_pool3d", 3, "The mean of each of so many windows of the last three dimensions.") {
      tensor, sizes throws(TensorError) in try tensor.adaptiveAveragePooled(sizes, dimensions: 3)
    },
    maximum("adaptive_max_pool2d", 2) { tensor, sizes throws(TensorError) in try tensor.adaptiveMaxPooled(sizes) },
    maximum("adaptive_max_pool3d", 3) { tensor, sizes throws(TensorError) in
      try tensor.adaptiveMaxPooled(sizes, dimensions: 3)
    },
  ]

  private static func average(
    _ name: String, _ n: Int, _ documentation: String,
    _ pool: @escaping @Sendable (Tensor, [Int]) throws(TensorError) -> Tensor
  ) -> Builtin {
    .torch("\(name)(Tensor input, int[\(n)] output_size)", doc: documentation) { a throws(TensorError) in
      let result = try pool(a.tensor(0), a.sizes(n))
      try a.record(.average, result, n, name: name)
      return result
    }
  }

  private static func maximum(
    _ name: String, _ n: Int,
    _ pool: @escaping @Sendable (Tensor, [Int]) throws(TensorError) -> (values: Tensor, indices: Tensor)
  ) -> Builtin {
    .torch(
      "\(name)(Tensor input, int[\(n)] output_size)",
      doc: "The largest element of each of so many windows, and where in its plane it is, counted row by row."
    ) { a throws(TensorError) in
      let (values, indices) = try pool(a.tensor(0), a.sizes(n))
      try a.record(.maximum, values, n, name: name)
      return [values, indices]
    }
  }
}

extension TorchCall {
  /// The sizes of the output; one number stands for all of them.
  fileprivate func sizes(_ count: Int) throws(TensorError) -> [Int] {
    let sizes = try ints(1)
    return bound[1].sequenceItems == nil ? [Int](repeating: sizes[0], count: count) : sizes
  }

  /// Records the pooling where its windows are all of one size, without overlap: other ones no drawing of a window
  /// that moves by a fixed step can show.
  fileprivate func record(
    _ reduction: PoolingRecord.Reduction, _ result: Tensor, _ count: Int, name: String
  ) throws(TensorError) {
    guard interpreter.recordsPoolings else { return }
    let (input, output) = (try tensor(0).shape.suffix(count), result.shape.suffix(count))
    guard zip(input, output).allSatisfy({ $1 > 0 && $0 % $1 == 0 }) else { return }
    let window = PoolWindow(kernel: zip(input, output).map { $0 / $1 })
    try PoolingObservation(window: window, reduction: reduction, name: name)
      .record(tensor(0), result, in: interpreter)
  }
}

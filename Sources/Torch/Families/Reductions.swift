import Evaluation
import Tensors

/// Functions that fold elements together: over everything, or along dimensions.
enum Reductions {
  static let functions: [Builtin] = sums + extremes + moments + logic + cumulative

  private static let sums: [Builtin] = [
    .torch(
      "sum(Tensor input, *, ScalarType? dtype=None)",
      "sum(Tensor input, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor out=None)",
      doc: "The sum of all elements, or along `dim`."
    ) { a throws(TensorError) in
      if a.overload == 0 { return try a.observed(.sum) { t throws(TensorError) in try t.sum(dtype: a.dtype(1)) } }
      return a.interpreter.value(try a.tensor(0).sum(a.dims(1), keepDim: a.bool(2), dtype: a.dtype(3)))
    },
    .torch(
      "mean(Tensor input, *, ScalarType? dtype=None, Tensor out=None)",
      "mean(Tensor input, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor out=None)",
      doc: "The mean of all elements, or along `dim`."
    ) { a throws(TensorError) in
      if a.overload == 0 { return try a.observed(.average) { t throws(TensorError) in try t.mean(dtype: a.dtype(1)) } }
      return a.interpreter.value(try a.tensor(0).mean(a.dims(1), keepDim: a.bool(2), dtype: a.dtype(3)))
    },
    .torch(
      "nansum(Tensor input, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor out=None)",
      doc: "The sum without NaNs."
    ) { a throws(TensorError) in try a.tensor(0).nansum(a.dims(1), keepDim: a.bool(2), dtype: a.dtype(3)) },
    .torch(
      "nanmean(Tensor input, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor out=None)",
      doc: "The mean without NaNs."
    ) { a throws(TensorError) in try a.tensor(0).nanmean(a.dims(1), keepDim: a.bool(2), dtype: a.dtype(3)) },
    .torch(
      "prod(Tensor input, *, ScalarType? dtype=None)",
      "prod(Tensor input, int dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor out=None)",
      doc: "The product of all elements, or along `dim`."
    ) { a throws(TensorError) in
      if a.overload == 0 { return try a.tensor(0).prod(dtype: a.dtype(1)) }
      return try a.tensor(0).prod([a.int(1)], keepDim: a.bool(2), dtype: a.dtype(3))
    },
    .torch("trace(Tensor input)", doc: "The sum of the diagonal of a matrix.") { a throws(TensorError) in
      try a.tensor(0).trace()
    },
    .torch(
      "logsumexp(Tensor input, int[1] dim, bool keepdim=False, *, Tensor out=None)",
      doc: "log(sum(exp(x))) along `dim`, without overflow."
    ) { a throws(TensorError) in try a.tensor(0).logsumexp(a.ints(1), keepDim: a.bool(2)) },
    .torch(
      "count_nonzero(Tensor input, int? dim=None)", "count_nonzero(Tensor input, int[] dim)",
      doc: "How many elements are not zero."
    ) { a throws(TensorError) in try a.tensor(0).countNonzero(a.dims(1)) },
  ]

  private static let extremes: [Builtin] = [
    extremum("max", .max, .maximum, "The largest element; along `dim` with its index; or the larger of two tensors."),
    extremum("min", .min, .minimum, "The smallest element; along `dim` with its index; or the smaller of two tensors."),
    .torch(
      "amax(Tensor input, int[1] dim=[], bool keepdim=False, *, Tensor out=None)",
      doc: "The largest element along one or several dimensions."
    ) { a throws(TensorError) in try a.tensor(0).extreme(.max, dims: a.ints(1), keepDim: a.bool(2)) },
    .torch(
      "amin(Tensor input, int[1] dim=[], bool keepdim=False, *, Tensor out=None)",
      doc: "The smallest element along one or several dimensions."
    ) { a throws(TensorError) in try a.tensor(0).extreme(.min, dims: a.ints(1), keepDim: a.bool(2)) },
    .torch(
      "argmax(Tensor input, int? dim=None, bool keepdim=False, *, Tensor out=None)",
      doc: "Where the largest element is, counted row by row or along `dim`."
    ) { a throws(TensorError) in try a.tensor(0).argument(.max, along: a.optionalInt(1), keepDim: a.bool(2)) },
    .torch(
      "argmin(Tensor input, int? dim=None, bool keepdim=False, *, Tensor out=None)",
      doc: "Where the smallest element is, counted row by row or along `dim`."
    ) { a throws(TensorError) in try a.tensor(0).argument(.min, along: a.optionalInt(1), keepDim: a.bool(2)) },
    .torch(
      "aminmax(Tensor input, *, int? dim=None, bool keepdim=False)", doc: "The smallest and the largest element."
    ) { a throws(TensorError) in
      let (min, max) = try a.tensor(0).aminmax(along: a.optionalInt(1), keepDim: a.bool(2))
      return NamedPair("aminmax", (min, max), names: ("min", "max"))
    },
  ]

  private static func extremum(
    _ name: String, _ extreme: Extreme, _ operation: BinaryOperation, _ documentation: String
  ) -> Builtin {
    .torch(
      "\(name)(Tensor input, *, Tensor out=None)", "\(name)(Tensor input, Tensor other, *, Tensor out=None)",
      "\(name)(Tensor input, int dim, bool keepdim=False, *, Tensor[] out=None)", doc: documentation
    ) { a throws(TensorError) in
      switch a.overload {
      case 0:
        return try a.observed(extreme == .max ? .maximum : .minimum) { t throws(TensorError) in
          try t.extreme(extreme)
        }
      case 1: return a.interpreter.value(try a.tensor(0).binary(operation, .tensor(a.tensor(1))))
      default:
        let result = try a.tensor(0).extreme(extreme, along: a.int(1), keepDim: a.bool(2))
        return NamedPair(name, result).value(in: a.interpreter)
      }
    }
  }

  private static func spreadSignatures(_ name: String, out: String) -> [String] {
    [
      "\(name)(Tensor input, int[1]? dim, bool unbiased=True, bool keepdim=False\(out))",
      "\(name)(Tensor input, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False\(out.dropFirst(3)))",
      "\(name)(Tensor input, bool unbiased=True)",
    ]
  }

  private static func spread(_ name: String, isDeviation: Bool, _ documentation: String) -> Builtin {
    .torch(signatures: spreadSignatures(name, out: ", *, Tensor out=None"), doc: documentation) {
      a throws(TensorError) in
      try a.moments(isDeviation: isDeviation).spread
    }
  }

  private static func spreadAndMean(_ name: String, isDeviation: Bool, _ documentation: String) -> Builtin {
    .torch(signatures: spreadSignatures(name, out: ""), doc: documentation) { a throws(TensorError) in
      let (spread, mean) = try a.moments(isDeviation: isDeviation)
      return [spread, mean]
    }
  }

  private static let moments: [Builtin] = [
    spread("std", isDeviation: true, "The standard deviation; divides by n − 1 unless told otherwise."),
    spread("var", isDeviation: false, "The variance; divides by n − 1 unless told otherwise."),
    spreadAndMean("std_mean", isDeviation: true, "The standard deviation and the mean."),
    spreadAndMean("var_mean", isDeviation: false, "The variance and the mean."),
    .torch("dist(Tensor input, Tensor other, Scalar p=2)", doc: "The p-norm of the difference.") {
      a throws(TensorError) in try a.tensor(0).distance(to: a.tensor(1), a.double(2))
    },
  ]

  private static func truths(_ name: String, isAny: Bool, _ documentation: String) -> Builtin {
    .torch(
      "\(name)(Tensor input, *, Tensor out=None)",
      "\(name)(Tensor input, int[]? dim=None, bool keepdim=False, *, Tensor out=None)",
      "\(name)(Tensor input, int dim, bool keepdim=False, *, Tensor out=None)", doc: documentation
    ) { a throws(TensorError) in
      let tensor = try a.tensor(0)
      let dims = a.overload == 0 ? nil : try a.dims(1)
      let keepDim = a.overload == 0 ? false : a.bool(2)
      return isAny ? try tensor.any(dims, keepDim: keepDim) : try tensor.all(dims, keepDim: keepDim)
    }
  }

  private static let logic: [Builtin] = [
    truths("any", isAny: true, "Whether any element is true."),
    truths("all", isAny: false, "Whether all elements are true."),
  ]

  private static let cumulative: [Builtin] = [
    .torch(
      "cumsum(Tensor input, int dim, *, ScalarType? dtype=None, Tensor out=None)", doc: "Running sums along `dim`."
    ) {
      a throws(TensorError) in try a.tensor(0).cumsum(a.int(1), dtype: a.dtype(2))
    },
    .torch(
      "cumprod(Tensor input, int dim, *, ScalarType? dtype=None, Tensor out=None)", doc: "Running products along `dim`."
    ) { a throws(TensorError) in try a.tensor(0).cumprod(a.int(1), dtype: a.dtype(2)) },
    .torch("cummax(Tensor input, int dim)", doc: "Running maxima along `dim`, with their indices.") {
      a throws(TensorError) in NamedPair("cummax", try a.tensor(0).cumulative(.max, a.int(1)))
    },
    .torch("cummin(Tensor input, int dim)", doc: "Running minima along `dim`, with their indices.") {
      a throws(TensorError) in NamedPair("cummin", try a.tensor(0).cumulative(.min, a.int(1)))
    },
    .torch("logcumsumexp(Tensor input, int dim, *, Tensor out=None)", doc: "Running `logsumexp` along `dim`.") {
      a throws(TensorError) in try a.tensor(0).logcumsumexp(a.int(1))
    },
  ]
}

extension TorchCall {
  /// Standard deviation or variance with the mean, from the three overloads of `std`.
  fileprivate func moments(isDeviation: Bool) throws(TensorError) -> (spread: Tensor, mean: Tensor) {
    let input = try tensor(0)
    switch overload {
    case 0:
      return try input.moments(
        dims(1), correction: bool(2) ? 1 : 0, keepDim: bool(3), isDeviation: isDeviation)
    case 1:
      return try input.moments(
        dims(1), correction: optionalDouble(2) ?? 1, keepDim: bool(3), isDeviation: isDeviation)
    default: return try input.moments(nil, correction: bool(1) ? 1 : 0, isDeviation: isDeviation)
    }
  }

  /// A reduction of a whole tensor, which may be a window of a pooling by hand.
  func observed(
    _ reduction: PoolingRecord.Reduction, _ reduce: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Value {
    let input = try tensor(0)
    let result = try reduce(input)
    if interpreter.recordsPoolings {
      try state.observer.observe(reduction, of: input, result: result, in: interpreter)
    }
    return interpreter.value(result)
  }
}

import Evaluation
import Tensors

/// Sorting, ranks, counting.
enum Ordering {
  /// As functions and as methods.
  static let shared: [Builtin] = [
    .torch(
      "sort(Tensor input, *, bool? stable, int dim=-1, bool descending=False)",
      "sort(Tensor input, int dim=-1, bool descending=False)",
      doc: "Sorted along a dimension, with the indices of the elements."
    ) { a throws(TensorError) in
      let shift = a.overload == 0 ? 1 : 0
      return NamedPair("sort", try a.tensor(0).sorted(a.int(1 + shift), descending: a.bool(2 + shift)))
    },
    .torch(
      "argsort(Tensor input, *, bool stable, int dim=-1, bool descending=False)",
      "argsort(Tensor input, int dim=-1, bool descending=False)", doc: "The indices that sort a dimension."
    ) { a throws(TensorError) in
      let shift = a.overload == 0 ? 1 : 0
      return try a.tensor(0).sorted(a.int(1 + shift), descending: a.bool(2 + shift)).indices
    },
    .torch("msort(Tensor input, *, Tensor out=None)", doc: "Sorted along the first dimension.") {
      a throws(TensorError) in
      try a.tensor(0).sorted(0).values
    },
    .torch(
      "topk(Tensor input, int k, int dim=-1, bool largest=True, bool sorted=True)",
      doc: "The k largest elements of a dimension, with their indices."
    ) {
      a throws(TensorError) in
      NamedPair("topk", try a.tensor(0).topk(a.int(1), a.int(2), largest: a.bool(3), sorted: a.bool(4)))
    },
    .torch(
      "kthvalue(Tensor input, int k, int dim=-1, bool keepdim=False)",
      doc: "The k-th smallest element of a dimension, with its index."
    ) {
      a throws(TensorError) in NamedPair("kthvalue", try a.tensor(0).kthValue(a.int(1), a.int(2), keepDim: a.bool(3)))
    },
    .torch(
      "median(Tensor input)", "median(Tensor input, int dim, bool keepdim=False)",
      doc: "The middle element (the lower of two); along `dim` with its index."
    ) { a throws(TensorError) in
      if a.overload == 0 { return a.interpreter.value(try a.tensor(0).median()) }
      return NamedPair("median", try a.tensor(0).median(a.int(1), keepDim: a.bool(2))).value(in: a.interpreter)
    },
    .torch(
      "nanmedian(Tensor input)", "nanmedian(Tensor input, int dim, bool keepdim=False)", doc: "`median` without NaNs."
    ) { a throws(TensorError) in
      if a.overload == 0 { return a.interpreter.value(try a.tensor(0).median(ignoringNaN: true)) }
      return NamedPair("nanmedian", try a.tensor(0).median(a.int(1), keepDim: a.bool(2), ignoringNaN: true))
        .value(in: a.interpreter)
    },
    .torch(
      "mode(Tensor input, int dim=-1, bool keepdim=False)", doc: "The commonest element of a dimension, with its index."
    ) {
      a throws(TensorError) in NamedPair("mode", try a.tensor(0).mode(a.int(1), keepDim: a.bool(2)))
    },
    .torch(
      "quantile(Tensor input, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear')",
      "quantile(Tensor input, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear')",
      doc: "The value below which a fraction of the elements lies."
    ) { a throws(TensorError) in
      try a.refuse("quantile(interpolation='\(a.string(4) ?? "")')", if: a.string(4) != "linear")
      let input = try a.tensor(0)
      let q =
        a.overload == 0 ? try a.tensor(1) : try Tensor.scalar(.float(a.double(1)), dtype: input.dtype, in: a.context)
      return try input.quantile(q, dim: a.optionalInt(2), keepDim: a.bool(3))
    },
    .torch("bincount(Tensor input, Tensor? weights=None, int minlength=0)", doc: "How often each whole number occurs.")
    {
      a throws(TensorError) in try a.tensor(0).bincount(weights: a.optionalTensor(1), minLength: a.int(2))
    },
    .torch(
      "histc(Tensor input, int bins=100, Scalar min=0, Scalar max=0, *, Tensor out=None)",
      doc: "How many elements fall into each of equal bins."
    ) {
      a throws(TensorError) in try a.tensor(0).histc(bins: a.int(1), min: a.double(2), max: a.double(3))
    },
  ]

  static let functions: [Builtin] = [
    .torch(
      "searchsorted(Tensor sorted_sequence, Tensor input, *, bool out_int32=False, bool right=False, str? side=None)",
      "searchsorted(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None)",
      doc: "Where values would stand in a sorted sequence."
    ) { a throws(TensorError) in
      try a.indices(a.tensor(0).searchSorted(a.tensor(1), right: a.bool(3) || a.string(4) == "right"), areNarrow: 2)
    },
    .torch(
      "bucketize(Tensor input, Tensor boundaries, *, bool out_int32=False, bool right=False)",
      "bucketize(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False)",
      doc: "Between which boundaries values lie."
    ) { a throws(TensorError) in
      try a.indices(a.tensor(1).searchSorted(a.tensor(0), right: a.bool(3)), areNarrow: 2)
    },
    unique("unique"), uniqueConsecutive,
  ]

  static let methods: [Builtin] = [unique("unique"), uniqueConsecutive]

  private static func unique(_ name: String) -> Builtin {
    .functional(
      "\(name)(input, sorted=True, return_inverse=False, return_counts=False, dim=None)",
      doc: "The different values, sorted; with their places and counts when asked."
    ) { a throws(TensorError) in
      let input = try a.checked("_unique2")
      let distinct: Distinct
      if let dim = try a.optionalInt(4) { distinct = try input.unique(dim) } else { distinct = try input.unique() }
      return a.distinct(distinct, inverse: a.bool(2), counts: a.bool(3))
    }
  }

  private static let uniqueConsecutive = Builtin.functional(
    "unique_consecutive(input, return_inverse=False, return_counts=False, dim=None)",
    doc: "Without repetitions of the element before."
  ) { a throws(TensorError) in
    let input = try a.checked("unique_consecutive")
    return a.distinct(try input.uniqueConsecutive(a.optionalInt(3)), inverse: a.bool(1), counts: a.bool(2))
  }
}

extension TorchCall {
  /// Indices as `out_int32` wants them.
  fileprivate func indices(_ indices: Tensor, areNarrow index: Int) throws(TensorError) -> Tensor {
    bool(index) ? try indices.converted(to: .int32) : indices
  }
}

extension TorchCall {
  fileprivate func distinct(_ distinct: Distinct, inverse: Bool, counts: Bool) -> Value {
    guard inverse || counts else { return interpreter.value(distinct.values) }
    var results = [distinct.values]
    if inverse { results.append(distinct.inverse) }
    if counts { results.append(distinct.counts) }
    return results.value(in: interpreter)
  }
}

extension NamedPair {
  init(_ function: String, _ ordered: Ordered) { self.init(function, (ordered.values, ordered.indices)) }
}

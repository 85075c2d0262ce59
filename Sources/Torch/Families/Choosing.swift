import Evaluation
import Tensors

/// Elements chosen by conditions and by indices, and written there.
enum Choosing {
  /// As functions and as methods.
  static let shared: [Builtin] = [
    .torch(
      "index_select(Tensor input, int dim, Tensor index, *, Tensor out=None)",
      doc: "The slices of a dimension at indices."
    ) {
      a throws(TensorError) in try a.tensor(0).indexSelect(a.int(1), a.tensor(2))
    },
    .torch("masked_select(Tensor input, Tensor mask, *, Tensor out=None)", doc: "The elements where a mask is true.") {
      a throws(TensorError) in try a.tensor(0).maskedSelect(a.tensor(1))
    },
    .torch("take(Tensor input, Tensor index, *, Tensor out=None)", doc: "Elements by their place, counted row by row.")
    {
      a throws(TensorError) in try a.tensor(0).take(a.tensor(1))
    },
    .torch(
      "gather(Tensor input, int dim, Tensor index, *, bool sparse_grad=False, Tensor out=None)",
      doc: "Elements along a dimension, an index for each."
    ) {
      a throws(TensorError) in try a.tensor(0).gather(a.int(1), a.tensor(2))
    },
    .torch(
      "take_along_dim(Tensor input, Tensor indices, int? dim=None, *, Tensor out=None)",
      doc: "`gather` with broadcasting."
    ) {
      a throws(TensorError) in try a.tensor(0).takeAlong(a.optionalInt(2), a.tensor(1))
    },
    .torch(
      "masked_fill(Tensor input, Tensor mask, Tensor value)", "masked_fill(Tensor input, Tensor mask, Scalar value)",
      doc: "One value wherever a mask is true."
    ) { a throws(TensorError) in try a.tensor(0).maskedFill(a.tensor(1), a.scalar(2)) },
    .torch(
      "nonzero(Tensor input)", "nonzero(Tensor input, *, bool as_tuple)",
      doc: "The indices of elements that are not zero."
    ) {
      a throws(TensorError) in
      if a.overload == 1, a.bool(1) { return try a.tensor(0).nonzeroTuple().value(in: a.interpreter) }
      return a.interpreter.value(try a.tensor(0).nonzero())
    },
    .torch("argwhere(Tensor input)", doc: "The indices of elements that are not zero.") { a throws(TensorError) in
      try a.tensor(0).argwhere()
    },
    .torch(
      "isin(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False)",
      doc: "Whether each element is among others."
    ) {
      a throws(TensorError) in try a.tensor(0).isIn(a.tensor(1), inverted: a.bool(3))
    },
    scattering("scatter", inPlace: false),
    .torch("scatter_add(Tensor input, int dim, Tensor index, Tensor src)", doc: "Sums added at indices.") {
      a throws(TensorError) in
      let copy = try a.tensor(0).cloned()
      try copy.scatter(a.int(1), a.tensor(2), .tensor(a.tensor(3)), reduce: .sum)
      return copy
    },
    .torch(
      "index_add(Tensor input, int dim, Tensor index, Tensor source, *, Scalar alpha=1)",
      doc: "Slices added at indices."
    ) {
      a throws(TensorError) in
      let copy = try a.tensor(0).cloned()
      try copy.indexAdd(a.int(1), a.tensor(2), a.tensor(3), alpha: a.scalar(4))
      return copy
    },
    .torch("index_copy(Tensor input, int dim, Tensor index, Tensor source)", doc: "Slices written at indices.") {
      a throws(TensorError) in
      let copy = try a.tensor(0).cloned()
      try copy.indexCopy(a.int(1), a.tensor(2), a.tensor(3))
      return copy
    },
    .torch(
      "index_fill(Tensor input, int dim, Tensor index, Tensor value)",
      "index_fill(Tensor input, int dim, Tensor index, Scalar value)",
      doc: "One value in the slices at indices."
    ) { a throws(TensorError) in
      let copy = try a.tensor(0).cloned()
      try copy.indexFill(a.int(1), a.tensor(2), a.scalar(3))
      return copy
    },
  ]

  /// Only as functions: the first argument is no tensor of the result.
  static let functions: [Builtin] = [
    .torch(
      "where(Tensor condition)", "where(Tensor condition, Tensor input, Tensor other, *, Tensor out=None)",
      "where(Tensor condition, Scalar self, Tensor other)", "where(Tensor condition, Tensor input, Scalar other)",
      "where(Tensor condition, Scalar self, Scalar other)",
      doc: "Elements of one tensor where a condition holds, else of another; with a condition alone, where it holds."
    ) { a throws(TensorError) in
      if a.overload == 0 { return try a.tensor(0).nonzeroTuple().value(in: a.interpreter) }
      return a.interpreter.value(try Tensor.choose(a.tensor(0), a.operand(1), a.operand(2)))
    }
  ]

  static let methods: [Builtin] = [
    .torch(
      "where(Tensor input, Tensor condition, Tensor other)", "where(Tensor input, Tensor condition, Scalar other)",
      doc: "This tensor where a condition holds, else another."
    ) { a throws(TensorError) in try Tensor.choose(a.tensor(1), .tensor(a.tensor(0)), a.operand(2)) },
    .torch(
      "masked_fill_(Tensor input, Tensor mask, Tensor value)", "masked_fill_(Tensor input, Tensor mask, Scalar value)",
      doc: "`masked_fill` in place."
    ) { a throws(TensorError) in
      try a.tensor(0).maskedFillInPlace(a.tensor(1), a.scalar(2))
      return a[0]
    },
    scattering("scatter_", inPlace: true),
    .torch("scatter_add_(Tensor input, int dim, Tensor index, Tensor src)", doc: "`scatter_add` in place.") {
      a throws(TensorError) in
      try a.tensor(0).scatter(a.int(1), a.tensor(2), .tensor(a.tensor(3)), reduce: .sum)
      return a[0]
    },
    .torch(
      "index_add_(Tensor input, int dim, Tensor index, Tensor source, *, Scalar alpha=1)", doc: "`index_add` in place."
    ) {
      a throws(TensorError) in
      try a.tensor(0).indexAdd(a.int(1), a.tensor(2), a.tensor(3), alpha: a.scalar(4))
      return a[0]
    },
    .torch("index_copy_(Tensor input, int dim, Tensor index, Tensor source)", doc: "`index_copy` in place.") {
      a throws(TensorError) in
      try a.tensor(0).indexCopy(a.int(1), a.tensor(2), a.tensor(3))
      return a[0]
    },
    .torch(
      "index_fill_(Tensor input, int dim, Tensor index, Tensor value)",
      "index_fill_(Tensor input, int dim, Tensor index, Scalar value)", doc: "`index_fill` in place."
    ) { a throws(TensorError) in
      try a.tensor(0).indexFill(a.int(1), a.tensor(2), a.scalar(3))
      return a[0]
    },
  ]

  private static func scattering(_ name: String, inPlace: Bool) -> Builtin {
    .torch(
      "\(name)(Tensor input, int dim, Tensor index, Tensor src)",
      "\(name)(Tensor input, int dim, Tensor index, Tensor src, *, str reduce)",
      "\(name)(Tensor input, int dim, Tensor index, Scalar value)",
      "\(name)(Tensor input, int dim, Tensor index, Scalar value, *, str reduce)",
      doc: "Elements written along a dimension, an index for each."
    ) { a throws(TensorError) in
      let target = inPlace ? try a.tensor(0) : try a.tensor(0).cloned()
      var reduce = ScatterReduction.replace
      if a.overload % 2 == 1 {
        switch a.string(4) {
        case "add": reduce = .sum
        case "multiply": reduce = .product
        default: throw TensorError(.runtime, "reduce argument must be either add or multiply.")
        }
      }
      try target.scatter(a.int(1), a.tensor(2), a.operand(3), reduce: reduce)
      return inPlace ? a[0] : a.interpreter.value(target)
    }
  }
}

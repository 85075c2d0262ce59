import Evaluation
import Tensors

/// Matrix products, diagonals and the linear algebra that lessons use.
enum Products {
  /// As functions and as methods.
  static let shared: [Builtin] = [
    .torch(
      "matmul(Tensor input, Tensor other, *, Tensor out=None)",
      doc: "The matrix product, with leading dimensions broadcast."
    ) {
      a throws(TensorError) in try a.tensor(0).matmul(a.tensor(1))
    },
    .torch("mm(Tensor input, Tensor mat2, *, Tensor out=None)", doc: "The product of two matrices.") {
      a throws(TensorError) in
      try a.tensor(0).mm(a.tensor(1))
    },
    .torch("bmm(Tensor input, Tensor mat2, *, Tensor out=None)", doc: "The products of two batches of matrices.") {
      a throws(TensorError) in try a.tensor(0).bmm(a.tensor(1))
    },
    .torch("mv(Tensor input, Tensor vec, *, Tensor out=None)", doc: "A matrix times a vector.") {
      a throws(TensorError) in
      try a.tensor(0).mv(a.tensor(1))
    },
    .torch("dot(Tensor input, Tensor tensor, *, Tensor out=None)", doc: "The sum of the products of two vectors.") {
      a throws(TensorError) in try a.tensor(0).dot(a.tensor(1))
    },
    .torch(
      "outer(Tensor input, Tensor vec2, *, Tensor out=None)",
      doc: "Every element of one vector times every one of another."
    ) {
      a throws(TensorError) in try a.tensor(0).outer(a.tensor(1))
    },
    .torch("ger(Tensor input, Tensor vec2, *, Tensor out=None)", doc: "The same as `outer`.") { a throws(TensorError) in
      try a.tensor(0).outer(a.tensor(1))
    },
    .torch("inner(Tensor input, Tensor other, *, Tensor out=None)", doc: "Products summed over the last dimensions.") {
      a throws(TensorError) in try a.tensor(0).inner(a.tensor(1))
    },
    .torch(
      "addmm(Tensor input, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1, Tensor out=None)",
      doc: "beta · input + alpha · (mat1 @ mat2)."
    ) { a throws(TensorError) in try a.tensor(0).addmm(a.tensor(1), a.tensor(2), beta: a.scalar(3), alpha: a.scalar(4))
    },
    .torch("det(Tensor input)", doc: "The determinant of a square matrix.") { a throws(TensorError) in
      try a.tensor(0).determinant()
    },
    .torch("inverse(Tensor input, *, Tensor out=None)", doc: "The inverse of a square matrix.") {
      a throws(TensorError) in
      try a.tensor(0).inverse()
    },
    .torch("matrix_power(Tensor input, int n, *, Tensor out=None)", doc: "A square matrix to a whole power.") {
      a throws(TensorError) in try a.tensor(0).matrixPower(a.int(1))
    },
    .torch(
      "diag(Tensor input, int diagonal=0, *, Tensor out=None)",
      doc: "A vector as a diagonal, or the diagonal of a matrix."
    ) {
      a throws(TensorError) in try a.tensor(0).diag(a.int(1))
    },
    .torch("diag_embed(Tensor input, int offset=0, int dim1=-2, int dim2=-1)", doc: "Vectors as diagonals of matrices.")
    {
      a throws(TensorError) in try a.tensor(0).diagEmbed(a.int(1), a.int(2), a.int(3))
    },
    .torch("tril(Tensor input, int diagonal=0, *, Tensor out=None)", doc: "Zeros above a diagonal.") {
      a throws(TensorError) in
      try a.tensor(0).tril(a.int(1))
    },
    .torch("triu(Tensor input, int diagonal=0, *, Tensor out=None)", doc: "Zeros below a diagonal.") {
      a throws(TensorError) in
      try a.tensor(0).triu(a.int(1))
    },
    .torch(
      "diff(Tensor input, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None, *, Tensor out=None)",
      doc: "Differences of neighbours."
    ) {
      a throws(TensorError) in
      try a.tensor(0).differences(a.int(1), a.int(2), prepend: a.optionalTensor(3), append: a.optionalTensor(4))
    },
  ]

  static let functions: [Builtin] = [
    .functional("einsum(equation, *operands)", doc: "Sums of products in Einstein's notation: `ij,jk->ik`.") {
      a throws(TensorError) in
      guard let equation = a.string(0) else {
        throw TensorError(
          .type, "einsum(): argument 'equation' (position 1) must be str, not \(a.interpreter.torchTypeName(of: a[0]))")
      }
      let given = a[1].sequenceItems ?? []
      let operands = given.count == 1 ? given[0].sequenceItems ?? given : given
      return try Tensor.einsum(equation, operands.compactMap(\.tensor))
    },
    .functional("tensordot(a, b, dims=2, out=None)", doc: "Products summed over pairs of dimensions.") {
      a throws(TensorError) in
      let (first, second) = (try a.checked("tensordot", 0, name: "a"), try a.checked("tensordot", 1, name: "b"))
      if let pair = a[2].sequenceItems, pair.count == 2 {
        return try first.tensordot(second, a.ints(of: pair[0]), a.ints(of: pair[1]))
      }
      let count = try a.int(2)
      guard count >= 0 else { throw TensorError(.runtime, "tensordot expects dims >= 0, but got dims=\(count)") }
      guard count <= min(first.dim, second.dim) else {
        throw TensorError(.runtime, "tensordot expects dims < ndim_a or ndim_b, but got dims=\(count)")
      }
      return try first.tensordot(second, Array(first.dim - count..<first.dim), Array(0..<count))
    },
    .functional(
      "norm(input, p='fro', dim=None, keepdim=False, out=None, dtype=None)", doc: "The length of a vector or matrix."
    ) {
      a throws(TensorError) in try a.norm(of: a.checked("linalg_vector_norm"))
    },
    .functional("cartesian_prod(*tensors)", doc: "All combinations of the elements of vectors.") {
      a throws(TensorError) in
      let vectors = try a.tensors(0)
      if vectors.count == 1 { return vectors[0] }
      let grids = try Tensor.meshgrid(vectors, isCartesian: false)
      var columns: [Tensor] = []
      for grid in grids { columns.append(try grid.raveled()) }
      return try Tensor.stack(columns, dim: 1)
    },
    .functional("meshgrid(*tensors, indexing=None)", doc: "The coordinates of a grid, one tensor a dimension.") {
      a throws(TensorError) in
      var items = a[0].sequenceItems ?? []
      if items.count == 1, let inner = items[0].sequenceItems { items = inner }
      return try Tensor.meshgrid(items.compactMap(\.tensor), isCartesian: a.string(1) == "xy")
    },
    .torch(
      "tril_indices(int row, int col, int offset=0, *, ScalarType dtype=None, Layout layout=None, Device device=None, bool pin_memory=False)",
      doc: "The indices on and below a diagonal."
    ) {
      a throws(TensorError) in try a.triangleIndices(isLower: true)
    },
    .torch(
      "triu_indices(int row, int col, int offset=0, *, ScalarType dtype=None, Layout layout=None, Device device=None, bool pin_memory=False)",
      doc: "The indices on and above a diagonal."
    ) {
      a throws(TensorError) in try a.triangleIndices(isLower: false)
    },
    .torch("vander(Tensor x, int? N=None, bool increasing=False)", doc: "The powers of a vector as columns.") {
      a throws(TensorError) in
      let x = try a.tensor(0)
      let count = try a.optionalInt(1) ?? x.count
      let powers = try Tensor.arange(0, .int(count), in: a.context)
      let ordered = a.bool(2) ? powers : try powers.flipped([0])
      return try x.unsqueezed(1).binary(.pow, .tensor(ordered))
    },
    .functional(
      "cdist(x1, x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary')",
      doc: "The distances of all pairs of rows."
    ) {
      a throws(TensorError) in
      switch a.string(3) {
      case "use_mm_for_euclid_dist_if_necessary", "donot_use_mm_for_euclid_dist": break
      case "use_mm_for_euclid_dist": try a.refuse("cdist(compute_mode='use_mm_for_euclid_dist')", if: true)
      case let mode: throw TensorError(.value, "\(mode ?? "None") is not a valid value for compute_mode")
      }
      let (x1, x2) = (try a.checked("cdist", 0, name: "x1"), try a.checked("cdist", 1, name: "x2"))
      let difference = try x1.unsqueezed(-2).binary(.sub, .tensor(x2.unsqueezed(-3)))
      return try difference.norm(a.double(2), [-1])
    },
  ]

  static let methods: [Builtin] = [
    .functional("norm(self, p='fro', dim=None, keepdim=False, dtype=None)", doc: "The length of a vector or matrix.") {
      a throws(TensorError) in try a.norm(of: a.checked("linalg_vector_norm"))
    }
  ]
}

extension TorchCall {
  fileprivate func ints(of value: Value) throws(TensorError) -> [Int] {
    if case .int(let number) = value { return [number] }
    return (value.sequenceItems ?? []).compactMap { if case .int(let number) = $0 { number } else { nil } }
  }

  /// `norm(p, dim, keepdim)`: 'fro' is the 2-norm of all elements.
  func norm(of input: Tensor) throws(TensorError) -> Tensor {
    let p: Double
    switch string(1) {
    case "fro"?: p = 2
    case let name?: throw TensorError(.runtime, "norm(): the norm '\(name)' is not part of the lesson language")
    case nil: p = try optionalDouble(1) ?? 2
    }
    let dtype = dtype(bound.values.count - 1)
    let result = try (dtype.map { dtype throws(TensorError) in try input.converted(to: dtype) } ?? input)
      .norm(p, dims(2), keepDim: bool(3))
    return result
  }

  fileprivate func triangleIndices(isLower: Bool) throws(TensorError) -> Tensor {
    try checkDevice(5)
    try checkPinning(6)
    let indices = try Tensor.triangleIndices(int(0), int(1), offset: int(2), isLower: isLower, in: context)
    return try dtype(3).map { dtype throws(TensorError) in try indices.converted(to: dtype) } ?? indices
  }
}

extension Tensor {
  /// `torch.diff`: `count` times the differences of neighbours along `dim`.
  func differences(
    _ count: Int, _ dim: Int, prepend: Tensor?, append: Tensor?
  ) throws(TensorError) -> Tensor {
    guard self.dim > 0 else {
      throw TensorError(.runtime, "diff expects input to be at least one-dimensional")
    }
    guard count >= 0 else { throw TensorError(.runtime, "order must be non-negative but got \(count)") }
    let parts = [prepend, self, append].compactMap { $0 }
    var result = parts.count == 1 ? self : try Tensor.cat(parts, dim: dim)
    for _ in 0..<min(count, try result.size(dim)) {
      let size = try result.size(dim)
      guard size > 0 else { break }
      let (later, earlier) = (
        try result.narrowed(dim, from: 1, count: size - 1), try result.narrowed(dim, from: 0, count: size - 1)
      )
      result = try later.binary(dtype == .bool ? .logicalXor : .sub, .tensor(earlier))
    }
    return result
  }
}

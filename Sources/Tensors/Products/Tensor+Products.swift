/// Matrix products. Each element is added up in order, in the element's own arithmetic, as BLAS does for small matrices;
/// for large ones the last bit may differ.
extension Tensor {
  /// `torch.matmul(a, b)`, the `@` operator.
  public func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
    guard dim > 0 && other.dim > 0 else {
      throw .runtime("both arguments to matmul need to be at least 1D, but they are \(dim)D and \(other.dim)D")
    }
    switch (dim, other.dim) {
    case (1, 1): return try dot(other)
    case (2, 1): return try mv(other)
    case (1, 2): return try unsqueezed(0).mm(other).squeezed([0])
    case (2, 2): return try mm(other)
    default: return try batched(other)
    }
  }

  private func batched(_ other: Tensor) throws(TensorError) -> Tensor {
    let left = self
    let right = other.dim == 1 ? try other.unsqueezed(1) : other
    // ATen folds a batch of matrices times one matrix into one product, which has its own words for a mismatch.
    if other.dim <= 2 { return try folded(right, isVector: other.dim == 1) }
    if dim == 1 {
      let matrices = try other.matrixTransposed()
      return try matrices.foldsIntoMatrix
        ? matrices.folded(unsqueezed(1), isVector: true) : unsqueezed(0).batched(other).squeezed([-2])
    }
    let batch = try Broadcasting.shape(Array(left.shape.dropLast(2)), Array(right.shape.dropLast(2)))
    let (rows, inner) = (left.shape[left.dim - 2], left.shape[left.dim - 1])
    let columns = right.shape[right.dim - 1]
    let total = batch.reduce(1, &*)
    let a = try left.broadcast(to: batch + [rows, inner]).reshaped(to: [total, rows, inner])
    let matrix = Array(right.shape.suffix(2))
    let b = try right.broadcast(to: batch + matrix).reshaped(to: [total] + matrix)
    let product = try a.bmm(b)
    let shape = batch + [rows, columns]
    return try product.viewed(as: shape)
  }

  /// Whether the leading dimensions follow one another in memory, so that ATen makes them one (`should_fold`).
  private var foldsIntoMatrix: Bool {
    (0..<(dim - 2)).allSatisfy { layout.strides[$0] == layout.strides[$0 + 1] &* shape[$0 + 1] }
  }

  private func folded(_ right: Tensor, isVector: Bool) throws(TensorError) -> Tensor {
    let rows = shape.dropLast().reduce(1, &*)
    let flat = try reshaped(to: [rows, shape[dim - 1]])
    let product = isVector ? try flat.mv(try right.squeezed([1])) : try flat.mm(right)
    return try product.viewed(as: shape.dropLast() + (isVector ? [] : [right.shape[1]]))
  }

  /// `torch.mm(a, b)`.
  public func mm(_ other: Tensor) throws(TensorError) -> Tensor {
    guard dim == 2 else { throw .runtime("self must be a matrix") }
    guard other.dim == 2 else { throw .runtime("mat2 must be a matrix") }
    guard shape[1] == other.shape[0] else {
      throw .runtime(
        "mat1 and mat2 shapes cannot be multiplied (\(shape[0])x\(shape[1]) and \(other.shape[0])x\(other.shape[1]))")
    }
    guard dtype == other.dtype else {
      throw .runtime("expected m1 and m2 to have the same dtype, but got: \(dtype.cppName) != \(other.dtype.cppName)")
    }
    guard dtype != .bool else { throw .notImplemented("addmm_impl_cpu_", dtype) }
    return try unsqueezed(0).multiplied(try other.unsqueezed(0)).squeezed([0])
  }

  /// `torch.bmm(a, b)`.
  public func bmm(_ other: Tensor) throws(TensorError) -> Tensor {
    guard dim == 3 else { throw .runtime("batch1 must be a 3D tensor") }
    guard other.dim == 3 else { throw .runtime("batch2 must be a 3D tensor") }
    guard shape[0] == other.shape[0] && shape[2] == other.shape[1] else {
      throw .runtime(
        "Expected size for first two dimensions of batch2 tensor to be: [\(shape[0]), \(shape[2])] but got: "
          + "[\(other.shape[0]), \(other.shape[1])].")
    }
    guard dtype == other.dtype else {
      throw .runtime("expected scalar type \(dtype.scalarTypeName) but found \(other.dtype.scalarTypeName)")
    }
    guard dtype != .bool else { throw .notImplemented("baddbmm_kernel", dtype) }
    return try multiplied(other)
  }

  /// `torch.mv(matrix, vector)`.
  public func mv(_ vector: Tensor) throws(TensorError) -> Tensor {
    guard dim == 2 && vector.dim == 1 else {
      throw .runtime("vector + matrix @ vector expected, got 1, \(dim), \(vector.dim)")
    }
    guard shape[1] == vector.shape[0] else {
      throw .runtime(
        "size mismatch, got input (\(shape[0])), mat (\(shape[0])x\(shape[1])), vec (\(vector.shape[0]))")
    }
    guard dtype == vector.dtype else {
      throw .runtime("expected scalar type \(dtype.scalarTypeName) but found \(vector.dtype.scalarTypeName)")
    }
    guard dtype != .bool else { throw .notImplemented("addmv_impl_cpu", dtype) }
    return try unsqueezed(0).multiplied(try vector.unsqueezed(0).unsqueezed(2)).viewed(as: [shape[0]])
  }

  /// `torch.dot(a, b)`.
  public func dot(_ other: Tensor) throws(TensorError) -> Tensor {
    guard dim == 1 && other.dim == 1 else {
      throw .runtime("1D tensors expected, but got \(dim)D and \(other.dim)D tensors")
    }
    guard dtype == other.dtype else {
      throw .runtime(
        "dot : expected both vectors to have same dtype, but found \(dtype.scalarTypeName) and "
          + other.dtype.scalarTypeName)
    }
    guard count == other.count else {
      throw .runtime(
        "inconsistent tensor size, expected tensor \(TensorError.text(shape)) and src \(TensorError.text(other.shape)) to "
          + "have the same number of elements, but got \(count) and \(other.count) elements respectively")
    }
    guard dtype != .bool else { throw .notImplemented("dot", dtype) }
    return try viewed(as: [1, 1, count]).multiplied(try other.viewed(as: [1, count, 1])).viewed(as: [])
  }

  /// `torch.outer(a, b)`.
  public func outer(_ other: Tensor) throws(TensorError) -> Tensor {
    guard dim == 1 else { throw .runtime("outer: Expected 1-D argument self, but got \(dim)-D") }
    guard other.dim == 1 else { throw .runtime("outer: Expected 1-D argument vec2, but got \(other.dim)-D") }
    return try unsqueezed(1).binary(.mul, other)
  }

  /// `torch.inner(a, b)`: over the last dimensions.
  public func inner(_ other: Tensor) throws(TensorError) -> Tensor {
    if dim == 0 || other.dim == 0 { return try binary(.mul, other) }
    guard shape[dim - 1] == other.shape[other.dim - 1] else {
      throw .runtime(
        "inner() the last dimension must match on both input tensors but got shapes \(TensorError.text(shape)) and "
          + TensorError.text(other.shape))
    }
    return try tensordot(other, [dim - 1], [other.dim - 1])
  }

  /// `torch.tensordot(a, b, dims)`.
  public func tensordot(_ other: Tensor, _ dims: [Int], _ otherDims: [Int]) throws(TensorError) -> Tensor {
    guard dims.count == otherDims.count else {
      throw .runtime("both dimension lists should have same length")
    }
    let mine = try Layout.wrapUnique(dims, rank: dim)
    let its = try Layout.wrapUnique(otherDims, rank: other.dim)
    for (a, b) in zip(mine, its) where shape[a] != other.shape[b] {
      throw .runtime(
        "contracted dimensions need to match, but first has size \(shape[a]) in dim \(a) and second has size \(other.shape[b]) in dim \(b)"
      )
    }
    let free = (0..<dim).filter { !mine.contains($0) }
    let otherFree = (0..<other.dim).filter { !its.contains($0) }
    let rows = free.map { shape[$0] }
    let columns = otherFree.map { other.shape[$0] }
    let inner = mine.reduce(1) { $0 &* shape[$1] }
    let a = try permuted(free + mine).reshaped(to: [rows.reduce(1, &*), inner])
    let b = try other.permuted(its + otherFree).reshaped(to: [inner, columns.reduce(1, &*)])
    return try a.mm(b).viewed(as: rows + columns)
  }

  /// `torch.addmm(self, a, b, beta, alpha)`: beta × self + alpha × a @ b.
  public func addmm(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(TensorError) -> Tensor {
    let product = try a.mm(b)
    let bias = try expanded(to: product.shape)
    let scaled = alpha == 1 ? product : try product.binary(.mul, .scalar(alpha))
    return try scaled.binary(.add, .tensor(bias), alpha: beta)
  }

  /// `F.linear(input, weight, bias)`.
  public func linear(_ weight: Tensor, bias: Tensor? = nil) throws(TensorError) -> Tensor {
    let product = try matmul(try weight.t())
    return try bias.map { (bias) throws(TensorError) in try product.binary(.add, bias) } ?? product
  }

  /// `torch.matrix_power(input, n)` for n ≥ 0.
  public func matrixPower(_ n: Int) throws(TensorError) -> Tensor {
    guard dim >= 2 && shape[dim - 1] == shape[dim - 2] else {
      throw .runtime(
        "linalg.matrix_power: A must be batches of square matrices, but they are \(shape.dropLast().last ?? 0) by \(shape.last ?? 0) matrices"
      )
    }
    var result = try Tensor.eye(shape[dim - 1], dtype: dtype, in: context).expanded(to: shape)
    if n < 0 { return try inverse().matrixPower(Int(clamping: n.magnitude)) }
    var (square, rest) = (self, n)
    while rest > 0 {
      if rest & 1 == 1 { result = try result.matmul(square) }
      rest >>= 1
      if rest > 0 { square = try square.matmul(square) }
    }
    return try result.contiguous()
  }

  /// [batch, rows, inner] × [batch, inner, columns].
  private func multiplied(_ other: Tensor) throws(TensorError) -> Tensor {
    let (batch, rows, inner, columns) = (shape[0], shape[1], shape[2], other.shape[2])
    let out = try Tensor(zeros: [batch, rows, columns], dtype: dtype, in: context)
    let (work, overflow) = out.count.multipliedReportingOverflow(by: inner)
    try context.announce(overflow ? Int.max : work)
    let right = try other.contiguous()
    if try dtype.visitFloat(FloatProductKernel(a: self, b: right, out: out)) == nil {
      try dtype.visit(WholeProductKernel(a: self, b: right, out: out))
    }
    return out
  }
}

private struct FloatProductKernel: FloatVisitor {
  let a, b, out: Tensor

  /// Row by row: each element of a row of `a` scales a row of `b`, so that the innermost loop runs over neighbours.
  func visit<T: FloatElement>(_: T.Type) throws(TensorError) {
    typealias M = T.Math
    let (batch, rows, columns, inner) = (out.shape[0], out.shape[1], out.shape[2], a.shape[2])
    let (pa, pb, to) = (a.pointer(T.self), b.pointer(T.self), out.pointer(T.self))
    let steps = a.layout.strides
    withUnsafeTemporaryAllocation(of: M.self, capacity: max(columns, 1)) { sums in
      for n in 0..<batch {
        for row in 0..<rows {
          sums.update(repeating: 0)
          let line = pa + (n * steps[0] + row * steps[1])
          for k in 0..<inner {
            let factor = line[k &* steps[2]].math
            let other = pb + (n * inner + k) * columns
            for column in 0..<columns { sums[column] += factor * other[column].math }
          }
          let target = to + (n * rows + row) * columns
          for column in 0..<columns { target[column] = T(math: sums[column]) }
        }
      }
    }
  }
}

private struct WholeProductKernel: ElementVisitor {
  let a, b, out: Tensor

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (batch, rows, columns, inner) = (out.shape[0], out.shape[1], out.shape[2], a.shape[2])
    let (pa, pb, to) = (a.pointer(T.self), b.pointer(T.self), out.pointer(T.self))
    let steps = a.layout.strides
    for n in 0..<batch {
      for row in 0..<rows {
        let line = pa + (n * steps[0] + row * steps[1])
        let target = to + (n * rows + row) * columns
        for k in 0..<inner {
          let factor = line[k &* steps[2]]
          let other = pb + (n * inner + k) * columns
          for column in 0..<columns { target[column] = T.sum(target[column], T.product(factor, other[column])) }
        }
      }
    }
  }
}

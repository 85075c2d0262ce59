extension Tensor {
  /// `transpose(a, b)`.
  public func transposed(_ a: Int, _ b: Int) throws(TensorError) -> Tensor {
    let first = try Layout.wrap(a, rank: dim)
    let second = try Layout.wrap(b, rank: dim)
    return dim == 0 ? self : view(layout.transposed(first, second))
  }

  /// `t()`: for at most two dimensions.
  public func t() throws(TensorError) -> Tensor {
    guard dim <= 2 else { throw .runtime("t() expects a tensor with <= 2 dimensions, but self is \(dim)D") }
    return dim < 2 ? self : view(layout.transposed(0, 1))
  }

  /// `.T`: all dimensions in reverse.
  public var reversed: Tensor { view(layout.permuted(layout.shape.indices.reversed())) }

  /// `.mT`: the last two dimensions swapped.
  public func matrixTransposed() throws(TensorError) -> Tensor {
    guard dim >= 2 else {
      throw .runtime("tensor.mT is only supported on matrices or batches of matrices. Got \(dim)-D tensor.")
    }
    return view(layout.transposed(dim - 2, dim - 1))
  }

  /// `.H`: of a real matrix, its transpose.
  public func hermitian() throws(TensorError) -> Tensor {
    guard dim == 0 || dim == 2 else {
      let hint = dim > 2 ? " For batches of matrices, consider using tensor.mH" : ""
      throw .runtime("tensor.H is only supported on matrices (2-D tensors). Got \(dim)-D tensor.\(hint)")
    }
    return try t()
  }

  /// `permute(*dims)`.
  public func permuted(_ dims: [Int]) throws(TensorError) -> Tensor {
    guard dims.count == dim else {
      throw .runtime(
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
          + "ordering of dimensions i.e. input.dim() = \(dim) is not equal to len(dims) = \(dims.count)")
    }
    var order: [Int] = []
    for each in dims {
      let wrapped = try Layout.wrap(each, rank: dim)
      guard !order.contains(wrapped) else { throw .runtime("permute(): duplicate dims are not allowed.") }
      order.append(wrapped)
    }
    return view(layout.permuted(order))
  }

  /// `movedim(source, destination)`.
  public func movedDims(_ source: [Int], to destination: [Int]) throws(TensorError) -> Tensor {
    guard source.count == destination.count else {
      throw .runtime(
        "movedim: Invalid source or destination dims: source (\(TensorError.text(source)) dims) should contain the "
          + "same number of dims as destination (\(TensorError.text(destination)) dims)")
    }
    let from = try Self.distinct(source, rank: dim, name: "source")
    let to = try Self.distinct(destination, rank: dim, name: "destination")
    if dim == 0 { return self }
    var order = [Int?](repeating: nil, count: dim)
    for (a, b) in zip(from, to) { order[b] = a }
    var rest = layout.shape.indices.filter { !from.contains($0) }.makeIterator()
    return view(layout.permuted(order.compactMap { $0 ?? rest.next() }))
  }

  private static func distinct(_ dims: [Int], rank: Int, name: String) throws(TensorError) -> [Int] {
    var result: [Int] = []
    for dim in dims {
      let wrapped = try Layout.wrap(dim, rank: rank)
      guard !result.contains(wrapped) else {
        throw .runtime("movedim: repeated dim in `\(name)` (\(TensorError.text(dims)))")
      }
      result.append(wrapped)
    }
    return result
  }
}

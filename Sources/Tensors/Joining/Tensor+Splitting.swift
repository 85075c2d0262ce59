/// Views of consecutive parts.
extension Tensor {
  /// `split(split_size, dim)`.
  public func split(_ size: Int, dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard self.dim > 0 else { throw .runtime("split expects at least a 1-dimensional tensor") }
    guard size >= 0 else { throw .runtime("split expects split_size be non-negative, but got split_size=\(size)") }
    let at = try Layout.wrap(dim, rank: self.dim)
    let total = shape[at]
    guard size > 0 || total == 0 else {
      throw .runtime("split_size can only be 0 if dimension size is 0, but got dimension size of \(total)")
    }
    if total == 0 { return [window(layout.slicing(at, from: 0, to: 0, by: 1))] }
    try context.announce((total - 1) / size + 1)
    return parts(at, stride(from: 0, to: total, by: size).map { ($0, Swift.min(size, total - $0)) })
  }

  /// `split([sizes], dim)`.
  public func split(_ sizes: [Int], dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard self.dim > 0 else { throw .runtime("split expects at least a 1-dimensional tensor") }
    let at = try Layout.wrap(dim, rank: self.dim)
    guard sizes.allSatisfy({ $0 >= 0 }) else {
      throw .runtime(
        "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes="
          + TensorError.text(sizes))
    }
    guard sizes.reduce(0, &+) == shape[at] else {
      throw .runtime(
        "split_with_sizes expects split_sizes to sum exactly to \(shape[at]) (input tensor's size at dimension \(at)), "
          + "but got split_sizes=\(TensorError.text(sizes))")
    }
    var start = 0
    var places: [(Int, Int)] = []
    for size in sizes {
      places.append((start, size))
      start += size
    }
    return parts(at, places)
  }

  private func parts(_ dim: Int, _ places: [(start: Int, count: Int)]) -> [Tensor] {
    places.map { window(layout.slicing(dim, from: $0.start, to: $0.start + $0.count, by: 1)) }
  }

  /// `chunk(chunks, dim)`.
  public func chunk(_ chunks: Int, dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard self.dim > 0 else { throw .runtime("chunk expects at least a 1-dimensional tensor") }
    guard chunks > 0 else { throw .runtime("chunk expects `chunks` to be greater than 0, got: \(chunks)") }
    let at = try Layout.wrap(dim, rank: self.dim)
    let total = shape[at]
    // ATen keeps the number of chunks when there is nothing to share out.
    if total == 0 { return try split([Int](repeating: 0, count: Swift.min(chunks, 1 << 16)), dim: at) }
    return try split((total - 1) / chunks + 1, dim: at)
  }

  /// `tensor_split(sections, dim)`: as equal as possible, the longer ones first.
  public func tensorSplit(_ sections: Int, dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard self.dim > 0 else {
      throw .runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
    }
    guard sections > 0 else { throw .runtime("number of sections must be larger than 0, got \(sections)") }
    let at = try Layout.wrap(dim, rank: self.dim)
    try context.announce(sections)
    let (least, longer) = shape[at].quotientAndRemainder(dividingBy: sections)
    var start = 0
    return parts(
      at,
      (0..<sections).map { section in
        let size = section < longer ? least + 1 : least
        defer { start += size }
        return (start, size)
      })
  }

  /// `tensor_split(indices, dim)`.
  public func tensorSplit(at indices: [Int], dim: Int = 0) throws(TensorError) -> [Tensor] {
    guard self.dim > 0 else {
      throw .runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
    }
    var start = 0
    var result: [Tensor] = []
    for end in indices + [Int.max] {
      result.append(try sliced(dim, from: start, to: end))
      start = end
    }
    return result
  }
}

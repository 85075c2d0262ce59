extension Layout {
  /// `shape` with its -1 replaced, checked against the number of elements (`infer_size` in ATen).
  /// - Throws: RuntimeError in PyTorch's words.
  static func inferShape(_ shape: [Int], count: Int) throws(TensorError) -> [Int] {
    var inferred: Int?
    var product = 1
    for (i, size) in shape.enumerated() {
      if size == -1 {
        guard inferred == nil else { throw .runtime("only one dimension can be inferred") }
        inferred = i
        continue
      }
      guard size >= 0 else {
        throw .runtime("invalid shape dimension \(size) at index \(i) of shape \(TensorError.text(shape))")
      }
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      guard !overflow else { throw invalid(shape, count: count) }
      product = next
    }
    guard let inferred else {
      guard product == count else { throw invalid(shape, count: count) }
      return shape
    }
    guard product > 0 else {
      guard count == 0 else { throw invalid(shape, count: count) }
      throw .runtime(
        "cannot reshape tensor of 0 elements into shape \(TensorError.text(shape)) because the unspecified dimension "
          + "size -1 can be any value and is ambiguous")
    }
    guard count % product == 0 else { throw invalid(shape, count: count) }
    var result = shape
    result[inferred] = count / product
    return result
  }

  private static func invalid(_ shape: [Int], count: Int) -> TensorError {
    .runtime("shape '\(TensorError.text(shape))' is invalid for input of size \(count)")
  }

  /// The strides that show these elements under `newShape` without copying, or nil when there are none
  /// (`computeStride` in ATen). `newShape` must have as many elements as this layout.
  func strides(viewedAs newShape: [Int]) -> [Int]? {
    if count == 0 { return newShape == shape ? strides : Self.contiguousStrides(of: newShape) }
    if shape.isEmpty { return [Int](repeating: 1, count: newShape.count) }
    var result = [Int](repeating: 0, count: newShape.count)
    var view = newShape.count - 1
    // Old dimensions are taken from the back in chunks that are contiguous in themselves; each chunk must be filled
    // exactly by new dimensions.
    var chunkStride = strides[shape.count - 1]
    var chunkCount = 1
    var viewCount = 1
    for old in shape.indices.reversed() {
      chunkCount *= shape[old]
      let endsChunk = old == 0 || (shape[old - 1] != 1 && strides[old - 1] != chunkCount * chunkStride)
      guard endsChunk else { continue }
      while view >= 0 && (viewCount < chunkCount || newShape[view] == 1) {
        result[view] = viewCount * chunkStride
        viewCount *= newShape[view]
        view -= 1
      }
      guard viewCount == chunkCount else { return nil }
      if old > 0 {
        chunkStride = strides[old - 1]
        chunkCount = 1
        viewCount = 1
      }
    }
    return view == -1 ? result : nil
  }

  /// Whether the elements fill a stretch of memory without gaps or repetition, in whatever order.
  var isNonOverlappingAndDense: Bool {
    let order = shape.indices.filter { shape[$0] != 1 }.sorted { strides[$0] < strides[$1] }
    if order.contains(where: { shape[$0] == 0 }) { return true }
    var expected = 1
    for dim in order {
      if strides[dim] != expected { return false }
      expected *= shape[dim]
    }
    return true
  }

  /// Whether two indices are known to reach the same element: an expanded dimension (ATen's `MemOverlap::Yes`).
  var hasExpandedDimension: Bool {
    zip(shape, strides).contains { $0 > 1 && $1 == 0 }
  }
}

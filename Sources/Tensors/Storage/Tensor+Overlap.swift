/// Who else reads the memory that is about to be written (`MemoryOverlap.cpp` in ATen).
extension Tensor {
  enum Overlap { case none, partial, full, unknown }

  func overlap(with other: Tensor) -> Overlap {
    guard storage === other.storage, count > 0, other.count > 0 else { return .none }
    if layout == other.layout { return .full }
    guard layout.isNonOverlappingAndDense && other.layout.isNonOverlappingAndDense else { return .unknown }
    let (start, end) = (layout.offset * dtype.size, (layout.offset + count) * dtype.size)
    let (otherStart, otherEnd) =
      (other.layout.offset * other.dtype.size, (other.layout.offset + other.count) * other.dtype.size)
    if start == otherStart && end == otherEnd { return layout.strides == other.layout.strides ? .full : .partial }
    return start < otherEnd && otherStart < end ? .partial : .none
  }

  /// - Throws: RuntimeError when an expanded tensor would be written.
  func checkWritable() throws(TensorError) {
    guard layout.hasExpandedDimension, !layout.isNonOverlappingAndDense else { return }
    throw .runtime(
      "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please "
        + "clone() the tensor before performing the operation.")
  }

  /// An input that is safe to read while this tensor is written: itself, or a copy when only part of it is shared in a
  /// way that ATen does not see.
  /// - Throws: RuntimeError when part of it is shared.
  func readable(_ input: Tensor) throws(TensorError) -> Tensor {
    guard storage === input.storage else { return input }
    switch overlap(with: input) {
    case .none, .full: return input
    case .unknown: return try input.cloned()
    case .partial:
      throw .runtime(
        "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
          + "location. Please clone() the tensor before performing the operation.")
    }
  }
}

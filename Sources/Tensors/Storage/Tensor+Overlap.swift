/// Who else reads the memory that is about to be written (`MemoryOverlap.cpp` in ATen).
extension Tensor {
  enum Overlap: Equatable { case none, partial, full, unknown }

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

  /// Refuses to write this tensor while an input that shares part of its memory is read. What ATen cannot tell (an
  /// operand with gaps) it lets pass and computes in order, and so do the kernels here.
  /// - Throws: RuntimeError when part of it is shared.
  func checkOverlap(with input: Tensor) throws(TensorError) {
    guard storage === input.storage, overlap(with: input) == .partial else { return }
    throw .runtime(
      "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
        + "location. Please clone() the tensor before performing the operation.")
  }
}

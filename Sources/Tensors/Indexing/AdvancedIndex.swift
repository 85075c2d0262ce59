/// The elements that index tensors choose: blocks of a tensor, one for each position of the broadcast index.
struct AdvancedIndex {
  /// The index tensors and the dimensions that they index.
  private let indices: [Tensor]
  private let dims: [Int]
  private let indexShape: [Int]
  /// The dimensions that are not indexed: sizes, strides in the tensor, strides in the result.
  private let blockShape, strides, resultStrides: [Int]
  /// From one block to the next in the result.
  private let resultStep: Int
  let resultShape: [Int]
  private let tensor: Tensor

  init(_ sliced: SlicedTensor) throws(TensorError) {
    tensor = sliced.view
    let expanded = try Self.expandMasks(sliced)
    let dims = expanded.indices.filter { expanded[$0] != nil }
    indices = expanded.compactMap { $0 }
    let indexShape = try Self.broadcastShape(indices)
    let shape = tensor.shape
    if dims.contains(where: { shape[$0] == 0 }) && !indexShape.contains(0) {
      throw .index("index is out of bounds for dimension with size 0")
    }
    (self.dims, self.indexShape) = (dims, indexShape)
    let rest = shape.indices.filter { !dims.contains($0) }
    // Index dimensions stand where the index tensors were when these are neighbours, else in front.
    let isAdjacent = dims.last.map { $0 - dims[0] == dims.count - 1 } ?? false
    let before = isAdjacent ? rest.filter { $0 < dims[0] } : []
    let after = isAdjacent ? rest.filter { $0 > dims[0] } : rest
    resultShape = before.map { shape[$0] } + indexShape + after.map { shape[$0] }
    let result = Layout.contiguousStrides(of: resultShape)
    blockShape = (before + after).map { shape[$0] }
    strides = (before + after).map { sliced.view.layout.strides[$0] }
    resultStrides = Array(result[..<before.count]) + Array(result[(before.count + indexShape.count)...])
    resultStep = after.reduce(1) { $0 &* Swift.max(shape[$1], 1) }
    guard let total = Layout.checkedCount(resultShape) else {
      throw .runtime("numel: integer multiplication overflow")
    }
    try tensor.context.announce(total)
  }

  // MARK: Indices

  /// A mask becomes as many index tensors as it has dimensions.
  private static func expandMasks(_ sliced: SlicedTensor) throws(TensorError) -> [Tensor?] {
    var result = sliced.indices
    for (at, index) in sliced.indices.enumerated() {
      guard let index, index.dtype.isMask else { continue }
      for dim in 0..<index.dim where index.shape[dim] != sliced.view.shape[at + dim] {
        throw .index(
          "The shape of the mask \(TensorError.text(index.shape)) at index \(dim) does not match the shape of the "
            + "indexed tensor \(TensorError.text(sliced.view.shape)) at index \(at + dim)")
      }
      let positions = try index.nonzero()
      for dim in 0..<index.dim { result[at + dim] = try positions.selected(1, at: dim) }
    }
    return result
  }

  private static func broadcastShape(_ indices: [Tensor]) throws(TensorError) -> [Int] {
    var shape: [Int] = []
    for index in indices {
      do throws(TensorError) {
        shape = try Broadcasting.shape(shape, index.shape)
      } catch {
        let shapes = indices.map { TensorError.text($0.shape) }.joined(separator: ", ")
        throw .index("shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes)")
      }
    }
    return shape
  }

  /// Where each block starts, relative to the tensor's first element, in the row-major order of the index. None when
  /// there is nothing to choose; then the indices are not looked at.
  private func blocks() throws(TensorError) -> [Int] {
    if resultShape.contains(0) { return [] }
    guard let count = Layout.checkedCount(indexShape) else {
      throw .runtime("numel: integer multiplication overflow")
    }
    try tensor.context.announce(count)
    var offsets = [Int](repeating: 0, count: count)
    for (ordinal, (index, dim)) in zip(indices, dims).enumerated() {
      let (size, step) = (tensor.shape[dim], tensor.layout.strides[dim])
      let values = try index.converted(to: .int64).broadcast(to: indexShape)
      let from = values.pointer(Int.self)
      var wrong: Int?
      var at = 0
      forEachOffset(indexShape, values.layout.strides) { offset in
        let value = from[offset]
        if value < -size || value >= size { wrong = wrong ?? value }
        offsets[at] &+= (value < 0 ? value &+ size : value) &* step
        at += 1
      }
      if let wrong {
        throw .index("index \(wrong) is out of bounds for dimension \(ordinal) with size \(size)")
      }
    }
    return offsets
  }

  // MARK: Elements

  /// Copies the elements into a new tensor.
  func gather() throws(TensorError) -> Tensor {
    let out = try Tensor(uninitialized: resultShape, dtype: tensor.dtype, in: tensor.context)
    try tensor.dtype.visit(GatherKernel(index: self, blocks: try blocks(), tensor: tensor, out: out))
    return out
  }

  /// Writes `values` (of the same dtype) over the elements, or adds them; of several for one element the last counts.
  func scatter(_ values: Tensor, accumulate: Bool) throws(TensorError) {
    guard let common = try? Broadcasting.shape(resultShape, values.shape), common == resultShape else {
      throw .runtime(
        "shape mismatch: value tensor of shape \(TensorError.text(values.shape)) cannot be broadcast to indexing result of "
          + "shape \(TensorError.text(resultShape))")
    }
    let values = try values.broadcast(to: resultShape).contiguous()
    try tensor.dtype.visit(
      ScatterKernel(index: self, blocks: try blocks(), tensor: tensor, values: values, accumulate: accumulate))
    tensor.didWrite()
  }

  /// Calls `body` with the offset of each chosen element and of its place in the result.
  @inline(__always)
  fileprivate func forEach(_ blocks: [Int], _ body: (_ element: Int, _ place: Int) -> Void) {
    let plan = StridedPlan(shape: blockShape, strides: [resultStrides, strides])
    let (count, steps) = (plan.rowCount, plan.rowStrides)
    for (ordinal, block) in blocks.enumerated() {
      let place = ordinal &* resultStep
      plan.forEachRow { offsets in
        for i in 0..<count {
          body(block &+ offsets[1] &+ i &* steps[1], place &+ offsets[0] &+ i &* steps[0])
        }
      }
    }
  }
}

private struct GatherKernel: ElementVisitor {
  let index: AdvancedIndex
  let blocks: [Int]
  let tensor, out: Tensor

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (from, to) = (tensor.pointer(T.self), out.pointer(T.self))
    index.forEach(blocks) { element, place in to[place] = from[element] }
  }
}

private struct ScatterKernel: ElementVisitor {
  let index: AdvancedIndex
  let blocks: [Int]
  let tensor, values: Tensor
  let accumulate: Bool

  func visit<T: Element>(_: T.Type) throws(TensorError) {
    let (to, from) = (tensor.pointer(T.self), values.pointer(T.self))
    if accumulate {
      index.forEach(blocks) { element, place in to[element] = T.sum(to[element], from[place]) }
    } else {
      index.forEach(blocks) { element, place in to[element] = from[place] }
    }
  }
}

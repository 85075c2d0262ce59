extension Layout {
  /// Removes dimension `dim` at `index`. Both are in range.
  func selecting(_ dim: Int, at index: Int) -> Layout {
    var newShape = shape
    var newStrides = strides
    newShape.remove(at: dim)
    newStrides.remove(at: dim)
    return Layout(shape: newShape, strides: newStrides, offset: offset + index * strides[dim])
  }

  /// `start..<stop` by `step` along `dim`; 0 ≤ start ≤ stop ≤ size, step > 0.
  func slicing(_ dim: Int, from start: Int, to stop: Int, by step: Int) -> Layout {
    var newShape = shape
    var newStrides = strides
    newShape[dim] = stop > start ? (stop - start - 1) / step + 1 : 0
    // A step beyond the dimension leaves one element, so its stride never moves; wrapping is harmless.
    newStrides[dim] = strides[dim] &* step
    return Layout(shape: newShape, strides: newStrides, offset: offset + start * strides[dim])
  }

  func transposed(_ a: Int, _ b: Int) -> Layout {
    var newShape = shape
    var newStrides = strides
    newShape.swapAt(a, b)
    newStrides.swapAt(a, b)
    return Layout(shape: newShape, strides: newStrides, offset: offset)
  }

  /// Dimension `i` of the result is dimension `dims[i]` of this; `dims` is a permutation.
  func permuted(_ dims: [Int]) -> Layout {
    Layout(shape: dims.map { shape[$0] }, strides: dims.map { strides[$0] }, offset: offset)
  }

  /// Inserts a dimension of size 1 before `dim`.
  func unsqueezed(_ dim: Int) -> Layout {
    var newShape = shape
    var newStrides = strides
    newStrides.insert(dim < shape.count ? shape[dim] &* strides[dim] : 1, at: dim)
    newShape.insert(1, at: dim)
    return Layout(shape: newShape, strides: newStrides, offset: offset)
  }

  /// Removes those of the dimensions for which `drop` holds and whose size is 1.
  func squeezed(where drop: (Int) -> Bool) -> Layout {
    let kept = shape.indices.filter { shape[$0] != 1 || !drop($0) }
    return permuted(kept)
  }
}

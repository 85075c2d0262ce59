/// NumPy's and PyTorch's broadcasting of shapes.
enum Broadcasting {
  /// The shape that both broadcast to.
  /// - Throws: RuntimeError `The size of tensor a (3) must match…`.
  @inline(__always)
  static func shape(_ a: [Int], _ b: [Int]) throws(TensorError) -> [Int] {
    if a == b { return a }
    return try unequal(a, b)
  }

  private static func unequal(_ a: [Int], _ b: [Int]) throws(TensorError) -> [Int] {
    let rank = max(a.count, b.count)
    var result = [Int](repeating: 1, count: rank)
    for i in (0..<rank).reversed() {
      let sizeA = i + a.count >= rank ? a[i + a.count - rank] : 1
      let sizeB = i + b.count >= rank ? b[i + b.count - rank] : 1
      guard sizeA == sizeB || sizeA == 1 || sizeB == 1 else {
        throw .runtime(
          "The size of tensor a (\(sizeA)) must match the size of tensor b (\(sizeB)) at non-singleton dimension \(i)")
      }
      result[i] = sizeA == 1 ? sizeB : sizeA
    }
    return result
  }

  /// `torch.broadcast_shapes`.
  /// - Throws: RuntimeError `Shape mismatch: objects cannot be broadcast to a single shape`.
  static func shapes(_ shapes: [[Int]]) throws(TensorError) -> [Int] {
    var result: [Int] = []
    for shape in shapes {
      for size in shape where size < 0 {
        throw .value("Attempting to broadcast a dimension with negative length!")
      }
      let rank = max(result.count, shape.count)
      result = [Int](repeating: 1, count: rank - result.count) + result
      for (i, size) in shape.enumerated() where size != 1 {
        let at = rank - shape.count + i
        guard result[at] == 1 || result[at] == size else {
          throw .runtime("Shape mismatch: objects cannot be broadcast to a single shape")
        }
        result[at] = size
      }
    }
    return result
  }
}

extension Layout {
  /// The strides of this layout seen under a shape that it broadcasts to: 0 where it is repeated.
  @inline(__always)
  func strides(broadcastTo target: [Int]) -> [Int] {
    if shape == target { return strides }
    let missing = target.count - shape.count
    return [Int](unsafeUninitializedCapacity: target.count) { buffer, initialized in
      for i in 0..<target.count {
        buffer[i] = i < missing || (shape[i - missing] == 1 && target[i] != 1) ? 0 : strides[i - missing]
      }
      initialized = target.count
    }
  }

  /// `expand`: -1 keeps a size.
  /// - Throws: RuntimeError in PyTorch's words.
  func expanded(to sizes: [Int], typeName: @autoclosure () -> String) throws(TensorError) -> Layout {
    let missing = sizes.count - shape.count
    guard missing >= 0 else {
      throw .runtime(
        "expand(\(typeName()){\(TensorError.text(shape))}, size=\(TensorError.text(sizes))): the number of sizes "
          + "provided (\(sizes.count)) must be greater or equal to the number of dimensions in the tensor "
          + "(\(shape.count))")
    }
    var newShape = sizes
    var newStrides = [Int](repeating: 0, count: sizes.count)
    for i in sizes.indices.reversed() {
      let next = i + 1 < sizes.count ? newShape[i + 1] &* newStrides[i + 1] : 1
      let (size, stride) = try expandedDimension(i, sizes: sizes, missing: missing, next: next)
      newShape[i] = size
      newStrides[i] = stride
    }
    guard Self.checkedCount(newShape) != nil else {
      throw .runtime("numel: integer multiplication overflow")
    }
    return Layout(shape: newShape, strides: newStrides, offset: offset)
  }

  private func expandedDimension(
    _ i: Int, sizes: [Int], missing: Int, next: Int
  ) throws(TensorError) -> (Int, Int) {
    let target = sizes[i]
    guard i >= missing else {
      guard target >= 0 else {
        throw .runtime(
          "The expanded size of the tensor (\(target)) isn't allowed in a leading, non-existing dimension \(i)")
      }
      // What ATen shows as the stride of a new dimension of size 1.
      return (target, target == 1 ? next : 0)
    }
    let size = shape[i - missing]
    if target == -1 || target == size { return (size, strides[i - missing]) }
    guard size == 1 && target >= 0 else {
      throw .runtime(
        "The expanded size of the tensor (\(target)) must match the existing size (\(size)) at non-singleton dimension "
          + "\(i).  Target sizes: \(TensorError.text(sizes)).  Tensor sizes: \(TensorError.text(shape))")
    }
    return (target, 0)
  }
}

extension Tensor {
  /// `torch.broadcast_shapes`.
  /// - Throws: RuntimeError in PyTorch's words when there is no common shape.
  public static func broadcastShape(_ shapes: [[Int]]) throws(TensorError) -> [Int] {
    try Broadcasting.shapes(shapes)
  }
}

/// How the elements of a tensor lie in its storage: a pure value. Element `[i, j]` is at
/// `offset + i × strides[0] + j × strides[1]`, counted in elements. Strides may be zero (expanded) or negative.
///
/// Every layout is made so that no index reaches outside what its storage holds, and so that the number of its elements
/// fits `Int`; kernels rely on both.
public struct Layout: Equatable, Sendable {
  public let shape: [Int]
  public let strides: [Int]
  public let offset: Int

  /// The caller vouches for the bounds.
  init(shape: [Int], strides: [Int], offset: Int) {
    self.shape = shape
    self.strides = strides
    self.offset = offset
  }

  /// Row-major order from the start of a storage.
  init(contiguous shape: [Int]) {
    self.init(shape: shape, strides: Self.contiguousStrides(of: shape), offset: 0)
  }

  public var dim: Int { shape.count }

  /// How many elements there are.
  public var count: Int {
    var product = 1
    for size in shape { product &*= size }
    return product
  }

  /// Row-major strides; a dimension of size 0 counts as 1, as in PyTorch.
  static func contiguousStrides(of shape: [Int]) -> [Int] {
    [Int](unsafeUninitializedCapacity: shape.count) { buffer, initialized in
      var step = 1
      for i in shape.indices.reversed() {
        buffer[i] = step
        step &*= max(shape[i], 1)
      }
      initialized = shape.count
    }
  }

  /// Whether the elements lie in row-major order without gaps. Dimensions of size 1 do not matter; an empty tensor is.
  public var isContiguous: Bool {
    var expected = 1
    var contiguous = true
    for i in shape.indices.reversed() {
      if shape[i] == 0 { return true }
      if shape[i] != 1 {
        if strides[i] != expected { contiguous = false }
        expected &*= shape[i]
      }
    }
    return contiguous
  }

  /// The smallest and the largest element offset reached; nil when there is no element.
  var extent: ClosedRange<Int>? {
    var low = offset
    var high = offset
    for (size, stride) in zip(shape, strides) {
      if size == 0 { return nil }
      if stride < 0 { low += (size - 1) * stride } else { high += (size - 1) * stride }
    }
    return low...high
  }
}

// MARK: - Checked shapes

extension Layout {
  /// The number of elements of `shape`, or nil when it does not fit `Int` (or a size is negative).
  static func checkedCount(_ shape: [Int]) -> Int? {
    var product = 1
    var hasZero = false
    for size in shape {
      if size < 0 { return nil }
      if size == 0 {
        hasZero = true
        continue
      }
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      product = next
    }
    return hasZero ? 0 : product
  }

  /// `dim` counted from the front; negative dimensions count from the back. A 0-dimensional tensor takes 0 and -1.
  /// - Throws: IndexError `Dimension out of range…`.
  public static func wrap(_ dim: Int, rank: Int) throws(TensorError) -> Int {
    let size = max(rank, 1)
    guard dim >= -size && dim < size else {
      throw .index(
        "Dimension out of range (expected to be in range of [\(-size), \(size - 1)], but got \(dim))")
    }
    return dim < 0 ? dim + size : dim
  }
}

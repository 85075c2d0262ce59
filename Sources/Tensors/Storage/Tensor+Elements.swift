extension Tensor {
  /// `item()`.
  /// - Throws: RuntimeError unless there is exactly one element.
  public func item() throws(TensorError) -> Scalar {
    let count = self.count
    guard count == 1 else {
      throw .runtime("a Tensor with \(count) elements cannot be converted to Scalar")
    }
    return element(at: layout.offset)
  }

  /// The element at an offset into the storage, which is in bounds.
  func element(at offset: Int) -> Scalar {
    switch dtype {
    case .float32: .float(Double(load(offset, Float.self)))
    case .float64: .float(load(offset, Double.self))
    case .float16: .float(load(offset, Float16.self).double)
    case .bfloat16: .float(load(offset, BFloat16.self).double)
    case .int64: .int(load(offset, Int.self))
    case .int32: .int(Int(load(offset, Int32.self)))
    case .int16: .int(Int(load(offset, Int16.self)))
    case .int8: .int(Int(load(offset, Int8.self)))
    case .uint8: .int(Int(load(offset, UInt8.self)))
    case .bool: .bool(load(offset, Bool.self))
    }
  }

  @inline(__always)
  private func load<T: Element>(_ offset: Int, _: T.Type) -> T {
    storage.bytes.load(fromByteOffset: offset &* MemoryLayout<T>.size, as: T.self)
  }

  /// `bool(tensor)`.
  public func truth() throws(TensorError) -> Bool {
    let count = self.count
    guard count == 1 else {
      throw .runtime(
        "Boolean value of Tensor with \(count == 0 ? "no values" : "more than one value") is ambiguous")
    }
    return !element(at: layout.offset).isZero
  }

  /// All elements in row-major order.
  public func scalars() throws(TensorError) -> [Scalar] {
    let count = self.count
    try context.announce(count)
    var result: [Scalar] = []
    result.reserveCapacity(count)
    let strides = layout.strides
    forEachOffset(shape, strides) { result.append(element(at: layout.offset + $0)) }
    return result
  }
}

/// Calls `body` with the offset of each element in row-major order.
@inline(__always)
func forEachOffset(_ shape: [Int], _ strides: [Int], _ body: (Int) -> Void) {
  if shape.contains(0) { return }
  guard let inner = shape.last, let innerStride = strides.last else { return body(0) }
  var counters = [Int](repeating: 0, count: shape.count)
  var offset = 0
  while true {
    for i in 0..<inner { body(offset &+ i &* innerStride) }
    var dim = shape.count - 2
    while dim >= 0 {
      offset &+= strides[dim]
      counters[dim] &+= 1
      if counters[dim] < shape[dim] { break }
      offset &-= strides[dim] &* shape[dim]
      counters[dim] = 0
      dim -= 1
    }
    if dim < 0 { return }
  }
}

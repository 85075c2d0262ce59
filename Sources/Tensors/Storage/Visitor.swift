/// A kernel that is generic over its element type. `DType.visit` is the one place where a dtype becomes a type.
protocol ElementVisitor {
  associatedtype Result
  func visit<T: Element>(_: T.Type) throws(TensorError) -> Result
}

/// A kernel over floating elements.
protocol FloatVisitor {
  associatedtype Result
  func visit<T: FloatElement>(_: T.Type) throws(TensorError) -> Result
}

/// A kernel over integers (not bool).
protocol IntegerVisitor {
  associatedtype Result
  func visit<T: IntegerElement>(_: T.Type) throws(TensorError) -> Result
}

extension DType {
  @inline(__always)
  func visit<V: ElementVisitor>(_ visitor: V) throws(TensorError) -> V.Result {
    switch self {
    case .uint8: try visitor.visit(UInt8.self)
    case .int8: try visitor.visit(Int8.self)
    case .int16: try visitor.visit(Int16.self)
    case .int32: try visitor.visit(Int32.self)
    case .int64: try visitor.visit(Int.self)
    case .float16: try visitor.visit(Float16.self)
    case .float32: try visitor.visit(Float.self)
    case .float64: try visitor.visit(Double.self)
    case .bool: try visitor.visit(Bool.self)
    case .bfloat16: try visitor.visit(BFloat16.self)
    }
  }

  /// Nil when the dtype is not floating.
  @inline(__always)
  func visitFloat<V: FloatVisitor>(_ visitor: V) throws(TensorError) -> V.Result? {
    switch self {
    case .float16: try visitor.visit(Float16.self)
    case .float32: try visitor.visit(Float.self)
    case .float64: try visitor.visit(Double.self)
    case .bfloat16: try visitor.visit(BFloat16.self)
    default: nil
    }
  }

  /// Nil when the dtype is not integral (bool is not).
  @inline(__always)
  func visitInteger<V: IntegerVisitor>(_ visitor: V) throws(TensorError) -> V.Result? {
    switch self {
    case .uint8: try visitor.visit(UInt8.self)
    case .int8: try visitor.visit(Int8.self)
    case .int16: try visitor.visit(Int16.self)
    case .int32: try visitor.visit(Int32.self)
    case .int64: try visitor.visit(Int.self)
    default: nil
    }
  }
}

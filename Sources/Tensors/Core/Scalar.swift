/// A Python number that takes part in a tensor operation, or one element taken out of a tensor.
public enum Scalar: Equatable, Sendable {
  case bool(Bool)
  case int(Int)
  case float(Double)

  /// The dtype that a tensor of this scalar gets; floats get the default dtype.
  public func dtype(default defaultDType: DType) -> DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .float: defaultDType
    }
  }

  public var category: DType.Category {
    switch self {
    case .bool: .boolean
    case .int: .integral
    case .float: .floating
    }
  }

  /// The value as a double; integers beyond 2⁵³ are rounded.
  public var double: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    }
  }

  /// The value as C converts it to `int64_t`: truncated, `Int.min` when a double does not fit.
  public var int: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .float(let value): truncatingInt(value)
    }
  }

  public var isZero: Bool { double == 0 }
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .float(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

/// One side of an operation: a tensor, or a Python number (which promotes less: a "wrapped number" in ATen).
public enum Operand {
  case tensor(Tensor)
  case scalar(Scalar)
}

/// `cvttsd2si`: truncation towards zero; NaN and what does not fit give `Int.min`, as on x86.
@inline(__always)
func truncatingInt(_ value: Double) -> Int {
  // 2⁶³ is exact; the comparison is false for NaN.
  value >= -0x1p63 && value < 0x1p63 ? Int(value) : Int.min
}

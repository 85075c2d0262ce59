extension DType {
  /// What `torch.finfo` reports.
  public struct FloatLimits: Sendable {
    public let bits: Int
    public let eps, min, max, tiny, smallestNormal, resolution: Double
  }

  /// What `torch.iinfo` reports.
  public struct IntegerLimits: Sendable {
    public let bits, min, max: Int
  }

  /// `torch.finfo`; nil when the dtype is not a floating one.
  public var floatLimits: FloatLimits? {
    switch self {
    case .float16: Self.floatLimits(bits: 16, eps: 0x1p-10, max: 65504, tiny: 0x1p-14, resolution: 1e-3)
    case .bfloat16: Self.floatLimits(bits: 16, eps: 0x1p-7, max: 0x1.FEp127, tiny: 0x1p-126, resolution: 1e-2)
    case .float32:
      Self.floatLimits(bits: 32, eps: 0x1p-23, max: 0x1.fffffep127, tiny: 0x1p-126, resolution: 1e-6)
    case .float64:
      Self.floatLimits(
        bits: 64, eps: 0x1p-52, max: .greatestFiniteMagnitude, tiny: .leastNormalMagnitude, resolution: 1e-15)
    default: nil
    }
  }

  private static func floatLimits(
    bits: Int, eps: Double, max: Double, tiny: Double, resolution: Double
  ) -> FloatLimits {
    FloatLimits(
      bits: bits, eps: eps, min: -max, max: max, tiny: tiny, smallestNormal: tiny, resolution: resolution)
  }

  /// `torch.iinfo`; nil when the dtype is not an integral one.
  public var integerLimits: IntegerLimits? {
    switch self {
    case .uint8: IntegerLimits(bits: 8, min: 0, max: 255)
    case .int8: IntegerLimits(bits: 8, min: -128, max: 127)
    case .int16: IntegerLimits(bits: 16, min: Int(Int16.min), max: Int(Int16.max))
    case .int32: IntegerLimits(bits: 32, min: Int(Int32.min), max: Int(Int32.max))
    case .int64: IntegerLimits(bits: 64, min: Int.min, max: Int.max)
    default: nil
    }
  }
}

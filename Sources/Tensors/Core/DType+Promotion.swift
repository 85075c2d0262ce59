extension DType {
  /// The smallest dtype that both convert to: `torch.promote_types`.
  public func promoted(with other: DType) -> DType {
    if self == other { return self }
    if category != other.category { return category > other.category ? self : other }
    if isFloating { return promotedFloat(with: other) }
    if self == .uint8 || other == .uint8 {
      let signed = self == .uint8 ? other : self
      return signed == .int8 ? .int16 : signed
    }
    return size > other.size ? self : other
  }

  private func promotedFloat(with other: DType) -> DType {
    // Neither 16-bit format holds the other.
    if size == other.size { return .float32 }
    return size > other.size ? self : other
  }

  /// `torch.can_cast`: whether in-place and `out=` operations may store a result of this dtype into `target`.
  public func canCast(to target: DType) -> Bool {
    if isFloating && !target.isFloating { return false }
    return !(self != .bool && target == .bool)
  }
}

/// The result type of an operation over several operands (`torch.result_type`, `ResultTypeState` in ATen).
///
/// Tensors with dimensions decide first; a 0-dimensional tensor or a Python number only matters when it is of a higher
/// category than everything before it.
struct PromotionState {
  private var dimensioned: DType?
  private var zeroDimensional: DType?
  private var wrapped: DType?

  mutating func add(_ operand: Operand, defaultDType: DType) {
    switch operand {
    case .tensor(let tensor): add(tensor.dtype, isZeroDimensional: tensor.dim == 0)
    case .scalar(let scalar): wrapped = Self.merge(wrapped, scalar.dtype(default: defaultDType))
    }
  }

  mutating func add(_ dtype: DType, isZeroDimensional: Bool) {
    if isZeroDimensional {
      zeroDimensional = Self.merge(zeroDimensional, dtype)
    } else {
      dimensioned = Self.merge(dimensioned, dtype)
    }
  }

  var result: DType? {
    Self.combine(dimensioned, Self.combine(zeroDimensional, wrapped))
  }

  private static func merge(_ a: DType?, _ b: DType) -> DType { a?.promoted(with: b) ?? b }

  private static func combine(_ higher: DType?, _ lower: DType?) -> DType? {
    guard let higher else { return lower }
    guard let lower else { return higher }
    return lower.category > higher.category ? higher.promoted(with: lower) : higher
  }
}

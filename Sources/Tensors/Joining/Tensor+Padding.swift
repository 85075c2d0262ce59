/// How `F.pad` fills the margin.
public enum PaddingMode: Sendable {
  case constant(Scalar)
  case reflect, replicate, circular

  fileprivate var name: String {
    switch self {
    case .constant: "constant"
    case .reflect: "reflect"
    case .replicate: "replicate"
    case .circular: "circular"
    }
  }
}

extension Tensor {
  /// `F.pad(input, pad, mode, value)`: pairs for the last dimension first; negative ones cut off.
  public func padded(_ pad: [Int], _ mode: PaddingMode = .constant(0)) throws(TensorError) -> Tensor {
    guard pad.count % 2 == 0 else { throw .runtime("Padding length must be divisible by 2") }
    guard pad.count / 2 <= dim else {
      throw .runtime(
        "Padding length should be less than or equal to two times the input dimension but got padding length "
          + "\(pad.count) and input of dimension \(dim)")
    }
    // Far beyond any memory, and small enough for the arithmetic below.
    guard pad.allSatisfy({ $0.magnitude < 1 << 48 }) else {
      throw .runtime("Storage size calculation overflowed with sizes=\(TensorError.text(shape))")
    }
    if case .constant(let value) = mode { return try paddedConstant(pad, value) }
    let isSupported =
      (pad.count == 2 && (2...3).contains(dim)) || (pad.count == 4 && (3...4).contains(dim))
      || (pad.count == 6 && (4...5).contains(dim))
    guard isSupported else {
      throw TensorError(
        .notImplemented,
        """
        Padding size \(pad.count) is not supported for \(dim)D input tensor.
        Supported combinations for non-constant padding:
          - 2D or 3D input: padding size = 2 (pads last dimension)
          - 3D or 4D input: padding size = 4 (pads last 2 dimensions)
          - 4D or 5D input: padding size = 6 (pads last 3 dimensions)
        """)
    }
    try checkMargins(pad, mode)
    var result = self
    for i in 0..<(pad.count / 2) {
      let at = dim - 1 - i
      let positions = Self.positions(size: shape[at], before: pad[2 * i], after: pad[2 * i + 1], mode)
      result = try result.indexSelect(at, try Tensor.indices(positions, in: context))
    }
    return result
  }

  private func checkMargins(_ pad: [Int], _ mode: PaddingMode) throws(TensorError) {
    for i in 0..<(pad.count / 2) {
      let at = dim - 1 - i
      let (size, before, after) = (shape[at], pad[2 * i], pad[2 * i + 1])
      switch mode {
      case .reflect where before >= size || after >= size:
        throw .runtime(
          "Argument #\(4 + 2 * i): Padding size should be less than the corresponding input dimension, but got: padding "
            + "(\(before), \(after)) at dimension \(at) of input \(TensorError.text(shape))")
      case .circular where before > size || after > size:
        throw .runtime("Padding value causes wrapping around more than once.")
      default: break
      }
      let (margin, overflow) = before.addingReportingOverflow(after)
      let (total, overflowTotal) = size.addingReportingOverflow(margin)
      guard !overflow && !overflowTotal && total >= 1 && size > 0 else {
        throw .runtime(
          "input (\(axis(at)): \(size)) is too small. Calculated output \(axis(at)): \(overflow ? 0 : total)")
      }
      try context.announce(total)
    }
  }

  private func axis(_ dim: Int) -> String { ["W", "H", "D"][Swift.min(self.dim - 1 - dim, 2)] }

  /// Which element of a dimension stands at each place of the padded one.
  private static func positions(size: Int, before: Int, after: Int, _ mode: PaddingMode) -> [Int] {
    (-before..<(size + after)).map { place in
      switch mode {
      case .reflect: place < 0 ? -place : place >= size ? 2 * (size - 1) - place : place
      case .circular: IntegerArithmetic.remainder(place, size)
      case .constant, .replicate: Swift.min(Swift.max(place, 0), size - 1)
      }
    }
  }

  private func paddedConstant(_ pad: [Int], _ value: Scalar) throws(TensorError) -> Tensor {
    var sizes = shape
    var source = self
    for i in 0..<(pad.count / 2) {
      let at = dim - 1 - i
      let (before, after) = (pad[2 * i], pad[2 * i + 1])
      if before < 0 { source = try source.narrowed(at, from: -before, count: source.shape[at] + before) }
      if after < 0 { source = try source.narrowed(at, from: 0, count: source.shape[at] + after) }
      sizes[at] = source.shape[at] &+ Swift.max(before, 0) &+ Swift.max(after, 0)
    }
    let out = try Tensor.full(sizes, value, dtype: dtype, in: context)
    var target = out
    for i in 0..<(pad.count / 2) {
      let at = dim - 1 - i
      target = try target.narrowed(at, from: Swift.max(pad[2 * i], 0), count: source.shape[at])
    }
    Copy.elements(from: source, into: target)
    return out
  }
}

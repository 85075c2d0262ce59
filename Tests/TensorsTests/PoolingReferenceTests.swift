import Testing

@testable import Tensors

/// Random poolings under fixed seeds, beside loops that take every window element by element. Numbers are small and
/// whole (with NaN and −∞ among them where the dtype has them), so that every order of summation gives the same.
struct PoolingReferenceTests {
  @Test(arguments: 0..<120) func maximaAgree(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<12 {
      guard let pooling = try RandomPooling(isMaximum: true, &random), !pooling.hasEmptyWindow else { continue }
      let expected = pooling.maxima
      let (values, indices) = try pooling.maximumWithIndices()
      #expect(try values.scalars().map(\.double).map(text) == expected.map(\.value).map(text), "\(pooling)")
      #expect(try indices.scalars().map(\.int) == expected.map(\.index), "\(pooling)")
      guard pooling.rank > 1 || pooling.tensor.dtype.isFloating else { continue }
      #expect(try pooling.maximum().scalars().map(\.double).map(text) == expected.map(\.value).map(text), "\(pooling)")
    }
  }

  @Test(arguments: 0..<120) func averagesAgree(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<12 {
      guard let pooling = try RandomPooling(isMaximum: false, &random) else { continue }
      let counts = Bool.random(using: &random)
      let override = pooling.rank > 1 ? [nil, nil, 3, -2].randomElement(using: &random) ?? nil : nil
      let divisor = AverageDivisor(countsPadding: counts, override: override)
      let values = try pooling.average(divisor).scalars().map(\.double)
      #expect(values.map(text) == pooling.averages(divisor).map(text), "\(pooling) \(divisor)")
    }
  }

  private func text(_ number: Double) -> String { number.isNaN ? "nan" : "\(number)" }
}

private struct RandomPooling: CustomStringConvertible {
  let rank: Int
  let tensor: Tensor
  let window: PoolWindow
  /// The pooled sizes of the input and of the output.
  let sizes: [Int]
  let outputs: [Int]
  private let values: [Double]

  var description: String { "\(window) over \(tensor.shape) of \(tensor.dtype): \(values)" }

  /// Nil when no window fits.
  init?(isMaximum: Bool, _ random: inout SeededGenerator) throws {
    rank = Int.random(in: 1...3, using: &random)
    let axes = 0..<rank
    sizes = axes.map { _ in Int.random(in: 1...6, using: &random) }
    let kernel = axes.map { _ in Int.random(in: 1...4, using: &random) }
    window = PoolWindow(
      kernel: kernel, stride: axes.map { _ in Int.random(in: 1...3, using: &random) },
      padding: kernel.map { Int.random(in: 0...($0 / 2), using: &random) },
      dilation: axes.map { _ in isMaximum ? Int.random(in: 1...2, using: &random) : 1 },
      ceilMode: Bool.random(using: &random))
    outputs = zip(axes, sizes).map { [window] axis, size in Self.output(window, axis, size) }
    guard outputs.allSatisfy({ $0 > 0 }) else { return nil }
    if !isMaximum, rank == 3, zip(sizes, kernel).contains(where: { $0 < $1 }) { return nil }
    let dtypes: [DType] =
      isMaximum
      ? [.float16, .bfloat16, .float32, .float64, .int8, .uint8, .int16, .int32, .int64] : [.float32, .float64, .int64]
    let dtype = dtypes.randomElement(using: &random) ?? .float32
    let lead = Bool.random(using: &random) ? [2] : [Int.random(in: 1...2, using: &random), 2]
    let count = (lead + sizes).reduce(1, *)
    values = (0..<count).map { _ in
      let odd = dtype.isFloating ? Int.random(in: 0..<20, using: &random) : 9
      return odd == 0
        ? .nan : odd < 3 ? -.infinity : Double(Int.random(in: dtype == .uint8 ? 0...9 : -9...9, using: &random))
    }
    tensor = try Self.tensor(values, lead + sizes, dtype, isView: Bool.random(using: &random))
  }

  /// As a view of every second column of another tensor, or of its own.
  private static func tensor(_ values: [Double], _ shape: [Int], _ dtype: DType, isView: Bool) throws -> Tensor {
    func scalar(_ value: Double) -> Scalar { dtype.isFloating ? .float(value) : .int(Int(value)) }
    guard isView else { return try Tensor.make(values.map(scalar), shape: shape, dtype: dtype, in: TensorContext()) }
    let last = shape.count - 1
    let wide = try Tensor.make(
      values.flatMap { [scalar($0), scalar(7)] }, shape: shape.dropLast() + [2 * shape[last]], dtype: dtype,
      in: TensorContext())
    return try wide.sliced(last, from: 0, to: 2 * shape[last], by: 2)
  }

  private static func output(_ window: PoolWindow, _ axis: Int, _ size: Int) -> Int {
    let (stride, padding) = (window.stride[axis], window.padding[axis])
    let room = size + 2 * padding - window.dilation[axis] * (window.kernel[axis] - 1) - 1
    guard room >= 0 else { return 0 }
    let output = (room + (window.ceilMode ? stride - 1 : 0)) / stride + 1
    return window.ceilMode && (output - 1) * stride >= size + padding ? output - 1 : output
  }

  // MARK: By hand

  private static func places(_ sizes: [Int]) -> [[Int]] {
    sizes.reduce([[]]) { prefixes, size in prefixes.flatMap { prefix in (0..<size).map { prefix + [$0] } } }
  }

  /// The places of an output's window within the plane, counted row by row.
  private func inside(_ place: [Int]) -> [Int] {
    Self.places(window.kernel).compactMap { tap in
      var index = 0
      for axis in 0..<rank {
        let at = place[axis] * window.stride[axis] - window.padding[axis] + tap[axis] * window.dilation[axis]
        guard (0..<sizes[axis]).contains(at) else { return nil }
        index = index * sizes[axis] + at
      }
      return index
    }
  }

  var hasEmptyWindow: Bool { Self.places(outputs).contains { inside($0).isEmpty } }

  private func overPlanes<R>(_ body: ([Int], ArraySlice<Double>) -> R) -> [R] {
    let size = sizes.reduce(1, *)
    return stride(from: 0, to: values.count, by: size).flatMap { start in
      Self.places(outputs).map { body($0, ArraySlice(Array(values[start..<start + size]))) }
    }
  }

  var maxima: [(value: Double, index: Int)] {
    overPlanes { place, plane in
      let indices = inside(place)
      var best = (value: -Double.infinity, index: indices[0])
      for index in indices where plane[index] > best.value || plane[index].isNaN { best = (plane[index], index) }
      return best
    }
  }

  func averages(_ divisor: AverageDivisor) -> [Double] {
    overPlanes { place, plane in
      let indices = inside(place)
      guard !indices.isEmpty else { return 0 }
      let sum = indices.reduce(0) { $0 + plane[$1] }
      let count = divisor.override ?? (divisor.countsPadding ? paddedCount(place) : indices.count)
      switch tensor.dtype {
      case .int64: return Double(Int(sum) / count)
      case .float32: return Double(Float(sum) / Float(count))
      default: return sum / Double(count)
      }
    }
  }

  /// How many places a window covers with its padding.
  private func paddedCount(_ place: [Int]) -> Int {
    (0..<rank).reduce(1) { product, axis in
      let start = place[axis] * window.stride[axis] - window.padding[axis]
      return product * (min(start + window.kernel[axis], sizes[axis] + window.padding[axis]) - start)
    }
  }

  // MARK: By the library

  func maximum() throws -> Tensor {
    switch rank {
    case 1: try tensor.maxPooled1d(window)
    case 2: try tensor.maxPooled2d(window)
    default: try tensor.maxPooled3d(window)
    }
  }

  func maximumWithIndices() throws -> (values: Tensor, indices: Tensor) {
    switch rank {
    case 1: try tensor.maxPooled1dWithIndices(window)
    case 2: try tensor.maxPooled2dWithIndices(window)
    default: try tensor.maxPooled3dWithIndices(window)
    }
  }

  func average(_ divisor: AverageDivisor) throws -> Tensor {
    switch rank {
    case 1: try tensor.averagePooled1d(window, countsPadding: divisor.countsPadding)
    case 2: try tensor.averagePooled2d(window, divisor)
    default: try tensor.averagePooled3d(window, divisor)
    }
  }
}

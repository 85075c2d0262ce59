import Testing

@testable import Tensors

/// Random adaptive poolings under fixed seeds, beside loops that take every window element by element. Numbers are small
/// and whole (with NaN and −∞ among them), so that every order of summation gives the same sum.
struct AdaptiveReferenceTests {
  @Test(arguments: 0..<60) func poolingsAgree(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<12 {
      let pooling = try RandomAdaptivePooling(&random)
      let (values, indices) = try pooling.maxima()
      #expect(try values.scalars().map(\.double).map(text) == pooling.expectedMaxima.map(\.value).map(text))
      #expect(try indices.scalars().map(\.int) == pooling.expectedMaxima.map(\.index), "\(pooling)")
      #expect(try pooling.means().scalars().map(\.double).map(text) == pooling.expectedMeans.map(text), "\(pooling)")
    }
  }

  private func text(_ number: Double) -> String { number.isNaN ? "nan" : "\(number)" }
}

private struct RandomAdaptivePooling: CustomStringConvertible {
  private let tensor: Tensor
  private let sizes: [Int]
  private let outputs: [Int]
  private let values: [Double]

  var description: String { "\(outputs) of \(tensor.shape): \(values)" }

  init(_ random: inout SeededGenerator) throws {
    let rank = Int.random(in: 1...3, using: &random)
    sizes = (0..<rank).map { _ in Int.random(in: 1...7, using: &random) }
    outputs = sizes.map { _ in Int.random(in: 0...8, using: &random) }
    let lead = Bool.random(using: &random) ? [2] : [Int.random(in: 1...2, using: &random), 2]
    values = (0..<(lead + sizes).reduce(1, *)).map { _ in
      let odd = Int.random(in: 0..<20, using: &random)
      return odd == 0 ? .nan : odd < 3 ? -.infinity : Double(Int.random(in: -9...9, using: &random))
    }
    tensor = try Tensor.make(values.map { .float($0) }, shape: lead + sizes, dtype: .float64, in: TensorContext())
  }

  /// Where the elements of a window are in their plane. The ends are found by trying, not by a formula.
  private func inside(_ place: [Int]) -> [Int] {
    var indices = [0]
    for (axis, at) in place.enumerated() {
      let (size, output) = (sizes[axis], outputs[axis])
      let window = (0..<size).filter { ($0 + 1) * output > at * size && $0 * output < (at + 1) * size }
      indices = indices.flatMap { index in window.map { index * size + $0 } }
    }
    return indices
  }

  private func overWindows<R>(_ body: ([Int], [Double]) -> R) -> [R] {
    let places = outputs.reduce([[]]) { prefixes, size in
      prefixes.flatMap { prefix in (0..<size).map { prefix + [$0] } }
    }
    let size = sizes.reduce(1, *)
    return stride(from: 0, to: values.count, by: size).flatMap { start in
      places.map { body(inside($0), Array(values[start..<start + size])) }
    }
  }

  var expectedMaxima: [(value: Double, index: Int)] {
    overWindows { indices, plane in
      var best = (value: -Double.infinity, index: indices[0])
      for index in indices where plane[index] > best.value || plane[index].isNaN { best = (plane[index], index) }
      return best
    }
  }

  var expectedMeans: [Double] {
    let spans = outputs.indices.map { axis in
      { (at: Int) in
        let (size, output) = (sizes[axis], outputs[axis])
        return (0..<size).count { ($0 + 1) * output > at * size && $0 * output < (at + 1) * size }
      }
    }
    let places = outputs.reduce([[]]) { prefixes, size in
      prefixes.flatMap { prefix in (0..<size).map { prefix + [$0] } }
    }
    let sums = overWindows { indices, plane in indices.reduce(0.0) { $0 + plane[$1] } }
    return sums.enumerated().map { number, sum in
      // A mean of everything is divided once, another one by each extent.
      let place = places[number % places.count]
      let extents = place.enumerated().map { spans[$0]($1) }
      if outputs.allSatisfy({ $0 == 1 }) { return sum / Double(extents.reduce(1, *)) }
      return extents.reduce(sum) { $0 / Double($1) }
    }
  }

  func maxima() throws -> (values: Tensor, indices: Tensor) {
    sizes.count == 1
      ? try tensor.adaptiveMaxPooled1d(outputs) : try tensor.adaptiveMaxPooled(outputs, dimensions: sizes.count)
  }

  func means() throws -> Tensor {
    sizes.count == 1
      ? try tensor.adaptiveAveragePooled1d(outputs)
      : try tensor.adaptiveAveragePooled(outputs, dimensions: sizes.count)
  }
}

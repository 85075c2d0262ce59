import Testing

@testable import Tensors

/// SplitMix64: the same programs on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A tensor as naively as it can be: a shape and a dictionary from index to value.
private struct Naive {
  var shape: [Int]
  var at: ([Int]) -> Double

  static func indices(_ shape: [Int]) -> [[Int]] {
    shape.reduce([[]]) { prefixes, size in prefixes.flatMap { prefix in (0..<size).map { prefix + [$0] } } }
  }

  var elements: [Double] { Self.indices(shape).map(at) }
}

/// Random programs over small whole numbers, where every order of summation gives the same.
struct ReferenceTests {
  @Test(arguments: 0..<150) func randomProgramsAgree(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    var program = try RandomProgram(&random)
    for _ in 0..<8 {
      try program.step(&random)
      let elements = try program.tensor.scalars().map(\.double)
      #expect(program.tensor.shape == program.naive.shape, "\(program.log)")
      #expect(elements == program.naive.elements, "\(program.log)")
    }
  }
}

private struct RandomProgram {
  private(set) var tensor: Tensor
  private(set) var naive: Naive
  private(set) var log: [String] = []

  init(_ random: inout SeededGenerator) throws {
    let shape = (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 1...4, using: &random) }
    let values = Naive.indices(shape).map { _ in Double(Int.random(in: -3...3, using: &random)) }
    tensor = try Tensor.make(values.map { .float($0) }, shape: shape, dtype: .float64, in: TensorContext())
    let table = Dictionary(uniqueKeysWithValues: zip(Naive.indices(shape), values))
    naive = Naive(shape: shape) { table[$0] ?? .nan }
  }

  mutating func step(_ random: inout SeededGenerator) throws {
    let rank = naive.shape.count
    let before = naive
    // Recomputing through eight closures would take for ever; a table keeps each step flat.
    defer { flatten() }
    guard rank > 0 else {
      tensor = try tensor.unsqueezed(0)
      naive = Naive(shape: [1]) { _ in before.at([]) }
      return
    }
    let dim = Int.random(in: 0..<rank, using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: try transpose(dim, with: Int.random(in: 0..<rank, using: &random))
    case 1: try slice(dim, &random)
    case 2: try reduce(dim, isSum: true)
    case 3: try reduce(dim, isSum: false)
    case 4: try addRow()
    case 5: try flip(dim)
    case 6: try unsqueeze(dim)
    case 7: try double(dim)
    default: try select(dim, &random)
    }
  }

  private mutating func flatten() {
    let table = Dictionary(uniqueKeysWithValues: zip(Naive.indices(naive.shape), naive.elements))
    naive.at = { table[$0] ?? .nan }
  }

  private mutating func transpose(_ a: Int, with b: Int) throws {
    log.append("transpose \(a) \(b)")
    let before = naive
    tensor = try tensor.transposed(a, b)
    naive.shape.swapAt(a, b)
    naive.at = { index in
      var index = index
      index.swapAt(a, b)
      return before.at(index)
    }
  }

  private mutating func slice(_ dim: Int, _ random: inout SeededGenerator) throws {
    let size = naive.shape[dim]
    let start = Int.random(in: 0..<max(size, 1), using: &random)
    let step = Int.random(in: 1...2, using: &random)
    log.append("slice \(dim) \(start)::\(step)")
    let before = naive
    tensor = try tensor.sliced(dim, from: start, to: size, by: step)
    naive.shape[dim] = Array(stride(from: start, to: size, by: step)).count
    naive.at = { index in
      var index = index
      index[dim] = start + index[dim] * step
      return before.at(index)
    }
  }

  private mutating func reduce(_ dim: Int, isSum: Bool) throws {
    log.append("\(isSum ? "sum" : "max") \(dim)")
    let before = naive
    let size = before.shape[dim]
    guard size > 0 else { return }
    tensor = isSum ? try tensor.sum([dim]) : try tensor.extreme(.max, along: dim).values
    naive.shape.remove(at: dim)
    naive.at = { index in
      let values = (0..<size).map { i in
        var full = index
        full.insert(i, at: dim)
        return before.at(full)
      }
      return isSum ? values.reduce(0, +) : values.max() ?? .nan
    }
  }

  /// Adds the first row of the last dimension to everything, by broadcasting.
  private mutating func addRow() throws {
    log.append("add row")
    let before = naive
    let last = before.shape.count - 1
    guard before.shape.dropLast().allSatisfy({ $0 > 0 }) else { return }
    var row = tensor
    for _ in 0..<last { row = try row.selected(0, at: 0) }
    tensor = try tensor.binary(.add, .tensor(row))
    naive.at = { before.at($0) + before.at([Int](repeating: 0, count: last) + [$0[last]]) }
  }

  private mutating func flip(_ dim: Int) throws {
    log.append("flip \(dim)")
    let before = naive
    tensor = try tensor.flipped([dim])
    naive.at = { index in
      var index = index
      index[dim] = before.shape[dim] - 1 - index[dim]
      return before.at(index)
    }
  }

  private mutating func unsqueeze(_ dim: Int) throws {
    guard naive.shape.count < 4 else { return }
    log.append("unsqueeze \(dim)")
    let before = naive
    tensor = try tensor.unsqueezed(dim)
    naive.shape.insert(1, at: dim)
    naive.at = { index in
      var index = index
      index.remove(at: dim)
      return before.at(index)
    }
  }

  private mutating func double(_ dim: Int) throws {
    guard naive.shape[dim] <= 6 else { return }
    log.append("cat \(dim)")
    let before = naive
    tensor = try Tensor.cat([tensor, tensor], dim: dim)
    naive.shape[dim] *= 2
    naive.at = { index in
      var index = index
      index[dim] %= max(before.shape[dim], 1)
      return before.at(index)
    }
  }

  private mutating func select(_ dim: Int, _ random: inout SeededGenerator) throws {
    let size = naive.shape[dim]
    guard size > 0 else { return }
    let picked = (0..<2).map { _ in Int.random(in: 0..<size, using: &random) }
    log.append("index \(dim) \(picked)")
    let before = naive
    let index = try Tensor.indices(picked, in: tensor.context)
    let items = [IndexItem](repeating: .slice(start: nil, stop: nil, step: nil), count: dim) + [.tensor(index)]
    tensor = try tensor.item(at: items)
    naive.shape[dim] = 2
    naive.at = { place in
      var place = place
      place[dim] = picked[place[dim]]
      return before.at(place)
    }
  }
}

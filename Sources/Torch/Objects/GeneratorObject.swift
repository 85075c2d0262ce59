import Evaluation
import Tensors

/// A `torch.Generator`: random numbers with a state of their own, or those that `torch.manual_seed` seeds.
final class TorchGeneratorObject: Object {
  let numbers: RandomGenerator
  /// Whether the numbers repeat from one run to the next.
  private(set) var isSeeded: Bool

  /// What `torch.Generator()` starts from (`default_rng_seed_val`).
  static let defaultSeed: UInt64 = 67_280_421_310_721

  /// - Parameter seed: nil for a seed that nobody chose.
  init(seed: UInt64?) {
    isSeeded = seed != nil
    numbers = RandomGenerator(seed: seed ?? Self.entropy())
  }

  /// An int that Python shows without a big integer.
  private static func entropy() -> UInt64 { UInt64.random(in: 0...UInt64(Int64.max)) }

  func reseed(_ seed: UInt64) {
    numbers.reseed(seed)
    isSeeded = true
  }

  /// `seed()`: starts from a number that nobody chose.
  func reseed() {
    numbers.reseed(Self.entropy())
    isSeeded = false
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("torch.Generator") }
  override var nativeTypeName: String? { "torch._C.Generator" }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    "<torch._C.Generator object at \(interpreter.address(of: self))>"
  }
}

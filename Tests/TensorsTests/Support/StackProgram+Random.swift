@testable import Tensors

extension StackProgram {
  /// Random numbers; `seed` sets the generator.
  mutating func performRandom(_ word: String) throws -> Bool {
    switch word {
    case "seed":
      generator.reseed(UInt64(try int()))
    case "rand":
      push(try Tensor.rand(try list(), from: generator, in: context))
    case "rand64":
      push(try Tensor.rand(try list(), dtype: .float64, from: generator, in: context))
    case "rand16":
      push(try Tensor.rand(try list(), dtype: .float16, from: generator, in: context))
    case "randn":
      push(try Tensor.randn(try list(), from: generator, in: context))
    case "randn64":
      push(try Tensor.randn(try list(), dtype: .float64, from: generator, in: context))
    case "randn16":
      push(try Tensor.randn(try list(), dtype: .float16, from: generator, in: context))
    case "randnb":
      push(try Tensor.randn(try list(), dtype: .bfloat16, from: generator, in: context))
    case "randint":
      let (shape, high, low) = (try list(), try int(), try int())
      push(try Tensor.randint(low, high, shape, from: generator, in: context))
    case "randperm":
      push(try Tensor.randperm(try int(), from: generator, in: context))
    case "bern":
      push(try tensor().bernoulli(from: generator))
    case "bern_":
      let (p, x) = (try scalar().double, try tensor())
      try x.fillBernoulli(p, from: generator)
      push(x)
    case "uniform_":
      let (high, low, x) = (try scalar().double, try scalar().double, try tensor())
      try x.fillUniform(low, high, from: generator)
      push(x)
    case "normal_":
      let (deviation, mean, x) = (try scalar().double, try scalar().double, try tensor())
      try x.fillNormal(mean, deviation, from: generator)
      push(x)
    default: return false
    }
    return true
  }
}

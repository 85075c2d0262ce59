@testable import Tensors

extension StackProgram {
  /// Views and copies.
  mutating func performShape(_ word: String) throws -> Bool {
    switch word {
    case "arange":
      let (step, end) = (try scalar(), try scalar())
      push(try Tensor.arange(try scalar(), end, step: step, in: context))
    case "linspace":
      let (steps, end) = (try int(), try scalar())
      push(try Tensor.linspace(try scalar(), end, steps: steps, in: context))
    case "view":
      let shape = try list()
      push(try tensor().viewed(as: shape))
    case "permute":
      let dims = try list()
      push(try tensor().permuted(dims))
    case "t":
      push(try tensor().t())
    case "clone":
      push(try tensor().cloned())
    default: return false
    }
    return true
  }
}

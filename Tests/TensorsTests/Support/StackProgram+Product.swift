@testable import Tensors

extension StackProgram {
  /// Matrix products.
  mutating func performProduct(_ word: String) throws -> Bool {
    switch word {
    case "matmul":
      let other = try tensor()
      push(try tensor().matmul(other))
    case "mm":
      let other = try tensor()
      push(try tensor().mm(other))
    case "bmm":
      let other = try tensor()
      push(try tensor().bmm(other))
    case "dot":
      let other = try tensor()
      push(try tensor().dot(other))
    case "outer":
      let other = try tensor()
      push(try tensor().outer(other))
    case "inner":
      let other = try tensor()
      push(try tensor().inner(other))
    default: return false
    }
    return true
  }
}

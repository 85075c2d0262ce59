@testable import Tensors

extension StackProgram {
  /// `ix:1,0_2_,N,E,T` is `x[1, 0:2, None, ..., tensor]`; `set:` assigns the topmost value. Index tensors lie below the
  /// indexed one, the first on top.
  mutating func performIndexing(_ word: String) throws -> Bool {
    if word.hasPrefix("ix:") {
      let x = try tensor()
      push(try x.item(at: try items(word.dropFirst(3))))
      return true
    }
    guard word.hasPrefix("set:") else { return false }
    let (value, x) = (try operand(), try tensor())
    try x.setItem(at: try items(word.dropFirst(4)), to: value)
    push(x)
    return true
  }

  private mutating func items(_ text: Substring) throws -> [IndexItem] {
    try text.split(separator: ",").map { try item($0) }
  }

  private mutating func item(_ text: Substring) throws -> IndexItem {
    switch text {
    case "N": return .newAxis
    case "E": return .ellipsis
    case "T": return .tensor(try tensor())
    case "True": return .bool(true)
    case "False": return .bool(false)
    default: break
    }
    if let index = Int(text) { return .int(index) }
    let parts = text.split(separator: "_", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3 else { throw Malformed(word: String(text)) }
    return .slice(start: parts[0], stop: parts[1], step: parts[2])
  }
}

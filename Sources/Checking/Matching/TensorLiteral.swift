/// A tensor as it is printed, taken apart: elements with their indices, shape and dtype.
struct TensorLiteral {
  struct Element {
    /// The index of its token.
    var token: Int
    var indices: [Int]
  }

  private(set) var elements: [Element] = []
  /// Nil when the rows are not of one length, or when dots stand for elements.
  private(set) var shape: [Int]?
  private(set) var hasDots = false
  /// As written (`torch.float64`), else what such numbers are by default.
  private(set) var dtype = ""
  /// The token of a written dtype.
  private(set) var dtypeToken: Int?
  /// The index after the closing bracket.
  private(set) var end = 0

  private static let maximumDepth = 64

  /// Reads the literal whose word `tensor` is the token at `start`; nil when it is none or does not end.
  init?(_ output: OutputTokens, at start: Int) {
    guard output.isWord(start, "tensor"), output.isSign(start + 1, "("),
      let close = ValueZones.balancedEnd(output, start + 1)
    else { return nil }
    end = close
    let next = readElements(output, from: start + 2, to: close - 1)
    readSuffix(output, from: next, to: close - 1)
    if dtype.isEmpty { dtype = impliedType(output) }
  }

  private mutating func readElements(_ output: OutputTokens, from start: Int, to end: Int) -> Int {
    /// How many children each open bracket has had so far.
    var counts: [Int] = []
    var lengths: [Int?] = []
    var isRagged = false
    var index = start
    while index < end {
      if output.isSign(index, "[") {
        counts.append(0)
        guard counts.count <= Self.maximumDepth else { return index }
        if lengths.count < counts.count { lengths.append(nil) }
      } else if output.isSign(index, "]") {
        guard let count = counts.popLast() else { return index }
        if let known = lengths[counts.count], known != count { isRagged = true }
        lengths[counts.count] = count
        if counts.isEmpty {
          index += 1
          break
        }
        counts[counts.count - 1] += 1
      } else if output.isSign(index, ",") {
        if counts.isEmpty { break }
      } else if output.tokens[index].kind == .dots {
        hasDots = true
      } else {
        elements.append(Element(token: index, indices: counts))
        if counts.isEmpty {
          index += 1
          break
        }
        counts[counts.count - 1] += 1
      }
      index += 1
    }
    if !isRagged, !hasDots { shape = lengths.map { $0 ?? 0 } }
    return index
  }

  private mutating func readSuffix(_ output: OutputTokens, from start: Int, to end: Int) {
    var index = start
    while index < end {
      if output.isWord(index, "dtype"), output.isSign(index + 1, "=") {
        dtypeToken = index + 2
        dtype = ""
        index += 2
        while index < end, !output.isSign(index, ",") {
          dtype += output.text(output.tokens[index])
          index += 1
        }
      } else if output.isWord(index, "size"), output.isSign(index + 1, "=") {
        let close = ValueZones.balancedEnd(output, index + 2) ?? end
        shape = output.tokens[min(index + 2, end)..<min(close, end)].filter { $0.kind == .integer }
          .compactMap { Int(output.text($0)) }
        index = close
      } else {
        index += 1
      }
    }
  }

  private func impliedType(_ output: OutputTokens) -> String {
    guard let first = elements.first.map({ output.tokens[$0.token] }) else { return "torch.float32" }
    switch first.kind {
    case .float: return "torch.float32"
    case .integer: return "torch.int64"
    case .word, .sign, .dots: return ["True", "False"].contains(output.text(first)) ? "torch.bool" : ""
    }
  }

  /// A shape as Python writes a tuple.
  static func text(_ shape: [Int]) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.map { String($0) }.joined(separator: ", ") + ")"
  }
}

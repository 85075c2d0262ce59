@testable import Tensors

/// A line of a recorded case: words that push values and operations that replace the topmost ones, as
/// `T:float32:2:1.0,2.0 3 mul`.
///
/// - `T:DTYPE:SIZES:ELEMENTS` pushes a tensor, `[1,2]` a list of integers, `3`, `2.5`, `True`, `nan` a number.
/// - Any other word is an operation; its last argument is on top.
struct StackProgram {
  enum Value {
    case tensor(Tensor)
    case scalar(Scalar)
    case list([Int])
  }

  struct Malformed: Error { let word: String }

  let context: TensorContext
  let generator = RandomGenerator(seed: 0)
  private var stack: [Value] = []

  init(in context: TensorContext) { self.context = context }

  /// Every value left on the stack as `repr` and strides, or `!kind message`; line breaks as `\n`.
  static func run(_ text: String, limiter: (any AllocationLimiter)? = nil) throws -> String {
    var program = StackProgram(in: TensorContext(limiter: limiter))
    do {
      for word in text.split(separator: " ") { try program.perform(word) }
      let shown = try program.stack.map { try show($0) }
      return shown.joined(separator: " | ").escapingLines
    } catch let error as TensorError {
      return "!\(error.kind) \(error.message)".escapingLines
    }
  }

  private static func show(_ value: Value) throws -> String {
    switch value {
    case .tensor(let tensor): "\(try TensorFormatter.text(of: tensor)) \(tensor.layout.strides)"
    case .scalar(let scalar): "\(scalar)"
    case .list(let list): "\(list)"
    }
  }

  // MARK: Words

  private mutating func perform(_ word: Substring) throws {
    if word.hasPrefix("T:") {
      push(try tensor(word))
    } else if word.hasPrefix("[") {
      stack.append(.list(word.dropFirst().dropLast().split(separator: ",").compactMap { Int($0) }))
    } else if let number = Self.number(word) {
      stack.append(.scalar(number))
    } else if !(try performElementwise(String(word)) || performIndexing(String(word)) || performShape(String(word))
      || performReduction(String(word)) || performJoining(String(word)) || performPicking(String(word))
      || performOrdering(String(word)) || performProduct(String(word)) || performRandom(String(word)))
    {
      throw Malformed(word: String(word))
    }
  }

  private func tensor(_ word: Substring) throws -> Tensor {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, let dtype = Self.dtype(parts[1]) else { throw Malformed(word: String(word)) }
    let elements = parts[3].split(separator: ",").compactMap(Self.number)
    return try Tensor.make(
      elements, shape: parts[2].split(separator: ",").compactMap { Int($0) }, dtype: dtype, in: context)
  }

  static func dtype(_ name: some StringProtocol) -> DType? { DType.allCases.first { $0.name == name } }

  private static func number(_ word: Substring) -> Scalar? {
    switch word {
    case "True": .bool(true)
    case "False": .bool(false)
    case "nan": .float(.nan)
    case "inf": .float(.infinity)
    case "-inf": .float(-.infinity)
    default:
      word.first.map { $0.isNumber || $0 == "-" } == true
        ? Int(word).map { .int($0) } ?? Double(word).map { .float($0) } : nil
    }
  }

  // MARK: The stack

  mutating func push(_ tensors: Tensor...) { stack += tensors.map { .tensor($0) } }
  mutating func push(_ tensors: [Tensor]) { stack += tensors.map { .tensor($0) } }

  mutating func tensor() throws -> Tensor {
    guard case .tensor(let tensor)? = stack.popLast() else { throw Malformed(word: "a tensor") }
    return tensor
  }

  mutating func tensors(_ count: Int) throws -> [Tensor] {
    guard (0...16).contains(count) else { throw Malformed(word: "a count") }
    var result: [Tensor] = []
    for _ in 0..<count { result.insert(try tensor(), at: 0) }
    return result
  }

  mutating func operand() throws -> Operand {
    switch stack.popLast() {
    case .tensor(let tensor)?: return .tensor(tensor)
    case .scalar(let scalar)?: return .scalar(scalar)
    default: throw Malformed(word: "an operand")
    }
  }

  mutating func scalar() throws -> Scalar {
    guard case .scalar(let scalar)? = stack.popLast() else { throw Malformed(word: "a number") }
    return scalar
  }

  mutating func int() throws -> Int { try scalar().int }
  mutating func flag() throws -> Bool { try int() != 0 }

  mutating func list() throws -> [Int] {
    switch stack.popLast() {
    case .list(let list)?: return list
    case .scalar(let scalar)?: return [scalar.int]
    default: throw Malformed(word: "a list")
    }
  }
}

extension String {
  fileprivate var escapingLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
  }
}

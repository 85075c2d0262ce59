extension Tensor {
  /// `torch.einsum(equation, operands)`.
  public static func einsum(_ equation: String, _ operands: [Tensor]) throws(TensorError) -> Tensor {
    guard let first = operands.first else { throw .runtime("einsum(): must provide at least one operand") }
    let parsed = try EinsumEquation(equation, operands)
    let labels = parsed.output + parsed.summed
    // Every operand under one list of labels; then the products are multiplied and the rest is added up.
    var product: Tensor?
    for (operand, subscripts) in zip(operands, parsed.inputs) {
      let aligned = try operand.aligned(subscripts, to: labels)
      product =
        try product.map { (left) throws(TensorError) in
          try left.binary(.mul, aligned)
        } ?? aligned
    }
    let result = product ?? first
    let summed = Array(parsed.output.count..<labels.count)
    return summed.isEmpty ? result : try result.sum(summed, dtype: result.dtype)
  }

  /// Diagonals taken, dimensions permuted, and dimensions of size 1 inserted for labels that are not here.
  private func aligned(_ subscripts: [EinsumLabel], to labels: [EinsumLabel]) throws(TensorError) -> Tensor {
    var result = self
    var have = subscripts
    var i = 0
    while i < have.count {
      if let twin = have[(i + 1)...].firstIndex(of: have[i]) {
        let label = have[i]
        result = try result.diagonal(offset: 0, i, twin)
        have.remove(at: twin)
        have.remove(at: i)
        have.append(label)
      } else {
        i += 1
      }
    }
    let order = labels.compactMap { have.firstIndex(of: $0) }
    result = try result.permuted(order)
    for (place, label) in labels.enumerated() where !have.contains(label) { result = try result.unsqueezed(place) }
    return result
  }
}

/// A letter, or one of the dimensions that an ellipsis stands for (counted from the last).
enum EinsumLabel: Hashable {
  case letter(Character)
  case ellipsis(Int)
}

struct EinsumEquation {
  private(set) var inputs: [[EinsumLabel]] = []
  private(set) var output: [EinsumLabel] = []
  /// The labels that are added up.
  private(set) var summed: [EinsumLabel] = []

  init(_ equation: String, _ operands: [Tensor]) throws(TensorError) {
    let sides = equation.filter { $0 != " " }.components(around: "->")
    let parts = sides.left.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count >= operands.count else {
      throw .runtime("einsum(): more operands were provided than specified in the equation")
    }
    guard parts.count == operands.count else {
      throw .runtime("einsum(): fewer operands were provided than specified in the equation")
    }
    for (i, (part, operand)) in zip(parts, operands).enumerated() {
      inputs.append(try Self.labels(part, operand, ordinal: i))
    }
    try checkSizes(operands)
    let used = inputs.flatMap { $0 }
    let widest = used.compactMap { label -> Int? in if case .ellipsis(let n) = label { n } else { nil } }.max() ?? 0
    let dots = (0..<widest).reversed().map { EinsumLabel.ellipsis($0 + 1) }
    output =
      try sides.right.map { (text) throws(TensorError) in try Self.explicit(text, used: used, dots: dots) }
      ?? dots + Self.implicit(used)
    for label in used where !output.contains(label) && !summed.contains(label) { summed.append(label) }
  }

  private static func labels(_ text: Substring, _ operand: Tensor, ordinal: Int) throws(TensorError) -> [EinsumLabel] {
    let letters = text.filter { $0 != "." }
    let hasEllipsis = text.count != letters.count
    for letter in letters where !letter.isASCII || !letter.isLetter {
      throw .runtime(
        "einsum(): invalid subscript given at index \(ordinal) in the equation string, subscripts must be in [a-zA-Z]")
    }
    guard hasEllipsis ? letters.count <= operand.dim : letters.count == operand.dim else {
      throw .runtime(
        hasEllipsis
          ? "einsum(): the number of subscripts in the equation (\(letters.count)) is more than the number of dimensions "
            + "(\(operand.dim)) for operand \(ordinal)"
          : "einsum(): the number of subscripts in the equation (\(letters.count)) does not match the number of dimensions "
            + "(\(operand.dim)) for operand \(ordinal) and no ellipsis was given")
    }
    let hidden = operand.dim - letters.count
    var result: [EinsumLabel] = []
    var isDotted = false
    for character in text {
      if character != "." {
        result.append(.letter(character))
      } else if !isDotted {
        isDotted = true
        result += (0..<hidden).reversed().map { .ellipsis($0 + 1) }
      }
    }
    return result
  }

  private func checkSizes(_ operands: [Tensor]) throws(TensorError) {
    var sizes: [EinsumLabel: Int] = [:]
    for (i, (operand, labels)) in zip(operands, inputs).enumerated() {
      var own: [EinsumLabel: Int] = [:]
      for (size, label) in zip(operand.shape, labels) {
        if let earlier = own[label], earlier != size, case .letter(let letter) = label {
          throw .runtime(
            "einsum(): subscript \(letter) is repeated for operand \(i) but the sizes don't match, \(size) != \(earlier)"
          )
        }
        own[label] = size
        if let earlier = sizes[label], earlier != size, earlier != 1, size != 1, case .letter(let letter) = label {
          throw .runtime(
            "einsum(): subscript \(letter) has size \(size) for operand \(i) which does not broadcast with previously seen "
              + "size \(earlier)")
        }
        sizes[label] = max(sizes[label] ?? 1, size)
      }
    }
  }

  private static func explicit(
    _ text: String, used: [EinsumLabel], dots: [EinsumLabel]
  ) throws(TensorError) -> [EinsumLabel] {
    var result: [EinsumLabel] = []
    var isDotted = false
    for character in text {
      if character == "." {
        if !isDotted { result += dots }
        isDotted = true
        continue
      }
      let label = EinsumLabel.letter(character)
      guard used.contains(label) else {
        throw .runtime(
          "einsum(): output subscript \(character) does not appear in the equation for any input operand")
      }
      guard !result.contains(label) else {
        throw .runtime("einsum(): output subscript \(character) appears more than once in the output")
      }
      result.append(label)
    }
    return result
  }

  /// Without an arrow: the letters that occur once, in alphabetical order, capitals first.
  private static func implicit(_ used: [EinsumLabel]) -> [EinsumLabel] {
    var counts: [Character: Int] = [:]
    for case .letter(let letter) in used { counts[letter, default: 0] += 1 }
    return counts.filter { $0.value == 1 }.keys.sorted().map { .letter($0) }
  }
}

extension String {
  /// What stands before and after the first occurrence of `separator`.
  fileprivate func components(around separator: String) -> (left: String, right: String?) {
    let (text, mark) = (Array(self), Array(separator))
    guard text.count >= mark.count else { return (self, nil) }
    for start in 0...(text.count - mark.count) where Array(text[start..<(start + mark.count)]) == mark {
      return (String(text[..<start]), String(text[(start + mark.count)...]))
    }
    return (self, nil)
  }
}

import Evaluation

/// `foo() received an invalid combination of arguments`, with every overload and why it does not fit
/// (`torch/csrc/utils/invalid_arguments.cpp`).
struct InvalidCombination {
  let name: String
  let signatures: [TorchSignature]
  let arguments: Arguments
  let interpreter: Interpreter

  var message: String {
    var text = "\(name)() received an invalid combination of arguments - got \(given), but expected one of:\n"
    for signature in signatures { text += " * \(signature.listing)\n" + reason(signature) }
    return text
  }

  /// `(Tensor, dim=str)`.
  private var given: String {
    var parts = arguments.positional.map { typeName($0) }
    parts += arguments.keywords.map { "\($0.name)=\(typeName($0.value))" }
    // A comma stays behind keywords that follow nothing, as in PyTorch.
    let tail = arguments.count == 0 && !parts.isEmpty ? ", " : ""
    return "(" + parts.joined(separator: ", ") + tail + ")"
  }

  private func reason(_ signature: TorchSignature) -> String {
    let parts = signature.listedParts.isEmpty ? [""] : signature.listedParts
    guard arguments.count + arguments.keywords.count == parts.count else { return "" }
    let unmatched = unmatchedKeywords(parts)
    if !unmatched.isEmpty {
      return "      didn't match because some of the keywords were incorrect: "
        + unmatched.joined(separator: ", ") + "\n"
    }
    return "      didn't match because some of the arguments have invalid types: \(described(parts))\n"
  }

  private func unmatchedKeywords(_ parts: [String]) -> [String] {
    let names = parts.suffix(arguments.keywords.count).map { String($0.drop { $0 != " " }.dropFirst()) }
    return arguments.keywords.map(\.name).filter { !names.contains($0) }
  }

  /// The arguments' types, those that do not fit between exclamation marks.
  private func described(_ parts: [String]) -> String {
    var described: [String] = []
    for (i, value) in arguments.positional.enumerated() {
      described.append(marked(value, expected: parts[i]))
    }
    for keyword in arguments.keywords {
      let expected = parts.first { $0.hasSuffix(" " + keyword.name) } ?? ""
      described.append("\(keyword.name)=" + marked(keyword.value, expected: expected))
    }
    return "(" + described.joined(separator: ", ") + ")"
  }

  private func marked(_ value: Value, expected: String) -> String {
    let name = nestedTypeName(value)
    return String(expected.prefix { $0 != " " }) == name ? name : "!\(name)!"
  }

  private func nestedTypeName(_ value: Value) -> String {
    guard let items = value.sequenceItems else { return typeName(value) }
    let names = items.map { typeName($0) }.joined(separator: ", ")
    if case .list = value { return "list of [\(names)]" }
    return "tuple of (\(names))"
  }

  private func typeName(_ value: Value) -> String { interpreter.torchTypeName(of: value) }
}

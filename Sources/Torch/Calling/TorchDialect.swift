import Evaluation

extension Dialect {
  /// PyTorch's argument parser: types are checked, overloads are tried in order, and `foo() missing 1 required
  /// positional arguments: "bar"` has its plural where PyTorch has it.
  static let torch = Dialect { callee, arguments, interpreter throws(Raise) in
    let signatures = TorchSignatures.of(callee)
    // An unbound method of the class takes its tensor as the first argument, like a function.
    let isMethod = !callee.receiver.isUnbound
    let call = TorchCallMatcher(
      callee: callee, signatures: isMethod ? signatures.method : signatures.function, isMethod: isMethod,
      arguments: arguments, interpreter: interpreter)
    return try call.run()
  } callAlone: { callee, receiver, interpreter throws(Raise) in
    guard let defaults = TorchSignatures.of(callee).loneMethodDefaults else { return nil }
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: defaults.count) { buffer throws(Raise) in
      _ = buffer.initialize(from: defaults)
      buffer[0] = receiver
      defer { buffer.deinitialize() }
      return try callee.builtin.body(BoundArguments(UnsafeBufferPointer(buffer), callee: callee), interpreter)
    }
  }
}

/// Matches one call with the signatures (`PythonArgParser::raw_parse`).
struct TorchCallMatcher {
  let callee: BuiltinObject
  let signatures: [TorchSignature]
  let isMethod: Bool
  let arguments: Arguments
  let interpreter: Interpreter

  private var name: String { callee.builtin.name }

  func run() throws(Raise) -> Value {
    if signatures.count == 1 { return try runSingle(0) }
    for index in signatures.indices {
      if let value = try run(index, raising: false) { return value }
    }
    let count = arguments.count + arguments.keywords.count
    let plausible = signatures.indices.filter {
      count >= signatures[$0].minimumCount && count <= signatures[$0].parameters.count
    }
    if plausible.count == 1 { return try runSingle(plausible[0]) }
    throw .typeError(
      InvalidCombination(name: name, signatures: signatures, arguments: arguments, interpreter: interpreter).message)
  }

  private func runSingle(_ index: Int) throws(Raise) -> Value {
    if isMethod, signatures.count == 1, signatures[0].parameters.isEmpty {
      if !arguments.keywords.isEmpty { throw .typeError("TensorBase.\(name)() takes no keyword arguments") }
      guard arguments.count == 0 else {
        throw .typeError("TensorBase.\(name)() takes no arguments (\(arguments.count) given)")
      }
    }
    guard let value = try run(index, raising: true) else { throw .typeError("invalid keyword arguments") }
    return value
  }

  /// Nil when the arguments do not fit and `raising` is false.
  private func run(_ index: Int, raising: Bool) throws(Raise) -> Value? {
    let signature = signatures[index]
    let offset = isMethod ? 1 : 0
    let total = callee.signatures[index].parameters.count
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: total) { buffer throws(Raise) -> Value? in
      buffer.initialize(repeating: .unbound)
      defer { buffer.deinitialize() }
      if isMethod { buffer[0] = callee.receiver }
      guard try fill(signature, raising: raising, into: buffer, offset: offset) else { return nil }
      return try callee.builtin.body(
        BoundArguments(signature: index, UnsafeBufferPointer(buffer), callee: callee), interpreter)
    }
  }

  /// `FunctionSignature::parse`.
  private func fill(
    _ signature: TorchSignature, raising: Bool, into buffer: UnsafeMutableBufferPointer<Value>, offset: Int
  ) throws(Raise) -> Bool {
    let mismatch = Mismatch(name: name, signature: signature, interpreter: interpreter)
    let given = arguments.count
    if given > signature.maximumPositional {
      guard signature.takesLooseInts, arguments[0].isIndex else {
        if raising { throw mismatch.tooMany(given) }
        return false
      }
    }
    var position = 0
    var unusedKeywords = arguments.keywords.count
    for (i, parameter) in signature.parameters.enumerated() {
      var value: Value?
      var isKeyword = false
      if position < given {
        if parameter.isKeywordOnly {
          if raising { throw mismatch.tooMany(given) }
          return false
        }
        value = arguments[position]
      } else {
        value = arguments.keywords.first { parameter.isNamed($0.name) }?.value
        isKeyword = true
      }
      if let value {
        if value.isNone && parameter.allowsNone {
          buffer[offset + i] = .none
        } else if try parameter.accepts(value, position: i, in: interpreter) {
          buffer[offset + i] = value
        } else if signature.takesLooseInts, position == 0, !isKeyword, value.isIndex {
          buffer[offset + i] = .tuple(Array(arguments.positional))
          position = given
          continue
        } else {
          if raising { throw mismatch.wrongType(parameter, value, position: isKeyword ? nil : position + 1) }
          return false
        }
      } else if let defaultValue = parameter.defaultValue {
        buffer[offset + i] = defaultValue
      } else {
        if raising { throw mismatch.missing(from: i) }
        return false
      }
      if !isKeyword { position += 1 } else if value != nil { unusedKeywords -= 1 }
    }
    if unusedKeywords > 0 {
      if raising { throw mismatch.extraKeyword(arguments.keywords, given: given) }
      return false
    }
    try unpackLists(signature, buffer, offset: offset)
    return true
  }

  /// The elements of int lists are looked at when the call is made, from the last argument to the first (C++ evaluates
  /// them in that order).
  private func unpackLists(
    _ signature: TorchSignature, _ buffer: UnsafeMutableBufferPointer<Value>, offset: Int
  ) throws(Raise) {
    for (i, parameter) in signature.parameters.enumerated().reversed() where parameter.kind == .intList {
      guard let items = buffer[offset + i].sequenceItems else { continue }
      for (at, item) in items.enumerated() where !item.isIndex {
        throw .typeError(
          "\(name)(): argument '\(parameter.name)' failed to unpack the object at pos \(at + 1) with error \"type must "
            + "be tuple of ints,but got \(interpreter.torchTypeName(of: item))\"")
      }
    }
  }
}

/// Why arguments do not fit one signature.
private struct Mismatch {
  let name: String
  let signature: TorchSignature
  let interpreter: Interpreter

  func tooMany(_ given: Int) -> Raise {
    let (maximum, minimum) = (signature.maximumPositional, signature.minimumCount)
    if minimum != maximum {
      return .typeError(
        "\(name)() takes from \(minimum) to \(maximum) positional arguments but \(given) were given")
    }
    return .typeError(
      "\(name)() takes \(maximum) positional argument\(maximum == 1 ? "" : "s") but \(given) "
        + (given == 1 ? "was given" : "were given"))
  }

  /// PyTorch says "arguments" for one and "argument" for several.
  func missing(from index: Int) -> Raise {
    let names = signature.parameters[index...].filter { $0.defaultValue == nil }.map { "\"\($0.name)\"" }
    let plural = names.count == 1 ? "s" : ""
    return .typeError(
      "\(name)() missing \(names.count) required positional argument\(plural): \(names.joined(separator: ", "))")
  }

  func wrongType(_ parameter: TorchParameter, _ value: Value, position: Int?) -> Raise {
    let place = position.map { " (position \($0))" } ?? ""
    if position != nil, parameter.kind == .intList, let first = value.sequenceItems?.first {
      return .typeError(
        "\(name)(): argument '\(parameter.name)'\(place) must be \(parameter.kind.typeName), but found element of type "
          + "\(interpreter.torchTypeName(of: first)) at pos 0")
    }
    return .typeError(
      "\(name)(): argument '\(parameter.name)'\(place) must be \(parameter.kind.typeName), not "
        + interpreter.torchTypeName(of: value))
  }

  func extraKeyword(_ keywords: [KeywordArgument], given: Int) -> Raise {
    for keyword in keywords {
      guard let index = signature.index(ofKeyword: keyword.name) else {
        return .typeError("\(name)() got an unexpected keyword argument '\(keyword.name)'")
      }
      if index < given { return .typeError("\(name)() got multiple values for argument '\(keyword.name)'") }
    }
    return .typeError("invalid keyword arguments")
  }
}

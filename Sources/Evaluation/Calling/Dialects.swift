extension Dialect {
  /// Functions that CPython writes in C: `len() takes exactly one argument (2 given)`. Which of C's several ways of
  /// taking arguments a function uses follows from its signature.
  public static let cpython = Dialect { callee, arguments, interpreter throws(Raise) in
    try CPythonBinder(.bySignature).call(callee, arguments, interpreter)
  }

  /// As `cpython`, for functions that count their positional arguments themselves: `sorted expected 1 argument, got 0`.
  public static let cpythonUnpacked = Dialect { callee, arguments, interpreter throws(Raise) in
    try CPythonBinder(.unpacked).call(callee, arguments, interpreter)
  }

  /// As `cpython`, for functions that read their arguments by a format string: `find() takes at least 1 argument
  /// (0 given)`.
  public static let cpythonFormat = Dialect { callee, arguments, interpreter throws(Raise) in
    try CPythonBinder(.format).call(callee, arguments, interpreter)
  }

  /// Functions that are written in Python: `f() missing 1 required positional argument: 'x'`.
  public static let python = Dialect { callee, arguments, interpreter throws(Raise) in
    try PythonBinder().call(callee, arguments, interpreter)
  }
}

/// What a dialect's words are about, once a plain match has failed.
protocol ArgumentBinder {
  /// Why the arguments do not fit the signature, in the dialect's words.
  func mismatch(
    _ signature: Signature, of callee: BuiltinObject, _ positional: UnsafeBufferPointer<Value>,
    _ keywords: [KeywordArgument], in interpreter: Interpreter
  ) -> Raise
}

extension ArgumentBinder {
  func call(
    _ callee: BuiltinObject, _ arguments: Arguments, _ interpreter: Interpreter
  ) throws(Raise) -> Value {
    if callee.receiver.isUnbound {
      return try match(callee, arguments.positional, arguments.keywords, interpreter)
    }
    let count = arguments.count + 1
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { buffer throws(Raise) in
      let base = buffer.baseAddress!
      base.initialize(to: callee.receiver)
      if let source = arguments.positional.baseAddress {
        (base + 1).initialize(from: source, count: count - 1)
      }
      defer { base.deinitialize(count: count) }
      return try match(callee, UnsafeBufferPointer(buffer), arguments.keywords, interpreter)
    }
  }

  /// Chooses the first signature that fits; the last one tells what is wrong when none does.
  private func match(
    _ callee: BuiltinObject, _ positional: UnsafeBufferPointer<Value>, _ keywords: [KeywordArgument],
    _ interpreter: Interpreter
  ) throws(Raise) -> Value {
    let signatures = callee.signatures
    for index in signatures.indices {
      let signature = signatures[index]
      if keywords.isEmpty, signature.isPlain, positional.count == signature.positionalCount {
        return try callee.builtin.body(BoundArguments(signature: index, positional, callee: callee), interpreter)
      }
      if let value = try fill(signature, index, callee, positional, keywords, interpreter) { return value }
    }
    throw mismatch(signatures[signatures.count - 1], of: callee, positional, keywords, in: interpreter)
  }

  /// Nil when the arguments do not fit.
  private func fill(
    _ signature: Signature, _ index: Int, _ callee: BuiltinObject, _ positional: UnsafeBufferPointer<Value>,
    _ keywords: [KeywordArgument], _ interpreter: Interpreter
  ) throws(Raise) -> Value? {
    let count = signature.parameters.count
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { buffer throws(Raise) in
      buffer.initialize(repeating: .unbound)
      defer { buffer.deinitialize() }
      guard try place(signature, positional, keywords, into: buffer, interpreter) else { return nil }
      return try callee.builtin.body(
        BoundArguments(signature: index, UnsafeBufferPointer(buffer), callee: callee), interpreter)
    }
  }

  private func place(
    _ signature: Signature, _ positional: UnsafeBufferPointer<Value>, _ keywords: [KeywordArgument],
    into buffer: UnsafeMutableBufferPointer<Value>, _ interpreter: Interpreter
  ) throws(Raise) -> Bool {
    let direct = min(positional.count, signature.positionalCount)
    for index in 0..<direct { buffer[index] = positional[index] }
    if let variadic = signature.variadicIndex {
      buffer[variadic] = .tuple(Array(positional[direct...]))
    } else if positional.count > direct {
      return false
    }
    var rest: DictObject?
    if let index = signature.variadicKeywordIndex {
      let dict = DictObject()
      rest = dict
      buffer[index] = .dict(dict)
    }
    for keyword in keywords {
      if let index = signature.keywordIndex(keyword.name) {
        guard buffer[index].isUnbound else { return false }
        buffer[index] = keyword.value
      } else if let rest {
        try rest.table.set(.string(keyword.name), to: keyword.value, in: interpreter)
      } else {
        return false
      }
    }
    for (index, parameter) in signature.parameters.enumerated() where buffer[index].isUnbound {
      if let value = parameter.defaultValue { buffer[index] = value } else if parameter.isRequired { return false }
    }
    return true
  }
}

/// The words of functions that are written in C (`Python/getargs.c`, `Objects/call.c`).
private struct CPythonBinder: ArgumentBinder {
  enum Style { case bySignature, unpacked, format }
  let style: Style

  init(_ style: Style) { self.style = style }

  func mismatch(
    _ signature: Signature, of callee: BuiltinObject, _ positional: UnsafeBufferPointer<Value>,
    _ keywords: [KeywordArgument], in interpreter: Interpreter
  ) -> Raise {
    let hidden = callee.isMethod ? 1 : 0
    guard positional.count >= hidden else {
      return .typeError("unbound method \(callee.qualifiedName)() needs an argument")
    }
    let shape = Shape(signature, hidden: hidden, name: callee.builtin.name, qualifiedName: callee.qualifiedName)
    let given = positional.count - hidden
    if shape.takesNoKeywords {
      if !keywords.isEmpty { return .typeError("\(callee.qualifiedName)() takes no keyword arguments") }
      return shape.wrongCount(given, style)
    }
    if style != .bySignature, given < shape.required || given > shape.positional, shape.variadic == nil {
      return shape.wrongCount(given, style)
    }
    return shape.keywordMismatch(given, keywords)
  }

  /// A signature without `self`.
  struct Shape {
    let parameters: [Parameter]
    let name: String
    let qualifiedName: String
    let positional: Int
    let required: Int
    let variadic: Int?
    let takesNoKeywords: Bool

    init(_ signature: Signature, hidden: Int, name: String, qualifiedName: String) {
      parameters = Array(signature.parameters.dropFirst(hidden))
      self.name = name
      self.qualifiedName = qualifiedName
      positional = signature.positionalCount - hidden
      required = max(0, signature.requiredPositionalCount - hidden)
      variadic = signature.variadicIndex
      takesNoKeywords = parameters.allSatisfy { $0.kind == .positionalOnly || $0.kind == .variadic }
    }

    func wrongCount(_ given: Int, _ style: Style) -> Raise {
      if style == .format {
        let bound = required == positional ? "exactly" : given < required ? "at least" : "at most"
        let count = given < required ? required : positional
        return .typeError("\(name)() takes \(bound) \(count) argument\(count == 1 ? "" : "s") (\(given) given)")
      }
      if parameters.isEmpty { return .typeError("\(qualifiedName)() takes no arguments (\(given) given)") }
      if style == .bySignature, positional == 1, required == 1, variadic == nil {
        return .typeError("\(qualifiedName)() takes exactly one argument (\(given) given)")
      }
      let count = given < required ? required : positional
      let bound = required == positional && variadic == nil ? "" : given < required ? "at least " : "at most "
      return .typeError("\(name) expected \(bound)\(count) argument\(count == 1 ? "" : "s"), got \(given)")
    }

    func keywordMismatch(_ given: Int, _ keywords: [KeywordArgument]) -> Raise {
      let total = parameters.count(where: { $0.kind != .variadic && $0.kind != .variadicKeyword })
      if variadic == nil, given + keywords.count > total {
        let bound = required < total ? "at most" : "exactly"
        let kind = given == 0 ? "keyword " : ""
        let plural = total == 1 ? "" : "s"
        return .typeError(
          "\(name)() takes \(bound) \(total) \(kind)argument\(plural) (\(given + keywords.count) given)")
      }
      if variadic == nil, given > positional {
        if positional == 0 { return .typeError("\(name)() takes no positional arguments") }
        let bound = required < positional ? "at most" : "exactly"
        let plural = positional == 1 ? "" : "s"
        return .typeError("\(name)() takes \(bound) \(positional) positional argument\(plural) (\(given) given)")
      }
      return missing(given, keywords) ?? unknown(given, keywords)
    }

    private func missing(_ given: Int, _ keywords: [KeywordArgument]) -> Raise? {
      let positionalOnly = parameters.filter { $0.kind == .positionalOnly && $0.isRequired }.count
      if given < positionalOnly {
        let bound = positionalOnly < positional ? "at least" : "exactly"
        let plural = positionalOnly == 1 ? "" : "s"
        return .typeError("\(name)() takes \(bound) \(positionalOnly) positional argument\(plural) (\(given) given)")
      }
      for (index, parameter) in parameters.enumerated() where parameter.isRequired && index >= given {
        if !keywords.contains(where: { $0.name == parameter.name }) {
          return .typeError("\(name)() missing required argument '\(parameter.name)' (pos \(index + 1))")
        }
      }
      return nil
    }

    private func unknown(_ given: Int, _ keywords: [KeywordArgument]) -> Raise {
      for keyword in keywords {
        let index = parameters.firstIndex { $0.name == keyword.name && $0.kind != .positionalOnly }
        guard let index else {
          // `sorted` hands its keywords on to `list.sort`, which names itself.
          let name = name == "sorted" ? "sort" : name
          return .typeError("'\(keyword.name)' is an invalid keyword argument for \(name)()")
        }
        if index < given {
          return .typeError(
            "argument for \(name)() given by name ('\(keyword.name)') and position (\(index + 1))")
        }
      }
      return .typeError("\(name)() got multiple values for a keyword argument")
    }
  }
}

/// The words of functions that are written in Python (`Python/ceval.c`).
private struct PythonBinder: ArgumentBinder {
  func mismatch(
    _ signature: Signature, of callee: BuiltinObject, _ positional: UnsafeBufferPointer<Value>,
    _ keywords: [KeywordArgument], in interpreter: Interpreter
  ) -> Raise {
    let function = callee.isMethod ? callee.qualifiedName : callee.builtin.name
    let parameters = signature.parameters
    let given = positional.count
    for keyword in keywords {
      if let index = signature.keywordIndex(keyword.name) {
        if index < given && index < signature.positionalCount {
          return CallMismatch.multipleValues(for: keyword.name, in: function)
        }
      } else if signature.variadicKeywordIndex == nil {
        if parameters.contains(where: { $0.name == keyword.name && $0.kind == .positionalOnly }) {
          return CallMismatch.positionalOnlyAsKeyword([keyword.name], in: function)
        }
        return CallMismatch.unexpectedKeyword(keyword.name, in: function)
      }
    }
    if given > signature.positionalCount, signature.variadicIndex == nil {
      let keywordOnly = keywords.count { keyword in
        parameters.contains { $0.name == keyword.name && $0.kind == .keywordOnly }
      }
      return CallMismatch.tooMany(
        given, required: signature.requiredPositionalCount, accepted: signature.positionalCount,
        keywordOnlyGiven: keywordOnly, in: function)
    }
    let absent = parameters.enumerated().filter { index, parameter in
      parameter.isRequired && index >= given && !keywords.contains { $0.name == parameter.name }
    }
    let names = absent.filter { $0.element.kind != .keywordOnly }.map(\.element.name)
    if !names.isEmpty { return CallMismatch.missing(names, keywordOnly: false, in: function) }
    return CallMismatch.missing(absent.map(\.element.name), keywordOnly: true, in: function)
  }
}

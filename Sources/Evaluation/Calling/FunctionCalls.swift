import Syntax

// Calls of functions that the lesson wrote. Arguments go straight into the slots of the new frame.
extension Interpreter {
  /// `function(…)`, or `function(receiver, …)` when a receiver is given.
  func call(_ function: FunctionObject, receiver: Value, _ arguments: Arguments) throws(Raise) -> Value {
    let code = function.code
    let start = try stack.push(code)
    do {
      try place(arguments, receiver: receiver, for: function, at: start + 1)
    } catch {
      stack.pop(start, code)
      throw error
    }
    return try run(function, from: start)
  }

  func call(_ function: FunctionObject, receiver: Value, _ positional: [Value]) throws(Raise) -> Value {
    let base = positional.withUnsafeBufferPointer { $0 }
    defer { withExtendedLifetime(positional) {} }
    return try call(function, receiver: receiver, Arguments(base))
  }

  /// `function(a, b)`, as operators call it.
  func call(_ function: FunctionObject, _ a: Value, _ b: Value) throws(Raise) -> Value {
    let code = function.code
    guard code.hasOnlyPositional, code.positionalCount == 2 else { return try call(function, receiver: a, [b]) }
    let start = try stack.reserve(code)
    start.initialize(to: .unbound)
    (start + 1).initialize(to: a)
    (start + 2).initialize(to: b)
    stack.fill(start + 3, to: start + (code.slotCount + 1))
    return try run(function, from: start)
  }

  /// Runs a function whose frame has its arguments, and gives the frame back.
  func run(_ function: FunctionObject, from start: UnsafeMutablePointer<Value>) throws(Raise) -> Value {
    let code = function.code
    do {
      try enter()
    } catch {
      stack.pop(start, code)
      throw error
    }
    if code.needsSetUp { setUp(function, start) }
    if code.isGenerator {
      let generator = GeneratorObject(function, movingFrom: start)
      stack.drop(to: start)
      depth -= 1
      return .object(generator)
    }
    let flow: Flow
    do {
      let frame = Frame(slots: start + 1, interpreter: self)
      flow =
        recordsPoolings
        ? try runActivated(function, frame)
        : try code.run(frame)
    } catch {
      depth -= 1
      stack.pop(start, code)
      throw error.leaving(code)
    }
    depth -= 1
    stack.pop(start, code)
    if case .return(let value) = flow { return value }
    return .none
  }

  /// Counts a call against the limits.
  @inline(__always)
  func enter() throws(Raise) {
    try meter.step()
    if depth >= recursionLimit { throw .raised(.recursionError, "maximum recursion depth exceeded") }
    depth += 1
  }

  /// Tells the frame its function, and boxes what inner functions capture.
  private func setUp(_ function: FunctionObject, _ start: UnsafeMutablePointer<Value>) {
    start.pointee = .object(function)
    let slots = start + 1
    for slot in function.code.cellSlots { slots[slot] = .object(CellObject(slots[slot])) }
  }

  // MARK: Arguments

  private func place(
    _ arguments: Arguments, receiver: Value, for function: FunctionObject, at base: UnsafeMutablePointer<Value>
  ) throws(Raise) {
    let code = function.code
    let shift = receiver.isUnbound ? 0 : 1
    let given = arguments.count + shift
    if shift == 1 {
      if code.positionalCount > 0 { base[0] = receiver }
    }
    let direct = min(given, code.positionalCount)
    if direct > shift {
      for index in shift..<direct { base[index] = arguments.positional[index - shift] }
    }
    if given == code.positionalCount, code.hasOnlyPositional, arguments.keywords.isEmpty { return }
    if let slot = code.variadicIndex {
      var rest: [Value] = []
      if shift == 1, code.positionalCount == 0 { rest.append(receiver) }
      if given > direct { rest += arguments.positional[(max(direct - shift, 0))...] }
      base[slot] = .tuple(rest)
    }
    try placeKeywords(arguments, for: function, at: base)
    if given > direct, code.variadicIndex == nil {
      throw tooMany(given, arguments, function, at: base)
    }
    try fillDefaults(of: function, at: base)
  }

  private func placeKeywords(
    _ arguments: Arguments, for function: FunctionObject, at base: UnsafeMutablePointer<Value>
  ) throws(Raise) {
    let code = function.code
    var rest: DictObject?
    if let slot = code.variadicKeywordIndex {
      let dict = DictObject()
      base[slot] = .dict(dict)
      rest = dict
    }
    for keyword in arguments.keywords {
      if let index = code.keywordIndex(keyword.name) {
        guard base[index].isUnbound else {
          throw CallMismatch.multipleValues(for: keyword.name, in: function.qualifiedName)
        }
        base[index] = keyword.value
      } else if let rest {
        guard try rest.table.find(.string(keyword.name), in: self) == nil else {
          throw CallMismatch.multipleKeywordValues(for: keyword.name, in: function.qualifiedName)
        }
        try rest.table.set(.string(keyword.name), to: keyword.value, in: self)
      } else {
        throw unexpected(arguments.keywords, keyword.name, function)
      }
    }
  }

  private func unexpected(
    _ keywords: [KeywordArgument], _ name: String, _ function: FunctionObject
  ) -> Raise {
    let positionalOnly = function.code.parameters.filter { $0.kind == .positionalOnly }.map(\.name)
    let misused = positionalOnly.filter { name in keywords.contains { $0.name == name } }
    if !misused.isEmpty { return CallMismatch.positionalOnlyAsKeyword(misused, in: function.qualifiedName) }
    return CallMismatch.unexpectedKeyword(name, in: function.qualifiedName)
  }

  private func tooMany(
    _ given: Int, _ arguments: Arguments, _ function: FunctionObject, at base: UnsafeMutablePointer<Value>
  ) -> Raise {
    let code = function.code
    let optional = (0..<code.positionalCount).count { !function.defaults[$0].isUnbound }
    let keywordOnly = code.parameters.indices.count {
      code.parameters[$0].kind == .keywordOnly && !base[$0].isUnbound
    }
    return CallMismatch.tooMany(
      given, required: code.positionalCount - optional, accepted: code.positionalCount,
      keywordOnlyGiven: keywordOnly, in: function.qualifiedName)
  }

  private func fillDefaults(of function: FunctionObject, at base: UnsafeMutablePointer<Value>) throws(Raise) {
    let parameters = function.code.parameters
    var missing: [Int] = []
    for index in parameters.indices where base[index].isUnbound {
      if function.defaults[index].isUnbound { missing.append(index) } else { base[index] = function.defaults[index] }
    }
    if missing.isEmpty { return }
    let positional = missing.filter { parameters[$0].kind != .keywordOnly }
    let reported = positional.isEmpty ? missing : positional
    throw CallMismatch.missing(
      reported.map { parameters[$0].name }, keywordOnly: positional.isEmpty, in: function.qualifiedName)
  }
}

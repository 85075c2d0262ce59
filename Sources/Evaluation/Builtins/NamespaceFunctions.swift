// Functions about names: those of a namespace, of a running function, of an object; and source that is run.
extension BuiltinModule {
  static let namespaceFunctions: [Builtin] = [
    Builtin("globals()", "The names of the running program, as a new dict.") { _, interpreter throws(Raise) in
      try interpreter.globalsDictionary()
    },
    Builtin("locals()", "The variables of the running function, as a new dict.") { _, interpreter throws(Raise) in
      try interpreter.localsDictionary()
    },
    Builtin("vars([object], /)", "The attributes of an object, or the local variables.") {
      arguments, interpreter throws(Raise) in
      if arguments[0].isUnbound { return try interpreter.localsDictionary() }
      if let attributes = try interpreter.attributeIfPresent("__dict__", of: arguments[0]) { return attributes }
      throw .typeError("vars() argument must have __dict__ attribute")
    },
    Builtin("dir([object], /)", "The names of an object's attributes, sorted.") {
      arguments, interpreter throws(Raise) in
      .list(try interpreter.directory(arguments[0]).map { .string($0) })
    },
    Builtin("eval(source, globals=None, locals=None, /)", "The value of an expression.") {
      arguments, interpreter throws(Raise) in
      let source = try interpreter.source(arguments[0], for: "eval")
      return try interpreter.inScope(arguments[1], arguments[2]) { namespace throws(Raise) in
        try interpreter.evaluateExpression(source, in: namespace)
      }
    },
    Builtin("exec(source, globals=None, locals=None, /)", "Runs statements.") { arguments, interpreter throws(Raise) in
      let source = try interpreter.source(arguments[0], for: "exec")
      return try interpreter.inScope(arguments[1], arguments[2]) { namespace throws(Raise) in
        try interpreter.executeSource(source, in: namespace)
        return .none
      }
    },
    Builtin(
      "__import__(name, globals=None, locals=None, fromlist=(), level=0)", "Imports a module."
    ) { arguments, interpreter throws(Raise) in
      guard case .string(let name) = arguments[0] else { throw .typeError("__import__() argument 1 must be str") }
      return try interpreter.importForBinding(name.value, bindsRoot: true)
    },
  ]
}

extension Interpreter {
  fileprivate func globalsDictionary() throws(Raise) -> Value { try dictionary(running?.bound ?? []) }

  fileprivate func localsDictionary() throws(Raise) -> Value {
    if let locals = callerLocals { return .dict(locals) }
    return try globalsDictionary()
  }

  fileprivate func directory(_ object: Value) throws(Raise) -> [String] {
    if object.isUnbound {
      guard case .dict(let locals) = try localsDictionary() else { return [] }
      var names: [String] = []
      for key in locals.table.keys { names.append(try text(of: key)) }
      return names.sorted(by: Self.precedes)
    }
    if let names = try callSpecialOverride("__dir__", on: object) {
      var list: [String] = []
      for name in try items(of: names) { list.append(try text(of: name)) }
      return list.sorted(by: Self.precedes)
    }
    let names = object.heapObject?.attributeNames(in: self) ?? classObject(of: object).allMemberNames
    return Set(names).sorted(by: Self.precedes)
  }

  /// Python's order of strings.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
  }

  private func callSpecialOverride(_ name: String, on value: Value) throws(Raise) -> Value? {
    classObject(of: value).lookUpOverride(name) == nil ? nil : try callSpecial(name, on: value)
  }

  fileprivate func source(_ value: Value, for function: String) throws(Raise) -> String {
    guard case .string(let source) = native(value) else {
      throw .typeError("\(function)() arg 1 must be a string, bytes or code object")
    }
    try meter.charge(elements: source.value.utf8.count)
    return source.value
  }

  /// Runs source in the namespace that `globals` and `locals` describe: dicts that were given, or the caller's names.
  fileprivate func inScope(
    _ globals: Value, _ locals: Value, _ body: (Namespace) throws(Raise) -> Value
  ) throws(Raise) -> Value {
    if globals.isNone, locals.isNone, callerLocals == nil, let running { return try body(running) }
    let namespace = Namespace(moduleName: "__main__")
    var written: DictObject?
    if globals.isNone {
      for (name, value) in running?.bound ?? [] { namespace[name] = value }
      if let callerLocals { fill(namespace, from: callerLocals) }
    }
    for scope in [globals, locals] where !scope.isNone {
      guard case .dict(let dict) = native(scope) else {
        throw .typeError("globals must be a dict")
      }
      fill(namespace, from: dict)
      written = dict
    }
    let value = try body(namespace)
    if let written {
      for (name, value) in namespace.bound { try written.table.set(.string(name), to: value, in: self) }
    }
    return value
  }

  private func fill(_ namespace: Namespace, from dict: DictObject) {
    for entry in dict.table.liveEntries {
      if case .string(let name) = entry.key { namespace[name.value] = entry.value }
    }
  }
}

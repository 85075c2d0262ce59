import SourceText
import Syntax

// Running cells: parse, resolve, compile, walk; then tell what happened.
extension Interpreter {
  /// Runs a cell and tells all that is known of it afterwards. A last expression is echoed, as a notebook does.
  ///
  /// - Parameters:
  ///   - cell: the host's number for the cell, which comes back in tracebacks.
  ///   - namespace: cells with the same one share their names.
  ///   - echoes: whether the value of a last expression is shown; a plain script shows only what it prints.
  public func run(_ source: String, cell: Int, namespace: String = "", echoes: Bool = true) -> CellOutcome {
    LargeStack.run { meter.whileCurrent { runHere(source, cell, namespace, echoes) } }
  }

  private func runHere(_ source: String, _ cell: Int, _ name: String, _ echoes: Bool) -> CellOutcome {
    beginCell(cell)
    let namespace = namespace(named: name)
    var outcome = CellOutcome()
    do {
      let program = try namespace.extend { names throws(SyntaxError) in
        try Program(source: source, names: &names)
      }
      outcome.error = runProgram(program, in: namespace, echoes: echoes)
    } catch {
      outcome.error = CellError(error, cell: cell)
    }
    finish(&outcome)
    return outcome
  }

  private func beginCell(_ number: Int) {
    cell = number
    meter.beginCell()
    output = OutputSink(limit: meter.limits.output)
    poolings = []
    drewUnseeded = false
    showedAddress = false
    handled = nil
    depth = 0
    callerLocals = nil
  }

  private func finish(_ outcome: inout CellOutcome) {
    outcome.shown = output.shown
    outcome.drewUnseeded = drewUnseeded
    outcome.showedAddress = showedAddress
    outcome.steps = meter.steps
    outcome.poolings = poolings
    poolings = []
  }

  func namespace(named name: String) -> Namespace {
    if let known = namespaces[name] { return known }
    let made = Namespace(moduleName: "__main__")
    made["__name__"] = .string("__main__")
    namespaces[name] = made
    return made
  }

  private func runProgram(_ program: Program, in namespace: Namespace, echoes: Bool) -> CellError? {
    do {
      let value = try execute(program, in: namespace)
      if let value, echoes, !program.echoSilenced { try echo(value) }
      return nil
    } catch {
      return cellError(error.leaving(cell: cell, function: "<module>"))
    }
  }

  /// Runs a program; the value of its last statement when that is an expression.
  func execute(_ program: Program, in namespace: Namespace) throws(Raise) -> Value? {
    let scope = program.scopes[0]
    guard namespace.hasRoom(locals: scope.slotCount) else {
      throw .stop(Stop(.limit, "the chapter uses more names than there is room for"))
    }
    try enter()
    let locals = callerLocals
    callerLocals = nil
    defer {
      depth -= 1
      callerLocals = locals
    }
    return try namespace.withLocals(scope.slotCount) { base throws(Raise) in
      let unit = CompilationUnit(program, self, namespace, cell: cell, localBase: base)
      let compiler = Compiler(unit, scope, path: "")
      let outer = running
      running = namespace
      defer { running = outer }
      let frame = Frame(slots: namespace.slots, interpreter: self)
      guard case .expression(let last)? = program.statements.last?.kind else {
        _ = try compiler.block(program.statements).execute(frame)
        return nil
      }
      let body = compiler.block(Array(program.statements.dropLast()))
      let value = compiler.expression(last)
      _ = try body.execute(frame)
      return try value.evaluate(frame)
    }
  }

  private func echo(_ value: Value) throws(Raise) {
    if value.isNone { return }
    let text = try representation(of: value)
    try output.endLine()
    try output.write(text, as: value.heapObject?.shownKind, isEcho: true)
    try output.write("\n", as: nil, isEcho: true)
  }

  /// What a raise means to the host.
  private func cellError(_ raise: Raise) -> CellError {
    switch raise {
    case .stop(let stop):
      let kind: CellError.Kind =
        switch stop.reason {
        case .limit: .limit
        case .unsupported: .unsupported
        case .interrupted: .interrupted
        }
      return CellError(
        kind: kind, type: "", message: stop.message, traceback: stop.traceback.reversed(), suggestion: stop.suggestion)
    case .exception(let exception):
      let type = exception.classObject(in: self)
      let isOwn = type.module == "builtins" || type.module == "__main__"
      return CellError(
        kind: .exception, type: isOwn ? type.nestedName : type.qualifiedName, message: message(of: exception),
        traceback: exception.traceback.reversed(), suggestion: exception.suggestion)
    }
  }

  private func message(of exception: ExceptionObject) -> String {
    do { return try text(of: .object(exception)) } catch { return "<exception str() failed>" }
  }
}

extension CellError {
  /// A cell that does not parse.
  init(_ error: SyntaxError, cell: Int) {
    let entry = TracebackEntry(cell: cell, function: "<module>", span: error.span)
    if error.kind == .unsupported {
      self.init(kind: .unsupported, type: "", message: error.message, traceback: [entry])
    } else {
      self.init(kind: .syntax, type: error.kind.rawValue, message: error.message, traceback: [entry])
    }
  }
}

// Other ways to run source.
extension Interpreter {
  /// The value of an expression in a namespace, for a prompt. Nil with the error when it raises.
  public func evaluate(
    _ source: String, cell: Int, namespace: String = ""
  ) -> (value: Value?, error: CellError?) {
    LargeStack.run {
      meter.whileCurrent {
        beginCell(cell)
        let space = self.namespace(named: namespace)
        do throws(Raise) {
          return (try evaluateExpression(source, in: space), nil)
        } catch {
          return (nil, cellError(error.leaving(cell: cell, function: "<module>")))
        }
      }
    }
  }

  /// `eval(source)`.
  func evaluateExpression(_ source: String, in namespace: Namespace) throws(Raise) -> Value {
    let program = try parsed(in: namespace) { names throws(SyntaxError) in
      try resolve(try parseExpression(source), names: &names)
    }
    return try execute(program, in: namespace) ?? .none
  }

  /// `exec(source)`.
  func executeSource(_ source: String, in namespace: Namespace) throws(Raise) {
    let program = try parsed(in: namespace) { names throws(SyntaxError) in
      try Program(source: source, names: &names)
    }
    _ = try execute(program, in: namespace)
  }

  /// A program; what does not parse is an exception here.
  private func parsed(
    in namespace: Namespace, _ body: (inout GlobalNames) throws(SyntaxError) -> Program
  ) throws(Raise) -> Program {
    do {
      return try namespace.extend(body)
    } catch {
      switch error.kind {
      case .syntaxError: throw .raised(.syntaxError, error.message)
      case .indentationError: throw .raised(.indentationError, error.message)
      case .tabError: throw .raised(.tabError, error.message)
      case .unsupported: throw .unsupported(error.message)
      }
    }
  }

  /// Runs the source that completes a builtin module: its names become the module's attributes.
  func runModule(_ source: String, in module: ModuleObject) throws(Raise) {
    // What a library is written in is no cell of the chapter, and its frames are no lines of it.
    let importing = cell
    cell = Self.libraryCell
    defer { cell = importing }
    let namespace = Namespace(moduleName: module.name)
    moduleNamespaces.append(namespace)
    let program = try parsed(in: namespace) { names throws(SyntaxError) in
      let library = try LibrarySources.resolved(source, of: module.name)
      names = library.names
      return library.program
    }
    namespace["__name__"] = .string(module.name)
    for name in namespace.names.names {
      if let known = module.attributes[name] {
        namespace[name] = known
      } else if let declared = try declaredMember(name, of: module) {
        namespace[name] = declared
      }
    }
    _ = try execute(program, in: namespace)
    for (name, value) in namespace.bound where name != "__name__" && module.attributes[name] == nil {
      module.attributes[name] = value
    }
  }
}

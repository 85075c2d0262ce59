import SourceText
import Syntax

/// What all code of one cell has in common.
final class CompilationUnit {
  let program: Program
  /// Whoever calls a function, which may have to be compiled then, runs in it.
  unowned let interpreter: Interpreter
  let namespace: Namespace
  let cell: Int
  /// Where the top level keeps variables that are not names of the namespace; see `Namespace`.
  let localBase: Int

  init(_ program: Program, _ interpreter: Interpreter, _ namespace: Namespace, cell: Int, localBase: Int) {
    self.program = program
    self.interpreter = interpreter
    self.namespace = namespace
    self.cell = cell
    self.localBase = localBase
  }
}

/// Makes nodes of the resolved tree, for the code of one frame: the top level, a function, a class body.
final class Compiler {
  let unit: CompilationUnit
  /// The scope to which the frame belongs.
  let scope: Scope
  /// The scope whose names are meant: the frame's own, or that of a comprehension that runs in the frame.
  var current: ScopeID
  /// What stands before the names of functions and classes defined here: `outer.<locals>.`.
  let path: String
  /// In a class body: where its members are.
  private(set) var bodySlot = 0
  /// Slots of the frame given out so far, hidden ones included.
  private(set) var slotCount: Int
  private(set) var usesFunction = false
  /// Statements that have to be executed before the expression that is being compiled, because it contains a `yield`.
  var prelude: [StatementNode] = []
  /// How many yields were compiled; tells whether a statement contains one.
  var yieldCount = 0
  let parameterCount: Int

  init(_ unit: CompilationUnit, _ scope: Scope, path: String, parameterCount: Int = 0) {
    self.unit = unit
    self.scope = scope
    self.path = path
    self.parameterCount = parameterCount
    current = scope.id
    slotCount = scope.slotCount
    if scope.kind == .class { bodySlot = hiddenSlot() }
  }

  var isModule: Bool { scope.kind == .module }
  var interpreter: Interpreter { unit.interpreter }

  /// The code of the frame, when all of it is compiled.
  func finished(_ body: StatementNode, usesFunction: Bool = false) -> FunctionCode.Body {
    FunctionCode.Body(node: body, slotCount: slotCount, usesFunction: self.usesFunction || usesFunction)
  }

  /// A slot of the frame that no variable has.
  func hiddenSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  func progressSlot() -> ProgressSlot { ProgressSlot(index: hiddenSlot()) }

  /// At the top level the namespace is the frame, and what else it needs stands before it.
  func place(ofLocal slot: Int) -> Int { isModule ? -2 - unit.localBase - slot : slot }

  // MARK: Names

  func binding(of name: String) -> Binding {
    if let binding = unit.program.scopes[current.index].binding(of: name) { return binding }
    if name == "__annotations__", scope.kind == .class {
      // A class has annotations of its own: those outside are not looked at, which a name that nothing binds ensures.
      return .classMember(name, otherwise: .global(unit.namespace.extend { $0.slot(for: "<annotations>") }))
    }
    return .global(unit.namespace.extend { $0.slot(for: name) })
  }

  /// Reads a variable.
  func reader(_ name: String, _ span: Span) -> ExpressionNode { reader(binding(of: name), name, span) }

  private func reader(_ binding: Binding, _ name: String, _ span: Span) -> ExpressionNode {
    switch binding {
    case .local(let slot): return LocalNode(place(ofLocal: slot), name, span)
    case .cell(let slot): return CellNode(place(ofLocal: slot), name, span)
    case .free(let index):
      usesFunction = true
      return FreeNode(index, name, span)
    case .global(let slot):
      if isModule { return ModuleNameNode(slot, name, builtin: builtin(name), span) }
      return GlobalNode(unit.namespace.slots + slot, name, builtin: builtin(name), span)
    case .classMember(let name, let otherwise):
      return ClassMemberNode(bodySlot: bodySlot, name, otherwise: reader(otherwise, name, span), span)
    }
  }

  /// What the name means while no global of that name exists.
  private func builtin(_ name: String) -> Value {
    do { return try interpreter.builtins.value(name, in: interpreter) ?? .unbound } catch { return .unbound }
  }

  /// A variable as something to assign to.
  func variable(_ name: String, _ span: Span) -> Target {
    let binding = binding(of: name)
    let reader = reader(binding, name, span)
    switch binding {
    case .local: return SlotTarget(LocalNode((reader as? SlotNode)?.slot ?? 0, name, span))
    case .cell(let slot): return CellTarget(place(ofLocal: slot), reader)
    case .free(let index): return FreeTarget(index, reader)
    case .global(let slot):
      if let reader = reader as? SlotNode { return SlotTarget(reader) }
      return GlobalTarget(unit.namespace.slots + slot, name, reader)
    case .classMember(let name, _): return ClassMemberTarget(bodySlot: bodySlot, name, reader)
    }
  }

  /// Where new functions take their captured variables from.
  func sources(_ captures: [Binding]) -> [CellSource] {
    captures.map { binding in
      switch binding {
      case .cell(let slot), .local(let slot): return .slot(place(ofLocal: slot))
      case .free(let index):
        usesFunction = true
        return .free(index)
      case .global, .classMember: return .free(0)
      }
    }
  }

  // MARK: Yields

  /// Compiles something and keeps apart the statements that must come before it.
  func capturingPrelude<Node>(_ body: () -> Node) -> (node: Node, prelude: [StatementNode]) {
    let outer = prelude
    prelude = []
    let node = body()
    defer { prelude = outer }
    return (node, prelude)
  }

  /// Statements of which some contain a `yield`.
  func resumable(_ statements: [StatementNode]) -> StatementNode {
    sequence(statements[...])
  }

  private func sequence(_ statements: ArraySlice<StatementNode>) -> StatementNode {
    guard statements.count > 1 else { return statements.first ?? PassNode() }
    let middle = statements.startIndex + (statements.count > 8 ? statements.count / 2 : 1)
    return ResumableSequence(sequence(statements[..<middle]), sequence(statements[middle...]), progressSlot())
  }
}

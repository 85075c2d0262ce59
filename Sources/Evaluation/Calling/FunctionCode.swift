import SourceText
import Syntax

/// What all functions made by one `def`, `lambda` or comprehension have in common.
final class FunctionCode {
  struct Parameter {
    let name: String
    let kind: Parameters.Kind
  }

  let name: String
  let documentation: String?
  /// The cell of the chapter in which it stands.
  let cell: Int
  let namespace: Namespace
  let parameters: [Parameter]
  let positionalCount: Int
  let hasOnlyPositional: Bool
  let variadicIndex: Int?
  let variadicKeywordIndex: Int?
  /// Slots whose variables inner functions capture.
  let cellSlots: [Int]
  let slotNames: [String]
  /// Where the function takes its cells from when it is made.
  let captures: [Binding]
  let freeNames: [String]
  let isGenerator: Bool
  /// The slots of a frame: parameters, variables, and what unfinished statements of a generator keep. More than any
  /// stack has until the body is compiled, so that the first call ends in `compile()` without a check in all others.
  private(set) var slotCount = Int.max - 1
  /// Whether a frame must be told its function, or has variables to box.
  private(set) var needsSetUp = true
  private var body: StatementNode = PassNode()
  /// The same without a reference being taken at each call; `body` is set once, before the first.
  private var runningBody: Unmanaged<StatementNode>
  private var source: (() -> Body)?

  /// What the compiler makes of the statements.
  struct Body {
    let node: StatementNode
    let slotCount: Int
    let usesFunction: Bool
  }

  init(
    name: String, documentation: String?, cell: Int, namespace: Namespace, parameters: [Parameter], scope: Scope,
    isGenerator: Bool = false, body: @escaping () -> Body
  ) {
    self.name = name
    self.documentation = documentation
    self.cell = cell
    self.namespace = namespace
    self.parameters = parameters
    positionalCount = parameters.count { $0.kind.isPositional }
    variadicIndex = parameters.firstIndex { $0.kind == .variadic }
    variadicKeywordIndex = parameters.firstIndex { $0.kind == .variadicKeyword }
    hasOnlyPositional = positionalCount == parameters.count
    cellSlots = scope.cellSlots
    slotNames = scope.slotNames
    captures = scope.captures
    freeNames = scope.freeNames
    self.isGenerator = isGenerator || scope.isGenerator
    source = body
    runningBody = .passUnretained(self.body)
  }

  /// Compiles the body unless that was done: most functions of a library are never called.
  func compile() {
    guard let source else { return }
    self.source = nil
    let made = source()
    body = made.node
    runningBody = .passUnretained(body)
    slotCount = made.slotCount
    needsSetUp = made.usesFunction || !cellSlots.isEmpty || isGenerator
  }

  /// Runs the body, which `compile()` has made.
  @inline(__always)
  func run(_ frame: Frame) throws(Raise) -> Flow {
    let outcome = runningBody._withUnsafeGuaranteedRef { body -> Result<Flow, Raise> in
      do throws(Raise) { return .success(try body.execute(frame)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  func keywordIndex(_ name: String) -> Int? {
    for index in parameters.indices where parameters[index].name == name {
      switch parameters[index].kind {
      case .positionalOrKeyword, .keywordOnly: return index
      case .positionalOnly, .variadic, .variadicKeyword: continue
      }
    }
    return nil
  }
}

extension Parameters.Kind {
  var isPositional: Bool { self == .positionalOnly || self == .positionalOrKeyword }
}

extension Scope {
  /// The names of the free variables by their index.
  var freeNames: [String] {
    var names = [String](repeating: "", count: captures.count)
    for name in self.names {
      if case .free(let index)? = binding(of: name), names.indices.contains(index) { names[index] = name }
    }
    return names
  }
}

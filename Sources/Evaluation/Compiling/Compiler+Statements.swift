import SourceText
import Syntax

extension Compiler {
  /// A block; one that contains a `yield` can be entered again in the middle.
  func block(_ statements: [Statement]) -> StatementNode {
    let before = yieldCount
    let nodes = statements.map { statement($0) }.filter { !($0 is PassNode) }
    if yieldCount != before { return resumable(nodes) }
    return SequenceNode.make(nodes[...])
  }

  private func optionalBlock(_ statements: [Statement]) -> StatementNode? {
    statements.isEmpty ? nil : block(statements)
  }

  func statement(_ statement: Statement) -> StatementNode {
    let (node, before) = capturingPrelude { plainStatement(statement) }
    return before.isEmpty ? node : resumable(before + (node is PassNode ? [] : [node]))
  }

  private func plainStatement(_ statement: Statement) -> StatementNode {
    let span = statement.span
    switch statement.kind {
    case .expression(let value):
      let node = expression(value)
      return node is ConstantNode || node is KeptNode ? PassNode() : EvaluationNode(node)
    case .assign(let targets, let value): return assignment(targets, value, span)
    case .augmentedAssign(let target, let op, let value): return update(target, op, value, span)
    case .annotatedAssign(let target, let annotation, let value):
      return annotated(target, annotation, value, span)
    case .delete(let targets): return DeleteNode(targets.map { target($0) }, span)
    case .pass, .global, .nonlocal: return PassNode()
    case .break: return BreakNode(span)
    case .continue: return ContinueNode(span)
    case .return(let value): return ReturnNode(value.map { expression($0) } ?? ConstantNode(.none, span), span)
    case .raise(let exception, let cause):
      let nodes = operands([exception, cause].compactMap { $0 })
      return RaiseNode(nodes.first, cause: nodes.count > 1 ? nodes[1] : nil, span)
    case .assert(let test, let message):
      return AssertNode(expression(test), message.map { expression($0) }, span)
    case .import(let modules): return SequenceNode.make(modules.map { importNode($0) }[...])
    case .importFrom(let module, let names): return importFrom(module, names, span)
    case .if(let test, let then, let otherwise): return ifNode(test, then, otherwise, span)
    case .while(let test, let body, let otherwise): return whileNode(test, body, otherwise, span)
    case .for(let target, let iterable, let body, let otherwise):
      return forNode(target, iterable, body, otherwise, span)
    case .with(let items, let body): return with(items[...], body, span)
    case .try(let body, let handlers, let otherwise, let finally):
      return tryNode(body, handlers, otherwise, finally, span)
    case .function(let definition): return function(definition, span)
    case .class(let definition): return classNode(definition, span)
    case .match(let subject, let cases): return match(subject, cases, span)
    }
  }

  // MARK: Assignment

  func target(_ expression: Expression) -> Target {
    switch expression.kind {
    case .name(let name): return variable(name, expression.span)
    case .attribute(let object, let name):
      return AttributeTarget(self.expression(object), name.name, expression.span)
    case .subscript(let container, let key):
      let nodes = operands([container, key])
      if let key = PlainKey(nodes[1]) { return PlainSubscriptTarget(nodes[0], key, expression.span) }
      return SubscriptTarget(nodes[0], nodes[1], expression.span)
    case .starred(let inner): return target(inner)
    case .tuple(let items), .list(let items):
      let star = items.firstIndex { if case .starred = $0.kind { true } else { false } }
      return SequenceTarget(items.map { target($0) }, star: star, expression.span)
    default: return Target(expression.span)
    }
  }

  private func assignment(_ targets: [Expression], _ value: Expression, _ span: Span) -> StatementNode {
    if targets.count == 1, let pair = pairAssignment(targets[0], value, span) { return pair }
    let node = expression(value)
    let compiled = targets.map { target($0) }
    if compiled.count == 1, let slot = compiled[0] as? SlotTarget {
      return SlotAssignmentNode(slot.slot, node, span)
    }
    if compiled.count == 1, let target = compiled[0] as? PlainSubscriptTarget, let call = node as? MethodCallNode,
      call.isOfWindow
    {
      return ElementAssignmentNode(target, call, span)
    }
    return AssignmentNode(compiled, node, span)
  }

  private func pairAssignment(_ target: Expression, _ value: Expression, _ span: Span) -> StatementNode? {
    guard case .tuple(let targets) = target.kind, case .tuple(let values) = value.kind,
      targets.count == 2, values.count == 2,
      !(targets + values).contains(where: { if case .starred = $0.kind { true } else { false } })
    else { return nil }
    let nodes = operands(values)
    return PairAssignmentNode((self.target(targets[0]), self.target(targets[1])), (nodes[0], nodes[1]), span)
  }

  private func update(
    _ target: Expression, _ op: BinaryOperator, _ value: Expression, _ span: Span
  ) -> StatementNode {
    let node = expression(value)
    let compiled = self.target(target)
    if let slot = compiled as? SlotTarget, let reader = slot.reader as? SlotNode {
      return SlotUpdateNode(op, reader, node, span)
    }
    return UpdateNode(op, compiled, node, span)
  }

  /// Annotations of a function's variables are not evaluated; others are kept in `__annotations__`.
  private func annotated(
    _ target: Expression, _ annotation: Expression, _ value: Expression?, _ span: Span
  ) -> StatementNode {
    var nodes: [StatementNode] = []
    if let value { nodes.append(assignment([target], value, span)) }
    if scope.kind == .module || scope.kind == .class, case .name(let name) = target.kind {
      let annotations = variable("__annotations__", span) as? VariableTarget
      if let annotations {
        nodes.append(AnnotationNode(annotations, annotations.reader, name, expression(annotation), span))
      }
    }
    return SequenceNode.make(nodes[...])
  }

  // MARK: Imports

  private func importNode(_ module: ImportedModule) -> StatementNode {
    let name = module.name.name
    if let alias = module.alias {
      return ImportNode(name, variable(alias.name, alias.span), bindsRoot: false, module.name.span)
    }
    let root = String(name.prefix { $0 != "." })
    return ImportNode(name, variable(root, module.name.span), bindsRoot: true, module.name.span)
  }

  private func importFrom(_ module: Identifier, _ names: [ImportedName], _ span: Span) -> StatementNode {
    if module.name == "__future__" { return PassNode() }
    if names.isEmpty { return ImportAllNode(module.name, unit.namespace, span) }
    return ImportFromNode(
      module.name,
      names.map { ($0.name.name, variable(($0.alias ?? $0.name).name, $0.name.span)) }, span)
  }

  // MARK: Branches and loops

  private func ifNode(
    _ test: Expression, _ then: [Statement], _ otherwise: [Statement], _ span: Span
  ) -> StatementNode {
    let test = expression(test)
    let before = yieldCount
    let then = block(then)
    let otherwise = optionalBlock(otherwise)
    if yieldCount != before {
      return ResumableIf(test, then, otherwise ?? PassNode(), progressSlot(), span)
    }
    return IfNode(test, then, otherwise ?? PassNode(), span)
  }

  private func whileNode(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement], _ span: Span
  ) -> StatementNode {
    let before = yieldCount
    let (test, statements) = capturingPrelude { expression(test) }
    let body = block(body)
    let otherwise = optionalBlock(otherwise)
    if yieldCount != before {
      return ResumableWhile(
        prelude: statements.isEmpty ? nil : resumable(statements), test, body, otherwise ?? PassNode(),
        progressSlot(), span)
    }
    return WhileNode(test, body, otherwise, span)
  }

  private func forNode(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement], _ span: Span
  ) -> StatementNode {
    let source = expression(iterable)
    let compiled = self.target(target)
    let before = yieldCount
    let body = block(body)
    let otherwise = optionalBlock(otherwise)
    if yieldCount != before {
      return ResumableFor(
        compiled, source, body, otherwise ?? PassNode(), progressSlot(), iterator: hiddenSlot(), span)
    }
    let loop = ForNode(compiled, source, body, otherwise, span)
    return rangeLoop(compiled, iterable, loop, body, otherwise, span) ?? loop
  }

  private func rangeLoop(
    _ target: Target, _ iterable: Expression, _ general: ForNode, _ body: StatementNode,
    _ otherwise: StatementNode?, _ span: Span
  ) -> StatementNode? {
    guard let target = target as? SlotTarget, case .call(let callee, let arguments) = iterable.kind,
      case .name("range") = callee.kind, (1...3).contains(arguments.count)
    else { return nil }
    var nodes: [ExpressionNode] = []
    for argument in arguments {
      guard case .positional(let value) = argument else { return nil }
      nodes.append(expression(value))
    }
    return RangeLoopNode(
      target.slot, expression(callee), nodes, range: interpreter.builtinClass("range"), general: general, body,
      otherwise, span)
  }

  // MARK: Exceptions

  private func with(_ items: ArraySlice<WithItem>, _ body: [Statement], _ span: Span) -> StatementNode {
    guard let item = items.first else { return block(body) }
    let context = expression(item.context)
    let target = item.target.map { self.target($0) }
    let before = yieldCount
    let inner = statementApart { with(items.dropFirst(), body, span) }
    if yieldCount != before { return ResumableWith(context, target, inner, exit: hiddenSlot(), span) }
    return WithNode(context, target, inner, span)
  }

  /// Compiles an inner statement whose own preludes belong to it.
  private func statementApart(_ body: () -> StatementNode) -> StatementNode {
    let (node, before) = capturingPrelude(body)
    return before.isEmpty ? node : resumable(before + [node])
  }

  private func tryNode(
    _ body: [Statement], _ handlers: [ExceptHandler], _ otherwise: [Statement], _ finally: [Statement],
    _ span: Span
  ) -> StatementNode {
    let before = yieldCount
    let body = block(body)
    let handlers = handlers.map { handler($0) }
    let otherwise = optionalBlock(otherwise)
    let yieldsInside = yieldCount != before
    var node = body
    if !handlers.isEmpty {
      node =
        yieldsInside
        ? ResumableTry(body, handlers, otherwise ?? PassNode(), progressSlot(), caught: hiddenSlot(), span)
        : TryNode(body, handlers, otherwise, span)
    }
    guard !finally.isEmpty else { return node }
    let cleanUp = block(finally)
    if yieldCount != before {
      return ResumableFinally(node, cleanUp, progressSlot(), pending: hiddenSlot(), span)
    }
    return FinallyNode(node, cleanUp, span)
  }

  private func handler(_ handler: ExceptHandler) -> HandlerNode {
    HandlerNode(
      type: handler.type.map { expression($0) }, target: handler.name.map { variable($0.name, $0.span) },
      body: block(handler.body), handler.span)
  }
}

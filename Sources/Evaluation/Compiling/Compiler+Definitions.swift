import SourceText
import Syntax

extension Compiler {
  func function(_ definition: FunctionDefinition, _ span: Span) -> StatementNode {
    let decorators = operands(definition.decorators)
    let node = functionNode(
      definition.name.name, definition.parameters, definition.scope, documentation: definition.documentation,
      returns: definition.returns, span
    ) { $0.block(definition.body) }
    return definitionNode(definition.name, decorators, node)
  }

  func lambda(_ parameters: Parameters, _ body: Expression, _ scope: ScopeID, _ span: Span) -> ExpressionNode {
    functionNode("<lambda>", parameters, scope, documentation: nil, returns: nil, span) { compiler in
      compiler.statement(Statement(.return(body), body.span))
    }
  }

  private func definitionNode(
    _ name: Identifier, _ decorators: [ExpressionNode], _ node: ExpressionNode
  ) -> StatementNode {
    let value = decorators.isEmpty ? node : DecoratedNode(decorators, node)
    let target = variable(name.name, name.span)
    if let slot = target as? SlotTarget { return SlotAssignmentNode(slot.slot, value, node.span) }
    return AssignmentNode([target], value, node.span)
  }

  private func functionNode(
    _ name: String, _ parameters: Parameters, _ scopeID: ScopeID, documentation: String?, returns: Expression?,
    _ span: Span, body: @escaping (Compiler) -> StatementNode
  ) -> ExpressionNode {
    let list = parameters.list
    let defaulted = list.indices.filter { list[$0].defaultValue != nil }
    let defaults = zip(defaulted, operands(defaulted.compactMap { list[$0].defaultValue })).map { ($0, $1) }
    let annotated = list.filter { $0.annotation != nil }
    var annotations = zip(annotated, operands(annotated.compactMap(\.annotation))).map {
      FunctionNode.Annotation(name: $0.name.name, node: $1)
    }
    if let returns { annotations.append(FunctionNode.Annotation(name: "return", node: expression(returns))) }
    let scope = unit.program.scopes[scopeID.index]
    let qualifiedName = qualified(name)
    let child = Compiler(unit, scope, path: qualifiedName + ".<locals>.", parameterCount: list.count)
    let code = FunctionCode(
      name: name, documentation: documentation, cell: unit.cell, namespace: unit.namespace,
      parameters: list.map { FunctionCode.Parameter(name: $0.name.name, kind: $0.kind) }, scope: scope
    ) { child.finished(body(child)) }
    return FunctionNode(
      code, sources(scope.captures), defaults: defaults, annotations: annotations, qualifiedName: qualifiedName, span)
  }

  /// The name with the functions and classes around it; a global name has none around.
  private func qualified(_ name: String) -> String {
    if scope.kind == .function, case .global? = unit.program.scopes[current.index].binding(of: name) { return name }
    return path + name
  }

  func classNode(_ definition: ClassDefinition, _ span: Span) -> StatementNode {
    let decorators = operands(definition.decorators)
    let arguments = callArguments(definition.arguments)
    let scope = unit.program.scopes[definition.scope.index]
    let name = definition.name.name
    let qualifiedName = qualified(name)
    let child = Compiler(unit, scope, path: qualifiedName + ".")
    let code = FunctionCode(
      name: name, documentation: definition.documentation, cell: unit.cell, namespace: unit.namespace,
      parameters: [], scope: scope
    ) { child.finished(child.block(definition.body), usesFunction: true) }
    let node = ClassNode(
      name: name, qualifiedName: qualifiedName, code, sources(scope.captures), arguments: arguments,
      bodySlot: child.bodySlot, classCellSlot: scope.classCellSlot, span)
    return definitionNode(definition.name, decorators, node)
  }

  // MARK: Comprehensions

  func comprehension(_ comprehension: Comprehension, _ span: Span) -> ExpressionNode {
    let scope = unit.program.scopes[comprehension.scope.index]
    let iterable = expression(comprehension.clauses[0].iterable)
    guard scope.host == nil else { return hosted(comprehension, iterable, span) }
    let name =
      switch comprehension.kind {
      case .list: "<listcomp>"
      case .set: "<setcomp>"
      case .dict: "<dictcomp>"
      case .generator: "<genexpr>"
      }
    let child = Compiler(unit, scope, path: path + name + ".<locals>.")
    let iterableSlot = child.hiddenSlot()
    let source = LocalNode(iterableSlot, ".0", iterable.span)
    let code = FunctionCode(
      name: name, documentation: nil, cell: unit.cell, namespace: unit.namespace, parameters: [], scope: scope,
      isGenerator: comprehension.kind == .generator
    ) {
      let body: StatementNode =
        comprehension.kind == .generator
        ? child.generatorLoops(comprehension, source, span)
        : ReturnNode(child.loops(comprehension, source, span), span)
      return child.finished(body, usesFunction: !scope.captures.isEmpty)
    }
    return FramedComprehensionNode(
      code, sources(scope.captures), iterable: iterable, iterableSlot: iterableSlot, qualifiedName: path + name, span)
  }

  /// A comprehension that runs in this frame.
  private func hosted(_ comprehension: Comprehension, _ iterable: ExpressionNode, _ span: Span) -> ExpressionNode {
    let outer = current
    current = comprehension.scope
    defer { current = outer }
    return loops(comprehension, iterable, span)
  }

  private func loops(_ comprehension: Comprehension, _ iterable: ExpressionNode, _ span: Span) -> ExpressionNode {
    let element = expression(comprehension.element)
    let value = comprehension.value.map { expression($0) }
    var clause: ComprehensionClause?
    for (index, written) in comprehension.clauses.enumerated().reversed() {
      let source = index == 0 ? iterable : expression(written.iterable)
      clause = ComprehensionClause(target(written.target), source, condition(written.conditions), clause)
    }
    let kind: ComprehensionNode.Kind =
      switch comprehension.kind {
      case .list, .generator: .list
      case .set: .set
      case .dict: .dict
      }
    let outermost = clause ?? ComprehensionClause(Target(span), iterable, nil, nil)
    return ComprehensionNode(kind, element: element, value: value, outermost, span)
  }

  /// A generator expression as the statements of a generator.
  private func generatorLoops(
    _ comprehension: Comprehension, _ iterable: ExpressionNode, _ span: Span
  ) -> StatementNode {
    var body: StatementNode = YieldNode(
      expression(comprehension.element), progressSlot(), sent: hiddenSlot(), comprehension.element.span)
    for (index, clause) in comprehension.clauses.enumerated().reversed() {
      if let test = condition(clause.conditions) {
        body = ResumableIf(test, body, PassNode(), progressSlot(), span)
      }
      let source = index == 0 ? iterable : expression(clause.iterable)
      body = ResumableFor(
        target(clause.target), source, body, PassNode(), progressSlot(), iterator: hiddenSlot(), span)
    }
    return body
  }

  private func condition(_ tests: [Expression]) -> ExpressionNode? {
    let nodes = tests.map { expression($0) }
    guard let first = nodes.first else { return nil }
    return nodes.dropFirst().reduce(first) { BooleanNode(.and, $0, $1, $1.span) }
  }

  // MARK: Match

  func match(_ subject: Expression, _ cases: [MatchCase], _ span: Span) -> StatementNode {
    let subject = expression(subject)
    let before = yieldCount
    let compiled = cases.map { written in
      MatchNode.Case(
        pattern: pattern(written.pattern, span), condition: written.guardTest.map { expression($0) },
        body: block(written.body))
    }
    if yieldCount != before { return ResumableMatch(subject, compiled, progressSlot(), span) }
    return MatchNode(subject, compiled, span)
  }

  private func pattern(_ pattern: Pattern, _ span: Span) -> PatternNode {
    switch pattern {
    case .value(let value): return ValuePattern(expression(value))
    case .capture(let name): return CapturePattern(nil, variable(name.name, name.span))
    case .wildcard, .star: return PatternNode(span)
    case .as(let inner, let name):
      return CapturePattern(self.pattern(inner, span), variable(name.name, name.span))
    case .alternatives(let patterns): return AlternativesPattern(patterns.map { self.pattern($0, span) }, span)
    case .sequence(let patterns): return sequence(patterns, span)
    case .mapping(let keys, let patterns, let rest):
      return MappingPattern(
        keys.map { expression($0) }, patterns.map { self.pattern($0, span) },
        rest: rest.map { variable($0.name, $0.span) }, span)
    case .class(let type, let positional, let keywords):
      return ClassPattern(
        expression(type), positional.map { self.pattern($0, span) },
        keywords.map { ($0.0.name, self.pattern($0.1, span)) }, span)
    }
  }

  private func sequence(_ patterns: [Pattern], _ span: Span) -> PatternNode {
    var star: (index: Int, target: Target?)?
    var plain: [PatternNode] = []
    for pattern in patterns {
      if case .star(let name) = pattern {
        star = (plain.count, name.map { variable($0.name, $0.span) })
      } else {
        plain.append(self.pattern(pattern, span))
      }
    }
    return SequencePattern(plain, star: star, span)
  }
}

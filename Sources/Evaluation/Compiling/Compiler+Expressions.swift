import BigInt
import SourceText
import Syntax

extension Compiler {
  func expression(_ expression: Expression) -> ExpressionNode {
    let span = expression.span
    switch expression.kind {
    case .none: return ConstantNode(.none, span)
    case .true: return ConstantNode(.bool(true), span)
    case .false: return ConstantNode(.bool(false), span)
    case .ellipsis: return ConstantNode(.ellipsis, span)
    case .integer(let value): return ConstantNode(.int(value), span)
    case .bigInteger(let digits): return ConstantNode(.integer(BigInt(digits) ?? 0), span)
    case .float(let value): return ConstantNode(.float(value), span)
    case .string(let text): return ConstantNode(.string(text), span)
    case .bytes(let bytes): return ConstantNode(.object(BytesObject(bytes)), span)
    case .formatted(let parts): return formatted(parts, span)
    case .name(let name): return reader(name, span)
    case .tuple(let items): return tuple(items, span)
    case .list(let items): return ListNode(elements(items), span)
    case .set(let items): return SetNode(elements(items), span)
    case .dict(let items): return dict(items, span)
    case .unary(let op, let operand): return unary(op, operand, span)
    case .binary(let op, let left, let right):
      let nodes = operands([left, right])
      return BinaryNode.make(op, nodes[0], nodes[1], span)
    case .boolean(let op, let items): return boolean(op, items[...], span)
    case .comparison(let first, let tails): return comparison(first, tails, span)
    case .conditional(let test, let then, let otherwise): return conditional(test, then, otherwise, span)
    case .lambda(let parameters, let body, let scope): return lambda(parameters, body, scope, span)
    case .call(let callee, let arguments): return call(callee, arguments, span)
    case .attribute(let object, let name): return AttributeNode.make(self.expression(object), name.name, span)
    case .subscript(let container, let key):
      let nodes = operands([container, key])
      if let key = PlainKey(nodes[1]) { return PlainSubscriptNode(nodes[0], key, span) }
      return SubscriptNode(nodes[0], nodes[1], span)
    case .slice(let lower, let upper, let step): return slice(lower, upper, step, span)
    case .starred(let inner): return self.expression(inner)
    case .named(let name, let value):
      let value = self.expression(value)
      return NamedNode(variable(name.name, name.span), value, span)
    case .comprehension(let comprehension): return self.comprehension(comprehension, span)
    case .yield(let value): return yield(value, span)
    case .yieldFrom(let iterable): return yieldFrom(iterable, span)
    }
  }

  /// Operands from left to right. What stands before one that yields is kept in a slot meanwhile.
  func operands(_ expressions: [Expression]) -> [ExpressionNode] {
    let compiled = expressions.map { item in capturingPrelude { expression(item) } }
    guard let last = compiled.lastIndex(where: { !$0.prelude.isEmpty }) else { return compiled.map(\.node) }
    return compiled.enumerated().map { index, operand in
      prelude += operand.prelude
      guard index < last, !(operand.node is ConstantNode) else { return operand.node }
      return kept(operand.node)
    }
  }

  /// Evaluates a node before the statement and keeps its value.
  private func kept(_ node: ExpressionNode) -> ExpressionNode {
    let slot = hiddenSlot()
    prelude.append(KeepNode(slot, node))
    return KeptNode(slot, node.span)
  }

  private func elements(_ items: [Expression]) -> [DisplayElement] {
    zip(items, operands(items)).map { item, node in
      if case .starred = item.kind { return DisplayElement(node: node, isStarred: true) }
      return DisplayElement(node: node, isStarred: false)
    }
  }

  private func tuple(_ items: [Expression], _ span: Span) -> ExpressionNode {
    let elements = elements(items)
    let constants = elements.compactMap { $0.isStarred ? nil : ($0.node as? ConstantNode)?.value }
    if constants.count == elements.count { return ConstantNode(.tuple(constants), span) }
    return TupleNode(elements, span)
  }

  private func dict(_ items: [DictItem], _ span: Span) -> ExpressionNode {
    let flat = items.flatMap { item in
      switch item {
      case .pair(let key, let value): [key, value]
      case .unpack(let mapping): [mapping]
      }
    }
    var nodes = operands(flat)[...]
    return DictNode(
      items.map { item in
        switch item {
        case .pair: .pair(nodes.removeFirst(), nodes.removeFirst())
        case .unpack: .unpack(nodes.removeFirst())
        }
      }, span)
  }

  private func slice(
    _ lower: Expression?, _ upper: Expression?, _ step: Expression?, _ span: Span
  ) -> ExpressionNode {
    var nodes = operands([lower, upper, step].compactMap { $0 })[...]
    return SliceNode(
      lower == nil ? nil : nodes.removeFirst(), upper == nil ? nil : nodes.removeFirst(),
      step == nil ? nil : nodes.removeFirst(), span)
  }

  private func formatted(_ parts: [FormattedPart], _ span: Span) -> ExpressionNode {
    FormattedNode(
      parts.flatMap { part -> [FormattedNode.Part] in
        switch part {
        case .text(let text): return [.text(text)]
        case .replacement(let value, let conversion, let format, let debugText):
          let spec = format.map { formatted($0, value.span) }
          // `{x=}` shows the `repr` unless it says how to format.
          let shown = conversion ?? (debugText != nil && format == nil ? .repr : nil)
          let node = FormattedNode.Part.value(expression(value), conversion: shown, spec: spec)
          return debugText.map { [.text($0), node] } ?? [node]
        }
      }, span)
  }

  private func unary(_ op: UnaryOperator, _ operand: Expression, _ span: Span) -> ExpressionNode {
    let node = expression(operand)
    if op == .not { return NotNode(node, span) }
    if op == .negative, let constant = node as? ConstantNode {
      switch constant.value {
      case .int(let value) where value != .min: return ConstantNode(.int(-value), span)
      case .float(let value): return ConstantNode(.float(-value), span)
      default: break
      }
    }
    return UnaryNode(op, node, span)
  }

  private func boolean(_ op: BooleanOperator, _ items: ArraySlice<Expression>, _ span: Span) -> ExpressionNode {
    let first = expression(items[items.startIndex])
    guard items.count > 1 else { return first }
    let (rest, statements) = capturingPrelude { boolean(op, items.dropFirst(), span) }
    guard !statements.isEmpty else { return BooleanNode(op, first, rest, span) }
    let slot = hiddenSlot()
    prelude.append(KeepNode(slot, first))
    let goesOn: ExpressionNode = op == .and ? KeptNode(slot, span) : NotNode(KeptNode(slot, span), span)
    let more = resumable(statements + [KeepNode(slot, rest)])
    prelude.append(ResumableIf(goesOn, more, PassNode(), progressSlot(), span))
    return KeptNode(slot, span)
  }

  private func conditional(
    _ test: Expression, _ then: Expression, _ otherwise: Expression, _ span: Span
  ) -> ExpressionNode {
    let test = expression(test)
    let first = capturingPrelude { expression(then) }
    let second = capturingPrelude { expression(otherwise) }
    guard !first.prelude.isEmpty || !second.prelude.isEmpty else {
      return ConditionalNode(test, first.node, second.node, span)
    }
    let slot = hiddenSlot()
    let branches = [first, second].map { resumable($0.prelude + [KeepNode(slot, $0.node)]) }
    prelude.append(ResumableIf(test, branches[0], branches[1], progressSlot(), span))
    return KeptNode(slot, span)
  }

  private func comparison(_ first: Expression, _ tails: [ComparisonTail], _ span: Span) -> ExpressionNode {
    let nodes = operands([first] + tails.map(\.operand))
    if tails.count == 1 { return ComparisonNode.make(tails[0].operator, nodes[0], nodes[1], span) }
    return ComparisonChainNode(nodes[0], zip(tails, nodes.dropFirst()).map { ($0.operator, $1) }, span)
  }

  // MARK: Calls

  private func call(_ callee: Expression, _ arguments: [Argument], _ span: Span) -> ExpressionNode {
    if let node = zeroArgumentSuper(callee, arguments, span) { return node }
    let isPlain = arguments.allSatisfy { if case .positional = $0 { true } else { false } }
    let values = arguments.map(\.value)
    if isPlain, case .attribute(let object, let name) = callee.kind {
      let nodes = operands([object] + values)
      return MethodCallNode(nodes[0], name.name, PositionalArguments(Array(nodes.dropFirst())), span)
    }
    let nodes = operands([callee] + values)
    let node =
      isPlain
      ? CallNode(nodes[0], PositionalArguments(Array(nodes.dropFirst())), span)
      : GeneralCallNode(nodes[0], zip(arguments, nodes.dropFirst()).map { $0.with($1) }, span)
    if !isModule, case .name(let name) = callee.kind, LocalsCallNode.callees.contains(name) {
      return LocalsCallNode(node, variables())
    }
    return node
  }

  /// The variables of the frame, to be read.
  private func variables() -> [(name: String, node: ExpressionNode)] {
    scope.names.sorted().compactMap { name in
      switch scope.binding(of: name) {
      case .local, .cell, .free, .classMember: (name, reader(name, .empty))
      case .global, nil: nil
      }
    }
  }

  /// The arguments of a class statement.
  func callArguments(_ arguments: [Argument]) -> [GeneralCallNode.Argument] {
    zip(arguments, operands(arguments.map(\.value))).map { $0.with($1) }
  }

  private func zeroArgumentSuper(_ callee: Expression, _ arguments: [Argument], _ span: Span) -> ExpressionNode? {
    guard case .name("super") = callee.kind, arguments.isEmpty, parameterCount > 0,
      unit.program.scopes[scope.id.index].binding(of: "__class__") != nil
    else { return nil }
    let receiver: ExpressionNode =
      scope.cellSlots.contains(0) ? CellNode(0, "self", span) : LocalNode(0, "self", span)
    return SuperNode(
      expression(callee), classCell: reader("__class__", span), receiver: receiver, span)
  }

  // MARK: Yield

  private func yield(_ value: Expression?, _ span: Span) -> ExpressionNode {
    let value = value.map { expression($0) }
    yieldCount += 1
    let slot = hiddenSlot()
    prelude.append(YieldNode(value, progressSlot(), sent: slot, span))
    return KeptNode(slot, span)
  }

  private func yieldFrom(_ iterable: Expression, _ span: Span) -> ExpressionNode {
    let iterable = expression(iterable)
    yieldCount += 1
    let slot = hiddenSlot()
    prelude.append(YieldFromNode(iterable, delegate: hiddenSlot(), result: slot, span))
    return KeptNode(slot, span)
  }
}

extension Argument {
  fileprivate var value: Expression {
    switch self {
    case .positional(let value), .keyword(_, let value), .unpackSequence(let value), .unpackMapping(let value): value
    }
  }

  fileprivate func with(_ node: ExpressionNode) -> GeneralCallNode.Argument {
    switch self {
    case .positional: .positional(node)
    case .keyword(let name, _): .keyword(name.name, node)
    case .unpackSequence: .unpackSequence(node)
    case .unpackMapping: .unpackMapping(node)
    }
  }
}

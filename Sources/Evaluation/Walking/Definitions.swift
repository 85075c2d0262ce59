import SourceText

/// `def` and `lambda`: makes a function object.
final class FunctionNode: ExpressionNode {
  struct Annotation {
    let name: String
    let node: ExpressionNode
  }

  private let code: FunctionCode
  private let captures: [CellSource]
  /// One for each parameter that has a default, with the parameter's place.
  private let defaults: [(index: Int, node: ExpressionNode)]
  private let annotations: [Annotation]
  private let qualifiedName: String

  init(
    _ code: FunctionCode, _ captures: [CellSource], defaults: [(index: Int, node: ExpressionNode)],
    annotations: [Annotation], qualifiedName: String, _ span: Span
  ) {
    self.code = code
    self.captures = captures
    self.defaults = defaults
    self.annotations = annotations
    self.qualifiedName = qualifiedName
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    var values = [Value](repeating: .unbound, count: code.parameters.count)
    for (index, node) in defaults { values[index] = try node.evaluate(frame) }
    let function = FunctionObject(
      code: code, cells: captures.isEmpty ? [] : captures.map { $0.cell(in: frame) }, defaults: values,
      qualifiedName: qualifiedName)
    if !annotations.isEmpty { function.annotations = try evaluateAnnotations(frame) }
    return .object(function)
  }

  private func evaluateAnnotations(_ frame: Frame) throws(Raise) -> Value {
    var items: [(String, Value)] = []
    for annotation in annotations { items.append((annotation.name, try annotation.node.evaluate(frame))) }
    return try frame.interpreter.dictionary(items)
  }
}

/// `@decorator`: what is made passes through the decorators, the innermost first.
final class DecoratedNode: ExpressionNode {
  private let decorators: [ExpressionNode]
  private let definition: ExpressionNode

  init(_ decorators: [ExpressionNode], _ definition: ExpressionNode) {
    self.decorators = decorators
    self.definition = definition
    super.init(definition.span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    var callees: [Value] = []
    for decorator in decorators { callees.append(try decorator.evaluate(frame)) }
    var value = try definition.evaluate(frame)
    for (index, callee) in callees.enumerated().reversed() {
      do { value = try frame.interpreter.call(callee, [value]) } catch { throw decorators[index].located(error) }
    }
    return value
  }
}

/// `class`: runs the body in a frame of its own and makes a class of what it bound.
final class ClassNode: ExpressionNode {
  private let name: String
  private let qualifiedName: String
  private let code: FunctionCode
  private let captures: [CellSource]
  private let arguments: [GeneralCallNode.Argument]
  private let bodySlot: Int
  private let classCellSlot: Int?

  init(
    name: String, qualifiedName: String, _ code: FunctionCode, _ captures: [CellSource],
    arguments: [GeneralCallNode.Argument], bodySlot: Int, classCellSlot: Int?, _ span: Span
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.code = code
    self.captures = captures
    self.arguments = arguments
    self.bodySlot = bodySlot
    self.classCellSlot = classCellSlot
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    var bases: [Value] = []
    var keywords: [KeywordArgument] = []
    try arguments.evaluate(frame, into: &bases, &keywords, for: .none)
    let interpreter = frame.interpreter
    do {
      let type = try interpreter.makeClass(
        name, module: code.namespace.moduleName, bases: bases, documentation: code.documentation)
      type.nestedName = qualifiedName
      try runBody(of: type, frame)
      try interpreter.finish(type, keywords: keywords)
      return .object(type)
    } catch {
      throw located(error)
    }
  }

  private func runBody(of type: ClassObject, _ frame: Frame) throws(Raise) {
    let interpreter = frame.interpreter
    let function = FunctionObject(
      code: code, cells: captures.map { $0.cell(in: frame) }, defaults: [], qualifiedName: qualifiedName)
    let body = ClassBody()
    body["__module__"] = .string(type.module)
    body["__qualname__"] = .string(qualifiedName)
    let start = try interpreter.stack.push(code)
    start[0] = .object(function)
    start[bodySlot + 1] = .object(body)
    let classCell = CellObject(.unbound)
    if let classCellSlot { start[classCellSlot + 1] = .object(classCell) }
    try interpreter.runClassBody(code, start)
    for name in body.names where name != "__qualname__" {
      if let value = body[name] { type.setMember(name, to: value) }
    }
    classCell.value = .object(type)
  }
}

extension Interpreter {
  /// Runs a class body whose frame is set up, and gives the frame back.
  fileprivate func runClassBody(_ code: FunctionCode, _ start: UnsafeMutablePointer<Value>) throws(Raise) {
    do {
      try enter()
    } catch {
      stack.pop(start, code)
      throw error
    }
    defer {
      depth -= 1
      stack.pop(start, code)
    }
    do {
      _ = try code.run(Frame(slots: start + 1, interpreter: self))
    } catch {
      throw error.leaving(code)
    }
  }
}

/// `x: int = 1` in a class body, and at the top level: the annotation is kept.
final class AnnotationNode: StatementNode {
  private let annotations: Target
  private let reader: ExpressionNode
  private let name: String
  private let annotation: ExpressionNode

  /// - Parameter annotations: the variable `__annotations__` of the scope.
  init(_ annotations: Target, _ reader: ExpressionNode, _ name: String, _ annotation: ExpressionNode, _ span: Span) {
    self.annotations = annotations
    self.reader = reader
    self.name = name
    self.annotation = annotation
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let value = try annotation.evaluate(frame)
    let dict: DictObject
    do {
      if case .dict(let known) = try reader.evaluate(frame) { dict = known } else { dict = DictObject() }
    } catch .exception(let exception) where exception.kind == .nameError {
      dict = DictObject()
    }
    do { try dict.table.set(.string(name), to: value, in: frame.interpreter) } catch { throw located(error) }
    try annotations.store(.dict(dict), frame)
    return .next
  }
}

import SourceText

/// What the loops of a comprehension fill.
enum ComprehensionResult {
  case list(ListObject)
  case set(SetObject)
  case dict(DictObject)

  var value: Value {
    switch self {
    case .list(let list): .list(list)
    case .set(let set): .object(set)
    case .dict(let dict): .dict(dict)
    }
  }
}

/// One `for … in … if …` of a comprehension, and what is inside it.
final class ComprehensionClause {
  let target: Target
  let iterable: ExpressionNode
  let condition: ExpressionNode?
  let inner: ComprehensionClause?

  init(_ target: Target, _ iterable: ExpressionNode, _ condition: ExpressionNode?, _ inner: ComprehensionClause?) {
    self.target = target
    self.iterable = iterable
    self.condition = condition
    self.inner = inner
  }
}

/// A list, set or dict comprehension that runs in the frame around it.
final class ComprehensionNode: ExpressionNode {
  enum Kind { case list, set, dict }

  private let kind: Kind
  private let element: ExpressionNode
  private let value: ExpressionNode?
  private let clause: ComprehensionClause

  init(
    _ kind: Kind, element: ExpressionNode, value: ExpressionNode?, _ clause: ComprehensionClause, _ span: Span
  ) {
    self.kind = kind
    self.element = element
    self.value = value
    self.clause = clause
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let result: ComprehensionResult =
      switch kind {
      case .list: .list(ListObject([]))
      case .set: .set(SetObject())
      case .dict: .dict(DictObject())
      }
    try run(clause, result, frame)
    return result.value
  }

  private func run(
    _ clause: ComprehensionClause, _ result: ComprehensionResult, _ frame: Frame
  ) throws(Raise) {
    let iterable = try clause.iterable.evaluate(frame)
    _ = try frame.interpreter.walk(iterable, clause.iterable) { item throws(Raise) in
      try clause.target.store(item, frame)
      if let condition = clause.condition, !(try condition.truth(frame)) { return true }
      if let inner = clause.inner { try run(inner, result, frame) } else { try add(to: result, frame) }
      return true
    }
  }

  @inline(__always)
  private func add(to result: ComprehensionResult, _ frame: Frame) throws(Raise) {
    let element = try element.evaluate(frame)
    do {
      switch result {
      case .list(let list): try list.append(element, in: frame.interpreter)
      case .set(let set): _ = try set.table.insert(element, in: frame.interpreter)
      case .dict(let dict): try dict.table.set(element, to: try value?.evaluate(frame) ?? .none, in: frame.interpreter)
      }
    } catch {
      throw located(error)
    }
  }
}

/// A comprehension or generator expression that has a frame of its own. The first iterable is evaluated outside.
final class FramedComprehensionNode: ExpressionNode {
  private let code: FunctionCode
  private let captures: [CellSource]
  private let iterable: ExpressionNode
  private let iterableSlot: Int
  private let qualifiedName: String

  init(
    _ code: FunctionCode, _ captures: [CellSource], iterable: ExpressionNode, iterableSlot: Int,
    qualifiedName: String, _ span: Span
  ) {
    self.code = code
    self.captures = captures
    self.iterable = iterable
    self.iterableSlot = iterableSlot
    self.qualifiedName = qualifiedName
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let interpreter = frame.interpreter
    var source = try iterable.evaluate(frame)
    do {
      if code.isGenerator, !source.isRangeOrSequence { source = .object(try interpreter.iterator(over: source)) }
    } catch {
      throw iterable.located(error)
    }
    let function = FunctionObject(
      code: code, cells: captures.map { $0.cell(in: frame) }, defaults: [], qualifiedName: qualifiedName)
    do {
      let start = try interpreter.stack.push(code)
      start[iterableSlot + 1] = source
      return try interpreter.run(function, from: start)
    } catch {
      throw located(error)
    }
  }
}

extension Value {
  /// Kinds that a loop walks itself.
  fileprivate var isRangeOrSequence: Bool {
    switch self {
    case .list, .tuple: true
    case .object(let object): object is RangeObject
    case .unbound, .none, .bool, .int, .float, .string, .dict: false
    }
  }
}

/// Where a new function takes a captured variable from.
enum CellSource {
  case slot(Int)
  case free(Int)

  @inline(__always)
  func cell(in frame: Frame) -> CellObject {
    switch self {
    case .slot(let slot): frame.cell(slot)
    case .free(let index): frame.free(index)
    }
  }
}

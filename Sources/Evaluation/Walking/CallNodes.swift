import SourceText

/// The positional arguments of a call without stars or keywords. The first three are fields: most calls have no more.
struct PositionalArguments {
  let count: Int
  // Fields that a call does not use hold some constant: optionals would cost a retain each.
  fileprivate let first: ExpressionNode
  private let second: ExpressionNode
  private let third: ExpressionNode
  private let rest: [ExpressionNode]

  init(_ nodes: [ExpressionNode]) {
    let unused = ConstantNode(.none, .empty)
    count = nodes.count
    first = nodes.first ?? unused
    second = nodes.count > 1 ? nodes[1] : unused
    third = nodes.count > 2 ? nodes[2] : unused
    rest = Array(nodes.dropFirst(3))
  }

  /// Evaluates the arguments into uninitialised memory. After an error nothing there is initialised.
  @inline(__always)
  func evaluate(_ frame: Frame, into base: UnsafeMutablePointer<Value>) throws(Raise) {
    if count == 0 { return }
    base.initialize(to: try first.evaluate(frame))
    if count == 1 { return }
    do {
      (base + 1).initialize(to: try second.evaluate(frame))
    } catch {
      base.deinitialize(count: 1)
      throw error
    }
    if count == 2 { return }
    do {
      (base + 2).initialize(to: try third.evaluate(frame))
    } catch {
      base.deinitialize(count: 2)
      throw error
    }
    if count > 3 { try evaluateRest(frame, base) }
  }

  private func evaluateRest(_ frame: Frame, _ base: UnsafeMutablePointer<Value>) throws(Raise) {
    for index in rest.indices {
      do {
        (base + 3 + index).initialize(to: try rest[index].evaluate(frame))
      } catch {
        base.deinitialize(count: 3 + index)
        throw error
      }
    }
  }
}

/// What calls have in common.
class AnyCallNode: ExpressionNode {
  let arguments: PositionalArguments

  init(_ arguments: PositionalArguments, _ span: Span) {
    self.arguments = arguments
    super.init(span)
  }

  /// Calls a function of the lesson: arguments are evaluated right into its frame.
  @inline(__always)
  final func call(_ function: FunctionObject, _ frame: Frame) throws(Raise) -> Value {
    let code = function.code
    guard code.hasOnlyPositional, code.positionalCount == arguments.count else {
      return try callAny(.object(function), frame)
    }
    let interpreter = frame.interpreter
    let start: UnsafeMutablePointer<Value>
    do { start = try interpreter.stack.reserve(code) } catch { throw located(error) }
    do {
      try arguments.evaluate(frame, into: start + 1)
    } catch {
      interpreter.stack.drop(to: start)
      throw error
    }
    start.initialize(to: .unbound)
    interpreter.stack.fill(start + (arguments.count + 1), to: start + (code.slotCount + 1))
    do { return try interpreter.run(function, from: start) } catch { throw located(error) }
  }

  /// The same with a receiver before the arguments.
  @inline(__always)
  final func call(_ function: FunctionObject, on receiver: Value, _ frame: Frame) throws(Raise) -> Value {
    let code = function.code
    guard code.hasOnlyPositional, code.positionalCount == arguments.count + 1 else {
      return try callAny(.object(function), receiver: receiver, frame)
    }
    let interpreter = frame.interpreter
    let start: UnsafeMutablePointer<Value>
    do { start = try interpreter.stack.reserve(code) } catch { throw located(error) }
    do {
      try arguments.evaluate(frame, into: start + 2)
    } catch {
      interpreter.stack.drop(to: start)
      throw error
    }
    start.initialize(to: .unbound)
    (start + 1).initialize(to: receiver)
    interpreter.stack.fill(start + (arguments.count + 2), to: start + (code.slotCount + 1))
    do { return try interpreter.run(function, from: start) } catch { throw located(error) }
  }

  /// Calls anything; the arguments stand on the stack meanwhile.
  final func callAny(_ callee: Value, receiver: Value = .unbound, _ frame: Frame) throws(Raise) -> Value {
    let interpreter = frame.interpreter
    let shift = receiver.isUnbound ? 0 : 1
    let count = arguments.count + shift
    let base: UnsafeMutablePointer<Value>
    do { base = try interpreter.stack.reserve(count: count) } catch { throw located(error) }
    do {
      try arguments.evaluate(frame, into: base + shift)
    } catch {
      interpreter.stack.drop(to: base)
      throw error
    }
    if shift == 1 { base.initialize(to: receiver) }
    let given = UnsafeBufferPointer(start: UnsafePointer(base), count: count)
    do {
      let value: Value
      if case .object(let object) = callee, type(of: object) == BuiltinObject.self {
        value = try interpreter.call(unsafeDowncast(object, to: BuiltinObject.self), given)
      } else {
        value = try interpreter.call(callee, Arguments(given))
      }
      interpreter.stack.pop(to: base, count: count)
      return value
    } catch {
      interpreter.stack.pop(to: base, count: count)
      throw located(error)
    }
  }
}

extension Interpreter {
  /// Calls a builtin with positional arguments; one whose signature is plain needs no matching.
  @inline(__always)
  func call(_ builtin: BuiltinObject, _ given: UnsafeBufferPointer<Value>) throws(Raise) -> Value {
    if builtin.plainCount == given.count, builtin.receiver.isUnbound {
      return try builtin.builtin.body(BoundArguments(given, callee: builtin), self)
    }
    return try builtin.builtin.dialect.bind(builtin, Arguments(given), self)
  }
}

/// `f(a, b)`.
final class CallNode: AnyCallNode {
  private let callee: ExpressionNode

  init(_ callee: ExpressionNode, _ arguments: PositionalArguments, _ span: Span) {
    self.callee = callee
    super.init(arguments, span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = try callee.evaluate(frame)
    if case .object(let object) = value, type(of: object) == FunctionObject.self {
      return try call(unsafeDowncast(object, to: FunctionObject.self), frame)
    }
    if case .object(let object) = value, type(of: object) == ClassObject.self {
      let type = unsafeDowncast(object, to: ClassObject.self)
      if case .initialised(let function) = type.plan { return try instantiate(type, function, frame) }
    }
    return try callAny(value, frame)
  }

  /// Makes a plain instance: the arguments go straight into the frame of `__init__`.
  private func instantiate(_ type: ClassObject, _ function: FunctionObject, _ frame: Frame) throws(Raise) -> Value {
    let instance = InstanceObject(type)
    let result = try call(function, on: .object(instance), frame)
    guard result.isNone else {
      throw located(
        .typeError("__init__() should return None, not '\(frame.interpreter.typeName(of: result))'"))
    }
    type.expectedAttributes = max(type.expectedAttributes, instance.attributes.values.count)
    return .object(instance)
  }
}

/// `object.method(a, b)`: the method is not made into an object first.
final class MethodCallNode: AnyCallNode {
  private let receiver: ExpressionNode
  private let name: String
  private let cache = MethodCache()
  private let lone = LoneMethodCache()
  /// The receiver of `x[a:b].method()`, which may be done in one step.
  private let window: PlainSubscriptNode?

  init(_ receiver: ExpressionNode, _ name: String, _ arguments: PositionalArguments, _ span: Span) {
    self.receiver = receiver
    self.name = name
    window = arguments.count == 0 ? receiver as? PlainSubscriptNode : nil
    super.init(arguments, span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    switch try step(frame) {
    case .item(let value): return value
    case .element(let element, let object):
      do { return try object.value(of: element, in: frame.interpreter) } catch { throw located(error) }
    }
  }

  /// Whether the receiver is `x[a:b]` and there are no arguments.
  var isOfWindow: Bool { window != nil }

  /// What the call gives, perhaps before it is made into a value.
  @inline(__always)
  func step(_ frame: Frame) throws(Raise) -> PlainSubscriptNode.Step {
    guard let window else { return .item(try evaluate(try receiver.evaluate(frame), frame)) }
    let step = try window.evaluate(frame, calling: { lone.method(name, of: $0, frame) })
    guard case .item(let value) = step else { return step }
    return .item(try evaluate(value, frame))
  }

  @inline(__always)
  private func evaluate(_ value: Value, _ frame: Frame) throws(Raise) -> Value {
    if let method = cache.method(of: value, frame.interpreter) {
      if type(of: method) == FunctionObject.self {
        return try call(unsafeDowncast(method, to: FunctionObject.self), on: value, frame)
      }
      if case .list(let list) = value, cache.isListAppend, arguments.count == 1 { return try append(to: list, frame) }
      return try callAny(.object(method), receiver: value, frame)
    }
    if cache.remember(name, of: value, frame.interpreter) { return try evaluateMethod(value, frame) }
    return try evaluateAttribute(value, frame)
  }

  private func evaluateMethod(_ value: Value, _ frame: Frame) throws(Raise) -> Value {
    guard let method = cache.method(of: value, frame.interpreter) else { return try evaluateAttribute(value, frame) }
    return try callAny(.object(method), receiver: value, frame)
  }

  private func evaluateAttribute(_ value: Value, _ frame: Frame) throws(Raise) -> Value {
    if arguments.count == 0, case .object(let object) = value, let method = lone.method(name, of: object, frame) {
      do {
        if let result = try method.builtin.dialect.callAlone(method, value, frame.interpreter) { return result }
      } catch {
        throw located(error)
      }
    }
    let callee: Value
    do { callee = try frame.interpreter.attribute(name, of: value) } catch { throw located(error) }
    return try callAny(callee, frame)
  }

  @inline(__always)
  private func append(to list: ListObject, _ frame: Frame) throws(Raise) -> Value {
    let value = try arguments.only(frame)
    do { try list.append(value, in: frame.interpreter) } catch { throw located(error) }
    return .none
  }
}

extension PositionalArguments {
  /// The value of the only argument.
  @inline(__always)
  func only(_ frame: Frame) throws(Raise) -> Value { try first.evaluate(frame) }
}

/// Which method a call found last on a receiver of the same class.
private final class MethodCache {
  private var type: ClassObject?
  /// Of `type`, which is held so that no other class takes its address.
  private var identity: ObjectIdentifier?
  private var version = 0
  /// For instances: the layout, in which no attribute hides the method.
  private var known = KnownLayout()
  private var object: Object?
  private(set) var isListAppend = false

  @inline(__always)
  func method(of value: Value, _ interpreter: Interpreter) -> Object? {
    if let method = value.fromInstance({ isKnown($0) ? object : nil }) { return method }
    switch value {
    case .list: return ObjectIdentifier(interpreter.classes.list) == identity ? object : nil
    case .string: return ObjectIdentifier(interpreter.classes.str) == identity ? object : nil
    case .dict: return ObjectIdentifier(interpreter.classes.dict) == identity ? object : nil
    default: return nil
    }
  }

  @inline(__always)
  private func isKnown(_ instance: InstanceObject) -> Bool {
    known.isLayout(of: instance) && ObjectIdentifier(instance.type) == identity && instance.type.version == version
  }

  /// Learns where the method is; false when it is not a plain member of the class.
  func remember(_ name: String, of value: Value, _ interpreter: Interpreter) -> Bool {
    if let instance = value.instance {
      guard instance.type.lookUpOverride("__getattribute__") == nil, let layout = instance.attributes.layout,
        layout.position(of: name) == nil, let function = instance.type.lookUp(name)?.as(FunctionObject.self)
      else { return false }
      remember(instance.type, function, layout)
      return true
    }
    switch value {
    case .list, .string, .dict: break
    default: return false
    }
    let type = interpreter.classObject(of: value)
    guard let method = type.lookUp(name)?.as(BuiltinObject.self), case .type? = method.owner else { return false }
    remember(type, method, nil)
    isListAppend = type === interpreter.classes.list && name == "append"
    return true
  }

  private func remember(_ type: ClassObject, _ object: Object, _ layout: AttributeLayout?) {
    self.type = type
    identity = ObjectIdentifier(type)
    self.object = object
    known = KnownLayout(layout)
    version = type.version
    isListAppend = false
  }
}

/// Which method a call without arguments found last on an object of a library.
private final class LoneMethodCache {
  private var type: ClassObject?
  private var version = 0
  private var found: BuiltinObject?

  @inline(__always)
  func method(_ name: String, of object: Object, _ frame: Frame) -> BuiltinObject? {
    guard let type = object.methodClass(in: frame.interpreter) else { return nil }
    if type === self.type, type.version == version { return found }
    self.type = type
    version = type.version
    found = type.lookUp(name)?.as(BuiltinObject.self)
    if case .type? = found?.owner {} else { found = nil }
    return found
  }
}

/// A call with keywords or stars.
final class GeneralCallNode: ExpressionNode {
  enum Argument {
    case positional(ExpressionNode)
    case keyword(String, ExpressionNode)
    case unpackSequence(ExpressionNode)
    case unpackMapping(ExpressionNode)
  }

  private let callee: ExpressionNode
  private let arguments: [Argument]

  init(_ callee: ExpressionNode, _ arguments: [Argument], _ span: Span) {
    self.callee = callee
    self.arguments = arguments
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = try callee.evaluate(frame)
    var positional: [Value] = []
    var keywords: [KeywordArgument] = []
    try arguments.evaluate(frame, into: &positional, &keywords, for: value)
    do { return try frame.interpreter.call(value, positional, keywords: keywords) } catch { throw located(error) }
  }
}

extension [GeneralCallNode.Argument] {
  func evaluate(
    _ frame: Frame, into positional: inout [Value], _ keywords: inout [KeywordArgument], for callee: Value
  ) throws(Raise) {
    for argument in self {
      switch argument {
      case .positional(let node): positional.append(try node.evaluate(frame))
      case .keyword(let name, let node): keywords.append(KeywordArgument(name, try node.evaluate(frame)))
      case .unpackSequence(let node):
        let value = try node.evaluate(frame)
        do { positional += try frame.interpreter.unpackedArguments(value, of: callee) } catch {
          throw node.located(error)
        }
      case .unpackMapping(let node):
        let value = try node.evaluate(frame)
        do { keywords += try frame.interpreter.unpackedKeywords(value, of: callee, besides: keywords) } catch {
          throw node.located(error)
        }
      }
    }
  }
}

extension Interpreter {
  fileprivate func unpackedArguments(_ value: Value, of callee: Value) throws(Raise) -> [Value] {
    switch value {
    case .list(let list): return list.items
    case .tuple(let tuple): return tuple.items
    default:
      guard try iteratorIfIterable(value) != nil else {
        throw .typeError(
          "\(try calleeName(callee)) argument after * must be an iterable, not \(typeName(of: value))")
      }
      return try items(of: value)
    }
  }

  fileprivate func unpackedKeywords(
    _ value: Value, of callee: Value, besides known: [KeywordArgument]
  ) throws(Raise) -> [KeywordArgument] {
    guard let pairs = try pairs(ofMapping: value) else {
      throw .typeError(
        "\(try calleeName(callee)) argument after ** must be a mapping, not \(typeName(of: value))")
    }
    var keywords: [KeywordArgument] = []
    for (key, value) in pairs {
      guard case .string(let name) = key else { throw .typeError("keywords must be strings") }
      if (known + keywords).contains(where: { $0.name == name.value }) {
        throw .typeError("\(try calleeName(callee)) got multiple values for keyword argument '\(name.value)'")
      }
      keywords.append(KeywordArgument(name.value, value))
    }
    return keywords
  }

  /// `__main__.f()`, as CPython calls a function in these messages.
  private func calleeName(_ callee: Value) throws(Raise) -> String {
    guard let name = try attributeIfPresent("__qualname__", of: callee), case .string(let text) = name else {
      return "\(typeName(of: callee)) object"
    }
    if let function = callee.as(FunctionObject.self) { return "\(function.code.namespace.moduleName).\(text.value)()" }
    if callee.as(ClassObject.self) != nil { return "\(try representation(of: callee))()" }
    return "\(text.value)()"
  }
}

/// `super()` in a method: the class is the one that it was written in.
final class SuperNode: ExpressionNode {
  private let callee: ExpressionNode
  private let classCell: ExpressionNode
  private let receiver: ExpressionNode

  init(_ callee: ExpressionNode, classCell: ExpressionNode, receiver: ExpressionNode, _ span: Span) {
    self.callee = callee
    self.classCell = classCell
    self.receiver = receiver
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let callee = try callee.evaluate(frame)
    do throws(Raise) {
      guard let known = callee.as(ClassObject.self), known === frame.interpreter.builtinClass("super") else {
        return try frame.interpreter.call(callee, [])
      }
      guard let type = try classCell.evaluate(frame).as(ClassObject.self) else {
        throw .runtimeError("super(): empty __class__ cell")
      }
      return try frame.interpreter.makeSuper(type, try receiver.evaluate(frame))
    } catch {
      throw located(error)
    }
  }
}

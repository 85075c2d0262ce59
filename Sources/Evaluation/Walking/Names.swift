import SourceText

// Reading a variable. The class says where it lives.

/// A constant.
final class ConstantNode: ExpressionNode {
  let value: Value

  init(_ value: Value, _ span: Span) {
    self.value = value
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value { value }
}

/// A variable in a slot of the running frame.
class SlotNode: ExpressionNode {
  let slot: Int
  let name: String

  init(_ slot: Int, _ name: String, _ span: Span) {
    self.slot = slot
    self.name = name
    super.init(span)
  }

  override final func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = frame.slots[slot]
    if value.isUnbound { return try evaluateUnbound(frame) }
    return value
  }

  func evaluateUnbound(_ frame: Frame) throws(Raise) -> Value { .none }
}

/// A local variable of a function.
final class LocalNode: SlotNode {
  override func evaluateUnbound(_ frame: Frame) throws(Raise) -> Value { throw located(unboundLocal(name)) }
}

/// A global variable, seen from the top level, where the namespace is the frame.
final class ModuleNameNode: SlotNode {
  private let builtin: Value

  init(_ slot: Int, _ name: String, builtin: Value, _ span: Span) {
    self.builtin = builtin
    super.init(slot, name, span)
  }

  override func evaluateUnbound(_ frame: Frame) throws(Raise) -> Value {
    guard builtin.isUnbound else { return builtin }
    throw located(frame.interpreter.undefined(name))
  }
}

/// A global variable, seen from a function.
final class GlobalNode: ExpressionNode {
  private let place: UnsafeMutablePointer<Value>
  private let name: String
  private let builtin: Value

  init(_ place: UnsafeMutablePointer<Value>, _ name: String, builtin: Value, _ span: Span) {
    self.place = place
    self.name = name
    self.builtin = builtin
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = place.pointee
    if !value.isUnbound { return value }
    guard builtin.isUnbound else { return builtin }
    throw located(frame.interpreter.undefined(name))
  }
}

/// A local variable that an inner function captures.
final class CellNode: ExpressionNode {
  private let slot: Int
  private let name: String

  init(_ slot: Int, _ name: String, _ span: Span) {
    self.slot = slot
    self.name = name
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = frame.cell(slot).value
    if value.isUnbound { throw located(unboundLocal(name)) }
    return value
  }
}

/// A variable of an enclosing function.
final class FreeNode: ExpressionNode {
  private let index: Int
  private let name: String

  init(_ index: Int, _ name: String, _ span: Span) {
    self.index = index
    self.name = name
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = frame.free(index).value
    if value.isUnbound {
      throw located(
        .raised(
          .nameError,
          "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope"))
    }
    return value
  }
}

/// A name in a class body: the class's own namespace first.
final class ClassMemberNode: ExpressionNode {
  private let bodySlot: Int
  private let name: String
  private let otherwise: ExpressionNode

  init(bodySlot: Int, _ name: String, otherwise: ExpressionNode, _ span: Span) {
    self.bodySlot = bodySlot
    self.name = name
    self.otherwise = otherwise
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    if let value = frame.classBody(bodySlot)[name] { return value }
    return try otherwise.evaluate(frame)
  }
}

/// The members of a class while its body runs.
final class ClassBody: Object {
  private(set) var names: [String] = []
  private var members: [String: Value] = [:]

  subscript(name: String) -> Value? {
    get { members[name] }
    set {
      if let newValue {
        if members.updateValue(newValue, forKey: name) == nil { names.append(name) }
      } else {
        members[name] = nil
        names.removeAll { $0 == name }
      }
    }
  }
}

extension Frame {
  /// A local variable that an inner function captures; boxed when the frame is set up.
  @inline(__always)
  func cell(_ slot: Int) -> CellObject {
    if case .object(let object) = slots[slot] { return unsafeDowncast(object, to: CellObject.self) }
    let cell = CellObject(.unbound)
    slots[slot] = .object(cell)
    return cell
  }

  /// The members of the class whose body runs.
  func classBody(_ slot: Int) -> ClassBody {
    if case .object(let object) = slots[slot] { return unsafeDowncast(object, to: ClassBody.self) }
    let body = ClassBody()
    slots[slot] = .object(body)
    return body
  }
}

func unboundLocal(_ name: String) -> Raise {
  .raised(.unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value")
}

extension Interpreter {
  /// `NameError`, with the nearest known name as advice for reports.
  func undefined(_ name: String) -> Raise {
    let exception = ExceptionObject(.nameError, "name '\(name)' is not defined")
    exception.attributes["name"] = .string(name)
    let known = namespaces.values.flatMap { $0.bound.map(\.0) } + builtins.names
    exception.suggestion = Spelling.nearest(to: name, in: known).map { "Did you mean: '\($0)'?" }
    return .exception(exception)
  }
}

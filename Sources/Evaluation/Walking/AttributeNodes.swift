import SourceText

/// Where an attribute of instances of one class was found last, so that it is found again by comparing. This and the
/// caches below are classes because a node that asks a structure copies it, a reference count a field.
final class AttributeCache {
  private var known = KnownLayout()
  private var version = 0
  private var position = 0

  /// The attribute; nil when the cache does not know where it is.
  @inline(__always)
  func value(in instance: InstanceObject) -> Value? {
    guard known.isLayout(of: instance), instance.type.version == version else { return nil }
    return instance.attributes.values[position]
  }

  func remember(_ name: String, in instance: InstanceObject, _ interpreter: Interpreter) {
    guard instance.type.lookUpOverride("__getattribute__") == nil,
      instance.type.lookUp(name).map({ !interpreter.isDataDescriptor($0) }) ?? true,
      let found = instance.attributes.layout?.position(of: name)
    else { return }
    known = KnownLayout(instance.attributes.layout)
    version = instance.type.version
    position = found
  }
}

/// A layout to compare with. Loading a reference only to compare it would count it, so its identity stands beside it;
/// the reference itself sees to it that no other layout takes the same address.
struct KnownLayout {
  private var identity: ObjectIdentifier?
  private(set) var layout: AttributeLayout?

  init(_ layout: AttributeLayout? = nil) {
    identity = layout.map { ObjectIdentifier($0) }
    self.layout = layout
  }

  @inline(__always)
  func isLayout(of instance: InstanceObject) -> Bool {
    guard let layout = instance.attributes.layout else { return false }
    return ObjectIdentifier(layout) == identity
  }
}

extension Value {
  /// The value as a plain instance of a class that a lesson wrote.
  @inline(__always) var instance: InstanceObject? {
    guard case .object(let object) = self, type(of: object) == InstanceObject.self else { return nil }
    return unsafeDowncast(object, to: InstanceObject.self)
  }

  /// Asks the instance, if it is one, without counting a reference to it.
  @inline(__always)
  func fromInstance<Answer>(_ body: (InstanceObject) -> Answer?) -> Answer? {
    guard case .object(let object) = self, type(of: object) == InstanceObject.self else { return nil }
    return Unmanaged.passUnretained(unsafeDowncast(object, to: InstanceObject.self))._withUnsafeGuaranteedRef(body)
  }
}

/// Which function of the lesson a special method of one class is.
final class SpecialMethodCache {
  private var type: ClassObject?
  private var version = 0
  private var function: FunctionObject?

  @inline(__always)
  func function(_ name: String, of type: ClassObject) -> FunctionObject? {
    if self.type === type, version == type.version { return function }
    self.type = type
    version = type.version
    function = type.lookUp(name)?.as(FunctionObject.self)
    return function
  }
}

/// `object.name`.
class AttributeNode: ExpressionNode {
  let object: ExpressionNode
  let name: String
  fileprivate final let cache = AttributeCache()

  init(_ object: ExpressionNode, _ name: String, _ span: Span) {
    self.object = object
    self.name = name
    super.init(span)
  }

  /// The node for an attribute: a variable is looked into where it stands.
  static func make(_ object: ExpressionNode, _ name: String, _ span: Span) -> AttributeNode {
    if let variable = object as? SlotNode { return SlotAttributeNode(variable, name, span) }
    return AttributeNode(object, name, span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = try object.evaluate(frame)
    if let found = value.fromInstance({ cache.value(in: $0) }) { return found }
    return try general(value, frame)
  }

  @inline(never)
  fileprivate final func general(_ value: Value, _ frame: Frame) throws(Raise) -> Value {
    if let instance = value.instance { cache.remember(name, in: instance, frame.interpreter) }
    do { return try frame.interpreter.attribute(name, of: value) } catch { throw located(error) }
  }
}

/// `variable.name`.
final class SlotAttributeNode: AttributeNode {
  private let slot: Int

  init(_ variable: SlotNode, _ name: String, _ span: Span) {
    slot = variable.slot
    super.init(variable, name, span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    if let found = frame.slots[slot].fromInstance({ cache.value(in: $0) }) { return found }
    return try general(try object.evaluate(frame), frame)
  }
}

/// `object.name` as a target.
final class AttributeTarget: Target {
  private let object: ExpressionNode
  private let name: String
  private let cache = StoreCache()
  /// Where the attribute was found last, for `object.name += …`.
  private let reading = AttributeCache()

  init(_ object: ExpressionNode, _ name: String, _ span: Span) {
    self.object = object
    self.name = name
    super.init(span)
  }

  override func store(_ value: Value, _ frame: Frame) throws(Raise) {
    try store(value, on: try object.evaluate(frame), frame)
  }

  private func store(_ value: Value, on object: Value, _ frame: Frame) throws(Raise) {
    if object.fromInstance({ cache.store(value, on: $0) ? true : nil }) != nil { return }
    let before = object.instance?.attributes.layout
    do { try frame.interpreter.setAttribute(name, of: object, to: value) } catch { throw located(error) }
    if let instance = object.instance { cache.remember(name, before: before, on: instance) }
  }

  override func update(_ frame: Frame, _ compute: (Value) throws(Raise) -> Value) throws(Raise) {
    let object = try object.evaluate(frame)
    if let old = object.fromInstance({ reading.value(in: $0) }) {
      return try store(try compute(old), on: object, frame)
    }
    if let instance = object.instance { reading.remember(name, in: instance, frame.interpreter) }
    let old: Value
    do { old = try frame.interpreter.attribute(name, of: object) } catch { throw located(error) }
    try store(try compute(old), on: object, frame)
  }

  override func delete(_ frame: Frame) throws(Raise) {
    let object = try object.evaluate(frame)
    do { try frame.interpreter.deleteAttribute(name, of: object) } catch { throw located(error) }
  }
}

/// What an assignment to an attribute did to instances of one class last: overwrote a place, or added one.
private final class StoreCache {
  private var before = KnownLayout()
  /// The layout after the assignment; nil when the attribute was there.
  private var after: AttributeLayout?
  private var version = -1
  private var position = 0

  @inline(__always)
  func store(_ value: Value, on instance: InstanceObject) -> Bool {
    guard before.isLayout(of: instance), instance.type.version == version else { return false }
    if let after {
      instance.attributes.append(value, layout: after)
    } else {
      instance.attributes.setValue(at: position, to: value)
    }
    return true
  }

  func remember(_ name: String, before: AttributeLayout?, on instance: InstanceObject) {
    guard let before, let after = instance.attributes.layout, let position = after.position(of: name),
      after === before || before.adding(name) === after,
      !instance.type.hasMember(name), instance.type.lookUpOverride("__setattr__") == nil
    else { return }
    self.before = KnownLayout(before)
    self.after = after === before ? nil : after
    self.position = position
    version = instance.type.version
  }
}

import SourceText

/// Where an attribute of instances of one class was found last, so that it is found again by comparing.
struct AttributeCache {
  unowned(unsafe) private var layout: AttributeLayout?
  private var version = 0
  private var position = 0

  /// The place of the attribute in this instance's table; nil when the cache does not know.
  @inline(__always)
  func position(in instance: InstanceObject) -> Int? {
    instance.attributes.layout === layout && instance.type.version == version ? position : nil
  }

  mutating func remember(_ name: String, in instance: InstanceObject, _ interpreter: Interpreter) {
    guard instance.type.lookUpOverride("__getattribute__") == nil,
      instance.type.lookUp(name).map({ !interpreter.isDataDescriptor($0) }) ?? true,
      let found = instance.attributes.layout?.position(of: name)
    else { return }
    layout = instance.attributes.layout
    version = instance.type.version
    position = found
  }
}

extension Value {
  /// The value as a plain instance of a class that a lesson wrote.
  @inline(__always) var instance: InstanceObject? {
    guard case .object(let object) = self, type(of: object) == InstanceObject.self else { return nil }
    return unsafeDowncast(object, to: InstanceObject.self)
  }
}

/// Which function of the lesson a special method of one class is.
struct SpecialMethodCache {
  private var type: ClassObject?
  private var version = 0
  private var function: FunctionObject?

  @inline(__always)
  mutating func function(_ name: String, of type: ClassObject) -> FunctionObject? {
    if self.type === type, version == type.version { return function }
    self.type = type
    version = type.version
    function = type.lookUp(name)?.as(FunctionObject.self)
    return function
  }
}

/// `object.name`.
final class AttributeNode: ExpressionNode {
  let object: ExpressionNode
  let name: String
  private var cache = AttributeCache()

  init(_ object: ExpressionNode, _ name: String, _ span: Span) {
    self.object = object
    self.name = name
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    let value = try object.evaluate(frame)
    if let instance = value.instance, let position = cache.position(in: instance) {
      return instance.attributes.value(at: position)
    }
    return try general(value, frame)
  }

  @inline(never)
  private func general(_ value: Value, _ frame: Frame) throws(Raise) -> Value {
    if let instance = value.instance { cache.remember(name, in: instance, frame.interpreter) }
    do { return try frame.interpreter.attribute(name, of: value) } catch { throw located(error) }
  }
}

/// `object.name` as a target.
final class AttributeTarget: Target {
  private let object: ExpressionNode
  private let name: String
  private var cache = StoreCache()

  init(_ object: ExpressionNode, _ name: String, _ span: Span) {
    self.object = object
    self.name = name
    super.init(span)
  }

  override func store(_ value: Value, _ frame: Frame) throws(Raise) {
    try store(value, on: try object.evaluate(frame), frame)
  }

  private func store(_ value: Value, on object: Value, _ frame: Frame) throws(Raise) {
    if let instance = object.instance, cache.store(value, on: instance) { return }
    let before = object.instance?.attributes.layout
    do { try frame.interpreter.setAttribute(name, of: object, to: value) } catch { throw located(error) }
    if let instance = object.instance { cache.remember(name, before: before, on: instance) }
  }

  override func update(_ frame: Frame, _ compute: (Value) throws(Raise) -> Value) throws(Raise) {
    let object = try object.evaluate(frame)
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
private struct StoreCache {
  unowned(unsafe) private var before: AttributeLayout?
  unowned(unsafe) private var after: AttributeLayout?
  private var version = -1
  private var position = 0

  @inline(__always)
  func store(_ value: Value, on instance: InstanceObject) -> Bool {
    guard instance.attributes.layout === before, instance.type.version == version else { return false }
    if before === after {
      instance.attributes.setValue(at: position, to: value)
    } else if let after {
      instance.attributes.append(value, layout: after)
    }
    return true
  }

  mutating func remember(_ name: String, before: AttributeLayout?, on instance: InstanceObject) {
    guard let before, let after = instance.attributes.layout, let position = after.position(of: name),
      after === before || before.adding(name) === after,
      !instance.type.hasMember(name), instance.type.lookUpOverride("__setattr__") == nil
    else { return }
    self.before = before
    self.after = after
    self.position = position
    version = instance.type.version
  }
}

import SourceText

/// `import a.b as c`.
final class ImportNode: StatementNode {
  private let module: String
  private let target: Target
  /// Whether the name bound is that of the outermost package: `import a.b` without `as`.
  private let bindsRoot: Bool

  init(_ module: String, _ target: Target, bindsRoot: Bool, _ span: Span) {
    self.module = module
    self.target = target
    self.bindsRoot = bindsRoot
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    let value: Value
    do {
      value = try frame.interpreter.importForBinding(module, bindsRoot: bindsRoot)
    } catch {
      throw located(error)
    }
    try target.store(value, frame)
    return .next
  }
}

/// `from a import b as c`.
final class ImportFromNode: StatementNode {
  private let module: String
  private let names: [(name: String, target: Target)]

  init(_ module: String, _ names: [(name: String, target: Target)], _ span: Span) {
    self.module = module
    self.names = names
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    for (name, target) in names {
      let value: Value
      do { value = try frame.interpreter.importMember(name, from: module) } catch { throw target.located(error) }
      try target.store(value, frame)
    }
    return .next
  }
}

/// `from a import *`, which only the top level may do.
final class ImportAllNode: StatementNode {
  private let module: String
  private let namespace: Namespace

  init(_ module: String, _ namespace: Namespace, _ span: Span) {
    self.module = module
    self.namespace = namespace
    super.init(span)
  }

  override func execute(_ frame: Frame) throws(Raise) -> Flow {
    do {
      let module = try frame.interpreter.importModule(module)
      try frame.interpreter.completeAttributes(of: module)
      let table = module.attributes
      for (name, value) in zip(table.names, table.values) where !name.hasPrefix("_") { namespace[name] = value }
    } catch {
      throw located(error)
    }
    return .next
  }
}

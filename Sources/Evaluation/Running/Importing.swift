import SourceText

// `import`: modules are tables of builtins, perhaps completed by source in the lesson language.
extension Interpreter {
  /// The module of a dotted name, made on first import. Raises `ModuleNotFoundError`.
  public func importModule(_ name: String) throws(Raise) -> ModuleObject {
    if let loaded = modules.loadedModule(name) { return loaded }
    let parent = name.lastIndex(of: ".").map { String(name[..<$0]) }
    if let parent { _ = try importModule(parent) }
    guard modules.exists(name) else { throw missingModule(name, parent: parent) }
    let module = try loadModule(name)
    if let parent, let parentModule = modules.loadedModule(parent) {
      parentModule.attributes[String(name.dropFirst(parent.count + 1))] = .object(module)
    }
    return module
  }

  /// What `import name` binds: the module, its outermost package, or a stand-in for a module that Python has.
  func importForBinding(_ name: String, bindsRoot: Bool) throws(Raise) -> Value {
    let root = String(name.prefix { $0 != "." })
    if !modules.exists(name), KnownModules.contains(root), !modules.exists(root) {
      return .object(StandInObject(bindsRoot ? root : name))
    }
    if !modules.exists(name), modules.exists(root), KnownModules.isIncomplete(root) {
      return .object(bindsRoot ? try importModule(root) : StandInObject(name))
    }
    let module = try importModule(name)
    return .object(bindsRoot ? try importModule(root) : module)
  }

  /// What `from module import name` binds.
  func importMember(_ name: String, from moduleName: String) throws(Raise) -> Value {
    let root = String(moduleName.prefix { $0 != "." })
    if !modules.exists(moduleName), KnownModules.contains(root) {
      return .object(StandInObject("\(moduleName).\(name)"))
    }
    let module = try importModule(moduleName)
    if let value = try attributeIfPresent(name, of: .object(module)) { return value }
    if KnownModules.isIncomplete(root), module.mayHaveElsewhere(name) {
      return .object(StandInObject("\(moduleName).\(name)"))
    }
    let exception = ExceptionObject(
      .importError, "cannot import name '\(name)' from '\(moduleName)' (unknown location)")
    exception.suggestion = Spelling.nearest(to: name, in: module.attributeNames(in: self)).map {
      "Did you mean: '\($0)'?"
    }
    throw .exception(exception)
  }

  private func missingModule(_ name: String, parent: String?) -> Raise {
    guard let parent, modules.declarations(of: parent).isEmpty == false, modules.submodules(of: parent).isEmpty else {
      return .raised(.moduleNotFoundError, "No module named '\(name)'")
    }
    return .raised(.moduleNotFoundError, "No module named '\(name)'; '\(parent)' is not a package")
  }

  /// An attribute of a package that nobody asked for yet: a name of another module, or a module of its own.
  func submodule(_ name: String, of module: ModuleObject) throws(Raise) -> Value? {
    if let home = modules.home(of: name, in: module.name) {
      let value = try importMember(name, from: home)
      module.attributes[name] = value
      return value
    }
    let full = "\(module.name).\(name)"
    guard modules.exists(full), modules.loadedModule(module.name) === module else { return nil }
    return .object(try importModule(full))
  }

  /// Brings in every name of the module's tables and of other modules, for whoever asks for all.
  func completeAttributes(of module: ModuleObject) throws(Raise) {
    try runSources(of: module)
    for name in modules.declaredNames(of: module.name) where module.attributes[name] == nil {
      if try declaredMember(name, of: module) == nil { _ = try submodule(name, of: module) }
    }
  }

  private func loadModule(_ name: String) throws(Raise) -> ModuleObject {
    let declarations = modules.declarations(of: name)
    let module = ModuleObject(
      name, documentation: declarations.first?.documentation ?? "",
      unavailable: declarations.map(\.unavailable))
    modules.setLoaded(module)
    return module
  }

  /// Runs what of a module is written in the lesson language, each source once and only until one of them has defined
  /// the name, if there is one: most lessons use little of it.
  func runSources(of module: ModuleObject, until name: String? = nil) throws(Raise) {
    guard modules.loadedModule(module.name) === module else { return }
    let sources = modules.declarations(of: module.name).compactMap(\.source)
    while module.sourcesRun < sources.count {
      module.sourcesRun += 1
      try runModule(sources[module.sourcesRun - 1], in: module)
      if let name, module.attributes[name] != nil { return }
    }
  }

  /// A function, class or constant of the module's tables, made and kept as an attribute; nil when they have none of
  /// that name, or another module of the same name has taken the place of this one.
  func declaredMember(_ name: String, of module: ModuleObject) throws(Raise) -> Value? {
    guard modules.loadedModule(module.name) === module else { return nil }
    for declaration in modules.declarations(of: module.name) {
      guard let place = declaration.places[name] else { continue }
      let value = try member(at: place, of: declaration)
      module.attributes[name] = value
      return value
    }
    return nil
  }

  private func member(at place: BuiltinModule.Place, of declaration: BuiltinModule) throws(Raise) -> Value {
    switch place {
    case .function(let index):
      let owner: BuiltinObject.Owner? = declaration.name == "builtins" ? nil : .module(declaration.name)
      return .object(BuiltinObject(declaration.functions[index], owner: owner))
    case .type(let index): return .object(builtinClass(declaration.classes[index].qualifiedName))
    case .constant(let index): return try declaration.constants[index].value(self)
    }
  }
}

import Syntax

/// `help`: signature and documentation, as `pydoc` lays them out.
enum HelpFunctions {
  static let all: [Builtin] = [
    Builtin("help(request)", "Shows what an object is and how it is used.") { arguments, interpreter throws(Raise) in
      try interpreter.write(interpreter.help(on: arguments[0]))
      return .none
    }
  ]
}

extension Interpreter {
  /// What `help(x)` shows.
  public func help(on value: Value) throws(Raise) -> String {
    guard case .object(let object) = value else { return try classHelp(classObject(of: value), isInstance: true) }
    switch object {
    case let builtin as BuiltinObject:
      return "Help on \(builtin.kindForHelp):\n\n" + builtin.entry + "\n"
    case let function as FunctionObject:
      let module = try text(of: attribute("__module__", of: value))
      return "Help on function \(function.name) in module \(module):\n\n" + (try entry(of: function)) + "\n"
    case let method as BoundMethodObject: return try help(on: method.function)
    case let type as ClassObject: return try classHelp(type, isInstance: false)
    case let module as ModuleObject:
      var page = "Help on module \(module.name):\n\nNAME\n    \(module.name) - \(module.documentation)\n\nFUNCTIONS\n"
      try completeAttributes(of: module)
      for member in module.attributes.values {
        if let function = member.as(BuiltinObject.self) { page += function.entry.indented("    ") + "    \n" }
      }
      return page
    default: return try classHelp(classObject(of: value), isInstance: true)
    }
  }

  private func classHelp(_ type: ClassObject, isInstance: Bool) throws(Raise) -> String {
    let module = type.module == "builtins" ? "builtins" : type.module
    let heading = isInstance ? "\(type.name) object" : "class \(type.name) in module \(module)"
    let bases = type.bases.map { $0.module == module ? $0.name : "\($0.module).\($0.name)" }
    var body = ""
    if let text = try attributeIfPresent("__doc__", of: .object(type)), case .string(let text) = text {
      body += text.value.dedented + "\n\n"
    }
    var methods = ""
    for name in type.memberNames.sorted() {
      guard case .object(let member)? = type.member(name) else { continue }
      if let builtin = member as? BuiltinObject { methods += builtin.entry + "\n" }
      if let function = member as? FunctionObject { methods += try entry(of: function) + "\n" }
    }
    if !methods.isEmpty { body += "Methods defined here:\n\n" + methods }
    let parents = bases.isEmpty ? "" : "(\(bases.joined(separator: ", ")))"
    return "Help on \(heading):\n\nclass \(type.name)\(parents)\n\(body.indented(" |  "))\n"
  }

  /// `name(parameters)` and the documentation, indented.
  private func entry(of function: FunctionObject) throws(Raise) -> String {
    let documentation = try attributeIfPresent("__doc__", of: .object(function)) ?? .none
    var text = "\(function.name)\(try signature(of: function))\n"
    if case .string(let string) = documentation { text += string.value.dedented.indented("    ") }
    return text
  }

  /// `(x: int, size=2, *args, key=None) -> str`.
  func signature(of function: FunctionObject) throws(Raise) -> String {
    guard case .dict(let annotations) = try attribute("__annotations__", of: .object(function)) else { return "()" }
    var parts: [String] = []
    var sawStar = false
    for (index, parameter) in function.code.parameters.enumerated() {
      var part = parameter.name
      switch parameter.kind {
      case .variadic: (part, sawStar) = ("*" + part, true)
      case .variadicKeyword: part = "**" + part
      case .keywordOnly where !sawStar:
        parts.append("*")
        sawStar = true
      default: break
      }
      let annotation = annotations.table.value(for: parameter.name)
      if let annotation { part += ": " + (try annotationText(annotation)) }
      if function.defaults.indices.contains(index), !function.defaults[index].isUnbound {
        let value = try representation(of: function.defaults[index])
        part += annotation == nil ? "=\(value)" : " = \(value)"
      }
      parts.append(part)
      let next = function.code.parameters.indices.contains(index + 1) ? function.code.parameters[index + 1].kind : nil
      if parameter.kind == .positionalOnly, next != .positionalOnly { parts.append("/") }
    }
    let result = try annotations.table.value(for: "return").map { value throws(Raise) in
      " -> " + (try annotationText(value))
    }
    return "(\(parts.joined(separator: ", ")))\(result ?? "")"
  }

  private func annotationText(_ value: Value) throws(Raise) -> String {
    if let type = value.as(ClassObject.self) { return type.qualifiedName }
    return try representation(of: value)
  }
}

extension BuiltinObject {
  /// `built-in function len in module builtins`.
  fileprivate var kindForHelp: String {
    switch owner {
    case .type: receiver.isUnbound ? "method_descriptor" : "built-in function \(builtin.name)"
    case .typeItself: "built-in function \(builtin.name)"
    case .module(let module): "built-in function \(builtin.name) in module \(module)"
    case nil: "built-in function \(builtin.name) in module builtins"
    }
  }

  /// The signatures and, indented, the documentation.
  var entry: String {
    builtin.signatures.map { $0 + "\n" }.joined() + builtin.documentation.indented("    ")
  }
}

extension String {
  /// Every line behind a margin, ended by a newline.
  fileprivate func indented(_ margin: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { margin + $0 + "\n" }.joined()
  }

  /// As `inspect.cleandoc`: without the indentation that all lines but the first share, and without empty ends.
  fileprivate var dedented: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    let margin =
      lines.dropFirst().filter { !$0.allSatisfy { $0 == " " } }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    for index in lines.indices.dropFirst() { lines[index] = lines[index].dropFirst(margin) }
    if let first = lines.first { lines[0] = first.drop { $0 == " " } }
    while let last = lines.last, last.allSatisfy({ $0 == " " }) { lines.removeLast() }
    while let first = lines.first, first.isEmpty { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }
}

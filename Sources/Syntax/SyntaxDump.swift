/// A stable text form of trees and scopes, for golden tests and for looking at.
///
/// A statement is one line of parentheses, its blocks are indented under it.
public enum SyntaxDump {
  public static func text(of module: ParsedModule) -> String {
    var writer = StatementWriter()
    writer.block(module.statements, 0)
    return writer.text
  }

  /// One line for each scope, then one for each name that it mentions, in alphabetical order, then its captures.
  public static func text(of scopes: [Scope]) -> String {
    var text = ""
    for scope in scopes where !scope.bindings.isEmpty || scope.id == .module {
      text += "\(scope.id.index) \(scope.kind)"
      if let host = scope.host { text += " in \(host.index)" }
      if scope.slotCount > 0 {
        text += " slots \(scope.slotNames.map { $0.isEmpty ? "·" : $0 }.joined(separator: " "))"
      }
      if !scope.cellSlots.isEmpty { text += " cells \(scope.cellSlots.map(String.init).joined(separator: " "))" }
      if let cell = scope.classCellSlot { text += " class-cell \(cell)" }
      text += scope.isGenerator ? " generator\n" : "\n"
      for (name, binding) in zip(scope.bindings.keys, scope.bindings.values).sorted(by: { $0.0 < $1.0 }) {
        text += "  \(name) \(describe(binding))\n"
      }
      if !scope.captures.isEmpty {
        text += "  captures \(scope.captures.map { describe($0) }.joined(separator: ", "))\n"
      }
    }
    return text
  }

  private static func describe(_ binding: Binding) -> String {
    switch binding {
    case .local(let slot): "local \(slot)"
    case .cell(let slot): "cell \(slot)"
    case .free(let index): "free \(index)"
    case .global(let slot): "global \(slot)"
    case .classMember(_, let otherwise): "class member, else \(describe(otherwise))"
    }
  }
}

private struct StatementWriter {
  var text = ""

  mutating func block(_ statements: [Statement], _ depth: Int) {
    for statement in statements { write(statement, depth) }
  }

  private mutating func line(_ line: String, _ depth: Int) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  private mutating func write(_ statement: Statement, _ depth: Int) {
    switch statement.kind {
    case .expression(let value): line(dump(value), depth)
    case .assign(let targets, let value): line(list("assign", targets + [value]), depth)
    case .augmentedAssign(let target, let operation, let value):
      line("(\(operation.rawValue)= \(dump(target)) \(dump(value)))", depth)
    case .annotatedAssign(let target, let annotation, let value):
      line("(annotate \(dump(target)) \(dump(annotation))\(optional(value)))", depth)
    case .delete(let targets): line(list("delete", targets), depth)
    case .pass: line("(pass)", depth)
    case .break: line("(break)", depth)
    case .continue: line("(continue)", depth)
    case .return(let value): line("(return\(optional(value)))", depth)
    case .raise(let value, let cause):
      line("(raise\(optional(value))\(cause.map { " from " + dump($0) } ?? ""))", depth)
    case .assert(let test, let message): line("(assert \(dump(test))\(optional(message)))", depth)
    case .global(let names): line("(global \(names.map(\.name).joined(separator: " ")))", depth)
    case .nonlocal(let names): line("(nonlocal \(names.map(\.name).joined(separator: " ")))", depth)
    case .import(let modules):
      line("(import \(modules.map { imported($0.name, $0.alias) }.joined(separator: " ")))", depth)
    case .importFrom(let module, let names):
      let list = names.isEmpty ? "*" : names.map { imported($0.name, $0.alias) }.joined(separator: " ")
      line("(from \(module.name) import \(list))", depth)
    default: writeCompound(statement, depth)
    }
  }

  private func imported(_ name: Identifier, _ alias: Identifier?) -> String {
    alias.map { "(\(name.name) as \($0.name))" } ?? name.name
  }

  private mutating func writeCompound(_ statement: Statement, _ depth: Int) {
    switch statement.kind {
    case .if(let test, let then, let otherwise):
      line("(if \(dump(test)))", depth)
      block(then, depth + 1)
      elseBlock(otherwise, depth)
    case .while(let test, let body, let otherwise):
      line("(while \(dump(test)))", depth)
      block(body, depth + 1)
      elseBlock(otherwise, depth)
    case .for(let target, let iterable, let body, let otherwise):
      line("(for \(dump(target)) \(dump(iterable)))", depth)
      block(body, depth + 1)
      elseBlock(otherwise, depth)
    case .with(let items, let body):
      let list = items.map { "\(dump($0.context))\($0.target.map { " as " + dump($0) } ?? "")" }
      line("(with \(list.joined(separator: ", ")))", depth)
      block(body, depth + 1)
    case .try(let body, let handlers, let otherwise, let finally):
      line("(try)", depth)
      block(body, depth + 1)
      for handler in handlers {
        line("(except\(optional(handler.type))\(handler.name.map { " as \($0.name)" } ?? ""))", depth)
        block(handler.body, depth + 1)
      }
      elseBlock(otherwise, depth)
      if !finally.isEmpty { line("(finally)", depth) }
      block(finally, depth + 1)
    default: writeDefinition(statement, depth)
    }
  }

  private mutating func elseBlock(_ statements: [Statement], _ depth: Int) {
    if statements.isEmpty { return }
    line("(else)", depth)
    block(statements, depth + 1)
  }

  private mutating func writeDefinition(_ statement: Statement, _ depth: Int) {
    switch statement.kind {
    case .function(let definition):
      for decorator in definition.decorators { line("@\(dump(decorator))", depth) }
      let returns = definition.returns.map { " -> " + dump($0) } ?? ""
      line("(def \(definition.name.name) \(dump(definition.parameters))\(returns))", depth)
      block(definition.body, depth + 1)
    case .class(let definition):
      for decorator in definition.decorators { line("@\(dump(decorator))", depth) }
      line("(class \(([definition.name.name] + definition.arguments.map(dump)).joined(separator: " ")))", depth)
      block(definition.body, depth + 1)
    case .match(let subject, let cases):
      line("(match \(dump(subject)))", depth)
      for matchCase in cases {
        line("(case \(dump(matchCase.pattern))\(matchCase.guardTest.map { " if " + dump($0) } ?? ""))", depth + 1)
        block(matchCase.body, depth + 2)
      }
    default: break
    }
  }
}

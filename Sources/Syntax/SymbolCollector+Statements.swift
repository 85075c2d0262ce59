import SourceText

extension SymbolCollector {
  mutating func visit(_ statements: [Statement]) throws(SyntaxError) {
    for statement in statements { try visit(statement) }
  }

  private mutating func visit(_ statement: Statement) throws(SyntaxError) {
    switch statement.kind {
    case .pass, .break, .continue: break
    case .expression(let value): try visit(value)
    case .assign(let targets, let value):
      try visit(value)
      for target in targets { try bind(target) }
    case .augmentedAssign(let target, _, let value):
      if case .name(let name) = target.kind { read(name) }
      try bind(target)
      try visit(value)
    case .annotatedAssign(let target, let annotation, let value):
      try annotated(target, annotation, value)
    case .delete(let targets): for target in targets { try bind(target, .deleted) }
    case .return(let value): try visitAll([value])
    case .raise(let value, let cause): try visitAll([value, cause])
    case .assert(let test, let message): try visitAll([test, message])
    case .global(let names): try declareGlobal(names, statement.span)
    case .nonlocal(let names): try declareNonlocal(names, statement.span)
    case .import(let modules): for module in modules { bind(module) }
    case .importFrom(_, let names): try importNames(names, statement)
    default: try compound(statement)
    }
  }

  private mutating func visitAll(_ expressions: [Expression?]) throws(SyntaxError) {
    for expression in expressions { if let expression { try visit(expression) } }
  }

  private mutating func annotated(
    _ target: Expression, _ annotation: Expression, _ value: Expression?
  ) throws(SyntaxError) {
    if case .name(let name) = target.kind {
      if let symbol = symbol(name), !symbol.isDisjoint(with: [.global, .nonlocal]), current != 0 {
        let word = symbol.contains(.global) ? "global" : "nonlocal"
        throw SyntaxError(.syntaxError, "annotated name '\(name)' can't be \(word)", target.span)
      }
      add(name, [.annotated, .bound])
    } else {
      try visit(target)
    }
    try visit(annotation)
    try visitAll([value])
  }

  private mutating func compound(_ statement: Statement) throws(SyntaxError) {
    switch statement.kind {
    case .if(let test, let then, let otherwise), .while(let test, let then, let otherwise):
      try visit(test)
      try visit(then)
      try visit(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try visit(iterable)
      try bind(target)
      try visit(body)
      try visit(otherwise)
    case .with(let items, let body):
      for item in items {
        try visit(item.context)
        if let target = item.target { try bind(target) }
      }
      try visit(body)
    case .try(let body, let handlers, let otherwise, let finally):
      try visit(body)
      for handler in handlers { try visit(handler) }
      try visit(otherwise)
      try visit(finally)
    case .function(let definition): try visit(definition)
    case .class(let definition): try visit(definition)
    case .match(let subject, let cases): try match(subject, cases)
    default: break
    }
  }

  private mutating func visit(_ handler: ExceptHandler) throws(SyntaxError) {
    try visitAll([handler.type])
    if let name = handler.name { add(name.name, .bound) }
    try visit(handler.body)
  }

  private mutating func match(_ subject: Expression, _ cases: [MatchCase]) throws(SyntaxError) {
    try visit(subject)
    for matchCase in cases {
      var names: [Identifier] = []
      var values: [Expression] = []
      matchCase.pattern.forEachPart(name: { names.append($0) }, value: { values.append($0) })
      for value in values { try visit(value) }
      for name in names { add(name.name, .bound) }
      try visitAll([matchCase.guardTest])
      try visit(matchCase.body)
    }
  }

  // MARK: Definitions

  /// Decorators, defaults and annotations belong to the scope around.
  private mutating func visit(_ definition: FunctionDefinition) throws(SyntaxError) {
    for decorator in definition.decorators { try visit(decorator) }
    try definition.parameters.forEachDefault { (value) throws(SyntaxError) in try visit(value) }
    try definition.parameters.forEachAnnotation { (value) throws(SyntaxError) in try visit(value) }
    try visitAll([definition.returns])
    add(definition.name.name, .bound)
    try inside(definition.scope, .function) { (collector) throws(SyntaxError) in
      try collector.declare(definition.parameters)
      try collector.visit(definition.body)
    }
  }

  private mutating func visit(_ definition: ClassDefinition) throws(SyntaxError) {
    for decorator in definition.decorators { try visit(decorator) }
    for argument in definition.arguments { try visit(argument.value) }
    add(definition.name.name, .bound)
    try inside(definition.scope, .class) { (collector) throws(SyntaxError) in
      try collector.visit(definition.body)
    }
  }

  // MARK: Declarations and imports

  private mutating func declareGlobal(_ names: [Identifier], _ span: Span) throws(SyntaxError) {
    for name in names {
      let symbol = symbol(name.name) ?? []
      if let complaint = Self.complaint(symbol, name.name, "global") {
        throw SyntaxError(.syntaxError, complaint, span)
      }
      if symbol.contains(.nonlocal) {
        throw SyntaxError(.syntaxError, "name '\(name.name)' is nonlocal and global", span)
      }
      add(name.name, .global)
    }
  }

  private mutating func declareNonlocal(_ names: [Identifier], _ span: Span) throws(SyntaxError) {
    if table.kind == .module {
      throw SyntaxError(.syntaxError, "nonlocal declaration not allowed at module level", span)
    }
    for name in names {
      let symbol = symbol(name.name) ?? []
      if let complaint = Self.complaint(symbol, name.name, "nonlocal") {
        throw SyntaxError(.syntaxError, complaint, span)
      }
      if symbol.contains(.global) {
        throw SyntaxError(.syntaxError, "name '\(name.name)' is nonlocal and global", span)
      }
      add(name.name, .nonlocal)
      addNonlocal(name.name, span)
    }
  }

  /// What is wrong with declaring a name that the scope has used already.
  private static func complaint(_ symbol: Symbol, _ name: String, _ word: String) -> String? {
    if symbol.contains(.parameter) { return "name '\(name)' is parameter and \(word)" }
    if symbol.contains(.annotated) { return "annotated name '\(name)' can't be \(word)" }
    if symbol.contains(.bound) { return "name '\(name)' is assigned to before \(word) declaration" }
    if symbol.contains(.read) { return "name '\(name)' is used prior to \(word) declaration" }
    return nil
  }

  private mutating func bind(_ module: ImportedModule) {
    if let alias = module.alias { return add(alias.name, .bound) }
    let dotted = module.name.name
    add(String(dotted.prefix { $0 != "." }), .bound)
  }

  private mutating func importNames(_ names: [ImportedName], _ statement: Statement) throws(SyntaxError) {
    if names.isEmpty, table.kind != .module {
      let star = Span(Int(statement.span.end) - 1, Int(statement.span.end))
      throw SyntaxError(.syntaxError, "import * only allowed at module level", star)
    }
    for name in names { add((name.alias ?? name.name).name, .bound) }
  }
}

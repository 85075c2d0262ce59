import SourceText

/// A name with its place.
public struct Identifier: Sendable {
  public let name: String
  public let span: Span

  public init(_ name: String, _ span: Span) {
    self.name = name
    self.span = span
  }
}

/// An expression of the lesson language: Python's own grammar, without what `Unsupported` refuses.
public struct Expression: Sendable {
  public let span: Span
  public let kind: Kind

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    case none, `true`, `false`, ellipsis
    case integer(Int)
    /// Digits in base 10 without underscores, too large for 64 bits.
    case bigInteger(String)
    case float(Double)
    case string(String)
    case bytes([UInt8])
    /// An f-string, adjacent literals joined.
    case formatted([FormattedPart])
    case name(String)
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    case dict([DictItem])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `and` / `or` over two or more operands.
    case boolean(BooleanOperator, [Expression])
    /// `a < b <= c`: the first operand and what follows it.
    case comparison(Expression, [ComparisonTail])
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case lambda(Parameters, body: Expression, scope: ScopeID)
    case call(Expression, [Argument])
    case attribute(Expression, Identifier)
    case `subscript`(Expression, Expression)
    /// Only inside a subscript.
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case starred(Expression)
    case named(Identifier, Expression)
    case comprehension(Comprehension)
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

public enum FormattedPart: Sendable {
  case text(String)
  /// `{value!conversion:format}`; `debugText` is the source of a `{value=}`, with its equals sign.
  case replacement(value: Expression, conversion: Conversion?, format: [FormattedPart]?, debugText: String?)

  public enum Conversion: Character, Sendable { case repr = "r", str = "s", ascii = "a" }
}

public enum DictItem: Sendable {
  case pair(Expression, Expression)
  case unpack(Expression)
}

public struct ComparisonTail: Sendable {
  public let `operator`: ComparisonOperator
  public let operand: Expression

  public init(_ operator: ComparisonOperator, _ operand: Expression) {
    self.operator = `operator`
    self.operand = operand
  }
}

public enum UnaryOperator: String, Sendable { case negative = "-", positive = "+", invert = "~", not }
public enum BooleanOperator: String, Sendable { case and, or }
public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case matrixMultiply = "@"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case leftShift = "<<"
  case rightShift = ">>"
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
}
public enum ComparisonOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `is`
  case isNot = "is not"
  case `in`
  case notIn = "not in"
}

public enum Argument: Sendable {
  case positional(Expression)
  case keyword(Identifier, Expression)
  case unpackSequence(Expression)
  case unpackMapping(Expression)
}

/// `[element for … in … if …]` and its relatives. The first iterable is evaluated in the enclosing scope.
public struct Comprehension: Sendable {
  public enum Kind: Sendable { case list, set, dict, generator }
  public let kind: Kind
  /// The element, or the key of a dict comprehension.
  public let element: Expression
  /// The value of a dict comprehension.
  public let value: Expression?
  public let clauses: [Clause]
  public let scope: ScopeID

  public struct Clause: Sendable {
    public let target: Expression
    public let iterable: Expression
    public let conditions: [Expression]

    public init(target: Expression, iterable: Expression, conditions: [Expression]) {
      self.target = target
      self.iterable = iterable
      self.conditions = conditions
    }
  }

  public init(kind: Kind, element: Expression, value: Expression?, clauses: [Clause], scope: ScopeID) {
    self.kind = kind
    self.element = element
    self.value = value
    self.clauses = clauses
    self.scope = scope
  }
}

/// The parameters of a `def` or a `lambda`, in the order written.
public struct Parameters: Sendable {
  public enum Kind: Sendable { case positionalOnly, positionalOrKeyword, variadic, keywordOnly, variadicKeyword }

  public struct Parameter: Sendable {
    public let name: Identifier
    public let kind: Kind
    public let annotation: Expression?
    public let defaultValue: Expression?

    public init(name: Identifier, kind: Kind, annotation: Expression? = nil, defaultValue: Expression? = nil) {
      self.name = name
      self.kind = kind
      self.annotation = annotation
      self.defaultValue = defaultValue
    }
  }

  public let list: [Parameter]

  public init(_ list: [Parameter]) { self.list = list }
}

/// A statement with its place.
public struct Statement: Sendable {
  public let span: Span
  public let kind: Kind

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    case expression(Expression)
    /// `a = b = value`.
    case assign(targets: [Expression], value: Expression)
    case augmentedAssign(target: Expression, BinaryOperator, value: Expression)
    case annotatedAssign(target: Expression, annotation: Expression, value: Expression?)
    case delete([Expression])
    case pass, `break`, `continue`
    case `return`(Expression?)
    case raise(Expression?, cause: Expression?)
    case assert(Expression, message: Expression?)
    case global([Identifier])
    case nonlocal([Identifier])
    case `import`([ImportedModule])
    /// `from module import name as alias, …`; an empty list means `*`.
    case importFrom(module: Identifier, names: [ImportedName])
    case `if`(test: Expression, then: [Statement], otherwise: [Statement])
    case `while`(test: Expression, body: [Statement], otherwise: [Statement])
    case `for`(target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
    case with(items: [WithItem], body: [Statement])
    case `try`(body: [Statement], handlers: [ExceptHandler], otherwise: [Statement], finally: [Statement])
    case function(FunctionDefinition)
    case `class`(ClassDefinition)
    /// `match subject: case …`.
    case match(subject: Expression, cases: [MatchCase])
  }
}

public struct ImportedModule: Sendable {
  /// Dotted, as written.
  public let name: Identifier
  public let alias: Identifier?

  public init(name: Identifier, alias: Identifier?) {
    self.name = name
    self.alias = alias
  }
}

public struct ImportedName: Sendable {
  public let name: Identifier
  public let alias: Identifier?

  public init(name: Identifier, alias: Identifier?) {
    self.name = name
    self.alias = alias
  }
}

public struct WithItem: Sendable {
  public let context: Expression
  public let target: Expression?

  public init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

public struct ExceptHandler: Sendable {
  /// Nil is a bare `except:`.
  public let type: Expression?
  public let name: Identifier?
  public let body: [Statement]
  public let span: Span

  public init(type: Expression?, name: Identifier?, body: [Statement], span: Span) {
    self.type = type
    self.name = name
    self.body = body
    self.span = span
  }
}

public struct FunctionDefinition: Sendable {
  public let name: Identifier
  public let parameters: Parameters
  public let returns: Expression?
  public let body: [Statement]
  public let decorators: [Expression]
  public let documentation: String?
  public let scope: ScopeID

  public init(
    name: Identifier, parameters: Parameters, returns: Expression?, body: [Statement], decorators: [Expression],
    documentation: String?, scope: ScopeID
  ) {
    self.name = name
    self.parameters = parameters
    self.returns = returns
    self.body = body
    self.decorators = decorators
    self.documentation = documentation
    self.scope = scope
  }
}

public struct ClassDefinition: Sendable {
  public let name: Identifier
  /// Bases and keywords (`metaclass=` is refused).
  public let arguments: [Argument]
  public let body: [Statement]
  public let decorators: [Expression]
  public let documentation: String?
  public let scope: ScopeID

  public init(
    name: Identifier, arguments: [Argument], body: [Statement], decorators: [Expression], documentation: String?,
    scope: ScopeID
  ) {
    self.name = name
    self.arguments = arguments
    self.body = body
    self.decorators = decorators
    self.documentation = documentation
    self.scope = scope
  }
}

public struct MatchCase: Sendable {
  public let pattern: Pattern
  /// Where the pattern stands: patterns themselves carry no places.
  public let span: Span
  public let guardTest: Expression?
  public let body: [Statement]

  public init(pattern: Pattern, span: Span, guardTest: Expression?, body: [Statement]) {
    self.pattern = pattern
    self.span = span
    self.guardTest = guardTest
    self.body = body
  }
}

/// A pattern of `match` (PEP 634).
public indirect enum Pattern: Sendable {
  case value(Expression)
  case capture(Identifier)
  case wildcard
  case sequence([Pattern])
  /// `*rest` in a sequence; nil is `*_`.
  case star(Identifier?)
  case mapping(keys: [Expression], patterns: [Pattern], rest: Identifier?)
  case `class`(Expression, positional: [Pattern], keywords: [(Identifier, Pattern)])
  case alternatives([Pattern])
  case `as`(Pattern, Identifier)
}

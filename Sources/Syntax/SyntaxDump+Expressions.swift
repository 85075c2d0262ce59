func list(_ head: String, _ expressions: [Expression]) -> String {
  "(\(([head] + expressions.map { dump($0) }).joined(separator: " ")))"
}

func optional(_ expression: Expression?) -> String { expression.map { " " + dump($0) } ?? "" }

func dump(_ expression: Expression) -> String {
  switch expression.kind {
  case .none: "None"
  case .true: "True"
  case .false: "False"
  case .ellipsis: "..."
  case .integer(let value): String(value)
  case .bigInteger(let digits): digits
  case .float(let value): "\(value)"
  case .string(let text): quoted(text)
  case .bytes(let bytes): "b" + quoted(String(decoding: bytes, as: UTF8.self))
  case .formatted(let parts): "(f\(parts.map { " " + dump($0) }.joined()))"
  case .name(let name): name
  case .tuple(let elements): list("tuple", elements)
  case .list(let elements): list("list", elements)
  case .set(let elements): list("set", elements)
  case .dict(let items): "(dict\(items.map { " " + dump($0) }.joined()))"
  case .unary(let operation, let operand): "(\(operation.rawValue) \(dump(operand)))"
  case .binary(let operation, let left, let right): "(\(operation.rawValue) \(dump(left)) \(dump(right)))"
  case .boolean(let operation, let operands): list(operation.rawValue, operands)
  case .comparison(let first, let tails):
    "(\(dump(first))\(tails.map { " \($0.operator.rawValue) \(dump($0.operand))" }.joined()))"
  case .conditional(let test, let then, let otherwise): "(if \(dump(test)) \(dump(then)) \(dump(otherwise)))"
  case .lambda(let parameters, let body, _): "(lambda \(dump(parameters)) \(dump(body)))"
  case .call(let function, let arguments):
    "(call \(([dump(function)] + arguments.map(dump)).joined(separator: " ")))"
  case .attribute(let value, let name): "(. \(dump(value)) \(name.name))"
  case .subscript(let value, let index): "([] \(dump(value)) \(dump(index)))"
  case .slice(let lower, let upper, let step):
    "(slice \([lower, upper, step].map { $0.map { dump($0) } ?? "_" }.joined(separator: " ")))"
  case .starred(let value): "(* \(dump(value)))"
  case .named(let name, let value): "(:= \(name.name) \(dump(value)))"
  case .comprehension(let comprehension): dump(comprehension)
  case .yield(let value): "(yield\(optional(value)))"
  case .yieldFrom(let value): "(yield-from \(dump(value)))"
  }
}

private func quoted(_ text: String) -> String {
  var result = "'"
  for scalar in text.unicodeScalars {
    switch scalar {
    case "'": result += "\\'"
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += "\\x" + String(scalar.value, radix: 16)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "'"
}

private func dump(_ part: FormattedPart) -> String {
  switch part {
  case .text(let text): return quoted(text)
  case .replacement(let value, let conversion, let format, let debugText):
    var text = "{" + dump(value)
    if let debugText { text += " debug " + quoted(debugText) }
    if let conversion { text += " !\(conversion.rawValue)" }
    if let format { text += " :" + format.map { " " + dump($0) }.joined() }
    return text + "}"
  }
}

private func dump(_ item: DictItem) -> String {
  switch item {
  case .pair(let key, let value): "(\(dump(key)) \(dump(value)))"
  case .unpack(let value): "(** \(dump(value)))"
  }
}

func dump(_ argument: Argument) -> String {
  switch argument {
  case .positional(let value): dump(value)
  case .keyword(let name, let value): "(\(name.name)= \(dump(value)))"
  case .unpackSequence(let value): "(* \(dump(value)))"
  case .unpackMapping(let value): "(** \(dump(value)))"
  }
}

private func dump(_ comprehension: Comprehension) -> String {
  var text = "(\(comprehension.kind)-for \(dump(comprehension.element))\(optional(comprehension.value))"
  for clause in comprehension.clauses {
    text += " (for \(dump(clause.target)) \(dump(clause.iterable))"
    for condition in clause.conditions { text += " (if \(dump(condition)))" }
    text += ")"
  }
  return text + ")"
}

func dump(_ parameters: Parameters) -> String {
  let list = parameters.list.map { parameter in
    var text =
      switch parameter.kind {
      case .positionalOnly: "/" + parameter.name.name
      case .positionalOrKeyword: parameter.name.name
      case .variadic: "*" + parameter.name.name
      case .keywordOnly: "=" + parameter.name.name
      case .variadicKeyword: "**" + parameter.name.name
      }
    if let annotation = parameter.annotation { text += ": " + dump(annotation) }
    if let value = parameter.defaultValue { text += " = " + dump(value) }
    return text
  }
  return "[" + list.joined(separator: ", ") + "]"
}

func dump(_ pattern: Pattern) -> String {
  func all(_ head: String, _ patterns: [Pattern]) -> String {
    "(\(([head] + patterns.map { dump($0) }).joined(separator: " ")))"
  }
  switch pattern {
  case .value(let value): return dump(value)
  case .capture(let name): return "?\(name.name)"
  case .wildcard: return "_"
  case .sequence(let patterns): return all("sequence", patterns)
  case .star(let name): return "*\(name?.name ?? "_")"
  case .mapping(let keys, let patterns, let rest):
    let pairs = zip(keys, patterns).map { " (\(dump($0)) \(dump($1)))" }.joined()
    return "(mapping\(pairs)\(rest.map { " **\($0.name)" } ?? ""))"
  case .class(let type, let positional, let keywords):
    let named = keywords.map { " (\($0.0.name)= \(dump($0.1)))" }.joined()
    return "(class \(dump(type))\(positional.map { " " + dump($0) }.joined())\(named))"
  case .alternatives(let patterns): return all("|", patterns)
  case .as(let inner, let name): return "(as \(dump(inner)) \(name.name))"
  }
}

import Checking
import Evaluation
import Foundation
import FoundationXML
import SourceText
import Testing

/// Reports for CI servers against the rules of the schema that Jenkins publishes (`junit-10.xsd`), and against themselves.
@Suite struct JUnitSchemaTests {
  private static let everyVerdict = """
    # Every ]]> verdict &

    ```python
    right
    ```

    ```output
    1
    ```

    ```python
    right
    ```

    ```output
    2
    ```

    ```python
    right
    ```

    ```python skip
    right
    ```

    ```python
    old
    ```

    ```output
    1
    ```

    ```python
    a = bad()
    ```

    ```python
    a
    ```

    ```pythn
    no language
    ```

    """

  private func report(strict: Bool) -> CheckReport {
    var options = CheckOptions()
    options.strict = strict
    let outcomes: [String: CellOutcome] = [
      "right": .shows("1"), "old": .unsupported("`old` is not part of the lesson language"),
      "a = bad()": .raises("NameError", "name '\u{1B}bad' is not defined"),
    ]
    let unreadable = Diagnostic(
      .error, code: "unreadable", "No such file", path: "a&b.md", at: Position(line: 1, column: 1))
    return CheckReport(
      [check(Self.everyVerdict, outcomes, options: options), check("", [:], options: options)],
      unreadable: [unreadable], options: options, seconds: 0.0125)
  }

  @Test(arguments: [false, true]) func reportsKeepToTheSchema(strict: Bool) {
    let schema = JUnitSchema()
    let parser = XMLParser(data: Data(JUnitReport.text(report(strict: strict)).utf8))
    parser.delegate = schema
    #expect(parser.parse())
    #expect(schema.faults == [])
    #expect(schema.count("testcase") > 8)
  }
}

/// What an element may have, from the schema.
private struct ElementRule {
  var required: Set<String>
  var optional: Set<String> = []
  var children: Set<String> = []
}

private final class JUnitSchema: NSObject, XMLParserDelegate {
  private static let rules: [String: ElementRule] = [
    "testsuites": ElementRule(
      required: [], optional: ["name", "time", "tests", "failures", "disabled", "errors"], children: ["testsuite"]),
    "testsuite": ElementRule(
      required: ["name", "tests"],
      optional: [
        "failures", "errors", "time", "disabled", "skipped", "timestamp", "hostname", "id", "package", "file", "log",
        "url", "version",
      ], children: ["properties", "testcase", "system-out", "system-err"]),
    "testcase": ElementRule(
      required: ["name", "classname"], optional: ["assertions", "time", "status", "group", "file", "line"],
      children: ["skipped", "error", "failure", "system-out", "system-err"]),
    "failure": ElementRule(required: [], optional: ["type", "message"]),
    "error": ElementRule(required: [], optional: ["type", "message"]),
    "skipped": ElementRule(required: [], optional: ["type", "message"]),
  ]
  private static let numbers: Set<String> = ["tests", "failures", "errors", "skipped"]

  private struct Open {
    let name: String
    let attributes: [String: String]
    var counts: [String: Int] = [:]
  }

  private(set) var faults: [String] = []
  private var total: [String: Int] = [:]
  private var stack: [Open] = []

  func count(_ element: String) -> Int { total[element, default: 0] }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    let parent = stack.last.flatMap { Self.rules[$0.name]?.children }
    if !(parent ?? ["testsuites"]).contains(name) { faults.append("\(name) in \(stack.last?.name ?? "no element")") }
    let rule = Self.rules[name] ?? ElementRule(required: [])
    let names = Set(attributes.keys)
    faults += rule.required.subtracting(names).map { "\(name) lacks \($0)" }
    faults += names.subtracting(rule.required).subtracting(rule.optional).map { "\(name) has \($0)" }
    for (key, value) in attributes where Self.numbers.contains(key) && UInt(value) == nil {
      faults.append("\(name) \(key)=\(value)")
    }
    if let time = attributes["time"], Double(time) == nil { faults.append("\(name) time=\(time)") }
    for index in stack.indices { stack[index].counts[name, default: 0] += 1 }
    total[name, default: 0] += 1
    stack.append(Open(name: name, attributes: attributes))
  }

  /// What an element says it holds must be what it holds.
  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    guard let closed = stack.popLast(), closed.name.hasPrefix("testsuite") else { return }
    let held = ["tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"]
    for (attribute, element) in held {
      guard let said = closed.attributes[attribute].flatMap(Int.init) else { continue }
      let count = closed.counts[element, default: 0]
      if said != count { faults.append("\(name) says \(said) \(attribute) and holds \(count)") }
    }
  }
}

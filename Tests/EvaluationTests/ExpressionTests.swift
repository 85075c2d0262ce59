import Evaluation
import Foundation
import TestSupport
import Testing

/// Tables of expressions with what CPython 3.11 says of each: `expression ⇒ repr(result)` or `expression ⇒ ! Type:
/// message`, newlines as `\n`. Recorded by evaluating the left sides with CPython and the modules imported below.
struct ExpressionTests {
  private static let imports = "import math, random, itertools, functools, operator, collections, copy, sys\n"

  @Test(arguments: ["operators", "formatting", "methods", "modules"])
  func everyExpressionIsWorthWhatPythonSays(table: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Expressions/\(table).txt")
    var wrong: [String] = []
    var count = 0
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: " ⇒ ", maxSplits: 1)
      guard parts.count == 2 else { continue }
      count += 1
      let shown = Self.value(String(parts[0]))
      if shown != parts[1] { wrong.append("\(parts[0])\n    shows    \(shown)\n    expected \(parts[1])") }
    }
    print("\(table): \(count - wrong.count)/\(count) right")
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  private static func value(_ expression: String) -> String {
    let outcome = Interpreter().run(imports + "print(repr((\(expression))), end='')", cell: 0)
    guard let error = outcome.error else { return outcome.shown.text.replacing("\n", with: "\\n") }
    return "! " + error.summary.replacing("\n", with: "\\n")
  }
}

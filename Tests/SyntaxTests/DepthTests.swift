import Syntax
import Testing

/// Nesting is bounded, and what is allowed can be parsed, resolved, copied and freed on an ordinary stack.
struct DepthTests {
  private static func nest(_ open: String, _ middle: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + middle + String(repeating: close, count: count)
  }

  private func error(of source: String) -> SyntaxError? {
    var names = GlobalNames()
    do throws(SyntaxError) {
      _ = try Program(source: source, names: &names)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    nest("(", "x", ")", 199), nest("[", "x", "]", 199), nest("{0:", "x", "}", 199), nest("f(", "x", ")", 199),
    nest("x[", "0", "]", 199), nest("-", "x", "", 199), nest("not ", "x", "", 199), nest("lambda: ", "x", "", 199),
    nest("x if y else ", "z", "", 199), nest("x ** ", "y", "", 199), nest("(lambda: (", "x", "))", 66),
    "x" + nest(" + 1", "", "", 900), "x" + nest(".a", "", "", 900), "x" + nest("()", "", "", 900),
    "x" + nest(" and y", "", "", 9000), "x" + nest(" < y", "", "", 9000), "[" + nest("1, ", "", "", 9000) + "]",
    "if a: b\n" + nest("elif c: d\n", "", "", 900), nest("'a' ", "", "", 9000), nest("@a\n", "def f(): pass", "", 9000),
    nest("a = ", "b", "", 9000), nest("x; ", "", "", 9000),
  ])
  func whatIsAllowedIsParsed(source: String) {
    #expect(error(of: source) == nil)
  }

  @Test(arguments: [
    nest("(", "x", ")", 201), nest("(", "", "", 5000), nest("[{(", "", "", 5000),
  ])
  func bracketsAreBoundedAsInCPython(source: String) {
    #expect(error(of: source)?.message == "too many nested parentheses")
  }

  @Test(arguments: [
    nest("-", "x", "", 5000), nest("not ", "x", "", 5000), nest("lambda: ", "x", "", 5000),
    nest("x if y else ", "z", "", 5000), nest("x ** ", "y", "", 5000), "x" + nest(" + 1", "", "", 5000),
    "x" + nest(".a", "", "", 5000), "x" + nest("[0]", "", "", 5000), "if a: b\n" + nest("elif c: d\n", "", "", 5000),
    nest("(", "x" + nest(" + 1", "", "", 50) + nest(") + 1", "", "", 150), "", 150) + nest(" + 1", "", "", 900),
    "match x:\n case " + nest("A(", "x", ")", 150) + " | " + nest("[", "x", "]", 150) + ": pass",
  ])
  func chainsAreBounded(source: String) {
    guard let error = error(of: source) else { return }
    #expect(error.kind == .unsupported)
    #expect(error.message.contains("levels deep"))
  }

  @Test func blocksAreBoundedAsInCPython() {
    let lines = (0..<101).map { String(repeating: " ", count: $0) + "if x:" }
    let deep = lines.joined(separator: "\n") + "\n" + String(repeating: " ", count: 101) + "pass"
    #expect(error(of: deep)?.message == "too many levels of indentation")
  }

  @Test(arguments: [
    nest("f(f(", "", "", 90), nest("[f(x)", "", "", 150), nest("{a: {b: ", "", "", 90), nest("(a b", ")", "", 150),
    nest("f(x for x in ", "", "", 150), nest("(x = ", "", "", 150), nest("{1 {", "", "", 90),
    nest("lambda x=", "1 2", "", 150),
    "if a: b\n" + nest("elif c: d\n", "", "", 20_000), nest("print(a, f'{", "", "", 100), nest("x[a:", "", "", 150),
    "match x: " + nest("match (x); ", "", "", 5000), nest("with (a, ", "", "", 150),
  ])
  func brokenNestingIsDiagnosedInGoodTime(source: String) {
    #expect(error(of: source) != nil)
  }
}

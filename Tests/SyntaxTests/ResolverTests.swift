import Syntax
import Testing

/// Python's rules about names, one program each.
struct ResolverTests {
  private func scopes(_ source: String) throws -> [Scope] {
    var names = GlobalNames()
    return try Program(source: source, names: &names).scopes
  }

  @Test func cellsShareOneNamespace() throws {
    var names = GlobalNames()
    let first = try Program(source: "x = 1", names: &names)
    let second = try Program(source: "y = x", names: &names)
    #expect(first.scopes[0].binding(of: "x") == .global(0))
    #expect(second.scopes[0].binding(of: "x") == .global(0))
    #expect(names.names == ["x", "y"])
  }

  @Test func parametersComeFirstInOrder() throws {
    let function = try scopes("def f(b, *a, c, **d):\n  z = 1")[1]
    #expect(function.slotNames == ["b", "a", "c", "d", "z"])
  }

  @Test func assignmentMakesANameLocalEverywhereInTheFunction() throws {
    #expect(try scopes("def f():\n  x\n  x = 1")[1].binding(of: "x") == .local(0))
    #expect(try scopes("def f():\n  x += 1")[1].binding(of: "x") == .local(0))
    #expect(try scopes("def f():\n  global x\n  x = 1")[1].binding(of: "x") == .global(1))
  }

  @Test func aCapturedParameterIsACell() throws {
    let all = try scopes("def f(a, b):\n  return lambda: b")
    #expect(all[1].binding(of: "b") == .cell(1))
    #expect(all[1].cellSlots == [1])
    #expect(all[2].captures == [.cell(1)])
    #expect(all[2].binding(of: "b") == .free(0))
  }

  @Test func capturesPassThroughTheScopesBetween() throws {
    let all = try scopes("def f(a):\n  def g():\n    def h(): return a\n    return h")
    #expect(all[2].captures == [.cell(0)])
    #expect(all[3].captures == [.free(0)])
  }

  @Test func classNamesAreNotSeenByMethods() throws {
    let all = try scopes("class A:\n  x = 1\n  def f(self): return x")
    #expect(all[1].binding(of: "x") == .classMember("x", otherwise: .global(1)))
    #expect(all[2].binding(of: "x") == .global(1))
  }

  @Test func aClassBodySeesTheFunctionAround() throws {
    let all = try scopes("def f(x):\n  class A:\n    y = x")
    #expect(all[2].binding(of: "x") == .classMember("x", otherwise: .free(0)))
    #expect(all[2].captures == [.cell(0)])
  }

  @Test func superTakesTheCellOfTheClass() throws {
    let all = try scopes("class A:\n  def f(self): super().f()")
    #expect(all[1].classCellSlot == 0)
    #expect(all[2].binding(of: "__class__") == .free(0))
    #expect(all[2].captures == [.cell(0)])
    #expect(try scopes("def f(self): super().f()")[1].binding(of: "__class__") == nil)
  }

  @Test func comprehensionsRunInTheFrameAroundThem() throws {
    let all = try scopes("def f(xs):\n  return [x * y for x in xs for y in xs]")
    #expect(all[2].host == ScopeID(1))
    #expect(all[2].names == ["x", "xs", "y"])
    #expect(all[2].names.map(all[2].binding(of:)) == [.local(1), .local(0), .local(2)])
    #expect(all[1].slotNames == ["xs", "", ""])
  }

  @Test(arguments: [
    "[lambda: x for x in xs]", "(x for x in xs)", "class A: y = [x for x in xs]",
    "[[lambda: (x, y) for y in xs] for x in xs]",
  ])
  func comprehensionsThatCannotKeepAFrame(source: String) throws {
    #expect(try scopes(source).contains { $0.kind == .comprehension && $0.host == nil })
  }

  @Test func walrusInAComprehensionBindsAround() throws {
    let all = try scopes("def f(xs):\n  [(y := x) for x in xs]\n  return y")
    #expect(all[1].binding(of: "y") == .local(1))
    #expect(all[2].binding(of: "y") == .local(1))
    #expect(try scopes("[(y := x) for x in xs]")[1].binding(of: "y") == .global(1))
  }

  @Test func generatorsAreMarked() throws {
    #expect(try scopes("def f(): yield 1")[1].isGenerator)
    #expect(try scopes("def f():\n  def g(): yield\n")[1].isGenerator == false)
    #expect(try scopes("f = lambda: (yield)")[1].isGenerator)
  }

  @Test func privateNamesCarryTheirClass() throws {
    #expect(
      SyntaxDump.text(of: try parse("class _A:\n  def f(self): self.__x = __y__")).contains("(. self _A__x) __y__"))
  }

  @Test func evalTakesAnExpression() throws {
    #expect(try NamespaceUse(of: try parseExpression("  [x for x in y]\n")).reads == ["y"])
    #expect(throws: SyntaxError.self) { try parseExpression("x = 1") }
    #expect(throws: SyntaxError.self) { try parseExpression("") }
  }

  @Test(arguments: [
    ("x = 1\nprint(x)", "print", "x"),
    ("print(x)\nx = 1", "print x", "x"),
    ("if a: x = 1\nx", "a x", "x"),
    ("if a: x = 1\nelse: x = 2\nx", "a", "x"),
    ("for i in r: x = i\nx", "r x", "i x"),
    ("def f(): return g()\ndef g(): return y\nf()", "y", "f g"),
    ("def f(): return x\nf()\nx = 1", "x", "f x"),
    ("def f(): return x\nx = 1\nf()", "", "f x"),
    ("x += 1", "x", "x"),
    ("del x", "x", "x"),
    ("import a.b, c as d\nfrom e import f as g", "", "a d g"),
    ("try: x = 1\nexcept E: y = 2\nx", "E x", "x y"),
    ("class A(B):\n  z = w\n  def m(self): return v", "B v w", "A"),
    ("def f():\n  global x\n  x = 1", "", "f x"),
    ("[i for i in xs if i > n]", "n xs", ""),
    ("def f(a=b): pass", "b", "f"),
    ("with o as w: pass\nw", "o", "w"),
    ("match s:\n  case [x]: pass\nx", "s x", "x"),
    ("while (n := f()): n", "f", "n"),
    ("x: int = 1; y: str", "int str", "x y"),
  ])
  func aCellReadsAndBinds(source: String, reads: String, binds: String) throws {
    let use = try NamespaceUse(of: source)
    #expect(use.reads.sorted().joined(separator: " ") == reads)
    #expect(use.binds.sorted().joined(separator: " ") == binds)
  }

  @Test func aSemicolonSilencesTheEcho() throws {
    var names = GlobalNames()
    #expect(try Program(source: "x;", names: &names).echoSilenced)
    #expect(try Program(source: "x;  # c\n\n", names: &names).echoSilenced)
    #expect(try Program(source: "x; y", names: &names).echoSilenced == false)
    #expect(try Program(source: "x;\nif y: z", names: &names).echoSilenced == false)
  }
}

import Evaluation
import SourceText
import Testing

/// What a host learns of a cell beside its text.
struct CellTests {
  @Test func cellsShareNames() {
    let interpreter = Interpreter()
    _ = interpreter.run("x = 2", cell: 1)
    #expect(interpreter.run("x + 1", cell: 2).shown.text == "3\n")
    #expect(interpreter.run("x", cell: 3, namespace: "other").error?.type == "NameError")
  }

  @Test func aTracebackHasALineForEachFrame() throws {
    let interpreter = Interpreter()
    _ = interpreter.run("def f(x):\n  return 1 / x\n", cell: 1)
    let source = "def g():\n  f(0)\n\ng()"
    let traceback = try #require(interpreter.run(source, cell: 2).error?.traceback)
    #expect(traceback.map(\.function) == ["<module>", "g", "f"])
    #expect(traceback.map(\.cell) == [2, 2, 1])
    let bytes = Array(source.utf8)
    #expect(String(decoding: bytes[traceback[1].span.range], as: UTF8.self) == "f(0)")
  }

  @Test func aNearMissIsAdviceAndNoPartOfTheMessage() {
    let error = Interpreter().run("counter = 1\ncouner", cell: 1).error
    #expect(error?.message == "name 'couner' is not defined")
    #expect(error?.suggestion == "Did you mean: 'counter'?")
  }

  @Test func stretchesOfValues() {
    let shown = Interpreter().run("print('a', [1, 2])\n(1, 2)", cell: 1).shown
    #expect(shown.text == "a [1, 2]\n(1, 2)\n")
    #expect(
      shown.values == [
        ShownText.Stretch(range: 2..<8, kind: .list, isEcho: false),
        ShownText.Stretch(range: 9..<15, kind: .tuple, isEcho: true),
      ])
  }

  @Test func anAddressIsNoticed() {
    #expect(Interpreter().run("object()", cell: 1).showedAddress)
    #expect(!Interpreter().run("[1]", cell: 1).showedAddress)
  }

  @Test func aSemicolonSilencesTheEcho() {
    #expect(Interpreter().run("5;", cell: 1).shown.text.isEmpty)
  }

  @Test func aModuleThatIsNotHereStopsOnlyCellsThatUseIt() {
    let interpreter = Interpreter()
    #expect(interpreter.run("import pandas as pd", cell: 1).error == nil)
    #expect(interpreter.run("1 + 1", cell: 2).shown.text == "2\n")
    #expect(interpreter.run("pd.read_csv('x')", cell: 3).error?.kind == .unsupported)
  }

  @Test func theStepLimitSaysTheSameEverywhere() {
    var limits = Limits()
    limits.steps = 1_000
    let steps = (0..<2).map { _ in Interpreter(limits: limits).run("while True: pass", cell: 1).steps }
    #expect(steps == [1_001, 1_001])
  }

  @Test func garbageInCyclesIsReturned() {
    let interpreter = Interpreter()
    _ = interpreter.run(
      "for i in range(100):\n  a = [i]\n  a.append(a)\n  def f(): return f\n  class C: pass\n  C.self = C()", cell: 1)
    #expect(interpreter.meter.liveMemory > 0)
    interpreter.tearDown()
    #expect(interpreter.meter.liveMemory == 0)
  }
}

import ChapterModel
import Checking
import Evaluation
import Testing

/// What counts as the same output.
@Suite struct MatcherTests {
  private func compare(
    _ shown: ShownText, _ chapter: String, _ change: (inout OutputDirectives) -> Void = { _ in }
  ) -> String {
    var directives = OutputDirectives()
    change(&directives)
    switch OutputMatcher.compare(shown, with: chapter, directives) {
    case .equal: return "right"
    case .untidy: return "untidy"
    case .different(let difference):
      return (["\(difference.kind.rawValue) \(difference.range): \(difference.message)"] + difference.notes).joined(
        separator: "; ")
    }
  }

  static let pooled = "tensor([[[[ 5.,  7.],\n          [13., 15.]]]])"

  @Test(arguments: [
    ("a b\n", "a b\n", "right"),
    ("a b\n", "a b  \n\n", "right"),
    ("a  \n\nb\n", "a\n\nb\n", "right"),
    ("a b\n", "a  b\n", "output 3..<4: white space differs from what the code shows"),
    ("a\n\nb\n", "a\nb\n", "output 2..<3: white space differs from what the code shows"),
    ("  a\n", "a\n", "output 0..<1: white space differs from what the code shows"),
    ("step 3 x\n", "step 4 x\n", "value 5..<6: the code shows 3, the chapter says 4"),
    ("hello\n", "hallo\n", "output 0..<5: the code shows `hello`, the chapter says `hallo`"),
    ("a\nb\n", "a\n", "output 0..<1: the code shows more: `b`"),
    ("a\n", "a\nb\n", "output 2..<3: the chapter says more than the code shows"),
    ("", "a\n", "output 0..<1: the code shows nothing"),
    ("don't\n", "don't\n", "right"),
    ("x=tensor([1, 2]) y\n", "x=tensor([1,2]) y\n", "untidy"),
    ("x=tensor([1, 2]) y\n", "x=tensor([1, 2])  y\n", "output 18..<19: white space differs from what the code shows"),
  ])
  func text(_ shown: String, _ chapter: String, _ result: String) {
    #expect(compare(ShownText(text: shown), chapter) == result)
  }

  @Test(arguments: [
    (pooled, "right"),
    ("tensor([[[[5., 7.], [13., 15.]]]])", "untidy"),
    ("tensor([[[[ 5.,  7.],\n\n\n          [13., 15.]]]])", "untidy"),
    ("tensor([[[[ 5.,  7.],   \n          [13., 15.]]]])", "right"),
    (
      "tensor([[[[ 5.,  7.],\n          [13., 16.]]]])",
      "value 38..<41: the code shows 15., the chapter says 16.; 1 of 4 elements differs: [0, 0, 1, 1]."
    ),
    (
      "tensor([[[[ 6.,  7.],\n          [13., 16.]]]])",
      "value 12..<14: the code shows 5., the chapter says 6.; 2 of 4 elements differ: [0, 0, 0, 0], [0, 0, 1, 1]."
    ),
    (
      "tensor([[ 5.,  7.],\n        [13., 15.]])",
      "shape 0..<6: the code shows shape (1, 1, 2, 2), the chapter says (2, 2)"
    ),
    (
      "tensor([[[[ 5.],\n          [13.]]]])",
      "shape 0..<6: the code shows shape (1, 1, 2, 2), the chapter says (1, 1, 2, 1)"
    ),
    (
      "tensor([[[[ 5.,  7.],\n          [13.]]]])",
      "shape 0..<6: the rows of the tensor in the chapter are not of one length"
    ),
    (
      "tensor([[[[ 5,  7],\n          [13, 15]]]])",
      "dtype 0..<6: the code shows dtype torch.float32, the chapter says torch.int64"
    ),
    (
      "tensor([[[[ 5.,  7.],\n          [13., 15.]]]], dtype=torch.float64)",
      "dtype 53..<66: the code shows dtype torch.float32, the chapter says torch.float64"
    ),
    ("[[[[ 5.,  7.],\n          [13., 15.]]]]", "kind 0..<1: the code shows a tensor, the chapter says a list"),
    (
      "tensor([[[[ 5.,  7.],\n          ...]]]])",
      "output 32..<35: the code shows `[13., 15.]]]])`, the chapter says `...]]]])`"
    ),
  ])
  func tensors(_ chapter: String, _ result: String) {
    #expect(compare(.value(Self.pooled, .tensor), chapter + "\n") == result)
  }

  @Test(arguments: [
    (
      "tensor([0.])", "tensor([1.])",
      "value 8..<10: the code shows 0., the chapter says 1.; 1 of 1 element differs: [0]."
    ),
    ("tensor([1., 2.])", "tensor([[1., 2.]])", "shape 0..<6: the code shows shape (2,), the chapter says (1, 2)"),
    ("tensor([nan, -inf])", "tensor([nan, -inf])", "right"),
    (
      "tensor([-0.])", "tensor([0.])",
      "value 8..<10: the code shows -0., the chapter says 0.; 1 of 1 element differs: [0]."
    ),
    (
      "tensor([-inf])", "tensor([inf])",
      "value 8..<11: the code shows -inf, the chapter says inf; 1 of 1 element differs: [0]."
    ),
    ("tensor([   0,    1,  ..., 1998, 1999])", "tensor([0, 1, ..., 1998, 1999])", "untidy"),
    (
      "tensor([   0,    1,  ..., 1998, 1999])", "tensor([0, 1, ..., 1998])",
      "output 23..<24: the code shows `tensor([   0,    1,  ..., 1998, 1999])`, the chapter says `tensor([0, 1, ..., 1998])`"
    ),
    ("tensor(5)", "tensor(6)", "value 7..<8: the code shows 5, the chapter says 6; 1 of 1 element differs."),
    (
      "tensor([], size=(0, 3))", "tensor([], size=(3, 0))",
      "shape 0..<6: the code shows shape (0, 3), the chapter says (3, 0)"
    ),
    (
      "tensor([True])", "tensor([False])",
      "value 8..<13: the code shows True, the chapter says False; 1 of 1 element differs: [0]."
    ),
  ])
  func trickyTensors(_ shown: String, _ chapter: String, _ result: String) {
    #expect(compare(.value(shown, .tensor), chapter + "\n") == result)
  }

  @Test(arguments: [
    ("tensor([0.3333, 0.6667])", "tensor([0.33, 0.67])", "right"),
    ("tensor([0.3333, 0.6667])", "tensor([0.33, 0.66])", "right"),
    ("tensor([0.3333, 0.6667])", "tensor([0.33, 0.70])", "wrong"),
    ("tensor([-0.001])", "tensor([0.001])", "right"),
    ("tensor([inf])", "tensor([-inf])", "wrong"),
    ("tensor([1, 2])", "tensor([1, 3])", "wrong"),
    ("0.30000000000000004", "0.3", "right"),
  ])
  func tolerance(_ shown: String, _ chapter: String, _ result: String) {
    let found = compare(.value(shown, .tensor), chapter + "\n") { $0.tolerance = Tolerance(unit: 1e-2) }
    #expect((found == "right" ? "right" : "wrong") == result)
  }

  @Test func toleranceInMixedContainers() {
    let shown = "({'a': 0.3333333333333333, 'n': 1}, [('b', 0.6666666666666666)])"
    let tolerance: (inout OutputDirectives) -> Void = { $0.tolerance = Tolerance(unit: 1e-4) }
    #expect(compare(.value(shown, .tuple), "({'a': 0.3333, 'n': 1}, [('b', 0.6667)])\n", tolerance) == "right")
    #expect(
      compare(.value(shown, .tuple), "({'a': 0.3333, 'n': 2}, [('b', 0.6667)])\n", tolerance)
        == "value 20..<21: the code shows 1, the chapter says 2")
  }

  @Test(arguments: [
    ("tensor([[0.1, 0.2]])", "tensor([[9., -8.123]])", "right"),
    ("tensor([[0.1, 0.2]])", "tensor([[9.]])", "wrong"),
    ("tensor([[0.1, 0.2]])", "tensor([[1, 2]])", "wrong"),
    ("tensor([True])", "tensor([False])", "right"),
    ("tensor([0.1], dtype=torch.float64)", "tensor([0.1])", "wrong"),
  ])
  func shape(_ shown: String, _ chapter: String, _ result: String) {
    let found = compare(.value(shown, .tensor), chapter + "\n") { $0.shape = true }
    #expect((found == "right" ? "right" : "wrong") == result)
  }

  @Test(arguments: [
    ("0 0\n1 1\n2 4\n9 81\n", "0 0\n...\n9 81\n", "right"),
    ("0 0\n9 81\n", "0 0\n...\n9 81\n", "right"),
    ("0 0\n1 1\n8 81\n", "0 0\n...\n9 81\n", "wrong"),
    ("a\nb\nc\nb\nd\n", "a\n...\nb\nd\n", "right"),
    ("a\nb\nc\n", "...\nc\n", "right"),
    ("a\nb\nc\n", "a\n...\n", "right"),
    ("a\n\nb\n", "a\n...\nb\n", "right"),
    ("step 7 took 0.375 s\n", "step 7 took ... s\n", "right"),
    ("step 7 took 0.375 s\n", "step 8 took ... s\n", "wrong"),
    ("loading data\ndone\n", "loading ...\ndone\n", "right"),
    ("loading\ndone\n", "loading ... done\n", "wrong"),
    ("...loading\n1\n", "...loading\n1\n", "right"),
    ("...loaded\n1\n", "...loading\n1\n", "wrong"),
    ("a.... b\n", "a.... b\n", "right"),
    ("axb\n", "a...b\n", "wrong"),
  ])
  func dots(_ shown: String, _ chapter: String, _ result: String) {
    let found = compare(ShownText(text: shown), chapter)
    #expect((found == "right" ? "right" : "wrong") == result)
  }

  @Test(arguments: [
    ("[0, 1, 2, 3, 9]", "[0, 1, ..., 9]", "right"),
    ("[0, 9]", "[0, ..., 9]", "right"),
    ("[0, [1, 2], 9]", "[0, ..., 9]", "right"),
    ("[0, [1, 2], 9]", "[0, [1, ...], 9]", "right"),
    ("[0, [1, 2], 8]", "[0, ..., 9]", "wrong"),
    ("{'a': 1, 'b': 2}", "{'a': 1, ...}", "right"),
    ("[0, 1, 2]", "[...]", "right"),
    ("[tensor([1, 2]), 3]", "[tensor([1, ...]), 3]", "wrong"),
  ])
  func dotsAsElements(_ shown: String, _ chapter: String, _ result: String) {
    let found = compare(.value(shown, .list), chapter + "\n")
    #expect((found == "right" ? "right" : "wrong") == result)
  }

  @Test func spacesInStringsAreText() {
    #expect(compare(.value("['a  b', 'c']", .list), "['a b', 'c']\n") != "right")
    #expect(compare(.value("['a  b', 'c']", .list), "['a  b','c']\n") == "untidy")
  }

  @Test func exactWithdrawsEveryPermission() {
    let exact: (inout OutputDirectives) -> Void = { $0.exact = true }
    #expect(compare(.value("tensor([1])", .tensor), "tensor([1])\n", exact) == "right")
    #expect(
      compare(.value("tensor([1])", .tensor), "tensor([1]) \n", exact)
        == "output 11..<12: white space differs from what the code shows, and `exact` compares it")
    #expect(compare(ShownText(text: "a\nb\n"), "...\n", exact).hasPrefix("output 0..<1"))
  }

  @Test func notebookLayoutIsTidy() {
    let shown = "(tensor([[1., 2.],\n        [3., 4.]]), tensor([5]))"
    let notebook = "(tensor([[1., 2.],\n         [3., 4.]]),\n tensor([5]))\n"
    #expect(compare(.value(shown, .tuple), notebook) == "right")
    #expect(compare(.value(shown, .tuple), "(tensor([[1., 2.],\n         [3., 4.]]), tensor([5]))\n") == "untidy")
    let numbers = "[" + (1...40).map { String($0) }.joined(separator: ", ") + "]"
    let laidOut = "[" + (1...40).map { String($0) }.joined(separator: ",\n ") + "]\n"
    #expect(compare(.value(numbers, .list), laidOut) == "right")
    #expect(compare(.value("[1, 2]", .list), "[1,\n 2]\n") == "untidy")
  }

  @Test func manyDotsAreBounded() {
    let shown = String(repeating: "a\n", count: 1_000)
    let chapter = String(repeating: "...\na\n", count: 200) + "b\n"
    #expect(compare(ShownText(text: shown), chapter) != "right")
  }
}

import Evaluation
import Testing

@testable import Torch

/// `x[i, a:b]` with plain ints takes a path of its own; what it does not cover has to come out as ever.
struct PlainIndexTests {
  @Test(arguments: [
    ("x[1:3, 2:4]", "tensor([[ 6,  7],\n        [10, 11]])"),
    ("x[-1, :2]", "tensor([12, 13])"),
    ("x[5:, 1:]", "tensor([], size=(0, 3), dtype=torch.int64)"),
    ("x[3:1]", "tensor([], size=(0, 4), dtype=torch.int64)"),
    ("x[1, torch.tensor(2)]", "tensor(6)"),
    ("x[1:3, [0, 3]]", "tensor([[ 4,  7],\n        [ 8, 11]])"),
    ("x[0, None, 1:3]", "tensor([[1, 2]])"),
    ("x[1:3, 0].stride()", "(4,)"),
    ("x[1:3, 2:4].storage_offset()", "6"),
    ("{(1, 2): 'a'}[1, 2]", "'a'"),
    ("[1, 2, 3][1:]", "[2, 3]"),
    ("(x[1:3, 2:4].max(), x[1:3, ::2].min())", "(tensor(11), tensor(4))"),
    ("torch.tensor([[1., float('nan')], [3., 2.]])[:2, :2].max()", "tensor(nan)"),
  ])
  func viewsAreTheSame(code: String, shown: String) {
    let outcome = Interpreter(library: TorchLibrary.library).run(
      "import torch\nx = torch.arange(16).reshape(4, 4)\nprint(repr(\(code)))", cell: 0)
    #expect(outcome.shown.text == shown + "\n")
  }

  @Test(arguments: [
    ("x[4, 0]", "IndexError: index 4 is out of bounds for dimension 0 with size 4"),
    ("x[0, 0, 0]", "IndexError: too many indices for tensor of dimension 2"),
    (
      "x[0, 'a']",
      "TypeError: new(): invalid data type 'str'"
    ),
    ("x[0, -5] = x[0, 0]", "IndexError: index -5 is out of bounds for dimension 1 with size 4"),
  ])
  func errorsAreTheSame(code: String, message: String) {
    let outcome = Interpreter(library: TorchLibrary.library).run(
      "import torch\nx = torch.arange(16).reshape(4, 4)\n\(code)", cell: 0)
    #expect(outcome.error?.summary == message)
  }

  @Test(arguments: [
    ("x[0, 0] = x[3, 3]", "15"), ("x[0, 0] = torch.tensor(2.9)", "2"), ("x[0, 0] = 7", "7"),
    ("x[0, :2] = x[3, 3]", "15"), ("x[0, 0] += 5", "5"),
  ])
  func assignmentsAreTheSame(code: String, value: String) {
    let outcome = Interpreter(library: TorchLibrary.library).run(
      "import torch\nx = torch.arange(16).reshape(4, 4)\n\(code)\nprint(x[0, 0].item())", cell: 0)
    #expect(outcome.shown.text == value + "\n")
  }

  /// An element that a reduction gives goes right into its place, whatever the place is.
  @Test(arguments: [
    ("y = torch.zeros(2, 2, dtype=torch.int64); y[0, 1] = x[0:2, 1:3].max()", "tensor([[0, 6],\n        [0, 0]])"),
    ("y = torch.zeros(2, 2); y[-1, -2] = x[0:2, 1:3].min()", "tensor([[0., 0.],\n        [1., 0.]])"),
    (
      "y = torch.zeros(2, 2, dtype=torch.bool); y[0, 0] = x[0:2, 1:3].max()",
      "tensor([[ True, False],\n        [False, False]])"
    ),
    (
      "y = torch.zeros(2, 2, dtype=torch.float16); y[0] = x[0:2, 1:3].sum()",
      "tensor([[14., 14.],\n        [ 0.,  0.]], dtype=torch.float16)"
    ),
    ("y = {}; y[0, 1] = x[0:2, 1:3].max()", "{(0, 1): tensor(6)}"),
    (
      "y = x.double(); y[1:, 0] = x[3:, 3:].max()",
      "tensor([[ 0.,  1.,  2.,  3.],\n        [15.,  5.,  6.,  7.],\n        [15.,  9., 10., 11.],\n        [15., 13., 14., 15.]], dtype=torch.float64)"
    ),
  ])
  func elementsFindTheirPlace(code: String, shown: String) {
    let outcome = Interpreter(library: TorchLibrary.library).run(
      "import torch\nx = torch.arange(16).reshape(4, 4)\n\(code)\nprint(repr(y))", cell: 0)
    #expect(outcome.error?.summary == nil)
    #expect(outcome.shown.text == shown + "\n")
  }

  @Test(arguments: [
    (
      "y = torch.zeros(2, 2)\ny[2, 0] = x[:2, :2].max()",
      "IndexError: index 2 is out of bounds for dimension 0 with size 2"
    ),
    ("y = [[1]]\ny[0, 0] = x[:2, :2].max()", "TypeError: list indices must be integers or slices, not tuple"),
    (
      "y = torch.zeros(2, 2)\ny[0, 0] = x[2:2, :2].max()",
      "RuntimeError: max(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument."
    ),
  ])
  func elementsOutOfPlaceAreErrors(code: String, message: String) {
    let outcome = Interpreter(library: TorchLibrary.library).run(
      "import torch\nx = torch.arange(16).reshape(4, 4)\n\(code)", cell: 0)
    #expect(outcome.error?.summary == message)
  }

  /// Without this the short cut would be missed in silence.
  @Test(arguments: ["max", "min", "sum", "mean"]) func reductionsAreRecognised(name: String) throws {
    let interpreter = Interpreter(library: TorchLibrary.library)
    #expect(interpreter.run("import torch", cell: 0).error == nil)
    let method = try #require(interpreter.evaluate("torch.Tensor.\(name)", cell: 1).value?.as(BuiltinObject.self))
    #expect(TorchSignatures.of(method).wholeReduction != nil)
  }

  /// A reduction right behind the brackets needs no view; it gives the bits that reducing the view gives.
  @Test(arguments: ["max", "min", "sum", "mean"], ["float32", "float64", "float16", "int64"])
  func reductionsAreTheSame(name: String, dtype: String) {
    let outcome = Interpreter(library: TorchLibrary.library).run(
      """
      import torch
      x = ((torch.arange(400) * 7919 % 1009 - 500) / 997 * (1 if '\(dtype)' != 'int64' else 1000)).reshape(20, 20)
      x = x.to(torch.\(dtype))
      for t in [x, x.t()]:
          for h in range(1, 7):
              for w in range(1, 19):
                  try:
                      one = t[h: h + h, 1: 1 + w].\(name)().item()
                  except RuntimeError as e:
                      one = str(e)
                  view = t[h: h + h, 1: 1 + w]
                  try:
                      two = torch.\(name)(view.unsqueeze(0)).item()
                  except RuntimeError as e:
                      two = str(e)
                  if one != two:
                      print(h, w, one, two)
      """, cell: 0)
    #expect(outcome.error?.summary == nil)
    #expect(outcome.shown.text.isEmpty)
  }
}

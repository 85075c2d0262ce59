import Evaluation
import TestSupport
import Testing
import Torch

/// Every argument that a function accepts is computed with, or refused by name.
struct ArgumentTests {
  @Test func rareArgumentsCount() {
    #expect(run(Self.code).shownWithError == Self.shown)
  }

  @Test(arguments: [
    ("F.mse_loss(x, x, weight=x)", "mse_loss(weight=…)"), ("F.l1_loss(x, x, weight=x)", "l1_loss(weight=…)"),
    ("torch.quantile(x, 0.5, interpolation='lower')", "quantile(interpolation='lower')"),
    ("torch.linalg.solve(torch.eye(2), torch.eye(2), left=False)", "solve(left=False)"),
  ])
  func whatIsNotComputedIsRefusedByName(code: String, name: String) {
    let error = run("import torch\nimport torch.nn.functional as F\nx = torch.ones(2)\n\(code)").error
    #expect(error?.kind == .unsupported, "\(code)")
    #expect(error?.message == "\(name) is not part of the lesson language", "\(code)")
  }

  @Test(arguments: [
    "torch.zeros_like(x)", "torch.ones_like(x)", "torch.full_like(x, 2)", "torch.rand_like(x)", "torch.empty_like(x)",
    "x.new_zeros(2)",
  ])
  func whatPyTorchNeverRecordsAsksForNoGradients(code: String) {
    let outcome = run("import torch\nx = torch.ones(2, requires_grad=True)\n(\(code)).requires_grad")
    #expect(outcome.shownWithError == "False\n", "\(code)")
  }

  @Test func aNearNameIsASuggestionAndNoPartOfTheMessage() {
    let error = run("import torch\ntorch.range").error
    #expect(error?.message == "torch.range is not part of the lesson language")
    #expect(error?.suggestion == "There is 'arange'.")
  }

  private func run(_ code: String) -> CellOutcome {
    Interpreter(library: TorchLibrary.library).run(code, cell: 0)
  }

  private static let code = #"""
    import torch
    import torch.nn as nn
    import torch.nn.functional as F
    x = torch.tensor([[1., 2., 0.5], [0., -1., 3.], [2., 2., 1.]])
    t = torch.tensor([1, 2, 0])
    w = torch.tensor([1., 2., 4.])
    print(F.cross_entropy(x, t, weight=w), F.cross_entropy(x, t, weight=w, reduction='sum'), F.cross_entropy(x, t, weight=w, reduction='none'))
    print(F.cross_entropy(x, t, ignore_index=2), F.cross_entropy(x, torch.tensor([1, -100, 0]), reduction='none'))
    print(F.cross_entropy(x, t, label_smoothing=0.1), F.cross_entropy(x, t, weight=w, ignore_index=1, label_smoothing=0.1))
    print(F.cross_entropy(x, t, label_smoothing=0.1, reduction='none'))
    print(F.cross_entropy(x, x.softmax(1)), F.cross_entropy(x, x.softmax(1), weight=w, label_smoothing=0.2), F.cross_entropy(x[0], x[1].softmax(0)))
    print(F.cross_entropy(x[0], torch.tensor(2)), F.cross_entropy(x[0], torch.tensor(2), reduction='none'))
    print(F.nll_loss(F.log_softmax(x, 1), t, weight=w, ignore_index=0), F.nll_loss(x, t, reduction='sum'))
    print(nn.CrossEntropyLoss(weight=w, label_smoothing=0.1)(x, t), nn.NLLLoss(ignore_index=1)(x, t), nn.NLLLoss())
    y = x.reshape(1, 3, 3)
    print(F.cross_entropy(y, torch.tensor([[0, 1, 2]]), weight=w), F.cross_entropy(y, torch.tensor([[0, 1, 2]]), reduction='none', label_smoothing=0.3))
    print(F.mse_loss(x, x + 1, reduction='sum'), nn.MSELoss(reduction='none')(x[0], x[1]))
    for f in [lambda: F.cross_entropy(x, torch.tensor([0, 1, 7])), lambda: F.gelu(x, approximate='z'), lambda: torch.zeros(2, pin_memory=True)]:
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
    print(torch.searchsorted(torch.tensor([1., 2., 3.]), 2.5, out_int32=True), torch.bucketize(torch.tensor([1., 5.]), torch.tensor([2., 4.]), out_int32=True))
    print(torch.linalg.norm(w, dtype=torch.float64), w.norm(dtype=torch.float64), torch.norm(w, dtype=torch.float64), torch.linalg.vector_norm(w, dtype=torch.float64))
    o = torch.empty(3)
    F.normalize(w, dim=0, out=o)
    print(o)
    c = torch.arange(8.).reshape(1, 2, 2, 2)
    print(c.contiguous(memory_format=torch.channels_last).stride(), c.clone(memory_format=torch.channels_last).stride(), c.to(memory_format=torch.channels_last).stride())
    """#

  /// Recorded with PyTorch 2.13.
  private static let shown = #"""
    tensor(0.2935) tensor(2.0543) tensor([0.9287, 0.2635, 0.8620])
    tensor(0.6632) tensor([0.4644, 0.0000, 0.8620])
    tensor(0.5807) tensor(0.3459)
    tensor([0.5477, 0.2992, 0.8953])
    tensor(0.7325) tensor(1.9862) tensor(1.9153)
    tensor(1.9644) tensor(1.9644)
    tensor(0.1987) tensor(-7.)
    tensor(0.4153) tensor(-2.5000) NLLLoss()
    tensor(2.5186) tensor([[1.4076, 3.1177, 2.0467]])
    tensor(9.) tensor([1.0000, 9.0000, 6.2500])
    IndexError Target 7 is out of bounds.
    RuntimeError approximate argument must be either none or tanh.
    RuntimeError pin_memory=True requires a CUDA or other accelerator backend; no pinned memory allocator is available on this system.
    tensor(2, dtype=torch.int32) tensor([0, 2], dtype=torch.int32)
    tensor(4.5826, dtype=torch.float64) tensor(4.5826, dtype=torch.float64) tensor(4.5826, dtype=torch.float64) tensor(4.5826, dtype=torch.float64)
    tensor([0.2182, 0.4364, 0.8729])
    (8, 1, 4, 2) (8, 1, 4, 2) (8, 1, 4, 2)

    """#
}

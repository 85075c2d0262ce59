import Evaluation
import Testing
import Torch

/// What a host learns of random numbers, and what PyTorch says of wrong arguments.
struct RandomTests {
  private func run(_ code: String) -> CellOutcome {
    Interpreter(library: TorchLibrary.library).run("import torch\n\(code)", cell: 0)
  }

  @Test(arguments: [
    ("torch.rand(2)", true),
    ("torch.zeros(2).normal_()", true),
    ("torch.seed()", true),
    ("torch.manual_seed(0); torch.rand(2)", false),
    ("torch.rand(2, generator=torch.Generator())", false),
    ("torch.zeros(2)", false),
  ])
  func numbersWithoutASeedAreNoticed(code: String, drewUnseeded: Bool) {
    #expect(run(code).drewUnseeded == drewUnseeded)
  }

  @Test(arguments: [
    ("torch.rand('a')", "TypeError: rand(): argument 'size' (position 1) must be tuple of ints, not str"),
    ("torch.normal(1)", "TypeError: normal(): argument 'mean' (position 1) must be Tensor, not int"),
    ("torch.bernoulli(3)", "TypeError: bernoulli(): argument 'input' (position 1) must be Tensor, not int"),
    ("torch.zeros(3).uniform_('a')", "TypeError: uniform_(): argument 'from' (position 1) must be float, not str"),
    ("torch.manual_seed()", "TypeError: manual_seed() missing 1 required positional argument: 'seed'"),
  ])
  func wrongArgumentsAreToldAsPyTorchTellsThem(code: String, message: String) {
    #expect(run(code).error?.summary == message)
  }
}

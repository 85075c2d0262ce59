import Evaluation

/// `torch.nn`: layers in the lesson language, so that lessons inherit from them and reprs and errors are Python's own.
enum NeuralModules {
  static let all: [BuiltinModule] = [
    BuiltinModule("torch.nn.modules", "Layers."),
    BuiltinModule("torch.nn.modules.module", "What every layer is.", source: ModuleSource.text),
    BuiltinModule("torch.nn.modules.container", "Layers made of layers.", source: ContainerSource.text),
    BuiltinModule("torch.nn.modules.pooling", "Pooling layers.", source: PoolingSource.text),
    BuiltinModule("torch.nn.modules.activation", "Activations as layers.", source: ActivationSource.text),
    BuiltinModule("torch.nn.modules.flatten", "Layers that reshape.", source: FlattenSource.text),
    BuiltinModule("torch.nn.modules.loss", "Losses.", source: LossSource.text),
    BuiltinModule("torch.nn", "Building blocks of networks.", source: exports, unavailable: Unavailable.neural),
  ]

  private static let exports = #"""
    from torch.nn.parameter import Parameter
    from torch.nn.modules.module import Module
    from torch.nn.modules.container import Sequential, ModuleList, ModuleDict
    from torch.nn.modules.pooling import (
        MaxPool1d, MaxPool2d, MaxPool3d, AvgPool1d, AvgPool2d, AvgPool3d)
    from torch.nn.modules.activation import (
        ReLU, ReLU6, LeakyReLU, ELU, SELU, SiLU, GELU, Mish, Hardswish, Hardsigmoid, Hardtanh, Tanh, Sigmoid, Softplus,
        Softsign, Tanhshrink, LogSigmoid, Softmax, LogSoftmax, Softmin)
    from torch.nn.modules.flatten import Flatten, Unflatten, Identity
    from torch.nn.modules.loss import MSELoss, L1Loss, CrossEntropyLoss, NLLLoss
    """#
}

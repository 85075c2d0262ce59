import Evaluation

/// `torch.nn`: layers in the lesson language, so that lessons inherit from them and reprs and errors are Python's own.
enum NeuralModules {
  static let all: [BuiltinModule] = [
    BuiltinModule("torch.nn.modules", "Layers."),
    BuiltinModule("torch.nn.modules.module", "What every layer is.", source: ModuleSource.text),
    BuiltinModule("torch.nn.modules.container", "Layers made of layers.", source: ContainerSource.text),
    BuiltinModule("torch.nn.modules.pooling", "Pooling layers.", source: PoolingSource.text),
    BuiltinModule("torch.nn.modules.pooling", "Adaptive pooling layers.", source: AdaptivePoolingSource.text),
    BuiltinModule("torch.nn.modules.activation", "Activations as layers.", source: ActivationSource.text),
    BuiltinModule("torch.nn.modules.flatten", "Layers that reshape.", source: FlattenSource.text),
    BuiltinModule("torch.nn.modules.loss", "Losses.", source: LossSource.text),
    BuiltinModule("torch.nn", "Building blocks of networks.", reexports: exports, unavailable: Unavailable.neural),
  ]

  /// Where the names of `torch.nn` live. The modules are imported when a lesson first uses one of their names, since
  /// most lessons use few.
  private static let exports: [(names: [String], from: String)] = [
    (["Parameter"], "torch.nn.parameter"),
    (["Module"], "torch.nn.modules.module"),
    (["Sequential", "ModuleList", "ModuleDict"], "torch.nn.modules.container"),
    (
      [
        "MaxPool1d", "MaxPool2d", "MaxPool3d", "AvgPool1d", "AvgPool2d", "AvgPool3d", "AdaptiveAvgPool1d",
        "AdaptiveAvgPool2d", "AdaptiveAvgPool3d", "AdaptiveMaxPool1d", "AdaptiveMaxPool2d", "AdaptiveMaxPool3d",
      ], "torch.nn.modules.pooling"
    ),
    (
      [
        "ReLU", "ReLU6", "LeakyReLU", "ELU", "SELU", "SiLU", "GELU", "Mish", "Hardswish", "Hardsigmoid", "Hardtanh",
        "Tanh", "Sigmoid", "Softplus", "Softsign", "Tanhshrink", "LogSigmoid", "Softmax", "LogSoftmax", "Softmin",
      ], "torch.nn.modules.activation"
    ),
    (["Flatten", "Unflatten", "Identity"], "torch.nn.modules.flatten"),
    (["MSELoss", "L1Loss", "CrossEntropyLoss", "NLLLoss"], "torch.nn.modules.loss"),
  ]
}

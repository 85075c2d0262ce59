import Evaluation
import Glibc

/// PyTorch for an interpreter: pass `library` when it is made.
public enum TorchLibrary {
  /// Python's own modules and PyTorch's.
  public static let library = Library(adding: modules)

  /// Makes ready, on the thread that calls, what nearly every lesson imports.
  public static func prepare() {
    library.prepare(["torch.nn.functional", "torch.nn.modules.module", "torch.nn.modules.pooling"])
  }

  /// `torch` and its submodules.
  public static let modules: [BuiltinModule] =
    [torch, compiled, functional, adaptiveFunctional, lossFunctional, linalg, parameter, returnTypes, cuda]
    + NeuralModules.all

  /// Threads that one large operation may use.
  static let threadCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  private static let torch = BuiltinModule(
    "torch", "Tensors and the functions on them.",
    functions: Creation.functions + Elementwise.functions + Arithmetic.functions + Reductions.functions
      + Shapes.functions + Shapes.functionsOnly + Joining.functions + Joining.shared + Choosing.shared
      + Choosing.functions + Ordering.shared
      + Ordering.functions + Products.shared + Products.functions + Pooling.functions
      + AdaptivePooling.functions + Settings.functions
      + Random.functions
      + [TorchClasses.softmax("softmax"), TorchClasses.softmax("log_softmax")],
    classes: TorchClasses.all.filter { $0.qualifiedName.split(separator: ".").count == 2 },
    constants: Settings.constants,
    source: GradientModeSource.text, unavailable: Unavailable.torch)

  private static let compiled = BuiltinModule(
    "torch._C._nn", "What functions of `torch.nn.functional` are made of.", functions: AdaptivePooling.compiled)

  private static let parameter = BuiltinModule(
    "torch.nn.parameter", "Tensors that belong to modules.",
    classes: TorchClasses.all.filter { $0.qualifiedName.hasPrefix("torch.nn.parameter.") })

  private static let cuda = BuiltinModule(
    "torch.cuda", "Graphics processors, of which there are none.",
    functions: [
      Builtin("is_available()", dialect: .python, "False: tensors are on the CPU.") { _, _ throws(Raise) in
        .bool(false)
      },
      Builtin("device_count()", dialect: .python, "0: tensors are on the CPU.") { _, _ throws(Raise) in .int(0) },
    ], unavailable: Unavailable.cuda)

  private static let returnTypes = BuiltinModule(
    "torch.return_types", "The results of functions that give several.",
    classes: TorchClasses.all.filter { $0.qualifiedName.hasPrefix("torch.return_types.") })

  private static let functional = BuiltinModule(
    "torch.nn.functional", "Layers as functions.",
    functions: Pooling.shared + Pooling.averages + AdaptivePooling.shared + Functional.functions
      + Padding.functions,
    source: FunctionalSource.text, unavailable: Unavailable.functional)

  private static let adaptiveFunctional = BuiltinModule(
    "torch.nn.functional", "Adaptive poolings as functions.", source: AdaptiveFunctionalSource.text)

  private static let lossFunctional = BuiltinModule(
    "torch.nn.functional", "Losses as functions.", source: LossFunctionalSource.text)

  private static let linalg = BuiltinModule(
    "torch.linalg", "Linear algebra.",
    functions: Products.shared.filter { ["det", "matrix_power", "matmul"].contains($0.name) } + LinearAlgebra.functions,
    unavailable: Unavailable.linalg)
}

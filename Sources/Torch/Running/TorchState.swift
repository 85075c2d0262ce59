import Evaluation
import Tensors

/// What PyTorch keeps per process and Poolbook keeps per interpreter.
final class TorchState: AllocationLimiter {
  private(set) var context: TensorContext!
  var printOptions = PrintOptions()
  /// Whether operations would be recorded (`torch.no_grad` turns it off).
  var isGradientEnabled = true
  /// The refusal behind a `TensorError` of kind `refused`.
  private var refusal: Raise?
  private let meter: Meter
  /// By the number of the dtype.
  private var dtypes = [DTypeObject?](repeating: nil, count: DType.allCases.count)
  private var constants: [String: NamedConstantObject] = [:]
  let tensorClass: ClassObject
  let parameterClass: ClassObject
  let sizeClass: ClassObject
  let observer = WindowObserver()
  /// The generator that `torch.manual_seed` seeds.
  private(set) lazy var generator = TorchGeneratorObject(seed: nil)

  init(_ interpreter: Interpreter) {
    meter = interpreter.meter
    tensorClass = interpreter.builtinClass("torch.Tensor")
    parameterClass = interpreter.builtinClass("torch.nn.parameter.Parameter")
    sizeClass = interpreter.builtinClass("torch.Size")
    context = TensorContext(limiter: self, threadCount: TorchLibrary.threadCount)
  }

  /// There is one object a dtype, so that `is` holds.
  func object(_ dtype: DType) -> DTypeObject {
    let place = Int(dtype.rawValue)
    if let known = dtypes[place] { return known }
    let made = DTypeObject(dtype)
    dtypes[place] = made
    return made
  }

  func constant(_ name: String, _ kind: NamedConstantObject.Kind) -> NamedConstantObject {
    if let known = constants[name] { return known }
    let made = NamedConstantObject(name, kind)
    constants[name] = made
    return made
  }

  // MARK: Limits

  func reserve(byteCount: Int) throws(TensorError) {
    do { try meter.reserve(bytes: byteCount) } catch { throw refuse(error) }
  }

  func release(byteCount: Int) { meter.release(bytes: byteCount) }

  func announce(elements: Int) throws(TensorError) {
    do { try meter.charge(elements: elements) } catch { throw refuse(error) }
  }

  /// A tensor error that stands for `raise`.
  func refuse(_ raise: Raise) -> TensorError {
    refusal = raise
    return TensorError(.refused, "refused")
  }

  /// The Python exception of a tensor error, or the limit behind a refusal.
  func raise(_ error: TensorError) -> Raise {
    switch error.kind {
    case .runtime: .runtimeError(error.message)
    case .index: .indexError(error.message)
    case .type: .typeError(error.message)
    case .value: .valueError(error.message)
    case .notImplemented: .raised(.notImplementedError, error.message)
    case .assertion: .raised(.assertionError, error.message)
    case .overflow: .overflowError(error.message)
    case .linearAlgebra: .runtimeError(error.message)
    case .refused: refusal ?? .runtimeError(error.message)
    }
  }
}

extension Interpreter {
  /// The state of the library in this interpreter, made when it is first needed.
  @inline(__always)
  var torch: TorchState {
    if let state = hostState { return unsafeDowncast(state, to: TorchState.self) }
    let state = TorchState(self)
    hostState = state
    return state
  }

  /// Runs tensor code and turns its errors into Python's.
  @inline(__always)
  func tensors<R>(_ body: () throws(TensorError) -> R) throws(Raise) -> R {
    do { return try body() } catch { throw torch.raise(error) }
  }

  /// A tensor as a Python object.
  func value(_ tensor: Tensor) -> Value { .object(TensorObject(tensor)) }
}

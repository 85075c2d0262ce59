import Evaluation
import Tensors

// What PyTorch's argument parser asks of a Python value.
extension Value {
  @inline(__always)
  var tensorObject: TensorObject? {
    guard case .object(let object) = self else { return nil }
    if type(of: object) == TensorObject.self { return unsafeDowncast(object, to: TensorObject.self) }
    return object as? TensorObject
  }

  var tensor: Tensor? { tensorObject?.tensor }
  var isTensor: Bool { tensorObject != nil }

  /// A tensor that asks for gradients, or a list or tuple of tensors with one in it.
  var asksForGradients: Bool {
    switch self {
    case .object: tensorObject?.requiresGrad ?? false
    case .list(let list): Self.askForGradients(list.items)
    case .tuple(let tuple): Self.askForGradients(tuple.items)
    default: false
    }
  }

  private static func askForGradients(_ items: [Value]) -> Bool {
    guard items.first?.isTensor == true else { return false }
    return items.contains { $0.tensorObject?.requiresGrad ?? false }
  }

  var isPythonBool: Bool { if case .bool = self { true } else { false } }
  var isPythonString: Bool { if case .string = self { true } else { false } }

  /// An int that is no bool, of any size.
  var isPythonInt: Bool {
    switch self {
    case .int: true
    case .object(let object): object is BigIntObject
    default: false
    }
  }

  /// A float, int or bool.
  var isPythonNumber: Bool {
    switch self {
    case .int, .bool, .float: true
    case .object(let object): object is BigIntObject
    default: false
    }
  }

  var isIntegerScalarTensor: Bool {
    guard let tensor else { return false }
    return tensor.dim == 0 && tensor.dtype.isIntegral(includingBool: false)
  }

  /// Something with `__index__` that is no bool.
  var isIndex: Bool {
    if isPythonInt { return true }
    guard let tensor else { return false }
    return tensor.count == 1 && tensor.dtype.isIntegral(includingBool: false)
  }

  /// The items of a tuple (a `torch.Size` too) or list.
  var sequenceItems: [Value]? {
    switch self {
    case .list(let list): list.items
    case .tuple(let tuple): tuple.items
    case .object(let object): (object as? TupleObject)?.items
    default: nil
    }
  }

  /// A `torch.dtype`, or one of the classes that stand for one: `float`, `int`, `bool`.
  func isDType(in interpreter: Interpreter) -> Bool { dtype(in: interpreter) != nil }

  func dtype(in interpreter: Interpreter) -> DType? {
    guard case .object(let object) = self else { return nil }
    if let object = object as? DTypeObject { return object.dtype }
    let classes = interpreter.classes
    if object === classes.float { return .float64 }
    if object === classes.int { return .int64 }
    return object === classes.bool ? .bool : nil
  }

  /// A Python number as a scalar; an int beyond 64 bits overflows.
  func scalar() throws(TensorError) -> Scalar? {
    switch self {
    case .int(let value): return .int(value)
    case .bool(let value): return .bool(value)
    case .float(let value): return .float(value)
    case .object(let object) where object is BigIntObject:
      throw TensorError(.runtime, "Overflow when unpacking long long")
    default: return nil
    }
  }
}

extension Interpreter {
  /// `Py_TYPE(x)->tp_name`, which PyTorch's messages show: builtin types of modules carry their module.
  func torchTypeName(of value: Value) -> String {
    value.heapObject?.nativeTypeName ?? typeName(of: value)
  }
}

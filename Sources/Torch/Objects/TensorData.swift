import Evaluation
import Tensors

// `torch.tensor(data)`: nested sequences of numbers (`tensor_new.cpp`).
extension Interpreter {
  /// A new tensor with the numbers in `data`.
  /// - Parameter dtype: nil infers it.
  func tensor(from data: Value, dtype: DType?) throws(Raise) -> Tensor {
    if let source = data.tensor {
      return try tensors { () throws(TensorError) in
        try source.converted(to: dtype ?? source.dtype, copy: true)
      }
    }
    var reader = DataReader(interpreter: self)
    let shape = try reader.shape(of: data)
    try reader.read(data, shape[...], depth: 0)
    let (scalars, inferred) = (reader.scalars, reader.dtype)
    return try tensors { () throws(TensorError) in
      try Tensor.make(scalars, shape: shape, dtype: dtype ?? inferred, in: torch.context)
    }
  }
}

private struct DataReader {
  let interpreter: Interpreter
  private(set) var scalars: [Scalar] = []
  /// What the numbers so far promote to.
  private(set) var dtype: DType?

  init(interpreter: Interpreter) { self.interpreter = interpreter }

  /// The sizes along the first elements; the rest must agree.
  func shape(of data: Value) throws(Raise) -> [Int] {
    var shape: [Int] = []
    var current = data
    while let items = try items(current) {
      shape.append(items.count)
      guard let first = items.first else { break }
      guard shape.count <= 128 else { throw .valueError("too many dimensions 'list'") }
      if case .string = first { throw .valueError("too many dimensions 'str'") }
      current = first
    }
    return shape
  }

  /// The items of a sequence; nil for a number, and for a tensor, which counts as its only element.
  private func items(_ value: Value) throws(Raise) -> [Value]? {
    if let items = value.sequenceItems { return items }
    guard case .object(let object) = value else { return nil }
    if object is RangeObject { return try interpreter.items(of: value) }
    return nil
  }

  mutating func read(_ value: Value, _ shape: ArraySlice<Int>, depth: Int) throws(Raise) {
    guard let size = shape.first else { return try append(value) }
    guard let items = try items(value) else { throw .typeError("not a sequence") }
    guard items.count == size else {
      throw .valueError("expected sequence of length \(size) at dim \(depth) (got \(items.count))")
    }
    try interpreter.meter.charge(elements: size)
    for item in items { try read(item, shape.dropFirst(), depth: depth + 1) }
  }

  private mutating func append(_ value: Value) throws(Raise) {
    switch value {
    case .int(let number): add(.int(number), .int64)
    case .bool(let flag): add(.bool(flag), .bool)
    case .float(let number): add(.float(number), interpreter.torch.context.defaultDType)
    case .string: throw .typeError("new(): invalid data type 'str'")
    case .list, .tuple: throw unexpectedSequence(value)
    case .none, .dict, .unbound:
      throw .runtimeError("Could not infer dtype of \(interpreter.typeName(of: value))")
    case .object(let object): try append(object, value)
    }
  }

  /// A sequence where the first elements have a number.
  private func unexpectedSequence(_ value: Value) -> Raise {
    let name = interpreter.typeName(of: value)
    return .typeError(
      dtype?.isFloating == true
        ? "must be real number, not \(name)" : "'\(name)' object cannot be interpreted as an integer")
  }

  private mutating func append(_ object: Object, _ value: Value) throws(Raise) {
    if let tensor = (object as? TensorObject)?.tensor {
      guard tensor.count == 1 else { throw .valueError("only one element tensors can be converted to Python scalars") }
      let scalar = try interpreter.tensors { () throws(TensorError) in try tensor.item() }
      return add(scalar, tensor.dtype)
    }
    if object is BigIntObject { throw .valueError("Overflow when unpacking long long") }
    throw .runtimeError("Could not infer dtype of \(interpreter.typeName(of: value))")
  }

  private mutating func add(_ scalar: Scalar, _ type: DType) {
    scalars.append(scalar)
    dtype = dtype?.promoted(with: type) ?? type
  }
}

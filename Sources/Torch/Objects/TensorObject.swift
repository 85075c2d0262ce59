import Evaluation
import Syntax
import Tensors

/// A `torch.Tensor` (or an `nn.Parameter`) as a lesson holds it: shared by whoever holds it, while the tensor inside may
/// be replaced by operations that change its shape in place.
final class TensorObject: TrackedObject {
  var tensor: Tensor { didSet { plain = nil } }
  /// The tensor as plain numbers, once somebody asked for that.
  private var plain: PlainTensor?
  var requiresGrad = false
  var gradient: Value = .none
  let isParameter: Bool
  /// Attributes that the lesson gave to this tensor.
  var attributes: [String: Value]?

  /// Estimates of what a tensor takes beyond what every tracked object does: its layout with the arrays of its sizes and
  /// strides, and those of its root.
  private static let ownBytes = 160
  private static let bytesPerDimension = 32
  static let bytesPerAttribute = 96

  init(_ tensor: Tensor, isParameter: Bool = false) {
    self.tensor = tensor
    self.isParameter = isParameter
    super.init()
    count(extraBytes: Self.ownBytes + tensor.dim * Self.bytesPerDimension)
  }

  /// Nil when it has many dimensions.
  @inline(__always)
  var plainTensor: PlainTensor? {
    // What may have to be recorded is left to the general paths, which ask.
    guard !requiresGrad else { return nil }
    if plain == nil { plain = PlainTensor(tensor) }
    return plain
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject {
    isParameter ? interpreter.torch.parameterClass : interpreter.torch.tensorClass
  }

  override var shownKind: ShownKind? { .tensor }

  // MARK: Text

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    let state = interpreter.torch
    let text = try interpreter.tensors { () throws(TensorError) in
      try TensorFormatter.text(
        of: tensor, options: state.printOptions, gradient: requiresGrad ? "requires_grad=True" : nil)
    }
    return isParameter ? "Parameter containing:\n\(text)" : text
  }

  /// A 0-dimensional tensor formats as its number.
  override func formatted(_ spec: String, in interpreter: Interpreter) throws(Raise) -> String {
    if tensor.dim == 0, !isParameter { return try interpreter.format(try item(in: interpreter), spec) }
    return try super.formatted(spec, in: interpreter)
  }

  /// `item()`.
  func item(in interpreter: Interpreter) throws(Raise) -> Value {
    Value(try interpreter.tensors { () throws(TensorError) in try tensor.item() })
  }

  // MARK: As a container and a number

  override func truth(in interpreter: Interpreter) throws(Raise) -> Bool {
    try interpreter.tensors { () throws(TensorError) in try tensor.truth() }
  }

  override func length(in interpreter: Interpreter) throws(Raise) -> Int? {
    guard let first = tensor.shape.first else { throw .typeError("len() of a 0-d tensor") }
    return first
  }

  override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    guard tensor.dim > 0 else { throw .typeError("iteration over a 0-d tensor") }
    try interpreter.checkGradients(requiresGrad, of: tensor)
    return TensorRowIterator(tensor)
  }

  override func contains(_ value: Value, in interpreter: Interpreter) throws(Raise) -> Bool? {
    guard let operand = try interpreter.operand(value) else {
      throw .runtimeError(
        "Tensor.__contains__ only supports Tensor or scalar, but you passed in a \(interpreter.typeText(of: value)).")
    }
    return try interpreter.tensors { () throws(TensorError) in
      try tensor.binary(.eq, operand).any().truth()
    }
  }

  // MARK: Operators, subscripts and attributes

  override func binary(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    try arithmetic(op, other, side: side, in: interpreter)
  }

  override func inPlace(_ op: BinaryOperator, _ other: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    try arithmeticInPlace(op, other, in: interpreter)
  }

  override func unary(_ op: UnaryOperator, in interpreter: Interpreter) throws(Raise) -> Value? {
    try negation(op, in: interpreter)
  }

  override func compare(
    _ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    try comparison(op, other, in: interpreter)
  }

  override func item(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    try selection(key, in: interpreter)
  }

  override func setItem(_ key: Value, to value: Value, in interpreter: Interpreter) throws(Raise) -> Bool {
    try assign(key, to: value, in: interpreter)
    return true
  }

  override var takesPlainIndices: Bool { true }

  override func item(
    at indices: UnsafeBufferPointer<PlainIndex>, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    plainSelection(indices, in: interpreter)
  }

  override func element(
    of method: BuiltinObject, at indices: UnsafeBufferPointer<PlainIndex>, in interpreter: Interpreter
  ) throws(Raise) -> PlainElement? {
    try reducedSelection(indices, by: method, in: interpreter)
  }

  override func value(of element: PlainElement, in interpreter: Interpreter) throws(Raise) -> Value {
    guard let dtype = DType(rawValue: element.kind) else { return .none }
    return interpreter.value(
      try interpreter.tensors { () throws(TensorError) in
        try Tensor(element: element.bits, of: dtype, in: tensor.context)
      })
  }

  override func setItem(
    at indices: UnsafeBufferPointer<PlainIndex>, to element: PlainElement, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    try plainAssign(indices, to: element, in: interpreter)
  }

  override func setItem(
    at indices: UnsafeBufferPointer<PlainIndex>, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    try plainAssign(indices, to: value, in: interpreter)
  }

  override func methodClass(in interpreter: Interpreter) -> ClassObject? {
    attributes == nil ? classObject(in: interpreter) : nil
  }

  override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Bool {
    throw .typeError("Tensor does not support deleting items")
  }

  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    try findAttribute(name, in: interpreter)
  }

  override func setAttribute(_ name: String, to value: Value, in interpreter: Interpreter) throws(Raise) -> Bool {
    try assignAttribute(name, to: value, in: interpreter)
    return true
  }

  override func releaseReferences(into freed: inout [Value]) {
    freed.append(gradient)
    if let attributes { freed.append(contentsOf: attributes.values) }
    gradient = .none
    attributes = nil
  }
}

/// The rows of a tensor, one after the other, each made when it is asked for.
final class TensorRowIterator: IteratorObject {
  private let tensor: Tensor
  private var position = 0

  init(_ tensor: Tensor) { self.tensor = tensor }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let count = tensor.shape.first, position < count else { return nil }
    position += 1
    return interpreter.value(
      try interpreter.tensors { () throws(TensorError) in try tensor.selected(0, at: position - 1) })
  }
}

extension Value {
  /// One element as Python sees it.
  init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    }
  }
}

extension Interpreter {
  /// A tensor or a number; nil for anything else.
  @inline(__always)
  func operand(_ value: Value) throws(Raise) -> Operand? {
    switch value {
    case .int(let value): return .scalar(.int(value))
    case .float(let value): return .scalar(.float(value))
    case .bool(let value): return .scalar(.bool(value))
    case .object:
      if let tensor = value.tensor { return .tensor(tensor) }
      return try tensors { () throws(TensorError) in try value.scalar() }.map { .scalar($0) }
    default: return nil
    }
  }

  /// `<class 'list'>`.
  func typeText(of value: Value) -> String { "<class '\(classObject(of: value).qualifiedName)'>" }
}

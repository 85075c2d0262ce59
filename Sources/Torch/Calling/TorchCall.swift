import Evaluation
import Tensors

/// One call of a PyTorch function: its arguments after matching, read as what the signature says they are.
struct TorchCall {
  let bound: BoundArguments
  let interpreter: Interpreter

  /// Which overload matched.
  var overload: Int { bound.signature }
  var state: TorchState { interpreter.torch }
  var context: TensorContext { interpreter.torch.context }

  subscript(index: Int) -> Value { bound[index] }

  /// Whether a result would have to be recorded.
  var asksForGradients: Bool {
    for value in bound.values where value.asksForGradients { return state.isGradientEnabled }
    return false
  }

  /// Refuses a result that would carry a gradient's record: shown without one, it would look like another.
  func checkGradients(of result: Value) throws(TensorError) {
    guard asksForGradients else { return }
    if let object = result.tensorObject {
      if object.tensor.dtype.isFloating, !isArgument(object) { try refuseGradients() }
    } else if case .tuple(let tuple) = result {
      for item in tuple.items { try checkGradients(of: item) }
    }
  }

  /// Refuses to write a tensor that the record of gradients starts from, in PyTorch's words.
  func checkWriting() throws(TensorError) {
    guard bound[0].tensorObject?.requiresGrad == true, state.isGradientEnabled else { return }
    throw TensorError(.runtime, TensorObject.writingLeaf)
  }

  /// Refuses an argument that asks for what is not computed here; nothing that a lesson says is passed over.
  func refuse(_ what: String, if isAsked: Bool) throws(TensorError) {
    if isAsked { throw state.refuse(.unsupported("\(what) is not part of the lesson language")) }
  }

  func isArgument(_ object: TensorObject) -> Bool { bound.values.contains { $0.heapObject === object } }

  func refuseGradients() throws(TensorError) { throw state.refuse(TensorObject.gradientsUnsupported) }

  func isGiven(_ index: Int) -> Bool {
    switch bound[index] {
    case .none, .unbound: false
    default: true
    }
  }

  // MARK: Tensors

  /// A tensor; a number becomes a 0-dimensional one.
  func tensor(_ index: Int) throws(TensorError) -> Tensor {
    if let tensor = bound[index].tensor { return tensor }
    guard let scalar = try bound[index].scalar() else { throw TensorError(.type, "expected a tensor") }
    return try Tensor.scalar(scalar, in: context)
  }

  /// The tensor that takes the result, if one was given.
  var outTensor: TensorObject? {
    guard let callee = bound.callee, let place = TorchSignatures.of(callee).outPlace(in: overload) else { return nil }
    return bound.values.indices.contains(place) ? bound[place].tensorObject : nil
  }

  func optionalTensor(_ index: Int) -> Tensor? { bound[index].tensor }

  /// The tensors of a sequence; each is worth as much work as a small kernel.
  func tensors(_ index: Int) throws(TensorError) -> [Tensor] {
    let items = bound[index].sequenceItems ?? []
    try context.announce(views: items.count)
    return items.compactMap(\.tensor)
  }

  /// A tensor or a number that promotes as one.
  func operand(_ index: Int) throws(TensorError) -> Operand {
    if let tensor = bound[index].tensor { return .tensor(tensor) }
    return .scalar(try scalar(index))
  }

  func optionalOperand(_ index: Int) throws(TensorError) -> Operand? {
    isGiven(index) ? try operand(index) : nil
  }

  // MARK: Numbers

  func scalar(_ index: Int) throws(TensorError) -> Scalar {
    if let scalar = try bound[index].scalar() { return scalar }
    if let tensor = bound[index].tensor { return try tensor.item() }
    throw TensorError(.type, "expected a number")
  }

  func optionalScalar(_ index: Int) throws(TensorError) -> Scalar? { isGiven(index) ? try scalar(index) : nil }
  func double(_ index: Int) throws(TensorError) -> Double { try scalar(index).double }
  func optionalDouble(_ index: Int) throws(TensorError) -> Double? { isGiven(index) ? try double(index) : nil }
  func int(_ index: Int) throws(TensorError) -> Int { try Self.int(bound[index]) }
  func optionalInt(_ index: Int) throws(TensorError) -> Int? { isGiven(index) ? try int(index) : nil }
  func bool(_ index: Int) -> Bool { if case .bool(let value) = bound[index] { value } else { false } }
  func optionalBool(_ index: Int) -> Bool? { if case .bool(let value) = bound[index] { value } else { nil } }

  /// A list of ints.
  func ints(_ index: Int) throws(TensorError) -> [Int] {
    guard let items = bound[index].sequenceItems else { return isGiven(index) ? [try int(index)] : [] }
    var result: [Int] = []
    result.reserveCapacity(items.count)
    for item in items { result.append(try Self.int(item)) }
    return result
  }

  /// Nil for None, and for an empty list where the function takes that for "all dimensions".
  func dims(_ index: Int) throws(TensorError) -> [Int]? {
    guard isGiven(index) else { return nil }
    let dims = try ints(index)
    return dims.isEmpty ? nil : dims
  }

  private static func int(_ value: Value) throws(TensorError) -> Int {
    switch value {
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    default:
      if let tensor = value.tensor { return try tensor.item().int }
      throw TensorError(.value, "Overflow when unpacking long long")
    }
  }

  // MARK: The rest

  func dtype(_ index: Int) -> DType? { bound[index].dtype(in: interpreter) }

  /// A dtype, or that of the tensor in another argument.
  func dtype(_ index: Int, orOf tensor: Int) throws(TensorError) -> DType {
    if let dtype = dtype(index) { return dtype }
    return try self.tensor(tensor).dtype
  }

  func string(_ index: Int) -> String? {
    if case .string(let text) = bound[index] { text.value } else { nil }
  }

  /// - Throws: for a device that tensors cannot be on.
  func checkDevice(_ index: Int) throws(TensorError) {
    switch bound[index] {
    case .string(let text): try DeviceObject(parsing: text.value).check()
    case .int: throw TensorError(.runtime, "Cannot access accelerator device when none is available.")
    default: try bound[index].as(DeviceObject.self)?.check()
    }
  }
}

/// What the body of a PyTorch function may return.
protocol TorchResult: SendableMetatype {
  func value(in interpreter: Interpreter) -> Value
}

extension Value: TorchResult { func value(in interpreter: Interpreter) -> Value { self } }
extension Tensor: TorchResult { func value(in interpreter: Interpreter) -> Value { interpreter.value(self) } }
extension Bool: TorchResult { func value(in interpreter: Interpreter) -> Value { .bool(self) } }
extension Int: TorchResult { func value(in interpreter: Interpreter) -> Value { .int(self) } }
extension Double: TorchResult { func value(in interpreter: Interpreter) -> Value { .float(self) } }
extension Scalar: TorchResult { func value(in interpreter: Interpreter) -> Value { Value(self) } }
extension DType: TorchResult {
  func value(in interpreter: Interpreter) -> Value { .object(interpreter.torch.object(self)) }
}
extension [Tensor]: TorchResult {
  func value(in interpreter: Interpreter) -> Value { .tuple(map { interpreter.value($0) }) }
}

extension Builtin {
  /// A function or method that speaks PyTorch's dialect. Its first parameter is the tensor on which a method is called.
  /// - Parameter isRecorded: false for one that PyTorch never records for gradients, such as `zeros_like`.
  static func torch<R: TorchResult>(
    _ signatures: String..., doc: String, isRecorded: Bool = true,
    _ body: @escaping @Sendable (TorchCall) throws(TensorError) -> R
  ) -> Builtin {
    torch(signatures: signatures, doc: doc, isRecorded: isRecorded, body)
  }

  /// As ``torch(_:doc:_:)``, for tables that make their signatures.
  static func torch<R: TorchResult>(
    signatures: [String], doc: String, isRecorded: Bool = true,
    _ body: @escaping @Sendable (TorchCall) throws(TensorError) -> R
  ) -> Builtin {
    let isInPlace = signatures.allSatisfy(namesWriting)
    return Builtin(signatures: signatures, dialect: .torch, documentation: doc) { bound, interpreter throws(Raise) in
      let state = interpreter.torch
      let call = TorchCall(bound: bound, interpreter: interpreter)
      do throws(TensorError) {
        if isInPlace { try call.checkWriting() }
        let result = try body(call).value(in: interpreter)
        if isRecorded { try call.checkGradients(of: result) }
        guard let target = call.outTensor else { return result }
        return try target.receive(result)
      } catch {
        throw state.raise(error)
      }
    }
  }

  /// As ``torch(_:doc:_:)``, for bodies that run lesson code or raise Python's own exceptions.
  static func torchRaising(
    _ signatures: String..., doc: String, _ body: @escaping @Sendable (TorchCall) throws(Raise) -> Value
  ) -> Builtin {
    Builtin(signatures: signatures, dialect: .torch, documentation: doc) { bound, interpreter throws(Raise) in
      try body(TorchCall(bound: bound, interpreter: interpreter))
    }
  }
}

extension Builtin {
  /// PyTorch names what writes its tensor `name_`. Every builtin is asked at start-up, so only bytes are looked at.
  fileprivate static func namesWriting(_ signature: String) -> Bool {
    let name = signature.utf8.prefix { $0 != UInt8(ascii: "(") }
    return name.last == UInt8(ascii: "_") && !name.starts(with: "__".utf8)
  }
}

extension TensorObject {
  /// Stores a result in this tensor, as `out=` does: it takes the result's shape and keeps its own dtype.
  fileprivate func receive(_ result: Value) throws(TensorError) -> Value {
    guard let source = result.tensor else { return result }
    guard source.dtype.canCast(to: tensor.dtype) else {
      throw TensorError(
        .runtime,
        "result type \(source.dtype.scalarTypeName) can't be cast to the desired output type "
          + "\(tensor.dtype.scalarTypeName)")
    }
    if tensor.shape == source.shape {
      try tensor.copy(from: source)
    } else {
      tensor = try source.converted(to: tensor.dtype)
    }
    return .object(self)
  }
}

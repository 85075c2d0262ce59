import Evaluation
import Tensors

// `x[…]` and `x[…] = …`.
extension TensorObject {
  func selection(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value {
    try interpreter.checkGradients(requiresGrad, of: tensor)
    let (items, isTuple) = try IndexReader(interpreter: interpreter).items(key)
    return interpreter.value(
      try interpreter.tensors { () throws(TensorError) in try tensor.item(at: items, isTuple: isTuple) })
  }

  func assign(_ key: Value, to value: Value, in interpreter: Interpreter) throws(Raise) {
    let (items, isTuple) = try IndexReader(interpreter: interpreter).items(key)
    guard let operand = try interpreter.operand(value) else {
      throw .typeError("can't assign a \(interpreter.typeName(of: value)) to a torch.\(tensor.dtype.tensorTypeName)")
    }
    try checkWriting(from: value, throughView: items.contains(where: \.makesView), in: interpreter)
    try interpreter.tensors { () throws(TensorError) in
      try tensor.setItem(at: items, to: operand, isTuple: isTuple)
    }
  }

  /// - Throws: RuntimeError when the record of gradients starts from this tensor, in PyTorch's words; unsupported when
  ///   the assignment would have to be recorded.
  private func checkWriting(from source: Value, throughView: Bool, in interpreter: Interpreter) throws(Raise) {
    guard requiresGrad || source.asksForGradients, interpreter.torch.isGradientEnabled else { return }
    guard requiresGrad else { throw Self.gradientsUnsupported }
    throw .runtimeError((throughView ? "a view of " : "") + Self.writingLeaf)
  }
}

extension IndexItem {
  /// Whether it selects a part, rather than all of a dimension or elements by a tensor.
  fileprivate var makesView: Bool {
    switch self {
    case .int, .newAxis: true
    case .slice(let start, let stop, let step): start != nil || stop != nil || step != nil
    default: false
    }
  }
}

// `x[i, a:b]` and its assignment with plain ints.
extension TensorObject {
  func plainSelection(_ indices: UnsafeBufferPointer<PlainIndex>, in interpreter: Interpreter) -> Value? {
    guard let plain = plainTensor else { return nil }
    return withItems(indices) { items in tensor.plainItem(at: items, plain) }.map { interpreter.value($0) }
  }

  /// `x[a:b, c:d].max()` and its like, unless the view has to be seen by who draws poolings.
  func reducedSelection(
    _ indices: UnsafeBufferPointer<PlainIndex>, by method: BuiltinObject, in interpreter: Interpreter
  ) throws(Raise) -> PlainElement? {
    guard !interpreter.recordsPoolings, !requiresGrad, !isParameter, let plain = plainTensor,
      let reduction = TorchSignatures.of(method).wholeReduction
    else { return nil }
    let bits = try interpreter.tensors { () throws(TensorError) in
      try withItems(indices) { items throws(TensorError) in try plain.element(at: items, reducedBy: reduction) }
    }
    return bits.map { PlainElement(bits: $0, kind: plain.dtype.rawValue) }
  }

  func plainAssign(
    _ indices: UnsafeBufferPointer<PlainIndex>, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    switch value {
    case .int(let value):
      guard let number = Double(exactly: value) else { return false }
      return try plainAssign(indices, to: number, in: interpreter)
    case .float(let number): return try plainAssign(indices, to: number, in: interpreter)
    default:
      guard let object = value.tensorObject, !object.requiresGrad, let bits = object.tensor.element else {
        return false
      }
      return try plainAssign(indices, to: PlainElement(bits: bits, kind: object.tensor.dtype.rawValue), in: interpreter)
    }
  }

  private func plainAssign(
    _ indices: UnsafeBufferPointer<PlainIndex>, to number: Double, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    guard let plain = plainTensor else { return false }
    return try interpreter.tensors { () throws(TensorError) in
      try withItems(indices) { items throws(TensorError) in try plain.set(at: items, to: number) }
    }
  }

  func plainAssign(
    _ indices: UnsafeBufferPointer<PlainIndex>, to element: PlainElement, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    guard let plain = plainTensor, let dtype = DType(rawValue: element.kind) else { return false }
    return try interpreter.tensors { () throws(TensorError) in
      try withItems(indices) { items throws(TensorError) in
        try plain.set(at: items, toElement: element.bits, of: dtype)
      }
    }
  }

  @inline(__always)
  private func withItems<R, E: Error>(
    _ indices: UnsafeBufferPointer<PlainIndex>, _ body: (UnsafeBufferPointer<PlainItem>) throws(E) -> R
  ) throws(E) -> R {
    try withUnsafeTemporaryAllocation(of: PlainItem.self, capacity: indices.count) { items throws(E) -> R in
      for (place, index) in indices.enumerated() {
        switch index {
        case .index(let index): items[place] = .int(index)
        case .slice(let start, let stop): items[place] = .slice(start: start, stop: stop)
        }
      }
      return try body(UnsafeBufferPointer(items))
    }
  }
}

/// Reads what stands between the brackets (`python_variable_indexing.cpp`).
struct IndexReader {
  let interpreter: Interpreter

  func items(_ key: Value) throws(Raise) -> (items: [IndexItem], isTuple: Bool) {
    if case .tuple(let tuple) = key { return (try items(tuple.items), true) }
    if case .list(let list) = key, isLikeTuple(list.items) { return (try items(list.items), true) }
    return ([try item(key)], false)
  }

  private func items(_ values: [Value]) throws(Raise) -> [IndexItem] {
    var items: [IndexItem] = []
    items.reserveCapacity(values.count)
    for value in values { items.append(try item(value)) }
    return items
  }

  /// A list with slices or tensors in it stands for a tuple.
  private func isLikeTuple(_ values: [Value]) -> Bool {
    guard values.count < 32 else { return false }
    return values.contains { value in
      if value.isNone || value.isEllipsis { return true }
      guard case .object(let object) = value else {
        if case .list = value { return true }
        if case .tuple = value { return true }
        return false
      }
      return object is SliceObject || (object as? TensorObject).map { $0.tensor.dim > 0 } ?? false
    }
  }

  private func item(_ value: Value) throws(Raise) -> IndexItem {
    switch value {
    case .int(let index): return .int(index)
    case .bool(let flag): return .bool(flag)
    case .none: return .newAxis
    case .list, .tuple: return .tensor(try sequence(value))
    case .float: throw invalid(value)
    case .string: throw .typeError("new(): invalid data type 'str'")
    case .dict, .unbound: throw invalid(value)
    case .object(let object):
      if let slice = object as? SliceObject { return try item(slice) }
      if value.isEllipsis { return .ellipsis }
      if let tensor = object as? TensorObject { return .tensor(tensor.tensor) }
      if object is RangeObject { return .tensor(try sequence(value)) }
      if let index = try indexIfPresent(value) { return .int(index) }
      throw invalid(value)
    }
  }

  private func invalid(_ value: Value) -> Raise {
    .indexError(
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got "
        + "\(interpreter.torchTypeName(of: value)))")
  }

  private func indexIfPresent(_ value: Value) throws(Raise) -> Int? {
    if value.heapObject is BigIntObject { return try interpreter.index(of: value) }
    guard try interpreter.attributeIfPresent("__index__", of: value) != nil else { return nil }
    return try interpreter.index(of: value)
  }

  /// A list of numbers becomes an index tensor; an empty one indexes nothing.
  private func sequence(_ value: Value) throws(Raise) -> Tensor {
    let tensor = try interpreter.tensor(from: value, dtype: nil)
    guard tensor.count == 0 else { return tensor }
    return try interpreter.tensors { () throws(TensorError) in try tensor.converted(to: .int64) }
  }

  private func item(_ slice: SliceObject) throws(Raise) -> IndexItem {
    .slice(start: try bound(slice.start), stop: try bound(slice.stop), step: try bound(slice.step))
  }

  private func bound(_ value: Value) throws(Raise) -> Int? {
    switch value {
    case .none: return nil
    case .int(let bound): return bound
    default:
      guard let index = try? interpreter.index(of: value) else {
        throw .typeError("slice indices must be integers or None or have an __index__ method")
      }
      return index
    }
  }
}

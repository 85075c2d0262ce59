import Evaluation
import Tensors

/// Between dtypes, and between tensors and Python's own values.
enum Conversions {
  private static let shorthands: [(name: String, dtype: DType)] = [
    ("float", .float32), ("double", .float64), ("half", .float16), ("bfloat16", .bfloat16), ("int", .int32),
    ("long", .int64), ("short", .int16), ("char", .int8), ("byte", .uint8), ("bool", .bool),
  ]

  static let methods: [Builtin] =
    shorthands.map { name, dtype in
      .torch("\(name)(Tensor input, *, MemoryFormat? memory_format=None)", doc: "As \(dtype.name).") {
        a throws(TensorError) in
        try a.converted(to: dtype, format: 1)
      }
    } + [
      .torch(
        "to(Tensor input, Device device=None, ScalarType dtype=None, bool non_blocking=False, bool copy=False, *, "
          + "MemoryFormat? memory_format=None)",
        "to(Tensor input, ScalarType dtype, bool non_blocking=False, bool copy=False, *, MemoryFormat? memory_format=None)",
        "to(Tensor input, Tensor tensor, bool non_blocking=False, bool copy=False, *, MemoryFormat? memory_format=None)",
        doc: "With another dtype, or on another device; itself when nothing changes."
      ) { a throws(TensorError) in
        switch a.overload {
        case 0:
          try a.checkDevice(1)
          return try a.converted(to: a.dtype(2), copy: a.bool(4), format: 5)
        case 1: return try a.converted(to: a.dtype(1), copy: a.bool(3), format: 4)
        default: return try a.converted(to: a.tensor(1).dtype, copy: a.bool(3), format: 4)
        }
      },
      .torch("type_as(Tensor input, Tensor other)", doc: "With the dtype of another tensor.") { a throws(TensorError) in
        try a.converted(to: a.tensor(1).dtype)
      },
      .torch(
        "type(Tensor input, Object dtype=None, bool non_blocking=False, *, MemoryFormat? memory_format=None)",
        doc: "The name of the tensor's type, or the tensor with another."
      ) { a throws(TensorError) in
        let tensor = try a.tensor(0)
        guard a.isGiven(1) else { return Value.string("torch.\(tensor.dtype.tensorTypeName)") }
        if let dtype = a.dtype(1) { return try a.converted(to: dtype, format: 3) }
        let name = a.string(1) ?? (a[1].as(ClassObject.self)?.qualifiedName ?? "")
        guard let dtype = DType.allCases.first(where: { "torch.\($0.tensorTypeName)" == name }) else {
          throw TensorError(.value, "invalid type: '\(name)'")
        }
        return try a.converted(to: dtype, format: 3)
      },
      .torch("cpu(Tensor input, *, MemoryFormat? memory_format=None)", doc: "Itself: it is on the CPU.") {
        a throws(TensorError) in try a.converted(to: nil, format: 1)
      },
      .torch(
        "cuda(Tensor input, Device? device=None, bool non_blocking=False, *, MemoryFormat? memory_format=None)",
        doc: "There is no other device here."
      ) { _ throws(TensorError) -> Value in throw TensorError(.assertion, "Torch not compiled with CUDA enabled") },
      .torchRaising("item(Tensor input)", doc: "The only element as a Python number.") { a throws(Raise) in
        guard let object = a[0].tensorObject else { return .none }
        return try object.item(in: a.interpreter)
      },
      .torch("tolist(Tensor input)", doc: "The elements as nested Python lists.") { a throws(TensorError) in
        let tensor = try a.tensor(0)
        var scalars = try tensor.scalars()[...]
        return list(&scalars, tensor.shape[...])
      },
      .torch(
        "copy_(Tensor input, TensorOrNumber other, bool non_blocking=False)",
        doc: "Overwrites the elements, with broadcasting."
      ) {
        a throws(TensorError) in
        let source = try a.tensor(1)
        try a.tensor(0).copy(from: source)
        return a[0]
      },
      .torch(
        "fill_(Tensor input, Tensor value)", "fill_(Tensor input, Scalar value)",
        doc: "Overwrites every element with one value."
      ) {
        a throws(TensorError) in
        if a.overload == 0, try a.tensor(1).dim > 0 {
          throw TensorError(
            .runtime,
            "fill_ only supports 0-dimension value tensor but got tensor with \(try a.tensor(1).dim) dimensions.")
        }
        try a.tensor(0).fill(a.scalar(1))
        return a[0]
      },
      .torch("zero_(Tensor input)", doc: "Overwrites every element with 0.") { a throws(TensorError) in
        try a.tensor(0).fill(0)
        return a[0]
      },
      .torchRaising("requires_grad_(Tensor input, bool requires_grad=True)", doc: "Asks for gradients.") {
        a throws(Raise) in
        guard let object = a[0].tensorObject else { return a[0] }
        try object.setRequiresGrad(a.bool(1))
        return a[0]
      },
      .torch("__abs__(Tensor input)", doc: "`abs(tensor)`.") { a throws(TensorError) in
        a.interpreter.value(try a.tensor(0).unary(.abs))
      },
      .torch("__reversed__(Tensor input)", doc: "`reversed(tensor)`: the first dimension back to front.") {
        a throws(TensorError) in
        let tensor = try a.tensor(0)
        return tensor.dim == 0 ? a[0] : a.interpreter.value(try tensor.flipped([0]))
      },
      .torchRaising(
        "backward(Tensor input, Tensor? gradient=None, bool? retain_graph=None, bool create_graph=False)",
        doc: "Gradients, which are not part of the lesson language yet."
      ) { a throws(Raise) in
        guard a[0].tensorObject?.requiresGrad == true else {
          throw .runtimeError("element 0 of tensors does not require grad and does not have a grad_fn")
        }
        if a.isGiven(1) || a[0].tensor?.count == 1 { throw TensorObject.gradientsUnsupported }
        throw .runtimeError("grad can be implicitly created only for scalar outputs")
      },
      .torchRaising("__int__(Tensor input)", doc: "`int(tensor)`.") { a throws(Raise) in
        let scalar = try a.onlyElement()
        if case .float(let number) = scalar {
          if number.isNaN { throw .valueError("cannot convert float NaN to integer") }
          if number.isInfinite { throw .overflowError("cannot convert float infinity to integer") }
        }
        return .int(scalar.int)
      },
      .torchRaising("__float__(Tensor input)", doc: "`float(tensor)`.") { a throws(Raise) in
        .float(try a.onlyElement().double)
      },
      .torchRaising("__index__(Tensor input)", doc: "The tensor where Python needs an integer.") { a throws(Raise) in
        guard let tensor = a[0].tensor, tensor.count == 1, tensor.dtype.isIntegral(includingBool: true) else {
          throw .typeError("only integer tensors of a single element can be converted to an index")
        }
        return .int(try a.onlyElement().int)
      },
    ]

  private static func list(_ scalars: inout ArraySlice<Scalar>, _ shape: ArraySlice<Int>) -> Value {
    guard let size = shape.first else { return scalars.popFirst().map { Value($0) } ?? .none }
    var items: [Value] = []
    items.reserveCapacity(size)
    for _ in 0..<size { items.append(list(&scalars, shape.dropFirst())) }
    return .list(items)
  }
}

extension TorchCall {
  fileprivate func onlyElement() throws(Raise) -> Scalar {
    guard let tensor = bound[0].tensor, tensor.count == 1 else {
      throw .valueError("only one element tensors can be converted to Python scalars")
    }
    return try interpreter.tensors { () throws(TensorError) in try tensor.item() }
  }
}

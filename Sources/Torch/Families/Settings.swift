import Evaluation
import Tensors

/// What belongs to the library as a whole: print options, default dtype, dtypes' limits, questions.
enum Settings {
  static let functions: [Builtin] = [
    Builtin(
      "set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None)",
      dialect: .python, "Says how tensors are printed."
    ) { bound, interpreter throws(Raise) in
      let call = TorchCall(bound: bound, interpreter: interpreter)
      try interpreter.tensors { () throws(TensorError) in try setPrintOptions(call) }
      return .none
    },
    Builtin("get_default_dtype()", "The dtype of tensors of Python floats.") { _, interpreter throws(Raise) in
      .object(interpreter.torch.object(interpreter.torch.context.defaultDType))
    },
    Builtin("set_default_dtype(d, /)", dialect: .python, "Sets the dtype of tensors of Python floats.") {
      bound, interpreter throws(Raise) in
      guard let dtype = bound[0].as(DTypeObject.self)?.dtype, dtype.isFloating else {
        throw .typeError("only floating-point types are supported as the default type")
      }
      interpreter.torch.context.defaultDType = dtype
      return .none
    },
    Builtin("is_tensor(obj, /)", dialect: .python, "Whether an object is a tensor.") { bound, _ throws(Raise) in
      .bool(bound[0].isTensor)
    },
    Builtin("is_grad_enabled()", "Whether operations are recorded for gradients.") { _, interpreter throws(Raise) in
      .bool(interpreter.torch.isGradientEnabled)
    },
    Builtin("_set_grad_enabled(flag, /)", "Switches the recording of operations for gradients.") {
      bound, interpreter throws(Raise) in
      interpreter.torch.isGradientEnabled = try interpreter.truth(of: bound[0])
      return .none
    },
    Builtin("_shown_as_module(layer, /)", "Marks what a class and those made from it print as the value of a module.") {
      bound, _ throws(Raise) in
      bound[0].as(ClassObject.self)?.instanceKind = .module
      return bound[0]
    },
    Builtin(
      "_has_members(layer, value, /)",
      "False when a layer has no parameter, buffer or layer yet and the value can be none: then there is nothing to look after."
    ) { bound, _ throws(Raise) in
      guard bound[1].heapObject == nil, let layer = bound[0].as(InstanceObject.self) else { return .bool(true) }
      return .bool(!["_parameters", "_buffers", "_modules"].allSatisfy { layer.attributes[$0]?.isEmptyDict ?? false })
    },
    Builtin("_unsupported(what, /)", "Refuses what the library has and its imitation lacks.") {
      bound, interpreter throws(Raise) in
      throw .unsupported("\(try interpreter.text(of: bound[0])) is not part of the lesson language")
    },
    Builtin("get_num_threads()", "How many threads an operation may use.") { _, interpreter throws(Raise) in
      .int(interpreter.torch.context.threadCount)
    },
    .torch("promote_types(ScalarType type1, ScalarType type2)", doc: "The smallest dtype that both fit into.") {
      a throws(TensorError) in
      guard let first = a.dtype(0), let second = a.dtype(1) else { throw TensorError(.type, "expected two dtypes") }
      return first.promoted(with: second)
    },
    .torch("can_cast(ScalarType from_, ScalarType to)", doc: "Whether a result of one dtype may be stored in another.")
    {
      a throws(TensorError) in
      guard let from = a.dtype(0), let to = a.dtype(1) else { throw TensorError(.type, "expected two dtypes") }
      return from.canCast(to: to)
    },
    .torch(
      "result_type(Tensor tensor, Tensor other)", "result_type(Scalar scalar, Tensor tensor)",
      "result_type(Tensor tensor, Scalar other)", "result_type(Scalar scalar1, Scalar scalar2)",
      doc: "The dtype that arithmetic on both gives."
    ) { a throws(TensorError) in
      Tensor.resultType(try a.operand(0), try a.operand(1), default: a.context.defaultDType)
    },
  ]

  private static func setPrintOptions(_ a: TorchCall) throws(TensorError) {
    var options = a.state.printOptions
    if let profile = a.string(4), let preset = PrintOptions(profile: profile) { options = preset }
    if let precision = try a.optionalInt(0) { options.precision = precision }
    if let threshold = try a.optionalDouble(1) { options.threshold = threshold }
    if let edgeItems = try a.optionalInt(2) { options.edgeItems = edgeItems }
    if let lineWidth = try a.optionalInt(3) { options.lineWidth = lineWidth }
    options.scientific = a.optionalBool(5)
    a.state.printOptions = options
  }

  private static func constant(_ name: String, _ dtype: DType) -> BuiltinModule.Constant {
    (name: name, value: { interpreter throws(Raise) in .object(interpreter.torch.object(dtype)) })
  }

  private static func constant(_ name: String, _ kind: NamedConstantObject.Kind) -> BuiltinModule.Constant {
    (name: name, value: { interpreter throws(Raise) in .object(interpreter.torch.constant(name, kind)) })
  }

  private static func constant(
    _ name: String, _ value: @escaping @Sendable (Interpreter) throws(Raise) -> Value
  ) -> BuiltinModule.Constant {
    (name: name, value: value)
  }

  private static let shorthands: [(String, DType)] = [
    ("float", .float32), ("double", .float64), ("half", .float16), ("int", .int32), ("long", .int64), ("short", .int16),
  ]

  static let constants: [BuiltinModule.Constant] =
    DType.allCases.map { constant($0.name, $0) }
    + shorthands.map { constant($0.0, $0.1) }
    + [
      constant("strided", .layout),
      constant("contiguous_format", .memoryFormat),
      constant("preserve_format", .memoryFormat),
      constant("channels_last", .memoryFormat),
      constant("channels_last_3d", .memoryFormat),
      constant("pi") { _ throws(Raise) in .float(.pi) }, constant("e") { _ throws(Raise) in .float(2.718281828459045) },
      constant("inf") { _ throws(Raise) in .float(.infinity) }, constant("nan") { _ throws(Raise) in .float(.nan) },
      constant("newaxis") { _ throws(Raise) in .none },
      constant("__version__") { _ throws(Raise) in .string("2.13.0+cpu") },
    ]
}

extension Tensor {
  /// `torch.result_type`: what `a + b` would have.
  fileprivate static func resultType(_ a: Operand, _ b: Operand, default defaultDType: DType) -> DType {
    func rank(_ operand: Operand) -> (priority: Int, dtype: DType) {
      switch operand {
      case .tensor(let tensor): (tensor.dim > 0 ? 2 : 1, tensor.dtype)
      case .scalar(let scalar): (0, scalar.dtype(default: defaultDType))
      }
    }
    let (first, second) = (rank(a), rank(b))
    if first.priority == second.priority { return first.dtype.promoted(with: second.dtype) }
    let (high, low) = first.priority > second.priority ? (first.dtype, second.dtype) : (second.dtype, first.dtype)
    return low.category > high.category ? high.promoted(with: low) : high
  }
}

extension Value {
  fileprivate var isEmptyDict: Bool { if case .dict(let dict) = self { dict.table.count == 0 } else { false } }
}

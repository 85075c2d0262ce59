import Evaluation
import Tensors

/// The builtin types of the library.
enum TorchClasses {
  static let all: [BuiltinClass] =
    [tensor, parameter, size, dtype, device, finfo, iinfo, Random.generatorClass]
    + ["torch.layout", "torch.memory_format"].map { BuiltinClass($0, "A name for an arrangement of memory.") }
    + returnTypes + legacyTensors

  private static let tensor = BuiltinClass(
    "torch.Tensor", "An array of numbers of one dtype, in any number of dimensions.",
    constructor: legacyConstructor("Tensor", .float32), methods: tensorMethods, properties: properties)

  /// Functions that are methods too, then what only exists as a method.
  private static let tensorMethods: [Builtin] =
    Elementwise.functions + Elementwise.inPlaceMethods + Arithmetic.functions + Arithmetic.inPlaceMethods
    + Reductions.functions + Shapes.functions + Shapes.methods + Conversions.methods + Creation.methods
    + Joining.shared + Joining.methods + Choosing.shared + Choosing.methods + Ordering.shared + Ordering.methods
    + Products.shared + Products.methods + Random.methods + [softmax("softmax"), softmax("log_softmax")]

  /// `softmax` and `log_softmax` as PyTorch compiles them.
  static func softmax(_ name: String) -> Builtin {
    let isLogarithmic = name == "log_softmax"
    return .torch(
      "\(name)(Tensor input, int dim, ScalarType? dtype=None, *, Tensor out=None)",
      doc: isLogarithmic ? "The logarithm of `softmax`." : "Positive numbers that sum to 1 along `dim`."
    ) { a throws(TensorError) in
      let input = try a.tensor(0)
      return isLogarithmic
        ? try input.logSoftmax(a.int(1), dtype: a.dtype(2)) : try input.softmax(a.int(1), dtype: a.dtype(2))
    }
  }

  private static func property(
    _ name: String, _ documentation: String,
    _ body: @escaping @Sendable (TensorObject, Interpreter) throws(TensorError) -> Value
  ) -> Builtin {
    Builtin("\(name)(self, /)", documentation) { bound, interpreter throws(Raise) in
      guard let object = bound[0].tensorObject else { return .none }
      return try interpreter.tensors { () throws(TensorError) in try body(object, interpreter) }
    }
  }

  /// A property that shows the elements in another order.
  private static func view(
    _ name: String, _ documentation: String, _ body: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> Builtin {
    Builtin("\(name)(self, /)", documentation) { bound, interpreter throws(Raise) in
      guard let object = bound[0].tensorObject else { return .none }
      try interpreter.checkGradients(object.requiresGrad, of: object.tensor)
      return interpreter.value(try interpreter.tensors { () throws(TensorError) in try body(object.tensor) })
    }
  }

  private static let properties: [Builtin] = [
    property("shape", "The size of each dimension.") { t, _ in .tuple(SizeObject(t.tensor.shape)) },
    property("dtype", "The type of the elements.") { t, i in .object(i.torch.object(t.tensor.dtype)) },
    property("device", "Where the tensor is.") { _, _ in .object(DeviceObject()) },
    property("layout", "How the elements are arranged.") { _, i in .object(i.torch.constant("strided", .layout)) },
    property("ndim", "How many dimensions there are.") { t, _ in .int(t.tensor.dim) },
    property("itemsize", "Bytes of one element.") { t, _ in .int(t.tensor.dtype.size) },
    property("nbytes", "Bytes of all elements.") { t, _ in .int(t.tensor.count &* t.tensor.dtype.size) },
    view("T", "All dimensions in reverse.") { t throws(TensorError) in t.reversed },
    view("mT", "The last two dimensions exchanged.") { t throws(TensorError) in try t.matrixTransposed() },
    view("H", "A matrix transposed.") { t throws(TensorError) in try t.hermitian() },
    view("mH", "The last two dimensions exchanged.") { t throws(TensorError) in try t.matrixTransposed() },
    property("data", "The same elements, outside the record of gradients.") { t, i in i.value(t.tensor) },
    property("real", "The tensor itself, since it is real.") { t, _ in .object(t) },
    property("requires_grad", "Whether gradients are asked for.") { t, _ in .bool(t.requiresGrad) },
    property("grad", "The gradient, when there is one.") { t, _ in t.gradient },
    property("grad_fn", "The operation that made the tensor, when it is recorded.") { _, _ in .none },
    property("is_leaf", "Whether the tensor was not made by a recorded operation.") { _, _ in .bool(true) },
    property("is_cuda", "False: the tensor is on the CPU.") { _, _ in .bool(false) },
    property("is_sparse", "False: every element is stored.") { _, _ in .bool(false) },
    property("is_quantized", "False: elements are numbers.") { _, _ in .bool(false) },
    property("names", "Names of dimensions, which there are not.") { t, _ in
      .tuple([Value](repeating: .none, count: t.tensor.dim))
    },
    property("_version", "How often the elements were written.") { t, _ in .int(t.tensor.storage.version) },
  ]

  private static let parameter = BuiltinClass(
    "torch.nn.parameter.Parameter", "A tensor that belongs to a module.", bases: ["torch.Tensor"],
    constructor: Builtin("Parameter(data=None, requires_grad=True)", dialect: .python, "A parameter of a module.") {
      bound, interpreter throws(Raise) in
      let tensor = try interpreter.tensors { () throws(TensorError) -> Tensor in
        if let tensor = bound[0].tensor { return tensor }
        return try Tensor.zeros([0], name: "empty", in: interpreter.torch.context)
      }
      let object = TensorObject(tensor, isParameter: true)
      if try interpreter.truth(of: bound[1]) {
        try interpreter.tensors { () throws(TensorError) in try object.requireGradient() }
      }
      return .object(object)
    })

  private static let size = BuiltinClass(
    "torch.Size", "The shape of a tensor: a tuple of ints.", bases: ["tuple"],
    constructor: Builtin("Size([iterable], /)", "The shape of a tensor, from an iterable of ints.") {
      bound, interpreter throws(Raise) in
      guard !bound[0].isUnbound else { return .tuple(SizeObject([])) }
      var shape: [Int] = []
      for (i, item) in try interpreter.items(of: bound[0]).enumerated() {
        guard item.isIndex || item.isPythonBool else {
          throw .typeError("torch.Size() takes an iterable of 'int' (item \(i) is '\(interpreter.typeName(of: item))')")
        }
        shape.append(try interpreter.index(of: item))
      }
      return .tuple(SizeObject(shape))
    },
    methods: [
      Builtin("numel(self, /)", "The product of the sizes.") { bound, _ throws(Raise) in
        var product = 1
        for item in bound[0].sequenceItems ?? [] {
          if case .int(let size) = item { product &*= size }
        }
        return .int(product)
      }
    ])

  private static let dtype = BuiltinClass("torch.dtype", "The type of a tensor's elements.")

  private static let device = BuiltinClass(
    "torch.device", "Where a tensor is.",
    constructor: Builtin("device(type, index=None)", dialect: .python, "A device from its name.") {
      bound, interpreter throws(Raise) in
      guard case .string(let text) = bound[0] else {
        if bound[0].heapObject is DeviceObject { return bound[0] }
        throw .typeError(
          "device(): argument 'type' (position 1) must be str, not \(interpreter.typeName(of: bound[0]))")
      }
      let parsed = try interpreter.tensors { () throws(TensorError) in try DeviceObject(parsing: text.value) }
      if case .int(let index) = bound[1] { return .object(DeviceObject(parsed.type, index: index)) }
      return .object(parsed)
    })

  private static let finfo = BuiltinClass(
    "torch.finfo", "The limits of a floating dtype.",
    constructor: Builtin("finfo(type=None, /)", "The limits of a floating dtype.") { bound, interpreter throws(Raise) in
      let dtype = bound[0].isNone ? interpreter.torch.context.defaultDType : bound[0].dtype(in: interpreter)
      guard let dtype, let limits = dtype.floatLimits else {
        throw .typeError("torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")
      }
      return .object(LimitsObject(limits, dtype))
    })

  private static let iinfo = BuiltinClass(
    "torch.iinfo", "The limits of an integer dtype.",
    constructor: Builtin("iinfo(type, /)", "The limits of an integer dtype.") { bound, interpreter throws(Raise) in
      guard let dtype = bound[0].dtype(in: interpreter), let limits = dtype.integerLimits else {
        throw .typeError("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
      }
      return .object(LimitsObject(limits, dtype))
    })

  private static let returnTypes = [
    "max", "min", "aminmax", "sort", "topk", "kthvalue", "median", "nanmedian", "mode", "cummax", "cummin",
  ].map { BuiltinClass("torch.return_types.\($0)", "The results of `torch.\($0)`, by name.", bases: ["tuple"]) }

  // MARK: Legacy constructors

  private static let legacyTensors =
    [DType.float32, .float64, .float16, .int64, .int32, .int16, .int8, .uint8, .bool].map { dtype in
      BuiltinClass(
        "torch.\(dtype.tensorTypeName)", "The old constructor of \(dtype.name) tensors.",
        constructor: legacyConstructor(dtype.tensorTypeName, dtype))
    }

  /// `torch.FloatTensor(2, 3)` makes a shape, `torch.FloatTensor([1, 2])` takes data.
  private static func legacyConstructor(_ name: String, _ dtype: DType) -> Builtin {
    Builtin("\(name)(*data)", dialect: .python, "A \(dtype.name) tensor of a shape, or of a list of numbers.") {
      bound, interpreter throws(Raise) in
      let items = bound[0].sequenceItems ?? []
      let sizes = items.count == 1 ? items[0].as(SizeObject.self)?.items ?? items : items
      if sizes.allSatisfy(\.isIndex) {
        var shape: [Int] = []
        for size in sizes { shape.append(try interpreter.index(of: size)) }
        return interpreter.value(
          try interpreter.tensors { () throws(TensorError) in
            try Tensor.zeros(items.isEmpty ? [0] : shape, dtype: dtype, name: "empty", in: interpreter.torch.context)
          })
      }
      guard items.count == 1 else {
        throw .typeError("new(): data must be a sequence (got \(interpreter.typeName(of: items[0])))")
      }
      guard items[0].sequenceItems != nil || items[0].isTensor else {
        throw .typeError("new(): data must be a sequence (got \(interpreter.typeName(of: items[0])))")
      }
      return interpreter.value(try interpreter.tensor(from: items[0], dtype: dtype))
    }
  }
}

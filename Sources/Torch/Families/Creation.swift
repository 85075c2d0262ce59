import Evaluation
import Tensors

/// Tensors out of nothing, out of numbers, and like another tensor.
enum Creation {
  /// What every factory takes after its own parameters.
  static let options =
    "ScalarType dtype=None, Layout layout=None, Device device=None, bool pin_memory=False, bool requires_grad=False"

  static let functions: [Builtin] =
    [
      .torchRaising(
        "tensor(Object data, *, ScalarType dtype=None, Device device=None, bool requires_grad=False, "
          + "bool pin_memory=False, Object names=None)",
        doc: "A new tensor with a copy of `data`: a number, or lists of numbers nested like the tensor's dimensions."
      ) { a throws(Raise) in
        try a.interpreter.tensors { () throws(TensorError) in
          try a.checkDevice(2)
          try a.checkPinning(4)
        }
        let tensor = try a.interpreter.tensor(from: a[0], dtype: a.dtype(1))
        return try a.made(tensor, requiresGrad: 3)
      },
      .torchRaising(
        "as_tensor(Object data, *, ScalarType dtype=None, Device device=None)",
        doc: "`data` as a tensor, without a copy when it already is one."
      ) { a throws(Raise) in
        try a.interpreter.tensors { () throws(TensorError) in try a.checkDevice(2) }
        if let object = a[0].tensorObject, a.dtype(1) == nil || a.dtype(1) == object.tensor.dtype { return a[0] }
        return a.interpreter.value(try a.interpreter.tensor(from: a[0], dtype: a.dtype(1)))
      },
      .torch("zeros(int[] size, *, Tensor out=None, \(options))", doc: "A tensor of zeros.") {
        a throws(TensorError) in
        try a.made(Tensor.zeros(a.ints(0), dtype: a.dtype(2), in: a.context), device: 4, requiresGrad: 6)
      },
      .torch("ones(int[] size, *, Tensor out=None, \(options))", doc: "A tensor of ones.") { a throws(TensorError) in
        try a.made(Tensor.ones(a.ints(0), dtype: a.dtype(2), in: a.context), device: 4, requiresGrad: 6)
      },
      .torch(
        "empty(int[] size, *, MemoryFormat memory_format=None, Tensor out=None, \(options))",
        doc: "A tensor whose elements mean nothing yet (zeros here, so that lessons repeat)."
      ) { a throws(TensorError) in
        if a.memoryFormat(1) == "preserve_format" { throw TensorError(.runtime, "unsupported memory format Preserve") }
        let result = try Tensor.zeros(a.ints(0), dtype: a.dtype(3), name: "empty", in: a.context)
        return try a.made(a.arranged(result, 1), device: 5, requiresGrad: 7)
      },
      .torch(
        "full(int[] size, Scalar fill_value, *, Tensor out=None, \(options))", doc: "A tensor of one value throughout."
      ) { a throws(TensorError) in
        try a.made(
          Tensor.full(a.ints(0), a.scalar(1), dtype: a.dtype(3), in: a.context), device: 5, requiresGrad: 7)
      },
      .torch(
        "arange(Scalar end, *, Tensor out=None, \(options))", "arange(Scalar start, Scalar end, *, \(options))",
        "arange(Scalar start, Scalar end, Scalar step=1, *, Tensor out=None, \(options))",
        doc: "The numbers from `start` up to but not including `end`, `step` apart."
      ) { a throws(TensorError) in try arange(a) },
      .torch(
        "linspace(Tensor start, Tensor end, int steps, *, Tensor out=None, \(options))",
        "linspace(Scalar start, Tensor end, int steps, *, Tensor out=None, \(options))",
        "linspace(Tensor start, Scalar end, int steps, *, Tensor out=None, \(options))",
        "linspace(Scalar start, Scalar end, int steps, *, Tensor out=None, \(options))",
        doc: "`steps` numbers evenly spaced from `start` to `end`, both included."
      ) { a throws(TensorError) in
        try a.made(
          Tensor.linspace(a.scalar(0), a.scalar(1), steps: a.int(2), dtype: a.dtype(4), in: a.context), device: 6,
          requiresGrad: 8)
      },
      .torch(
        "logspace(Scalar start, Scalar end, int steps, float base=10.0, *, Tensor out=None, \(options))",
        doc: "`steps` powers of `base`, their exponents evenly spaced."
      ) { a throws(TensorError) in
        try a.made(
          Tensor.logspace(
            a.scalar(0), a.scalar(1), steps: a.int(2), base: a.double(3), dtype: a.dtype(5), in: a.context),
          device: 7, requiresGrad: 9)
      },
      .torch(
        "eye(int n, *, Tensor out=None, \(options))", "eye(int n, int m, *, Tensor out=None, \(options))",
        doc: "Ones on the diagonal, zeros elsewhere."
      ) { a throws(TensorError) in
        let shift = a.overload
        return try a.made(
          Tensor.eye(a.int(0), shift == 1 ? a.int(1) : nil, dtype: a.dtype(2 + shift), in: a.context),
          device: 4 + shift, requiresGrad: 6 + shift)
      },
    ] + likes

  private static func arange(_ a: TorchCall) throws(TensorError) -> Value {
    switch a.overload {
    case 0:
      try a.made(Tensor.arange(0, a.scalar(0), dtype: a.dtype(2), in: a.context), device: 4, requiresGrad: 6)
    case 1:
      try a.made(
        Tensor.arange(a.scalar(0), a.scalar(1), dtype: a.dtype(2), in: a.context), device: 4, requiresGrad: 6)
    default:
      try a.made(
        Tensor.arange(a.scalar(0), a.scalar(1), step: a.scalar(2), dtype: a.dtype(4), in: a.context), device: 6,
        requiresGrad: 8)
    }
  }

  static let likeOptions =
    "*, MemoryFormat memory_format=None, ScalarType dtype=None, Layout layout=None, Device device=None, "
    + "bool pin_memory=False, bool requires_grad=False"

  private static let likes: [Builtin] = [
    .torch(
      "zeros_like(Tensor input, \(likeOptions))", doc: "Zeros in the shape and dtype of another tensor.",
      isRecorded: false
    ) {
      a throws(TensorError) in
      try a.made(a.arranged(a.tensor(0).fullLike(0, dtype: a.dtype(2)), 1), device: 4, requiresGrad: 6)
    },
    .torch(
      "ones_like(Tensor input, \(likeOptions))", doc: "Ones in the shape and dtype of another tensor.",
      isRecorded: false
    ) {
      a throws(TensorError) in
      try a.made(a.arranged(a.tensor(0).fullLike(1, dtype: a.dtype(2)), 1), device: 4, requiresGrad: 6)
    },
    .torch(
      "empty_like(Tensor input, \(likeOptions))", doc: "As `empty`, in the shape and dtype of another tensor.",
      isRecorded: false
    ) {
      a throws(TensorError) in
      try a.made(a.arranged(a.tensor(0).fullLike(0, dtype: a.dtype(2)), 1), device: 4, requiresGrad: 6)
    },
    .torch(
      "full_like(Tensor input, Scalar fill_value, \(likeOptions))",
      doc: "One value throughout, in the shape and dtype of another tensor.", isRecorded: false
    ) { a throws(TensorError) in
      try a.made(a.arranged(a.tensor(0).fullLike(a.scalar(1), dtype: a.dtype(3)), 2), device: 5, requiresGrad: 7)
    },
  ]

  /// Methods that make a tensor of the same dtype as theirs.
  static let methods: [Builtin] = [
    .torch("new_zeros(Tensor input, int[] size, *, \(options))", doc: "Zeros of this dtype.", isRecorded: false) {
      a throws(TensorError) in
      try a.made(
        Tensor.zeros(a.ints(1), dtype: a.dtype(2, orOf: 0), in: a.context), device: 4, requiresGrad: 6)
    },
    .torch("new_ones(Tensor input, int[] size, *, \(options))", doc: "Ones of this dtype.", isRecorded: false) {
      a throws(TensorError) in
      try a.made(
        Tensor.ones(a.ints(1), dtype: a.dtype(2, orOf: 0), in: a.context), device: 4, requiresGrad: 6)
    },
    .torch(
      "new_empty(Tensor input, int[] size, *, \(options))", doc: "As `torch.empty`, of this dtype.", isRecorded: false
    ) {
      a throws(TensorError) in
      try a.made(
        Tensor.zeros(a.ints(1), dtype: a.dtype(2, orOf: 0), in: a.context), device: 4, requiresGrad: 6)
    },
    .torch(
      "new_full(Tensor input, int[] size, Scalar fill_value, *, \(options))",
      doc: "One value throughout, of this dtype.", isRecorded: false
    ) { a throws(TensorError) in
      try a.made(
        Tensor.full(a.ints(1), a.scalar(2), dtype: a.dtype(3, orOf: 0), in: a.context), device: 5,
        requiresGrad: 7)
    },
    .torchRaising(
      "new_tensor(Tensor input, Object data, *, ScalarType dtype=None, Device device=None, bool requires_grad=False)",
      doc: "A new tensor with a copy of `data`, of this dtype."
    ) { a throws(Raise) in
      let dtype = try a.interpreter.tensors { () throws(TensorError) in
        try a.checkDevice(3)
        return try a.dtype(2, orOf: 0)
      }
      return try a.made(try a.interpreter.tensor(from: a[1], dtype: dtype), requiresGrad: 4)
    },
  ]
}

extension TorchCall {
  /// A new tensor as a value, after a look at `device` and `requires_grad`.
  func made(_ tensor: Tensor, device: Int, requiresGrad: Int) throws(TensorError) -> Value {
    try checkDevice(device)
    if requiresGrad == device + 2 { try checkPinning(device + 1) }
    let object = TensorObject(tensor)
    if bool(requiresGrad) { try object.requireGradient() }
    return .object(object)
  }

  /// `pin_memory`: there is no accelerator to pin memory for.
  func checkPinning(_ index: Int) throws(TensorError) {
    guard bool(index) else { return }
    throw TensorError(
      .runtime,
      "pin_memory=True requires a CUDA or other accelerator backend; "
        + "no pinned memory allocator is available on this system.")
  }

  func made(_ tensor: Tensor, requiresGrad: Int) throws(Raise) -> Value {
    let object = TensorObject(tensor)
    if bool(requiresGrad) { try interpreter.tensors { () throws(TensorError) in try object.requireGradient() } }
    return .object(object)
  }
}

extension TensorObject {
  /// `requires_grad=True` of a factory.
  func requireGradient() throws(TensorError) {
    guard tensor.dtype.isFloating else {
      throw TensorError(.runtime, "Only Tensors of floating point and complex dtype can require gradients")
    }
    requiresGrad = true
  }
}

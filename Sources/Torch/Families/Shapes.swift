import Evaluation
import Tensors

/// Views: the same elements under another shape, order or stride.
enum Shapes {
  /// As functions and as methods.
  static let functions: [Builtin] = [
    .torch("reshape(Tensor input, int[] shape)", doc: "The same elements in another shape; one size may be −1.") {
      a throws(TensorError) in try a.tensor(0).reshaped(to: a.ints(1))
    },
    .torch(
      "flatten(Tensor input, int start_dim=0, int end_dim=-1)",
      doc: "The dimensions from `start_dim` to `end_dim` as one."
    ) { a throws(TensorError) in try a.tensor(0).flattened(from: a.int(1), to: a.int(2)) },
    .torch("ravel(Tensor input)", doc: "One dimension.") { a throws(TensorError) in try a.tensor(0).raveled() },
    .torch("unflatten(Tensor input, int dim, int[] sizes)", doc: "One dimension as several.") { a throws(TensorError) in
      try a.tensor(0).unflattened(a.int(1), sizes: a.ints(2))
    },
    .torch(
      "squeeze(Tensor input)", "squeeze(Tensor input, int dim)", "squeeze(Tensor input, int[] dim)",
      doc: "Without dimensions of size 1."
    ) { a throws(TensorError) in try squeezed(a) },
    .torch("unsqueeze(Tensor input, int dim)", doc: "With a new dimension of size 1.") { a throws(TensorError) in
      try a.tensor(0).unsqueezed(a.int(1))
    },
    .torch("transpose(Tensor input, int dim0, int dim1)", doc: "Two dimensions exchanged.") { a throws(TensorError) in
      try a.tensor(0).transposed(a.int(1), a.int(2))
    },
    .torch("swapaxes(Tensor input, int axis0, int axis1)", doc: "The same as `transpose`.") { a throws(TensorError) in
      try a.tensor(0).transposed(a.int(1), a.int(2))
    },
    .torch("swapdims(Tensor input, int dim0, int dim1)", doc: "The same as `transpose`.") { a throws(TensorError) in
      try a.tensor(0).transposed(a.int(1), a.int(2))
    },
    .torch("t(Tensor input)", doc: "A matrix transposed.") { a throws(TensorError) in try a.tensor(0).t() },
    .torch("adjoint(Tensor input)", doc: "The last two dimensions exchanged.") { a throws(TensorError) in
      try a.tensor(0).matrixTransposed()
    },
    .torch("permute(Tensor input, int[] dims)", doc: "Dimensions in another order.") { a throws(TensorError) in
      try a.tensor(0).permuted(a.ints(1))
    },
    .torch(
      "movedim(Tensor input, int source, int destination)", "movedim(Tensor input, int[] source, int[] destination)",
      doc: "Dimensions moved elsewhere, the others in their order."
    ) { a throws(TensorError) in try a.tensor(0).movedDims(a.ints(1), to: a.ints(2)) },
    .torch(
      "moveaxis(Tensor input, int source, int destination)", "moveaxis(Tensor input, int[] source, int[] destination)",
      doc: "The same as `movedim`."
    ) { a throws(TensorError) in try a.tensor(0).movedDims(a.ints(1), to: a.ints(2)) },
    .torch("broadcast_to(Tensor input, int[] size)", doc: "Repeated along dimensions of size 1, without a copy.") {
      a throws(TensorError) in try a.tensor(0).expanded(to: a.ints(1))
    },
    .torch("select(Tensor input, int dim, int index)", doc: "One slice of a dimension, which disappears.") {
      a throws(TensorError) in try a.tensor(0).selected(a.int(1), at: a.int(2))
    },
    .torch(
      "narrow(Tensor input, int dim, Tensor start, int length)", "narrow(Tensor input, int dim, int start, int length)",
      doc: "A stretch of a dimension."
    ) { a throws(TensorError) in try a.tensor(0).narrowed(a.int(1), from: a.int(2), count: a.int(3)) },
    .torch("diagonal(Tensor input, int offset=0, int dim1=0, int dim2=1)", doc: "A view of a diagonal.") {
      a throws(TensorError) in try a.tensor(0).diagonal(offset: a.int(1), a.int(2), a.int(3))
    },
    .torch("unbind(Tensor input, int dim=0)", doc: "All slices of a dimension, as a tuple.") { a throws(TensorError) in
      try a.tensor(0).unbound(a.int(1))
    },
    .torch(
      "as_strided(Tensor input, int[] size, int[] stride, int? storage_offset=None)",
      doc: "A view with a shape and strides of your own."
    ) { a throws(TensorError) in try a.tensor(0).asStrided(a.ints(1), a.ints(2), offset: a.optionalInt(3)) },
    .torch("clone(Tensor input, *, MemoryFormat? memory_format=None)", doc: "A copy.") { a throws(TensorError) in
      try a.arranged(a.tensor(0).cloned(), 1)
    },
    .torchRaising("detach(Tensor input)", doc: "The same elements, outside the record of gradients.") {
      a throws(Raise) in a[0].tensor.map { a.interpreter.value($0) } ?? a[0]
    },
    .torch("numel(Tensor input)", doc: "How many elements there are.") { a throws(TensorError) in try a.tensor(0).count
    },
    .torch("is_floating_point(Tensor input)", doc: "Whether the dtype is a floating one.") { a throws(TensorError) in
      try a.tensor(0).dtype.isFloating
    },
    .torch("is_complex(Tensor input)", doc: "Whether the dtype is complex; there are none here.") {
      _ throws(TensorError) in
      false
    },
    .torch("is_nonzero(Tensor input)", doc: "Whether the only element is not zero.") { a throws(TensorError) in
      try a.tensor(0).truth()
    },
  ]

  private static func squeezed(_ a: TorchCall) throws(TensorError) -> Tensor {
    a.overload == 0 ? try a.tensor(0).squeezed() : try a.tensor(0).squeezed(a.ints(1))
  }

  /// Only as functions: tensors have it as a property.
  static let functionsOnly: [Builtin] = [
    .torch("real(Tensor input)", doc: "The tensor itself, since it is real.") { a throws(TensorError) in a[0] }
  ]

  /// Only as methods.
  static let methods: [Builtin] = [
    .torch(
      "view(Tensor input, ScalarType dtype)", "view(Tensor input, int[] size)",
      doc: "The same memory in another shape or dtype."
    ) {
      a throws(TensorError) in
      if a.overload == 0, let dtype = a.dtype(1) { return try a.tensor(0).viewed(as: dtype) }
      return try a.tensor(0).viewed(as: a.ints(1))
    },
    .torch("view_as(Tensor input, Tensor other)", doc: "`view` in the shape of another tensor.") {
      a throws(TensorError) in
      try a.tensor(0).viewed(as: a.tensor(1).shape)
    },
    .torch("reshape_as(Tensor input, Tensor other)", doc: "`reshape` in the shape of another tensor.") {
      a throws(TensorError) in try a.tensor(0).reshaped(to: a.tensor(1).shape)
    },
    .torch(
      "expand(Tensor input, int[] size, *, bool implicit=False)",
      doc: "Repeated along dimensions of size 1, without a copy."
    ) {
      a throws(TensorError) in try a.tensor(0).expanded(to: a.ints(1))
    },
    .torch("expand_as(Tensor input, Tensor other)", doc: "`expand` to the shape of another tensor.") {
      a throws(TensorError) in try a.tensor(0).expanded(to: a.tensor(1).shape)
    },
    .torch("unfold(Tensor input, int dimension, int size, int step)", doc: "All windows along a dimension, as a view.")
    {
      a throws(TensorError) in try a.tensor(0).unfolded(a.int(1), size: a.int(2), step: a.int(3))
    },
    .torch("contiguous(Tensor input, *, MemoryFormat memory_format=None)", doc: "Itself, or a copy in row-major order.")
    {
      a throws(TensorError) in
      let tensor = try a.tensor(0)
      let result = a.isGiven(1) ? try a.arranged(tensor, 1) : try tensor.contiguous()
      return result.storage === tensor.storage ? a[0] : a.interpreter.value(result)
    },
    .torch(
      "is_contiguous(Tensor input, *, MemoryFormat memory_format=None)", doc: "Whether elements lie in row-major order."
    ) {
      a throws(TensorError) in
      let tensor = try a.tensor(0)
      switch a.memoryFormat(1) {
      case "channels_last": return tensor.dim == 4 ? try tensor.movedBack().isContiguous : false
      case "channels_last_3d": return tensor.dim == 5 ? try tensor.movedBack().isContiguous : false
      default: return tensor.isContiguous
      }
    },
    .torch("size(Tensor input)", "size(Tensor input, int dim)", doc: "The shape, or the size of one dimension.") {
      a throws(TensorError) in
      let tensor = try a.tensor(0)
      return a.overload == 0 ? .tuple(SizeObject(tensor.shape)) : Value.int(try tensor.size(a.int(1)))
    },
    .torch("stride(Tensor input)", "stride(Tensor input, int dim)", doc: "How far apart in memory neighbours lie.") {
      a throws(TensorError) in
      let tensor = try a.tensor(0)
      guard a.overload == 1 else { return Value.tuple(tensor.layout.strides.map { .int($0) }) }
      return .int(tensor.layout.strides[try Layout.wrap(a.int(1), rank: tensor.dim)])
    },
    .torch("dim(Tensor input)", doc: "How many dimensions there are.") { a throws(TensorError) in try a.tensor(0).dim },
    .torch("ndimension(Tensor input)", doc: "The same as `dim`.") { a throws(TensorError) in try a.tensor(0).dim },
    .torch("nelement(Tensor input)", doc: "The same as `numel`.") { a throws(TensorError) in try a.tensor(0).count },
    .torch("element_size(Tensor input)", doc: "Bytes of one element.") { a throws(TensorError) in
      try a.tensor(0).dtype.size
    },
    .torch("storage_offset(Tensor input)", doc: "Where in its storage the first element is.") { a throws(TensorError) in
      try a.tensor(0).layout.offset
    },
    .torch("data_ptr(Tensor input)", doc: "The address of the first element.") { a throws(TensorError) in
      let tensor = try a.tensor(0)
      return Int(bitPattern: tensor.storage.bytes) + tensor.layout.offset * tensor.dtype.size
    },
    .torch("get_device(Tensor input)", doc: "−1: the tensor is on the CPU.") { _ throws(TensorError) in -1 },
    replacing("squeeze_(Tensor input)", "squeeze_(Tensor input, int dim)", "squeeze_(Tensor input, int[] dim)") {
      a throws(TensorError) in try squeezed(a)
    },
    replacing("unsqueeze_(Tensor input, int dim)") { a throws(TensorError) in try a.tensor(0).unsqueezed(a.int(1)) },
    replacing("transpose_(Tensor input, int dim0, int dim1)") { a throws(TensorError) in
      try a.tensor(0).transposed(a.int(1), a.int(2))
    },
    replacing("t_(Tensor input)") { a throws(TensorError) in try a.tensor(0).t() },
    .torchRaising("detach_(Tensor input)", doc: "Takes the tensor out of the record of gradients.") {
      a throws(Raise) in
      a[0].tensorObject?.requiresGrad = false
      return a[0]
    },
  ]

  /// A method that gives its tensor another layout.
  private static func replacing(
    _ signatures: String..., body: @escaping @Sendable (TorchCall) throws(TensorError) -> Tensor
  ) -> Builtin {
    let name = signatures[0].prefix { $0 != "(" }.dropLast()
    return .torch(signatures: signatures, doc: "`\(name)` in place.") { a throws(TensorError) in
      a[0].tensorObject?.tensor = try body(a)
      return a[0]
    }
  }
}

/// One part of what stands between the brackets of `x[…]`.
public enum IndexItem {
  /// `2`
  case int(Int)
  /// `start:stop:step`
  case slice(start: Int?, stop: Int?, step: Int?)
  /// `None`
  case newAxis
  /// `...`
  case ellipsis
  /// `True`
  case bool(Bool)
  /// A tensor, or a list made into one.
  case tensor(Tensor)
}

extension IndexItem {
  /// How many dimensions of the indexed tensor it consumes.
  fileprivate var consumed: Int {
    switch self {
    case .int, .slice: 1
    case .newAxis, .ellipsis, .bool: 0
    case .tensor(let tensor): tensor.dtype.isMask ? tensor.dim : 1
    }
  }
}

extension DType {
  /// bool, and uint8 as it once was.
  var isMask: Bool { self == .bool || self == .uint8 }

  var isIndex: Bool { self == .int64 || self == .int32 }
}

/// A view that basic indexing made, and the index tensors still to be applied to its dimensions (nil where there is
/// none).
struct SlicedTensor {
  var view: Tensor
  var indices: [Tensor?] = []

  /// - Parameter isTuple: whether the items came as a tuple; one item alone has its own message for 0 dimensions.
  init(_ tensor: Tensor, _ items: [IndexItem], isTuple: Bool) throws(TensorError) {
    view = tensor
    let consumed = items.reduce(0) { $0 + $1.consumed }
    if !isTuple && tensor.dim == 0 { try Self.checkScalar(items) }
    guard consumed <= tensor.dim else {
      throw .index("too many indices for tensor of dimension \(tensor.dim)")
    }
    var dim = 0
    for (place, item) in items.enumerated() { try apply(item, place, at: &dim, hidden: tensor.dim - consumed) }
  }

  private static func checkScalar(_ items: [IndexItem]) throws(TensorError) {
    switch items.first {
    case .int:
      throw .index(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim "
          + "tensor to a number")
    case .slice: throw .index("slice() cannot be applied to a 0-dim tensor.")
    default: return
    }
  }

  /// - Parameters:
  ///   - place: of the item in the tuple, which is what messages call its dimension.
  ///   - hidden: the dimensions that an ellipsis stands for.
  private mutating func apply(_ item: IndexItem, _ place: Int, at dim: inout Int, hidden: Int) throws(TensorError) {
    switch item {
    case .int(let index): try select(index, place, at: dim)
    case .slice(let start, let stop, let step):
      view = try view.sliced(dim, start: start, stop: stop, step: step)
      dim += 1
    case .newAxis:
      view = view.view(view.layout.unsqueezed(dim))
      dim += 1
    case .ellipsis: dim += hidden
    case .bool(let value): try insert(value, at: &dim)
    case .tensor(let tensor): try apply(tensor, place, at: &dim)
    }
  }

  private mutating func select(_ index: Int, _ place: Int, at dim: Int) throws(TensorError) {
    let size = view.shape[dim]
    guard index >= -size && index < size else {
      throw .index("index \(index) is out of bounds for dimension \(place) with size \(size)")
    }
    view = view.window(view.layout.selecting(dim, at: index < 0 ? index + size : index))
  }

  /// `True` is a new dimension of size 1, `False` one of size 0.
  private mutating func insert(_ value: Bool, at dim: inout Int) throws(TensorError) {
    view = view.view(view.layout.unsqueezed(dim))
    record(try Tensor.indices(value ? [0] : [], in: view.context), at: &dim)
  }

  private mutating func apply(_ tensor: Tensor, _ place: Int, at dim: inout Int) throws(TensorError) {
    guard tensor.dim == 0, tensor.dtype.isIntegral(includingBool: true) else {
      guard tensor.dtype.isMask || tensor.dtype.isIndex else {
        throw .index("tensors used as indices must be long, int, byte or bool tensors")
      }
      record(tensor, at: &dim)
      if tensor.dtype.isMask { dim += tensor.dim - 1 }
      return
    }
    let value = tensor.element(at: tensor.layout.offset)
    if tensor.dtype.isMask {
      try insert(!value.isZero, at: &dim)
    } else {
      try select(value.int, place, at: dim)
    }
  }

  private mutating func record(_ tensor: Tensor, at dim: inout Int) {
    while indices.count < dim { indices.append(nil) }
    indices.append(tensor)
    if tensor.dtype.isMask { for _ in 1..<max(tensor.dim, 1) { indices.append(nil) } }
    dim += 1
  }
}

extension Tensor {
  /// A Python slice along `dim`.
  /// - Throws: ValueError for a step that is not positive.
  func sliced(_ dim: Int, start: Int?, stop: Int?, step: Int?) throws(TensorError) -> Tensor {
    let step = step ?? 1
    guard step != 0 else { throw .value("slice step cannot be zero") }
    guard step > 0 else { throw .value("step must be greater than zero") }
    return try sliced(dim, from: start ?? 0, to: stop ?? Int.max, by: step)
  }
}

/// A layout over shared storage. Copying the value copies no element: copies and views alias each other.
///
/// A Python object wraps one `Tensor`; operations that change a tensor's shape in place (`t_`, `squeeze_`) replace the
/// value it holds.
public struct Tensor {
  public let storage: Storage
  public let layout: Layout
  public let dtype: DType
  /// The layout of the tensor that this one was cut from by slicing or selecting; nil when it was not cut. The place
  /// of a window in its root follows from both layouts, since they share the storage.
  public let root: Layout?

  init(storage: Storage, layout: Layout, dtype: DType, root: Layout? = nil) {
    self.storage = storage
    self.layout = layout
    self.dtype = dtype
    self.root = root
  }

  public var shape: [Int] { layout.shape }
  public var dim: Int { layout.shape.count }
  /// How many elements there are.
  public var count: Int { layout.count }
  public var context: TensorContext { storage.context }
  public var isContiguous: Bool { layout.isContiguous }

  /// The size of one dimension, counted from the back when negative.
  public func size(_ dim: Int) throws(TensorError) -> Int {
    guard self.dim > 0 else {
      throw .index("Dimension specified as \(dim) but tensor has no dimensions")
    }
    return shape[try Layout.wrap(dim, rank: self.dim)]
  }

  /// Another layout over the same storage.
  func view(_ layout: Layout) -> Tensor {
    Tensor(storage: storage, layout: layout, dtype: dtype, root: root)
  }

  /// A view that was cut out of this tensor.
  func window(_ layout: Layout) -> Tensor {
    Tensor(storage: storage, layout: layout, dtype: dtype, root: root ?? self.layout)
  }
}

// MARK: - Making

extension Tensor {
  /// A new tensor with undefined elements, all of which the caller writes.
  init(uninitialized shape: [Int], dtype: DType, in context: TensorContext) throws(TensorError) {
    try self.init(shape: shape, dtype: dtype, zeroed: false, in: context)
  }

  /// A new tensor of zeros.
  public init(zeros shape: [Int], dtype: DType, in context: TensorContext) throws(TensorError) {
    try self.init(shape: shape, dtype: dtype, zeroed: true, in: context)
  }

  private init(shape: [Int], dtype: DType, zeroed: Bool, in context: TensorContext) throws(TensorError) {
    guard let count = Layout.checkedCount(shape), count <= Int.max / dtype.size else {
      throw .runtime("Storage size calculation overflowed with sizes=\(TensorError.text(shape))")
    }
    try context.announce(count)
    let storage = try Storage(byteCount: count * dtype.size, zeroed: zeroed, context: context)
    self.init(storage: storage, layout: Layout(contiguous: shape), dtype: dtype)
  }
}

// MARK: - Elements in memory

extension Tensor {
  /// The first element. Only for the dtype that `T` stands for.
  @inline(__always)
  func pointer<T: Element>(_: T.Type) -> UnsafeMutablePointer<T> {
    (storage.bytes + layout.offset &* MemoryLayout<T>.size).assumingMemoryBound(to: T.self)
  }

  /// Records a write, for `_version`.
  @inline(__always)
  func didWrite() { storage.version &+= 1 }
}

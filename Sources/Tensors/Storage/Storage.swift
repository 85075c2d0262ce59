import Glibc

/// The memory that one or more tensors share.
public final class Storage {
  /// The first byte; aligned to at least 16 bytes, to 64 when large.
  public let bytes: UnsafeMutableRawPointer
  public let byteCount: Int
  public let context: TensorContext
  /// Counts the writes (`Tensor._version`).
  public internal(set) var version = 0

  private static let alignment = 64
  /// An estimate of what a storage takes beside its bytes: itself, and what the allocator adds.
  private static let ownBytes = 128

  /// Allocates `byteCount` bytes.
  /// - Parameter zeroed: whether every byte must be zero; otherwise the content is undefined until it is written.
  /// - Throws: the limiter's refusal, or a runtime error when the system has no memory.
  init(byteCount: Int, zeroed: Bool, context: TensorContext) throws(TensorError) {
    let (total, overflow) = byteCount.addingReportingOverflow(Self.ownBytes)
    try context.limiter?.reserve(byteCount: overflow ? Int.max : total)
    guard let bytes = Self.allocate(byteCount, zeroed: zeroed) else {
      context.limiter?.release(byteCount: total)
      throw .runtime(
        "[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory: you tried to allocate "
          + "\(byteCount) bytes.")
    }
    self.bytes = bytes
    self.byteCount = byteCount
    self.context = context
  }

  deinit {
    free(bytes)
    context.limiter?.release(byteCount: byteCount + Self.ownBytes)
  }

  private static func allocate(_ byteCount: Int, zeroed: Bool) -> UnsafeMutableRawPointer? {
    let size = max(byteCount, 1)
    // calloc gets fresh pages from the system already zero, and touches none of them.
    if zeroed { return calloc(1, size) }
    return size < 4096 ? malloc(size) : aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment)
  }
}

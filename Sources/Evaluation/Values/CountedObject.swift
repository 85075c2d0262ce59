/// An object that holds no others but may be large: text, bytes, a big integer. Its memory is counted while it lives.
open class CountedObject: Object {
  private let countedBytes: Int

  /// An estimate of the object itself and of its allocation.
  private static let ownBytes = 64

  /// - Parameter size: of what it holds, in bytes.
  init(size: Int) {
    countedBytes = Meter.isOnThisThread ? size + Self.ownBytes : 0
    super.init()
    Meter.addOnThisThread(bytes: countedBytes)
  }

  deinit { Meter.addOnThisThread(bytes: -countedBytes) }
}

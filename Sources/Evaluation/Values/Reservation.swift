/// Memory of a chapter that one large object has taken, given back when the object goes.
public final class Reservation {
  private let meter: Meter
  private let bytes: Int

  public init(_ bytes: Int, in meter: Meter) throws(Raise) {
    try meter.reserve(bytes: bytes)
    self.meter = meter
    self.bytes = bytes
  }

  deinit { meter.release(bytes: bytes) }
}

/// The random numbers of `torch.manual_seed`: a Mersenne Twister (MT19937), and the second number of a pair of normal
/// ones that waits to be used.
public final class RandomGenerator {
  /// The seed it was last given (`torch.initial_seed()`).
  public private(set) var seed: UInt64
  private var state: [UInt32]
  private var position = RandomGenerator.size
  /// The normal number left over from the last pair.
  var waitingNormal: Double?

  private static var size: Int { 624 }
  private static var shift: Int { 397 }

  public init(seed: UInt64) {
    self.seed = seed
    state = Self.initialState(seed)
  }

  /// `manual_seed(seed)`.
  public func reseed(_ seed: UInt64) {
    self.seed = seed
    state = Self.initialState(seed)
    position = Self.size
    waitingNormal = nil
  }

  private static func initialState(_ seed: UInt64) -> [UInt32] {
    var state = [UInt32(truncatingIfNeeded: seed)]
    state.reserveCapacity(size)
    for i in 1..<size {
      let last = state[i - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(i))
    }
    return state
  }

  /// The next 32 bits.
  public func next() -> UInt32 {
    if position == Self.size { renew() }
    var y = state[position]
    position += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9D2C_5680
    y ^= (y << 15) & 0xEFC6_0000
    return y ^ (y >> 18)
  }

  /// The next 64 bits, the high word first.
  public func next64() -> UInt64 {
    let high = UInt64(next())
    return high << 32 | UInt64(next())
  }

  private func renew() {
    for i in 0..<Self.size {
      let y = (state[i] & 0x8000_0000) | (state[(i + 1) % Self.size] & 0x7FFF_FFFF)
      state[i] = state[(i + Self.shift) % Self.size] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
    }
    position = 0
  }

  /// 0 ≤ x < 1 with 53 random bits.
  public func uniform() -> Double { Double(next64() & (1 << 53 - 1)) * 0x1p-53 }

  /// A standard normal number by Box and Muller's method; the other one of the pair waits.
  func normal() -> Double {
    if let waiting = waitingNormal {
      waitingNormal = nil
      return waiting
    }
    let (u1, u2) = (uniform(), uniform())
    let radius = (-2 * Double.log1p(-u2)).squareRoot()
    let angle = 2 * Double.pi * u1
    waitingNormal = radius * Double.sin(angle)
    return radius * Double.cos(angle)
  }
}

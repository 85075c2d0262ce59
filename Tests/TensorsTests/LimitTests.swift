import Testing

@testable import Tensors

/// A host that counts, and refuses beyond its limits.
private final class Meter: AllocationLimiter {
  let byteLimit, workLimit: Int
  private(set) var live = 0
  private(set) var peak = 0

  init(byteLimit: Int = .max, workLimit: Int = .max) {
    self.byteLimit = byteLimit
    self.workLimit = workLimit
  }

  func reserve(byteCount: Int) throws(TensorError) {
    guard byteCount <= byteLimit - live else { throw TensorError(.refused, "memory") }
    live += byteCount
    peak = max(peak, live)
  }

  func release(byteCount: Int) { live -= byteCount }

  func announce(elements: Int) throws(TensorError) {
    guard elements <= workLimit else { throw TensorError(.refused, "work") }
  }
}

struct LimitTests {
  private func kind(of body: () throws -> Void) -> TensorError.Kind? {
    do {
      try body()
      return nil
    } catch {
      return (error as? TensorError)?.kind
    }
  }

  @Test func memoryIsGivenBack() throws {
    let meter = Meter()
    let context = TensorContext(limiter: meter)
    do {
      let x = try Tensor.arange(0, 100, dtype: .float32, in: context)
      let y = try x.viewed(as: [10, 10]).unary(.exp)
      #expect(meter.live >= 800)
      _ = y
    }
    #expect(meter.live == 0)
  }

  @Test func hugeTensorsAreRefusedAtOnce() {
    let context = TensorContext(limiter: Meter(byteLimit: 1 << 29))
    #expect(kind { _ = try Tensor.zeros([1_000_000_000], in: context) } == .refused)
    #expect(kind { _ = try Tensor.zeros([1 << 62], in: context) } == .runtime)
    #expect(kind { _ = try Tensor.arange(0, .float(1e18), in: context) } == .refused)
    #expect(kind { _ = try Tensor.zeros([1], in: context).expanded(to: [1 << 40]).contiguous() } == .refused)
    #expect(kind { _ = try Tensor.zeros([1], in: context).repeated([1 << 40]) } == .refused)
    #expect(kind { _ = try Tensor.zeros([1], in: context).padded([1 << 40, 0]) } == .refused)
  }

  @Test func workIsAnnouncedBeforeItStarts() throws {
    let context = TensorContext(limiter: Meter(workLimit: 1000))
    let x = try Tensor.zeros([1], in: context).expanded(to: [1 << 40])
    #expect(kind { _ = try x.sum() } == .refused)
    #expect(kind { _ = try x.extreme(.max) } == .refused)
    #expect(kind { _ = try x.isEqual(to: x) } == .refused)
    #expect(kind { _ = try x.nonzero() } == .refused)
    #expect(kind { _ = try x.sorted() } == .refused)
    #expect(kind { _ = try x.scalars() } == .refused)
  }

  @Test func aFailedOperationKeepsNothing() {
    let meter = Meter()
    let context = TensorContext(limiter: meter)
    #expect(
      kind {
        let x = try Tensor.zeros([2, 3], in: context)
        _ = try x.binary(.add, .tensor(try Tensor.zeros([4], in: context)))
      } == .runtime)
    #expect(meter.live == 0)
  }
}

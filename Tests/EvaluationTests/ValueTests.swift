import Testing

@testable import Evaluation

struct ValueTests {
  /// Wider payloads cost half as much again on every expression.
  @Test func isATagAndOneWord() {
    #expect(MemoryLayout<Value>.size == 9)
    #expect(MemoryLayout<Value>.stride == 16)
  }

  /// A raise stays in a register.
  @Test func raiseIsOneWord() {
    #expect(MemoryLayout<Raise>.size == 8)
  }
}

/// What PyTorch raises, in its own words. One word wide, so that the way of success stays in registers.
public final class TensorError: Error, Sendable {
  public enum Kind: Sendable {
    /// `RuntimeError`
    case runtime
    /// `IndexError`
    case index
    /// `TypeError`
    case type
    /// `ValueError`
    case value
    /// `NotImplementedError`
    case notImplemented
    /// `AssertionError`
    case assertion
    /// `OverflowError`
    case overflow
    /// `torch.linalg.LinAlgError`
    case linearAlgebra
    /// The host refused memory or work (see ``AllocationLimiter``); no exception that a lesson could catch.
    case refused
  }

  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  static func runtime(_ message: String) -> TensorError { TensorError(.runtime, message) }
  static func index(_ message: String) -> TensorError { TensorError(.index, message) }
  static func type(_ message: String) -> TensorError { TensorError(.type, message) }
  static func value(_ message: String) -> TensorError { TensorError(.value, message) }

  /// `"NAME" not implemented for 'Long'`: what ATen's dispatch macros raise.
  static func notImplemented(_ kernel: String, _ dtype: DType) -> TensorError {
    TensorError(.notImplemented, "\"\(kernel)\" not implemented for '\(dtype.scalarTypeName)'")
  }

  /// `mean(): could not infer output dtype…`-like messages show a shape as `[2, 3]`.
  static func text(_ shape: [Int]) -> String { "[" + shape.map(String.init).joined(separator: ", ") + "]" }
}

extension TensorError: CustomStringConvertible {
  public var description: String { "\(kind): \(message)" }
}

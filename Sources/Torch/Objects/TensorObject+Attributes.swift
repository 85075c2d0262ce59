import Evaluation
import SourceText
import Tensors

extension TensorObject {
  func findAttribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let attributes, let value = attributes[name] { return value }
    if let value = try interpreter.classAttribute(name, of: self) { return value }
    guard Unavailable.tensor.contains(name) else { return nil }
    throw .unavailable("Tensor.\(name)", nearest: Spelling.nearest(to: name, in: attributeNames(in: interpreter)))
  }

  func assignAttribute(_ name: String, to value: Value, in interpreter: Interpreter) throws(Raise) {
    switch name {
    case "requires_grad":
      guard case .bool(let flag) = value else { throw .runtimeError("requires_grad must be a bool") }
      try setRequiresGrad(flag)
    case "grad":
      guard value.isNone || value.isTensor else {
        throw .typeError(
          "assigned grad expected to be a Tensor or None but got grad of type \(interpreter.typeName(of: value))")
      }
      gradient = value
    case "data":
      guard let source = value.tensor else {
        throw .typeError("Variable data has to be a tensor, but got \(interpreter.typeName(of: value))")
      }
      tensor = source
    case "shape", "dtype", "device", "ndim", "T", "mT", "is_leaf", "grad_fn", "itemsize", "nbytes", "layout":
      throw .attributeError(
        "attribute '\(name)' of 'torch._C.TensorBase' objects is not writable")
    default:
      if attributes?.updateValue(value, forKey: name) == nil { count(extraBytes: extraBytes + Self.bytesPerAttribute) }
      if attributes == nil { attributes = [name: value] }
    }
  }

  /// What an operation on a tensor that asks for gradients would have to record.
  static var gradientsUnsupported: Raise {
    .unsupported("gradients (requires_grad=True) are not part of the lesson language yet")
  }

  /// Why a tensor that the record of gradients starts from is not written.
  static var writingLeaf: String { "a leaf Variable that requires grad is being used in an in-place operation." }

  func setRequiresGrad(_ flag: Bool) throws(Raise) {
    guard !flag || tensor.dtype.isFloating else {
      throw .runtimeError("only Tensors of floating point dtype can require gradients")
    }
    requiresGrad = flag
  }
}

import Evaluation
import Syntax
import Tensors

/// A `torch.dtype`.
final class DTypeObject: Object {
  let dtype: DType

  init(_ dtype: DType) { self.dtype = dtype }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("torch.dtype") }
  override func representation(in interpreter: Interpreter) throws(Raise) -> String { "torch.\(dtype.name)" }
  override var nativeTypeName: String? { "torch.dtype" }

  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "is_floating_point": .bool(dtype.isFloating)
    case "is_complex": .bool(false)
    case "is_signed": .bool(dtype.isSigned)
    case "itemsize": .int(dtype.size)
    default: try super.attribute(name, in: interpreter)
    }
  }
}

/// A `torch.layout` or `torch.memory_format`: a name with an identity.
final class NamedConstantObject: Object {
  enum Kind: String { case layout = "torch.layout", memoryFormat = "torch.memory_format" }

  let name: String
  let kind: Kind

  init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass(kind.rawValue) }
  override var nativeTypeName: String? { kind.rawValue }
  override func representation(in interpreter: Interpreter) throws(Raise) -> String { "torch.\(name)" }
}

/// A `torch.device`. There is one kind here: `cpu`.
final class DeviceObject: Object {
  let type: String
  let index: Int?

  init(_ type: String = "cpu", index: Int? = nil) {
    self.type = type
    self.index = index
  }

  /// - Throws: RuntimeError for what is no device, in PyTorch's words.
  init(parsing text: String) throws(TensorError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let type = parts.isEmpty ? "" : String(parts[0])
    guard Self.types.contains(type) else {
      throw TensorError(
        .runtime,
        "Expected one of \(Self.types.joined(separator: ", ")) device type at start of device string: \(type)")
    }
    var index: Int?
    if parts.count == 2 {
      guard let number = Int(parts[1]), number >= 0 else {
        throw TensorError(.runtime, "Invalid device string: '\(text)'")
      }
      index = number
    }
    self.type = type
    self.index = index
  }

  private static let types = [
    "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla", "lazy",
    "vulkan", "mps", "meta", "hpu", "mtia", "privateuseone",
  ]

  /// - Throws: AssertionError when tensors cannot be there.
  func check() throws(TensorError) {
    if type == "cuda" { throw TensorError(.assertion, "Torch not compiled with CUDA enabled") }
    guard type == "cpu" else {
      throw TensorError(.runtime, "PyTorch is not linked with support for \(type) devices")
    }
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("torch.device") }
  override var nativeTypeName: String? { "torch.device" }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    "device(type='\(type)'" + (index.map { ", index=\($0)" } ?? "") + ")"
  }

  override func text(in interpreter: Interpreter) throws(Raise) -> String {
    type + (index.map { ":\($0)" } ?? "")
  }

  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "type": .string(type)
    case "index": index.map { .int($0) } ?? Value.none
    default: try super.attribute(name, in: interpreter)
    }
  }

  override func compare(
    _ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard op == .equal || op == .notEqual, let other = other.as(DeviceObject.self) else { return nil }
    let isEqual = type == other.type && index == other.index
    return .bool(isEqual == (op == .equal))
  }

  override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? {
    try interpreter.hash(of: .string(try text(in: interpreter)))
  }
}

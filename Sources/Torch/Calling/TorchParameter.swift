import Evaluation
import Tensors

/// One parameter of a PyTorch function, as `torch/csrc/utils/python_arg_parser.cpp` sees it.
struct TorchParameter {
  /// What an argument may be. The raw value is the type as signatures write it (`native_functions.yaml`).
  enum Kind: String {
    case tensor = "Tensor"
    /// A tensor, or a number that is taken as a 0-dimensional one (`should_allow_numbers_as_tensors`).
    case tensorOrNumber = "TensorOrNumber"
    case tensorList = "Tensor[]"
    case scalar = "Scalar"
    case int
    case float
    case bool
    case intList = "int[]"
    case floatList = "float[]"
    case string = "str"
    case dtype = "ScalarType"
    case layout = "Layout"
    case memoryFormat = "MemoryFormat"
    case device = "Device"
    case generator = "Generator"
    case object = "Object"

    /// The name in messages.
    var typeName: String {
      switch self {
      case .tensor, .tensorOrNumber: "Tensor"
      case .tensorList: "tuple of Tensors"
      case .scalar: "Number"
      case .int: "int"
      case .float: "float"
      case .bool: "bool"
      case .intList: "tuple of ints"
      case .floatList: "tuple of floats"
      case .string: "str"
      case .dtype: "torch.dtype"
      case .layout: "torch.layout"
      case .memoryFormat: "torch.memory_format"
      case .device: "torch.device"
      case .generator: "torch.Generator"
      case .object: "object"
      }
    }
  }

  let name: String
  /// NumPy's names for the same thing: `axis`, `keepdims`, `x`.
  let aliases: [String]
  let kind: Kind
  /// `int[2]`: one int stands for two.
  let listSize: Int
  let allowsNone: Bool
  let isKeywordOnly: Bool
  /// Nil when an argument is required.
  let defaultValue: Value?

  init(_ parameter: Parameter) {
    let type = parameter.type.utf8
    let isOptionalType = type.last == UInt8(ascii: "?")
    (kind, listSize) = Self.kind(isOptionalType ? type.dropLast() : type[...])
    name = parameter.name
    aliases = Self.aliases(of: parameter.name)
    isKeywordOnly = parameter.kind == .keywordOnly
    defaultValue = parameter.defaultValue
    allowsNone = isOptionalType || (parameter.defaultValue?.isNone ?? false)
  }

  /// `int[2]` is a list of ints of which one stands for two.
  private static func kind(_ type: Substring.UTF8View) -> (Kind, listSize: Int) {
    if let kind = Kind(rawValue: String(Substring(type))) { return (kind, 0) }
    guard type.last == UInt8(ascii: "]"), let open = type.lastIndex(of: UInt8(ascii: "[")) else { return (.object, 0) }
    let size = Int(Substring(type[type.index(after: open)...].dropLast())) ?? 0
    return (Kind(rawValue: Substring(type[..<open]) + "[]") ?? .object, size)
  }

  private static func aliases(of name: String) -> [String] {
    switch name {
    case "dim": ["axis"]
    case "keepdim": ["keepdims"]
    case "input": ["x", "a", "x1"]
    case "other": ["x2"]
    default: []
    }
  }

  func isNamed(_ name: String) -> Bool { self.name == name || aliases.contains(name) }

  /// As messages list it: `bool keepdim = False`.
  var listing: String {
    guard let defaultValue else { return "\(kind.typeName) \(name)" }
    return "\(kind.typeName) \(name) = \(Self.text(defaultValue))"
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): FloatText.shortest(value)
    case .string(let text): "\"\(text.value)\""
    case .none, .unbound, .list, .tuple, .dict, .object: "None"
    }
  }
}

extension TorchParameter {
  /// Whether an argument may be passed here (`FunctionParameter::check`).
  /// - Throws: TypeError at once for a list of tensors with something else in it, as PyTorch does.
  func accepts(_ value: Value, position: Int, in interpreter: Interpreter) throws(Raise) -> Bool {
    switch kind {
    case .tensor: value.isTensor
    case .tensorOrNumber: value.isTensor || value.isPythonNumber
    case .tensorList: try acceptsTensors(value, position: position, in: interpreter)
    case .scalar, .float: value.isPythonNumber || value.tensor?.dim == 0
    case .int: value.isPythonInt || value.isIntegerScalarTensor
    case .bool: value.isPythonBool
    case .intList: acceptsInts(value)
    case .floatList: Self.first(of: value).map { $0?.isPythonNumber ?? true } ?? false
    case .string: value.isPythonString
    case .dtype: value.isDType(in: interpreter)
    case .device: value.isPythonString || value.isPythonInt || value.heapObject is DeviceObject
    case .layout: (value.heapObject as? NamedConstantObject)?.kind == .layout
    case .memoryFormat: (value.heapObject as? NamedConstantObject)?.kind == .memoryFormat
    case .generator: value.heapObject is TorchGeneratorObject
    case .object: true
    }
  }

  private func acceptsTensors(
    _ value: Value, position: Int, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    guard let items = value.sequenceItems else { return false }
    for (i, item) in items.enumerated() where !item.isTensor {
      throw .typeError(
        "expected Tensor as element \(i) in argument \(position), but got \(interpreter.torchTypeName(of: item))")
    }
    return true
  }

  private func acceptsInts(_ value: Value) -> Bool {
    if let first = Self.first(of: value), first?.isIndex ?? true { return true }
    return listSize > 0 && value.isIndex
  }

  /// The first item of a tuple or list: nil when it is neither, `.some(nil)` when it is empty.
  private static func first(of value: Value) -> Value?? {
    guard let items = value.sequenceItems else { return nil }
    return .some(items.first)
  }
}

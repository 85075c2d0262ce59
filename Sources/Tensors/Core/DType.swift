/// The type of a tensor's elements.
public enum DType: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  case uint8, int8, int16, int32, int64, float16, float32, float64, bool, bfloat16

  /// What kind of number a dtype holds; promotion climbs from one category to the next.
  public enum Category: Int, Comparable, Sendable {
    case boolean, integral, floating

    public static func < (a: Category, b: Category) -> Bool { a.rawValue < b.rawValue }
  }

  public var category: Category {
    switch self {
    case .bool: .boolean
    case .uint8, .int8, .int16, .int32, .int64: .integral
    case .float16, .float32, .float64, .bfloat16: .floating
    }
  }

  /// Bytes of one element.
  public var size: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .int16, .float16, .bfloat16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  public var isFloating: Bool { category == .floating }

  /// Whether elements are whole numbers; `includingBool` counts `bool` among them.
  public func isIntegral(includingBool: Bool) -> Bool {
    category == .integral || (includingBool && self == .bool)
  }

  public var isSigned: Bool { self != .uint8 && self != .bool }
}

// MARK: - Names

extension DType {
  /// The name after `torch.`: `float32`.
  public var name: String {
    switch self {
    case .uint8: "uint8"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float16: "float16"
    case .float32: "float32"
    case .float64: "float64"
    case .bool: "bool"
    case .bfloat16: "bfloat16"
    }
  }

  /// The name in most of PyTorch's messages: `Float`, `Long`.
  public var scalarTypeName: String {
    switch self {
    case .uint8: "Byte"
    case .int8: "Char"
    case .int16: "Short"
    case .int32: "Int"
    case .int64: "Long"
    case .float16: "Half"
    case .float32: "Float"
    case .float64: "Double"
    case .bool: "Bool"
    case .bfloat16: "BFloat16"
    }
  }

  /// The name of the C++ type, which some messages show: `float`, `long int`.
  public var cppName: String {
    switch self {
    case .uint8: "unsigned char"
    case .int8: "signed char"
    case .int16: "short int"
    case .int32: "int"
    case .int64: "long int"
    case .float16: "c10::Half"
    case .float32: "float"
    case .float64: "double"
    case .bool: "bool"
    case .bfloat16: "c10::BFloat16"
    }
  }

  /// The name of the legacy tensor class: `FloatTensor` in `torch.FloatTensor`.
  public var tensorTypeName: String { scalarTypeName + "Tensor" }
}

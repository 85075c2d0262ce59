import Syntax

extension BinaryOperator {
  /// `__add__`, `__radd__` and `__iadd__`.
  var specialNames: (plain: String, reflected: String, inPlace: String) {
    let stem =
      switch self {
      case .add: "add"
      case .subtract: "sub"
      case .multiply: "mul"
      case .matrixMultiply: "matmul"
      case .divide: "truediv"
      case .floorDivide: "floordiv"
      case .modulo: "mod"
      case .power: "pow"
      case .leftShift: "lshift"
      case .rightShift: "rshift"
      case .bitAnd: "and"
      case .bitOr: "or"
      case .bitXor: "xor"
      }
    return ("__\(stem)__", "__r\(stem)__", "__i\(stem)__")
  }
}

extension ComparisonOperator {
  var specialName: String {
    switch self {
    case .equal: "__eq__"
    case .notEqual: "__ne__"
    case .less: "__lt__"
    case .lessOrEqual: "__le__"
    case .greater: "__gt__"
    case .greaterOrEqual: "__ge__"
    case .is, .isNot: ""
    case .in, .notIn: "__contains__"
    }
  }
}

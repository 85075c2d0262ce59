import Syntax

extension BinaryOperator {
  /// `__add__`, `__radd__` and `__iadd__`.
  var specialNames: (plain: String, reflected: String, inPlace: String) {
    switch self {
    case .add: ("__add__", "__radd__", "__iadd__")
    case .subtract: ("__sub__", "__rsub__", "__isub__")
    case .multiply: ("__mul__", "__rmul__", "__imul__")
    case .matrixMultiply: ("__matmul__", "__rmatmul__", "__imatmul__")
    case .divide: ("__truediv__", "__rtruediv__", "__itruediv__")
    case .floorDivide: ("__floordiv__", "__rfloordiv__", "__ifloordiv__")
    case .modulo: ("__mod__", "__rmod__", "__imod__")
    case .power: ("__pow__", "__rpow__", "__ipow__")
    case .leftShift: ("__lshift__", "__rlshift__", "__ilshift__")
    case .rightShift: ("__rshift__", "__rrshift__", "__irshift__")
    case .bitAnd: ("__and__", "__rand__", "__iand__")
    case .bitOr: ("__or__", "__ror__", "__ior__")
    case .bitXor: ("__xor__", "__rxor__", "__ixor__")
    }
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

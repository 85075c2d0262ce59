/// What a kernel needs to know of an element's type. Kernels are generic over it inside this module, where the
/// optimiser sees each of the ten concrete types; nothing generic is public.
protocol Element: BitwiseCopyable, Equatable, SendableMetatype {
  static var dtype: DType { get }
  static var isFloating: Bool { get }

  /// C's conversion from `int64_t`.
  init(int: Int)
  /// C's conversion from `double`.
  init(double: Double)
  /// C's conversion to `int64_t`.
  var int: Int { get }
  /// The value as a double; only `int64` can lose digits.
  var double: Double { get }
  var isNaN: Bool { get }

  static var zero: Self { get }
  static var one: Self { get }
  static func sum(_ a: Self, _ b: Self) -> Self
  static func product(_ a: Self, _ b: Self) -> Self
  /// Division; that of integers drops the rest, wraps and leaves what is divided by 0.
  static func quotient(_ a: Self, _ b: Self) -> Self
  static func isLess(_ a: Self, _ b: Self) -> Bool
  /// The smallest value: −∞ for floats.
  static var lowest: Self { get }
  /// The largest value: ∞ for floats.
  static var highest: Self { get }
}

extension Element {
  @inline(__always)
  init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let value): self.init(int: value ? 1 : 0)
    case .int(let value): self.init(int: value)
    case .float(let value): self.init(double: value)
    }
  }

  /// The element as Python sees it (`item()`).
  @inline(__always)
  var scalar: Scalar {
    if Self.dtype == .bool { return .bool(int != 0) }
    return Self.isFloating ? .float(double) : .int(int)
  }

  /// C's conversion from another element type.
  @inline(__always)
  init<S: Element>(converting source: S) {
    if S.isFloating { self.init(double: source.double) } else { self.init(int: source.int) }
  }
}

// MARK: - Integers

protocol IntegerElement: Element, FixedWidthInteger {}

extension IntegerElement {
  static var isFloating: Bool { false }
  @inline(__always) init(int: Int) { self.init(truncatingIfNeeded: int) }
  @inline(__always) var int: Int { Int(truncatingIfNeeded: self) }
  @inline(__always) var double: Double { Double(self) }
  @inline(__always) var isNaN: Bool { false }
  static var one: Self { 1 }
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { a &+ b }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { a &* b }
  @inline(__always)
  static func quotient(_ a: Self, _ b: Self) -> Self { a.dividedReportingOverflow(by: b).partialValue }
  @inline(__always) static func isLess(_ a: Self, _ b: Self) -> Bool { a < b }
  static var lowest: Self { .min }
  static var highest: Self { .max }
}

extension UInt8: IntegerElement {
  static var dtype: DType { .uint8 }
  @inline(__always) init(double: Double) { self.init(truncatingIfNeeded: truncatingInt(double)) }
}

extension Int8: IntegerElement {
  static var dtype: DType { .int8 }
  @inline(__always) init(double: Double) { self.init(truncatingIfNeeded: truncatingInt32(double)) }
}

extension Int16: IntegerElement {
  static var dtype: DType { .int16 }
  @inline(__always) init(double: Double) { self.init(truncatingIfNeeded: truncatingInt32(double)) }
}

extension Int32: IntegerElement {
  static var dtype: DType { .int32 }
  @inline(__always) init(double: Double) { self = truncatingInt32(double) }
}

extension Int: IntegerElement {
  static var dtype: DType { .int64 }
  @inline(__always) init(double: Double) { self = truncatingInt(double) }
}

/// `cvttsd2si` with a 32-bit destination: what does not fit gives `Int32.min`.
@inline(__always)
func truncatingInt32(_ value: Double) -> Int32 {
  value > -0x1.00000002p31 && value < 0x1p31 ? Int32(value) : Int32.min
}

// MARK: - Bool

extension Bool: Element {
  static var dtype: DType { .bool }
  static var isFloating: Bool { false }
  @inline(__always) init(int: Int) { self = int != 0 }
  @inline(__always) init(double: Double) { self = double != 0 }
  @inline(__always) var int: Int { self ? 1 : 0 }
  @inline(__always) var double: Double { self ? 1 : 0 }
  @inline(__always) var isNaN: Bool { false }
  static var zero: Bool { false }
  static var one: Bool { true }
  @inline(__always) static func sum(_ a: Bool, _ b: Bool) -> Bool { a || b }
  @inline(__always) static func product(_ a: Bool, _ b: Bool) -> Bool { a && b }
  @inline(__always) static func quotient(_ a: Bool, _ b: Bool) -> Bool { a }
  @inline(__always) static func isLess(_ a: Bool, _ b: Bool) -> Bool { !a && b }
  static var lowest: Bool { false }
  static var highest: Bool { true }
}

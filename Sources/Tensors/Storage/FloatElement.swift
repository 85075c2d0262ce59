/// A floating element. `Math` is the type its arithmetic is done in: `Float` for the 16-bit formats, which are rounded
/// once after each operation, as PyTorch does.
protocol FloatElement: Element {
  associatedtype Math: Element & BinaryFloatingPoint & FloatMath
  init(math: Math)
  var math: Math { get }
}

extension FloatElement {
  static var isFloating: Bool { true }
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { Self(math: a.math + b.math) }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { Self(math: a.math * b.math) }
  @inline(__always) static func quotient(_ a: Self, _ b: Self) -> Self { Self(math: a.math / b.math) }
  @inline(__always) static func isLess(_ a: Self, _ b: Self) -> Bool { a.math < b.math }
  static var one: Self { Self(math: 1) }
  static var lowest: Self { Self(math: -.infinity) }
  static var highest: Self { Self(math: .infinity) }
}

extension Float: FloatElement {
  static var dtype: DType { .float32 }
  @inline(__always) init(math: Float) { self = math }
  @inline(__always) var math: Float { self }
  @inline(__always) init(int: Int) { self.init(int) }
  @inline(__always) init(double: Double) { self.init(double) }
  @inline(__always) var int: Int { truncatingInt(Double(self)) }
  @inline(__always) var double: Double { Double(self) }
}

extension Double: FloatElement {
  static var dtype: DType { .float64 }
  @inline(__always) init(math: Double) { self = math }
  @inline(__always) var math: Double { self }
  @inline(__always) init(int: Int) { self.init(int) }
  @inline(__always) init(double: Double) { self = double }
  @inline(__always) var int: Int { truncatingInt(self) }
  @inline(__always) var double: Double { self }
}

/// IEEE half precision. Numbers come by way of `Float`, as `c10::Half` does, so an `int64` may be rounded twice.
extension Float16: FloatElement {
  static var dtype: DType { .float16 }
  @inline(__always) init(math: Float) { self.init(math) }
  @inline(__always) var math: Float { Float(self) }
  @inline(__always) init(int: Int) { self.init(Float(int)) }
  @inline(__always) init(double: Double) { self.init(Float(double)) }
  @inline(__always) var int: Int { truncatingInt(Double(self)) }
  @inline(__always) var double: Double { Double(self) }
}

/// The upper half of a `Float`, rounded to nearest even.
struct BFloat16: FloatElement {
  var bits: UInt16

  static var dtype: DType { .bfloat16 }
  static var zero: BFloat16 { BFloat16(bits: 0) }

  @inline(__always)
  init(bits: UInt16) { self.bits = bits }

  @inline(__always)
  init(math: Float) {
    if math.isNaN {
      bits = 0x7FC0
    } else {
      let pattern = math.bitPattern
      bits = UInt16(truncatingIfNeeded: (pattern &+ 0x7FFF &+ ((pattern >> 16) & 1)) >> 16)
    }
  }

  @inline(__always) var math: Float { Float(bitPattern: UInt32(bits) << 16) }
  @inline(__always) init(int: Int) { self.init(math: Float(int)) }
  @inline(__always) init(double: Double) { self.init(math: Float(double)) }
  @inline(__always) var int: Int { truncatingInt(Double(math)) }
  @inline(__always) var double: Double { Double(math) }
  @inline(__always) var isNaN: Bool { math.isNaN }
  @inline(__always) static func == (a: BFloat16, b: BFloat16) -> Bool { a.math == b.math }
}

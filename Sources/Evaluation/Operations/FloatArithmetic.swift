import Glibc
import Syntax

/// Arithmetic on floats, with Python's exceptions where C gives infinities.
extension Interpreter {
  /// Nil when the operator is not one of floats.
  @inline(__always)
  func floatBinary(_ op: BinaryOperator, _ a: Double, _ b: Double) throws(Raise) -> Value? {
    switch op {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      guard b != 0 else { throw .raised(.zeroDivisionError, "float division by zero") }
      return .float(a / b)
    case .floorDivide:
      guard b != 0 else { throw .raised(.zeroDivisionError, "float floor division by zero") }
      return .float(Self.floorDivided(a, b).quotient)
    case .modulo:
      guard b != 0 else { throw .raised(.zeroDivisionError, "float modulo") }
      return .float(Self.floorDivided(a, b).remainder)
    case .power: return .float(try floatPower(a, b))
    case .matrixMultiply, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor: return nil
    }
  }

  /// CPython's `float_divmod`: the remainder has the divisor's sign.
  static func floorDivided(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = copysign(0, b)
    }
    if quotient != 0 {
      let floor = quotient.rounded(.down)
      quotient = quotient - floor > 0.5 ? floor + 1 : floor
    } else {
      quotient = copysign(0, a / b)
    }
    return (quotient, remainder)
  }

  func floatPower(_ base: Double, _ exponent: Double) throws(Raise) -> Double {
    if base == 0, exponent < 0 {
      throw .raised(.zeroDivisionError, "0.0 cannot be raised to a negative power")
    }
    if base < 0, base.isFinite, exponent.isFinite, exponent != exponent.rounded(.down) {
      throw .unsupported("complex numbers are not part of the lesson language")
    }
    let result = pow(base, exponent)
    if result.isInfinite, base.isFinite, exponent.isFinite { throw Self.rangeError }
    return result
  }

  /// `OverflowError: (34, 'Numerical result out of range')`.
  static var rangeError: Raise {
    let exception = ExceptionObject(.overflowError, "")
    exception.arguments = [.int(34), .string("Numerical result out of range")]
    return .exception(exception)
  }
}

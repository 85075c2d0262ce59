import Evaluation
import Tensors

/// `torch.finfo(dtype)` and `torch.iinfo(dtype)`.
final class LimitsObject: Object {
  private let className: String
  private let fields: [(name: String, value: Value)]
  private let shown: String

  init(_ limits: DType.FloatLimits, _ dtype: DType) {
    className = "torch.finfo"
    fields = [
      ("bits", .int(limits.bits)), ("eps", .float(limits.eps)), ("max", .float(limits.max)),
      ("min", .float(limits.min)),
      ("tiny", .float(limits.tiny)), ("smallest_normal", .float(limits.smallestNormal)),
      ("resolution", .float(limits.resolution)), ("dtype", .string(dtype.name)),
    ]
    shown =
      "finfo(resolution=\(Self.text(limits.resolution)), min=\(Self.text(limits.min)), max=\(Self.text(limits.max)), "
      + "eps=\(Self.text(limits.eps)), smallest_normal=\(Self.text(limits.smallestNormal)), "
      + "tiny=\(Self.text(limits.tiny)), dtype=\(dtype.name))"
  }

  init(_ limits: DType.IntegerLimits, _ dtype: DType) {
    className = "torch.iinfo"
    fields = [
      ("bits", .int(limits.bits)), ("max", .int(limits.max)), ("min", .int(limits.min)), ("dtype", .string(dtype.name)),
    ]
    shown = "iinfo(min=\(limits.min), max=\(limits.max), dtype=\(dtype.name))"
  }

  /// C++ prints six significant digits.
  private static func text(_ value: Double) -> String {
    let (digits, exponent) = FloatText.exponential(value.magnitude, precision: 5)
    var significant = digits
    while significant.count > 1, significant.last == 0x30 { significant.removeLast() }
    let sign = value < 0 ? "-" : ""
    let text = String(decoding: significant, as: UTF8.self)
    let magnitude = exponent < -4 || exponent >= 6
    guard magnitude else { return FloatText.shortest(value) }
    let mantissa = text.count == 1 ? text : "\(text.prefix(1)).\(text.dropFirst())"
    let width = exponent.magnitude < 10 ? "0" : ""
    return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(width)\(exponent.magnitude)"
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass(className) }
  override func representation(in interpreter: Interpreter) throws(Raise) -> String { shown }

  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let field = fields.first(where: { $0.name == name }) { return field.value }
    return try super.attribute(name, in: interpreter)
  }
}

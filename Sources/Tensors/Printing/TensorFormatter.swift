/// The `repr` of a tensor, after `torch/_tensor_str.py` of PyTorch 2.13.
public struct TensorFormatter {
  private let tensor: Tensor
  private let options: PrintOptions
  private let summarizes: Bool
  private let format: ElementFormat

  /// `repr(tensor)`, which is also its `str`.
  /// - Parameters:
  ///   - gradient: `grad_fn=<Name>` or `requires_grad=True`, when it is to be shown.
  ///   - prefix: `tensor(` but for subclasses.
  /// - Throws: only the limiter's refusal.
  public static func text(
    of tensor: Tensor, options: PrintOptions = PrintOptions(), gradient: String? = nil, prefix: String = "tensor("
  ) throws(TensorError) -> String {
    let indent = prefix.utf8.count
    let body = tensor.count == 0 ? "[]" : try TensorFormatter(tensor, options).body(indent: indent)
    let suffixes = Self.suffixes(tensor, options) + (gradient.map { [$0] } ?? [])
    return append(suffixes, to: prefix + body, indent: indent, lineWidth: options.lineWidth)
  }

  private init(_ tensor: Tensor, _ options: PrintOptions) throws(TensorError) {
    self.tensor = tensor
    self.options = options
    summarizes = Double(tensor.count) > options.threshold
    let edge = summarizes ? max(options.edgeItems, 0) : nil
    let shown = tensor.shape.map { Self.shownIndices($0, edge: edge) }
    let count = shown.reduce(1) { $0 &* $1.count }
    try tensor.context.announce(count)
    // Brackets and line breaks grow with the square of the dimensions.
    let (brackets, overflow) = tensor.dim.multipliedReportingOverflow(by: tensor.dim)
    if tensor.dim > 64 { try tensor.context.announce(overflow ? Int.max : brackets) }
    try Self.checkRoom(count, options, tensor.context)
    var elements: [Scalar] = []
    Self.collect(tensor, shown[...], offset: tensor.layout.offset, into: &elements)
    format = ElementFormat(elements, isFloating: tensor.dtype.isFloating, options: options)
  }

  /// A precision of millions makes a text of gigabytes; the limiter is asked whether there is room for it.
  private static func checkRoom(
    _ count: Int, _ options: PrintOptions, _ context: TensorContext
  ) throws(TensorError) {
    let (size, overflow) = count.multipliedReportingOverflow(by: options.boundedPrecision)
    guard overflow || size > 1 << 20, let limiter = context.limiter else { return }
    try limiter.reserve(byteCount: overflow ? Int.max : size)
    limiter.release(byteCount: size)
  }

  /// The indices of a dimension that are shown: all, or `edge` at both ends.
  private static func shownIndices(_ size: Int, edge: Int?) -> [Int] {
    guard let edge, size > edge, size - edge > edge else { return Array(0..<size) }
    return Array(0..<edge) + Array((size - edge)..<size)
  }

  private static func collect(_ tensor: Tensor, _ shown: ArraySlice<[Int]>, offset: Int, into elements: inout [Scalar])
  {
    guard let indices = shown.first else { return elements.append(tensor.element(at: offset)) }
    let stride = tensor.layout.strides[tensor.dim - shown.count]
    for index in indices { collect(tensor, shown.dropFirst(), offset: offset + index * stride, into: &elements) }
  }

  // MARK: Body

  private func body(indent: Int) -> String {
    var text = ""
    write(dim: 0, offset: tensor.layout.offset, indent: indent, to: &text)
    return text
  }

  private func write(dim: Int, offset: Int, indent: Int, to text: inout String) {
    let rank = tensor.dim - dim
    if rank == 0 { return text += format(tensor.element(at: offset)) }
    let (size, step) = (tensor.shape[dim], tensor.layout.strides[dim])
    if rank == 1 { return writeVector(size: size, step: step, offset: offset, indent: indent, to: &text) }
    let separator = "," + String(repeating: "\n", count: rank - 1) + String(repeating: " ", count: indent + 1)
    text += "["
    for (place, index) in shownEntries(size).enumerated() {
      if place > 0 { text += separator }
      if let index {
        write(dim: dim + 1, offset: offset + index * step, indent: indent + 1, to: &text)
      } else {
        text += "..."
      }
    }
    text += "]"
  }

  private func writeVector(size: Int, step: Int, offset: Int, indent: Int, to text: inout String) {
    // Python divides with floor, also when the indent is past the edge.
    let perLine = max(1, (max(options.lineWidth, indent) - indent) / (format.width + 2))
    if summarizes, options.edgeItems <= 0 { return text += "[...]" }
    text += "["
    for (place, index) in shownEntries(size).enumerated() {
      if place > 0 { text += place % perLine == 0 ? ",\n" + String(repeating: " ", count: indent + 1) : ", " }
      if let index { text += format(tensor.element(at: offset + index * step)) } else { text += " ..." }
    }
    text += "]"
  }

  /// The indices of a dimension that are shown, and nil for the gap in the middle when it is summarised.
  private func shownEntries(_ size: Int) -> [Int?] {
    let edge = max(options.edgeItems, 0)
    guard summarizes, size > edge, size - edge > edge else { return Array(0..<size) }
    return Array(0..<edge) + [nil] + Array((size - edge)..<size)
  }

  // MARK: Suffixes

  private static func suffixes(_ tensor: Tensor, _ options: PrintOptions) -> [String] {
    let defaultDType = tensor.context.defaultDType
    let dtype = "dtype=torch.\(tensor.dtype.name)"
    if tensor.count == 0 {
      return (tensor.dim == 1 ? [] : [size(tensor)]) + (tensor.dtype == defaultDType ? [] : [dtype])
    }
    let isUsual = [defaultDType, .int64, .bool].contains(tensor.dtype)
    return (options.edgeItems == 0 ? [size(tensor)] : []) + (isUsual ? [] : [dtype])
  }

  private static func size(_ tensor: Tensor) -> String {
    let sizes = tensor.shape.map(String.init).joined(separator: ", ")
    return "size=(\(sizes)\(tensor.dim == 1 ? "," : ""))"
  }

  private static func append(_ suffixes: [String], to text: String, indent: Int, lineWidth: Int) -> String {
    var result = text
    var length = text.utf8.reversed().prefix { $0 != 10 }.count + 2
    for suffix in suffixes {
      if length + suffix.utf8.count + 2 > lineWidth {
        result += ",\n" + String(repeating: " ", count: indent) + suffix
        length = indent + suffix.utf8.count
      } else {
        result += ", " + suffix
        length += suffix.utf8.count + 2
      }
    }
    return result + ")"
  }
}

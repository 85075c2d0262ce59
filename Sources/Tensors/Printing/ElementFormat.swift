/// How the elements of one tensor are written: all to one width and in one mode (`_Formatter` in `_tensor_str.py`).
struct ElementFormat {
  private enum Mode { case plain, whole, decimals, scientific }

  private(set) var width = 1
  private var mode: Mode
  private let precision: Int

  /// - Parameters:
  ///   - elements: those that will be shown.
  ///   - isFloating: whether they are of a floating dtype.
  init(_ elements: [Scalar], isFloating: Bool, options: PrintOptions) {
    precision = options.boundedPrecision
    mode = isFloating ? .whole : .plain
    guard isFloating else {
      for element in elements { width = max(width, text(of: element).utf8.count) }
      return
    }
    let values = elements.map(\.double).filter { $0.isFinite && $0 != 0 }
    guard !values.isEmpty else { return }
    if !values.allSatisfy({ $0 == $0.rounded(.up) }) { mode = .decimals }
    if options.scientific ?? Self.isScientific(values) { mode = .scientific }
    for value in values { width = max(width, text(of: .float(value)).utf8.count) }
  }

  private static func isScientific(_ values: [Double]) -> Bool {
    let magnitudes = values.map(\.magnitude)
    guard let low = magnitudes.min(), let high = magnitudes.max() else { return false }
    return high / low > 1000 || high > 1e8 || low < 1e-4
  }

  private func text(of element: Scalar) -> String {
    switch element {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .float(let value): text(of: value)
    }
  }

  private func text(of value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value > 0 ? "inf" : "-inf" }
    switch mode {
    case .plain, .whole: return DecimalExpansion(value).fixed(precision: 0) + "."
    case .decimals: return DecimalExpansion(value).fixed(precision: precision)
    case .scientific: return DecimalExpansion(value).scientific(precision: precision)
    }
  }

  /// Right-aligned; infinities and NaN do not widen the others.
  func callAsFunction(_ element: Scalar) -> String {
    let text = text(of: element)
    return String(repeating: " ", count: max(width - text.utf8.count, 0)) + text
  }
}

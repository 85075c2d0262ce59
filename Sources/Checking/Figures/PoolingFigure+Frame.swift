import Evaluation
import Typesetting

extension PoolingFigure {
  /// What the drawing of a frame lays stress on beside the window.
  public struct Focus: Sendable, Equatable {
    /// An input whose readers are asked for; nil while outputs are in focus.
    public var input: (row: Int, column: Int)? { pick.map { ($0.row, $0.column) } }
    private var pick: Place?

    private struct Place: Sendable, Equatable {
      var row: Int
      var column: Int
    }

    public init(inputRow: Int, column: Int) { pick = Place(row: inputRow, column: column) }
    private init() { pick = nil }

    public static let output = Focus()
  }

  /// A frame: what was called, the input with its padding and the window in brackets, the output so far, and the
  /// arithmetic with its numbers. Plain ASCII; colour only repeats what brackets and marks say.
  ///
  /// `[ ]` is what the window reads, `*` what decides, `.` padding, `?` what is not computed yet, `'` what no window
  /// reads. A plane that does not fit is cut around the window. The output stands beside the input, or below it where
  /// `width` cells do not hold both. A steady frame has room for every output from the start, so that nothing moves
  /// from one frame to the next.
  public func frame(_ step: Int, width: Int = 78, focus: Focus = .output, isSteady: Bool = false) -> [StyledText] {
    var lines = [title]
    guard steps > 0 else { return lines + sizes }
    let grids = Grids(self, step: step, width: width, focus: focus, isSteady: isSteady)
    lines += grids.lines
    lines.append(arithmetic(step))
    return lines + sizes
  }

  /// `MaxPool2d: kernel_size=(3, 3), stride=(2, 2), padding=(1, 1)`: PyTorch's own words, so that they need no translation.
  public var title: StyledText {
    func pair(_ rows: Int, _ columns: Int) -> String { isOneDimensional ? "\(columns)" : "(\(rows), \(columns))" }
    var parts = ["kernel_size=\(pair(rows.kernel, columns.kernel))", "stride=\(pair(rows.stride, columns.stride))"]
    if rows.padding + columns.padding > 0 { parts.append("padding=\(pair(rows.padding, columns.padding))") }
    if rows.dilation * columns.dilation > 1 { parts.append("dilation=\(pair(rows.dilation, columns.dilation))") }
    if rows.ceilMode { parts.append("ceil_mode=True") }
    if record.inputs.count > 1 { parts.append("channel \(channel) of \(record.inputs.count)") }
    return StyledText([Run(record.name, Style(.caption, .strong)), Run(": " + parts.joined(separator: ", "))])
  }

  var isOneDimensional: Bool { input.extent.rows == 1 && rows.kernel == 1 && rows.padding == 0 }

  /// The size formula for each axis.
  public var sizes: [StyledText] {
    let width = "W_out = \(columns.formula)"
    if isOneDimensional { return [StyledText("L_out = \(columns.formula)")] }
    if rows == columns { return [StyledText("H_out = " + width)] }
    return [StyledText("H_out = \(rows.formula)"), StyledText(width)]
  }

  /// `out[0, 1] = max(2, 4, 1, 0) = 4`, with the numbers that the window reads.
  public func arithmetic(_ step: Int) -> StyledText {
    let (row, column) = output(atStep: step)
    let readings = readings(row: row, column: column)
    let numbers = readings.map { FigureNumber.text($0.value) }
    let result = FigureNumber.text(value(row: row, column: column))
    let place = isOneDimensional ? "out[\(column)]" : "out[\(row), \(column)]"
    let operation =
      switch record.reduction {
      case .maximum: "max(\(listed(numbers, ", ")))"
      case .minimum: "min(\(listed(numbers, ", ")))"
      case .sum: listed(summands(numbers), " + ")
      case .average: "(\(listed(summands(numbers), " + "))) / \(divisor(row: row, column: column, readings.count))"
      }
    return StyledText([Run("\(place) = \(operation) = "), Run(result, Style(.figureWinner, .strong))])
  }

  private func listed(_ numbers: [String], _ separator: String) -> String {
    guard numbers.count > 16 else { return numbers.joined(separator: separator) }
    return (numbers.prefix(4) + ["..."] + numbers.suffix(2)).joined(separator: separator)
  }

  private func summands(_ numbers: [String]) -> [String] {
    numbers.enumerated().map { $0.offset > 0 && $0.element.hasPrefix("-") ? "(\($0.element))" : $0.element }
  }
}

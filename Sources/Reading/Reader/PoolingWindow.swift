import Checking
import Evaluation
import Typesetting

/// The live window over a pooling: one step after another, any output or input picked, every parameter changed at will.
public struct PoolingWindow: Sendable, Equatable {
  enum Pick: Sendable, Equatable { case steps, outputs, inputs }

  private let records: [PoolingRecord]
  private(set) var index = 0
  private(set) var record: PoolingRecord
  private(set) var channel = 0
  private(set) var step = 0
  private(set) var pick = Pick.steps
  private var inputRow = 0
  private var inputColumn = 0

  /// Nil when there is no pooling to look at.
  public init?(_ records: [PoolingRecord]) {
    let drawable = records.filter { PoolingFigure($0) != nil }
    guard let first = drawable.first else { return nil }
    self.records = drawable
    record = first
  }

  private var figure: PoolingFigure? { PoolingFigure(record, channel: channel) }

  /// Takes a key; false when it is not one of the window's.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .right, .left, .up, .down: move(key)
    case .character(" "), .character("."), .character("n"), .enter: go(to: step + 1)
    case .character(","), .character("b"), .backspace: go(to: step - 1)
    case .home, .character("g"): go(to: 0)
    case .end, .character("G"): go(to: .max)
    case .character("o"): pick = pick == .outputs ? .steps : .outputs
    case .character("i"): pick = pick == .inputs ? .steps : .inputs
    case .character("c"): changeChannel(by: 1)
    case .character("C"): changeChannel(by: -1)
    case .character("m"): changeReduction()
    case .character("0"): reset()
    case .character("]"), .tab: choose(index + 1)
    case .character("["), .backTab: choose(index - 1)
    case .character(let letter): return change(letter)
    default: return false
    }
    return true
  }

  private mutating func go(to target: Int) {
    step = min(max(0, target), max(0, (figure?.steps ?? 1) - 1))
  }

  private mutating func move(_ key: Key) {
    guard let figure else { return }
    let (down, right) = key == .up ? (-1, 0) : key == .down ? (1, 0) : key == .left ? (0, -1) : (0, 1)
    switch pick {
    case .steps: go(to: step + down * figure.columns.outputSize + right)
    case .outputs:
      let place = figure.output(atStep: step)
      let row = min(max(0, place.row + down), max(0, figure.rows.outputSize - 1))
      let column = min(max(0, place.column + right), max(0, figure.columns.outputSize - 1))
      go(to: row * figure.columns.outputSize + column)
    case .inputs:
      inputRow = min(max(0, inputRow + down), figure.rows.size - 1)
      inputColumn = min(max(0, inputColumn + right), figure.columns.size - 1)
      let windows = (figure.rows.windows(reading: inputRow).first, figure.columns.windows(reading: inputColumn).first)
      if let row = windows.0, let column = windows.1 { go(to: row * figure.columns.outputSize + column) }
    }
  }

  /// `k s p d` make a parameter larger, `K S P D` smaller; what PyTorch would refuse is not offered.
  private mutating func change(_ letter: Character) -> Bool {
    let by = letter.isUppercase ? -1 : 1
    let isOneDimensional = record.inputs[channel].extent.rows == 1
    func changed(_ extent: PoolingRecord.Extent, _ limit: Int, least: Int) -> PoolingRecord.Extent {
      func moved(_ value: Int) -> Int { min(max(least, value + by), max(least, limit)) }
      return .init(rows: isOneDimensional ? extent.rows : moved(extent.rows), columns: moved(extent.columns))
    }
    switch letter.lowercased() {
    case "k": record.kernel = changed(record.kernel, 64, least: 1)
    case "s": record.stride = changed(record.stride, 64, least: 1)
    case "p": record.padding = changed(record.padding, 32, least: 0)
    case "d": record.dilation = changed(record.dilation, 16, least: 1)
    default: return false
    }
    // Padding beyond half the window is refused by PyTorch.
    record.padding.rows = min(record.padding.rows, record.kernel.rows / 2)
    record.padding.columns = min(record.padding.columns, record.kernel.columns / 2)
    recompute()
    return true
  }

  private mutating func changeReduction() {
    switch record.reduction {
    case .maximum, .minimum: record.reduction = .average
    case .average, .sum: record.reduction = .maximum
    }
    recompute()
  }

  /// From here on the numbers are computed by the figure itself.
  private mutating func recompute() {
    record.outputs = []
    record.divisorOverride = nil
    let original = records[index]
    let isOriginal = record.reduction == original.reduction
    record.name = isOriginal ? original.name : "\(original.name) (\(record.reduction.rawValue))"
    go(to: step)
  }

  private mutating func changeChannel(by count: Int) {
    channel = (channel + count + record.inputs.count) % record.inputs.count
    go(to: step)
  }

  private mutating func choose(_ next: Int) {
    index = min(max(0, next), records.count - 1)
    reset()
  }

  private mutating func reset() {
    record = records[index]
    channel = min(channel, record.inputs.count - 1)
    (step, pick, inputRow, inputColumn) = (0, .steps, 0, 0)
  }

  /// The drawing in `width` cells, and under it what the keys do. Where `height` lines do not hold all, what only
  /// explains gives way first, and the arithmetic comes before the drawing.
  func lines(width: Int, height: Int, _ typesetter: Typesetter, _ words: Words) -> [StyledText] {
    guard let figure else { return [] }
    let focus = pick == .inputs ? PoolingFigure.Focus(inputRow: inputRow, column: inputColumn) : .output
    func set(_ lines: [StyledText]) -> [StyledText] {
      lines.flatMap { typesetter.width($0) <= width ? [$0] : typesetter.wrap($0, width: width) }
    }
    var frame = figure.frame(step, width: width, focus: focus, isSteady: true)
    if figure.steps == 0 { frame.append(StyledText(words[.nothingFits], Style(.warning))) }
    if pick == .inputs { frame.append(readers(figure, words)) }
    let drawing = set(frame)
    let count = "\(words[.step]) \(step + (figure.steps > 0 ? 1 : 0))/\(figure.steps)" + others
    let below = [
      StyledText(), StyledText(count, Style(.quiet)), StyledText(words[.legend], Style(.quiet)),
      StyledText(words[.keysWindow], Style(.quiet)),
    ]
    for kept in (1...below.count).reversed() {
      let lines = drawing + set(Array(below.prefix(kept)))
      if lines.count <= height { return lines }
    }
    guard drawing.count > height else { return drawing }
    let isDrawn = frame.map { $0.plain().hasPrefix("out[") }.firstIndex(of: true) ?? frame.count
    return set(Array(frame[isDrawn...]) + Array(frame[1..<max(1, isDrawn)]) + [frame[0]])
  }

  private var others: String { records.count > 1 ? "  (\(index + 1)/\(records.count) [ ])" : "" }

  /// Which windows read the picked input.
  private func readers(_ figure: PoolingFigure, _ words: Words) -> StyledText {
    let rows = figure.rows.windows(reading: inputRow)
    let columns = figure.columns.windows(reading: inputColumn)
    let outputs = rows.flatMap { row in columns.map { "out[\(row), \($0)]" } }
    let list = outputs.isEmpty ? "–" : outputs.prefix(9).joined(separator: ", ") + (outputs.count > 9 ? ", ..." : "")
    return StyledText("in[\(inputRow), \(inputColumn)] \(words[.readBy])\(list)")
  }
}

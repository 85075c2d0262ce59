import Evaluation
import Typesetting

/// A pooling as a sequence of frames: frame `i` shows the window of output `i` and every output up to it.
public struct PoolingFigure: Sendable, Equatable {
  public let record: PoolingRecord
  public let channel: Int
  public let input: PoolingRecord.Plane
  public let rows: PoolingAxis
  public let columns: PoolingAxis

  /// Nil when the record has no such channel or its numbers do not fill it.
  public init?(_ record: PoolingRecord, channel: Int = 0) {
    guard record.inputs.indices.contains(channel) else { return nil }
    let input = record.inputs[channel]
    let (count, overflow) = input.extent.rows.multipliedReportingOverflow(by: input.extent.columns)
    guard !overflow, count > 0, count == input.values.count else { return nil }
    self.record = record
    self.channel = channel
    self.input = input
    rows = record.rowAxis(input)
    columns = record.columnAxis(input)
    guard rows.outputSize < 1 << 24, columns.outputSize < 1 << 24 else { return nil }
  }

  /// How many windows there are: one a frame.
  public var steps: Int { rows.outputSize * columns.outputSize }

  /// The output that a step computes.
  public func output(atStep step: Int) -> (row: Int, column: Int) {
    guard columns.outputSize > 0 else { return (0, 0) }
    let step = min(max(0, step), max(0, steps - 1))
    return (step / columns.outputSize, step % columns.outputSize)
  }

  /// One number that a window reads.
  public struct Reading: Sendable, Equatable {
    public var row: Int
    public var column: Int
    public var value: Double
  }

  /// What the window of an output reads, padding left out, in reading order.
  public func readings(row: Int, column: Int) -> [Reading] {
    var readings: [Reading] = []
    let columnsRead = columns.reads(column)
    for inputRow in rows.reads(row) {
      for inputColumn in columnsRead {
        readings.append(Reading(row: inputRow, column: inputColumn, value: input[inputRow, inputColumn]))
      }
    }
    return readings
  }

  /// What decides a maximum or minimum: the first of its numbers, or the first that is not a number.
  public func winner(among readings: [Reading]) -> Reading? {
    let isMaximum = record.reduction == .maximum
    guard isMaximum || record.reduction == .minimum else { return nil }
    var best: Reading?
    for reading in readings {
      guard let current = best else {
        best = reading
        continue
      }
      if current.value.isNaN { return current }
      if reading.value.isNaN || (isMaximum ? reading.value > current.value : reading.value < current.value) {
        best = reading
      }
    }
    return best
  }

  /// The number in the output: the operation's own where the record has it, else computed here.
  public func value(row: Int, column: Int) -> Double {
    if record.outputs.indices.contains(channel) {
      let plane = record.outputs[channel]
      let index = row * plane.extent.columns + column
      let isSame = plane.extent == PoolingRecord.Extent(rows: rows.outputSize, columns: columns.outputSize)
      if isSame, plane.values.indices.contains(index) { return plane.values[index] }
    }
    return computed(row: row, column: column)
  }

  private func computed(row: Int, column: Int) -> Double {
    let readings = readings(row: row, column: column)
    switch record.reduction {
    case .maximum: return winner(among: readings)?.value ?? -.infinity
    case .minimum: return winner(among: readings)?.value ?? .infinity
    case .sum: return rounded(readings.reduce(0) { $0 + $1.value })
    case .average:
      return rounded(readings.reduce(0) { $0 + $1.value } / Double(divisor(row: row, column: column, readings.count)))
    }
  }

  /// Lessons compute in single precision, and a figure must not show more digits than they do.
  private func rounded(_ value: Double) -> Double { record.isFloatingPoint ? Double(Float(value)) : value }

  /// What an average divides by.
  public func divisor(row: Int, column: Int, _ count: Int) -> Int {
    if let divisor = record.divisorOverride { return divisor }
    guard record.countIncludesPadding else { return count }
    return rows.countWithPadding(row) * columns.countWithPadding(column)
  }

  /// How many poolings of one cell are drawn.
  public static let mostInText = 4

  /// The first frame of each pooling as plain text: what a `figure` cell shows.
  ///
  /// It has no word of a human language in it, so that the chapters of both languages show the same.
  public static func text(of records: [PoolingRecord]) -> String {
    records.prefix(mostInText).compactMap { PoolingFigure($0) }.map { figure in
      figure.frame(0).map { $0.plain() + "\n" }.joined()
    }.joined(separator: "\n")
  }
}

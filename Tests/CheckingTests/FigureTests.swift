import Checking
import Evaluation
import Foundation
import Testing
import Typesetting

@Suite struct FigureTests {
  static func plane(_ rows: Int, _ columns: Int, _ values: [Double]? = nil) -> PoolingRecord.Plane {
    PoolingRecord.Plane(
      extent: .init(rows: rows, columns: columns), values: values ?? (0..<(rows * columns)).map(Double.init))
  }

  static func record(
    _ inputs: [PoolingRecord.Plane], _ reduction: PoolingRecord.Reduction = .maximum, name: String = "MaxPool2d",
    kernel: (Int, Int), stride: (Int, Int), padding: (Int, Int) = (0, 0), dilation: (Int, Int) = (1, 1),
    ceilMode: Bool = false, countsPadding: Bool = true, divisor: Int? = nil
  ) -> PoolingRecord {
    func extent(_ pair: (Int, Int)) -> PoolingRecord.Extent { .init(rows: pair.0, columns: pair.1) }
    return PoolingRecord(
      reduction: reduction, name: name, inputs: inputs, outputs: [], kernel: extent(kernel), stride: extent(stride),
      padding: extent(padding), dilation: extent(dilation), ceilMode: ceilMode, countIncludesPadding: countsPadding,
      divisorOverride: divisor, isFloatingPoint: true)
  }

  static func frame(_ record: PoolingRecord, _ step: Int = 0, width: Int = 78) -> String {
    PoolingFigure(record)?.frame(step, width: width).map { $0.plain() + "\n" }.joined() ?? "none"
  }

  /// The expected drawing; with `RECORD_GOLDEN=1` in the environment it is written first.
  static func expected(_ name: String, _ drawing: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Figures")
    let file = folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try drawing.write(to: file, atomically: true, encoding: .utf8)
    }
    return try String(contentsOf: file, encoding: .utf8)
  }

  static let square4 = plane(4, 4)
  static let drawings: [(String, PoolingRecord, Int, Int)] = [
    ("window-3", record([square4], kernel: (3, 3), stride: (3, 3)), 0, 78),
    ("window-3-padding-1-stride-2", record([square4], kernel: (3, 3), stride: (2, 2), padding: (1, 1)), 0, 78),
    ("window-3-padding-1-stride-2-last", record([square4], kernel: (3, 3), stride: (2, 2), padding: (1, 1)), 3, 78),
    ("window-2x4-padding-1x2-stride-2x3", record([square4], kernel: (2, 4), stride: (2, 3), padding: (1, 2)), 0, 78),
    (
      "average-with-padding",
      record([plane(3, 3)], .average, name: "AvgPool2d", kernel: (2, 2), stride: (2, 2), padding: (1, 1)), 1, 78
    ),
    (
      "dilation",
      record(
        [plane(4, 4, [1, 3, 2, 4, 5, 9, 1, 0, 2, 6, 8, 7, 3, 1, 4, 2])], kernel: (2, 2), stride: (1, 1),
        dilation: (2, 2)), 3, 78
    ),
    (
      "one-dimension",
      record([plane(1, 5, [1, -2.5, 4, 0.125, 5])], .average, name: "AvgPool1d", kernel: (1, 3), stride: (1, 1)), 2, 78
    ),
    ("large", record([plane(40, 40)], kernel: (2, 2), stride: (2, 2)), 210, 78),
    ("narrow", record([plane(3, 3)], .sum, name: "pool2d", kernel: (2, 2), stride: (1, 1)), 0, 20),
    ("channels", record([plane(2, 2), plane(2, 2)], .minimum, name: "pool2d", kernel: (2, 2), stride: (1, 1)), 0, 78),
    ("nothing-fits", record([plane(2, 2)], kernel: (3, 3), stride: (1, 1)), 0, 78),
  ]

  @Test(arguments: drawings.indices) func drawing(_ index: Int) throws {
    let (name, record, step, width) = Self.drawings[index]
    let drawing = Self.frame(record, step, width: width)
    #expect(try drawing == Self.expected(name, drawing), "\(name)")
  }

  @Test func picksShowWhatReadsAnInput() {
    let figure = PoolingFigure(Self.record([Self.square4], kernel: (3, 3), stride: (2, 2), padding: (1, 1)))
    let lines = figure?.frame(0, focus: .init(inputRow: 1, column: 1)).map { $0.plain() }
    #expect(lines?[3] == "[ .][ 4]< 5>  6   7   .  ->  [ 5][ 7]")
  }

  @Test func axesFollowPyTorchsRules() {
    func size(_ size: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int, _ ceil: Bool) -> Int {
      PoolingAxis(size: size, kernel: kernel, stride: stride, padding: padding, dilation: dilation, ceilMode: ceil)
        .outputSize
    }
    #expect(size(4, 3, 3, 0, 1, false) == 1)
    #expect(size(4, 3, 2, 1, 1, false) == 2)
    #expect(size(5, 2, 2, 0, 1, true) == 3)
    #expect(size(3, 1, 3, 0, 1, true) == 1)
    #expect(size(2, 3, 1, 0, 1, false) == 0)
    #expect(size(6, 2, 2, 1, 1, true) == 4)
    #expect(size(.max, .max, .max, .max, .max, true) == 0)
  }

  @Test func valuesAreTheOperationsOwn() {
    var record = Self.record([Self.plane(2, 2)], kernel: (1, 1), stride: (1, 1))
    record.outputs = [Self.plane(2, 2, [7, 8, 9, 10])]
    #expect(PoolingFigure(record)?.value(row: 1, column: 0) == 9)
    record.outputs = [Self.plane(2, 2, [7, 8])]
    #expect(PoolingFigure(record)?.value(row: 1, column: 0) == 2)
  }

  @Test func notANumberWins() {
    let record = Self.record([Self.plane(1, 3, [1, .nan, 9])], kernel: (1, 3), stride: (1, 1))
    #expect(PoolingFigure(record)?.arithmetic(0).plain() == "out[0] = max(1, nan, 9) = nan")
  }
}

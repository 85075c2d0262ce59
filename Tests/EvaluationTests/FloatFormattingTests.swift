import Evaluation
import Foundation
import Testing

/// Thousands of doubles and what CPython 3.11 makes of them: `BITS SPEC<tab>format(x, spec)<tab>repr(x)`.
struct FloatFormattingTests {
  @Test func doublesAreWrittenAsPythonWritesThem() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Expressions/floats.txt")
    let interpreter = Interpreter()
    var wrong: [String] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let head = fields[0].split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      let value = Double(bitPattern: try #require(UInt64(head[0], radix: 16)))
      let formatted = try interpreter.format(.float(value), String(head[1]))
      let shown = try interpreter.representation(of: .float(value))
      if formatted != fields[1] || shown != fields[2] { wrong.append("\(line): \(formatted), \(shown)") }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20).joined(separator: "\n"))")
  }
}

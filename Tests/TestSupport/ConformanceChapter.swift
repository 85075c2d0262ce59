/// A chapter of recorded behaviour: cells, each with what it showed under PyTorch, byte for byte.
///
/// The format: a level-2 heading names a case; a fence `python` holds its code; right after it a fence `output` holds
/// what it showed, when it showed anything. The fence before the first case holds imports.
public struct ConformanceChapter: Sendable {
  public struct Case: Sendable, CustomStringConvertible {
    public let title: String
    public let code: String
    /// What was shown, each line with its newline; empty when nothing was.
    public let output: String

    public var description: String { title }
  }

  /// The code of the import cell.
  public let imports: String
  public let cases: [Case]

  public init(_ text: String) {
    var reader = Reader(text)
    (imports, cases) = reader.read()
  }
}

private struct Reader {
  private let lines: [Substring]
  private var index = 0

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  mutating func read() -> (imports: String, cases: [ConformanceChapter.Case]) {
    var imports = ""
    var cases: [ConformanceChapter.Case] = []
    var title = ""
    while index < lines.count {
      let line = lines[index]
      index += 1
      if line.hasPrefix("## ") {
        title = String(line.dropFirst(3))
      } else if line.hasPrefix("```"), line.hasSuffix("python") {
        let code = body(fence: line.prefix { $0 == "`" })
        let output = output()
        if cases.isEmpty, imports.isEmpty, title == "Imports" {
          imports = code
        } else {
          cases.append(ConformanceChapter.Case(title: title, code: code, output: output))
        }
      }
    }
    return (imports, cases)
  }

  /// The lines up to the closing fence.
  private mutating func body(fence: Substring) -> String {
    var text = ""
    while index < lines.count, lines[index] != fence {
      text += lines[index] + "\n"
      index += 1
    }
    index += 1
    return text
  }

  /// The output that follows right after a cell.
  private mutating func output() -> String {
    var next = index
    while next < lines.count, lines[next].isEmpty { next += 1 }
    guard next < lines.count, lines[next].hasPrefix("```"), lines[next].hasSuffix("output") else { return "" }
    index = next + 1
    return body(fence: lines[next].prefix { $0 == "`" })
  }
}

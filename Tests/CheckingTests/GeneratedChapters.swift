import ChapterModel
import Checking
import Evaluation

/// A small generator of random numbers (SplitMix64), so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Writes chapters of every shape: cells in lists and quotes, outputs right, wrong, untidy, empty or missing.
struct GeneratedChapter {
  let text: String
  let outcomes: [String: CellOutcome]

  private static let texts = [
    "", "1", "tensor([[1., 2.],\n        [3., 4.]])", "[1, 2, 3]", "```\nfence\n```", "a\n\nb", "  indented",
    "形状 (2, 3)",
    "- item\n> quote\n1. x", "\ttab\tx", "~~~~", "````output", "...", "row 0\nrow 1\nrow 2\nrow 3", "   ```",
    "# heading",
    "    four spaces", "<!-- x -->", "a | b", "\\*", "x   \ny",
    "卷积：“窗口”，步幅 2。\n　全角空格", "['高', '宽']", "输出：", ">>>x",
  ]

  init(_ seed: Int) {
    var random = Seeded(seed)
    var outcomes: [String: CellOutcome] = [:]
    var blocks: [String] = []
    for index in 0..<Int.random(in: 1...6, using: &random) {
      let code = (Int.random(in: 0..<4, using: &random) == 0 ? "单元" : "cell") + String(index)
      let shown = Self.texts.randomElement(using: &random) ?? ""
      let kind: ShownKind? = shown.hasPrefix("tensor") ? .tensor : shown.hasPrefix("[") ? .list : nil
      outcomes[code] = shown.isEmpty ? CellOutcome() : .shows(shown, kind)
      blocks += Self.blocks(code, shown, &random)
    }
    var text = blocks.map { $0 + "\n" }.joined(separator: Bool.random(using: &random) ? "\n" : "")
    if Int.random(in: 0..<12, using: &random) == 0 { text += "```text\nnever closed\n" }
    text = Self.withLineEndings(text, &random)
    if Int.random(in: 0..<4, using: &random) == 0 { text = "\u{FEFF}" + text }
    if Int.random(in: 0..<4, using: &random) == 0 {
      text = "---\ntitle: x\n---\n" + text.replacing("\u{FEFF}", with: "")
    }
    if Bool.random(using: &random) { text = String(text.dropLast()) }
    self.text = text
    self.outcomes = outcomes
  }

  /// Those of Unix, of Windows, or of both in one file.
  private static func withLineEndings(_ text: String, _ random: inout Seeded) -> String {
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1: return text
    case 2:
      return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        .reduce(into: "") { $0 += ($0.isEmpty ? "" : Bool.random(using: &random) ? "\n" : "\r\n") + $1 }
    default: return text.replacing("\n", with: "\r\n")
    }
  }

  private static func blocks(_ code: String, _ shown: String, _ random: inout Seeded) -> [String] {
    let before = [Int.random(in: 0..<3, using: &random) == 0 ? "在 \(code) 之前。" : "Text before \(code)."]
    if Int.random(in: 0..<6, using: &random) == 0, !shown.contains("..."), !shown.contains(">>>") {
      return before + [contain(transcript(code, shown, &random), &random).joined(separator: "\n")]
    }
    let marker = ["```", "~~~", "````"].randomElement(using: &random) ?? "```"
    let other = ["`````", "~~~~~"].randomElement(using: &random) ?? "`````"
    var lines = [marker + "python", code, marker]
    if Bool.random(using: &random) { lines += ["", "Some *prose*."] }
    if Int.random(in: 0..<5, using: &random) > 0 {
      if Bool.random(using: &random), lines.count > 3 { lines.append("") }
      if Int.random(in: 0..<4, using: &random) == 0 {
        lines += ["", ["Output:", "**Prints**:", "输出如下：", "_运行结果_"].randomElement(using: &random) ?? "", "", other]
      } else {
        lines.append(other + "output")
      }
      lines += body(shown, &random) + [other]
    }
    let contained = contain(lines, &random)
    return before + [contained.joined(separator: "\n")]
  }

  /// An example after a prompt. What it shows holds nothing that would be taken for a prompt.
  private static func transcript(_ code: String, _ shown: String, _ random: inout Seeded) -> [String] {
    let marker = ["`````", "~~~~~"].randomElement(using: &random) ?? "`````"
    let info = Bool.random(using: &random) ? "pycon" : "python"
    return [marker + info, ">>> " + code] + body(shown, &random) + [marker]
  }

  private static func body(_ shown: String, _ random: inout Seeded) -> [String] {
    let right = shown.isEmpty ? [] : shown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return []
    case 1: return ["wrong"] + right
    case 2: return right.map { $0.replacing(", ", with: ",") }
    case 3: return Array(right.dropLast()) + ["..."]
    case 4: return ["x", "...", "y"]
    case 5: return ["```", "old", "```"]
    default: return right
    }
  }

  private static func contain(_ lines: [String], _ random: inout Seeded) -> [String] {
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return prefixed(lines, first: "- ", rest: "  ")
    case 1: return prefixed(lines, first: "12. ", rest: "    ")
    case 2: return prefixed(lines, first: "> ", rest: "> ")
    case 3: return prefixed(prefixed(lines, first: "- ", rest: "  "), first: "> ", rest: "> ")
    case 4: return prefixed(prefixed(lines, first: "> ", rest: "> "), first: "*   ", rest: "    ")
    case 5: return prefixed(lines, first: "-\t", rest: "\t")
    default: return lines
    }
  }

  private static func prefixed(_ lines: [String], first: String, rest: String) -> [String] {
    lines.enumerated().map { index, line in
      if index == 0 { return first + line }
      guard line.isEmpty else { return rest + line }
      return rest.contains(">") ? String(rest.reversed().drop { $0 == " " }.reversed()) : ""
    }
  }
}

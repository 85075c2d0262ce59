/// Tells whether a paragraph is the label of an output: `Output:`, `Expected results [2]`, `运行结果如下：`.
enum OutputLabel {
  private static let englishBefore: Set<String> = ["expected", "sample", "example", "console"]
  private static let english: Set<String> = ["output", "outputs", "out", "result", "results", "prints", "returns"]
  private static let chinese: Set<String> = {
    var phrases: Set<String> = []
    for before in ["示例", "运行", "打印", "程序", ""] {
      for word in ["输出结果", "输出", "结果"] {
        for after in ["如下", "为", "是", ""] { phrases.insert(before + word + after) }
      }
    }
    return phrases
  }()
  /// Longer than any label, its marks included.
  private static let mostBytes = 64

  /// `text` is the paragraph without its marks.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= mostBytes else { return false }
    var text = trimmed(text[...])
    if let last = text.last, last == ":" || last == "：" { text = trimmed(text.dropLast()) }
    return chinese.contains(String(text)) || isEnglish(text.lowercased())
  }

  private static func isEnglish(_ text: String) -> Bool {
    var text = trimmed(text[...])
    if text.last == "]", let open = text.lastIndex(of: "[") {
      let number = text[text.index(after: open)...].dropLast()
      guard number.allSatisfy({ $0.isNumber || $0 == " " }) else { return false }
      text = trimmed(text[..<open])
    }
    let words = text.split(separator: " ").map(String.init)
    switch words.count {
    case 1: return english.contains(words[0])
    case 2: return englishBefore.contains(words[0]) && english.contains(words[1])
    default: return false
    }
  }

  private static func isLayout(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "*"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var bytes = text.utf8.drop(while: isLayout)
    while let last = bytes.last, isLayout(last) { bytes.removeLast() }
    return Substring(bytes)
  }
}

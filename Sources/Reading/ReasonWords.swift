/// The checker's reasons in the reader's language: sentences with holes, each beside its translation.
///
/// What the checker says has one wording, English, which reports and editors rely on; the page speaks the chapter's
/// language. What stands in a hole is the lesson's own (a number, a line of output, a name) and stays as it is, except
/// for the words of `holeTable`. A sentence that is not listed is shown as it was said.
extension Words {
  public func reason(_ text: String) -> String {
    guard isChinese else { return text }
    return Self.translated(text, Self.sentenceTable) ?? text
  }

  private static func translated(_ text: String, _ table: [(String, String)]) -> String? {
    for (english, chinese) in table {
      guard let holes = holes(of: english, in: text) else { continue }
      return filled(chinese, with: holes.map { translated($0, holeTable) ?? $0 })
    }
    return nil
  }

  /// What stands in the holes (`{}`) of a sentence; nil when the text is not that sentence.
  private static func holes(of sentence: String, in text: String) -> [String]? {
    let parts = sentence.split(separator: "{}", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return text == sentence ? [] : nil }
    guard text.hasPrefix(parts[0]), let last = parts.last, text.hasSuffix(last),
      text.utf8.count >= parts[0].utf8.count + last.utf8.count
    else { return nil }
    var rest = text.dropFirst(parts[0].count).dropLast(last.count)
    var holes: [String] = []
    for part in parts.dropFirst().dropLast() {
      guard let found = rest.firstRange(of: part) else { return nil }
      holes.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return holes + [String(rest)]
  }

  /// A sentence with its holes filled; `{2}` is the second of them. Between Chinese and anything else stands a space.
  private static func filled(_ sentence: String, with holes: [String]) -> String {
    var result = ""
    var rest = Substring(sentence)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let number = Int(rest[rest.index(after: open)..<close]) ?? 0
      let hole = holes.indices.contains(number - 1) ? holes[number - 1] : ""
      result += rest[..<open]
      if isHan(hole.first), result.hasSuffix(" ") { result.removeLast() }
      result += hole
      rest = rest[rest.index(after: close)...]
      if isHan(hole.last), rest.hasPrefix(" ") { rest.removeFirst() }
    }
    return result + rest
  }

  private static func isHan(_ character: Character?) -> Bool {
    character?.unicodeScalars.first.map { (0x4E00..<0xA000).contains($0.value) } ?? false
  }

  private static let sentenceTable: [(String, String)] = [
    ("the code shows {}, the chapter says {}", "代码显示 {1}，章节里写的是 {2}"),
    ("the code shows nothing", "代码什么也没显示"),
    ("the code shows more than the chapter says", "代码显示的比章节里写的多"),
    ("the code shows more: {}", "代码多显示了 {1}"),
    ("the chapter says more than the code shows", "章节里写的比代码显示的多"),
    ("the chapter promises that nothing is shown", "章节说这里什么也不显示"),
    ("the rows of the tensor in the chapter are not of one length", "章节里这个张量的各行长短不一"),
    ("white space differs from what the code shows", "空白与代码显示的不同"),
    (
      "white space differs from what the code shows, and `exact` compares it",
      "空白与代码显示的不同，而 `exact` 要求连空白也相同"
    ),
    ("this raises {}, not {}", "这段代码抛出 {1}，而不是 {2}"),
    ("this raises {}", "这段代码抛出 {1}"),
    ("the code raises {}, the chapter says {}", "代码抛出 {1}，章节里写的是 {2}"),
    ("the chapter does not say which error this raises: {}", "章节没有写明抛出的是哪个错误：{1}"),
    ("the chapter says that this raises an error; it raises nothing", "章节说这里会报错，但没有报错"),
    ("the chapter says that this raises {}; it raises nothing", "章节说这里会抛出 {1}，但没有报错"),
    ("this cell should raise an error and does not", "这段代码应当报错，但没有报错"),
    ("this cell should raise {} and raises nothing", "这段代码应当抛出 {1}，但没有报错"),
    ("this figure pools nothing, so there is nothing to draw", "这幅图没有做池化，没有可画的"),
    ("this output depends on random numbers that no seed was given to", "这段输出依赖随机数，而随机数没有给定种子"),
    (
      "Call `torch.manual_seed` before, or say `shape` on the output.",
      "请先调用 `torch.manual_seed`，或在输出上写 `shape`。"
    ),
    (
      "this output shows a memory address, which is another one in every run",
      "这段输出里有内存地址，每次运行都不一样"
    ),
    ("{} of {} element differs.", "{2} 个元素中有 {1} 个不同。"),
    ("{} of {} elements differs: {}.", "{2} 个元素中有 {1} 个不同：{3}。"),
    ("{} of {} elements differ: {}.", "{2} 个元素中有 {1} 个不同：{3}。"),
    ("{} of {} element differs: {}.", "{2} 个元素中有 {1} 个不同：{3}。"),
    ("{} of {} elements differs.", "{2} 个元素中有 {1} 个不同。"),
    ("{} of {} elements differ.", "{2} 个元素中有 {1} 个不同。"),
    ("a cell before it failed", "前面有一段代码没有通过"),
    ("needs {} of the cell at line {}, which failed", "需要第 {2} 行那段代码的 {1}，而那段代码没有通过"),
    ("its fence or language is malformed", "围栏或语言标记写错了"),
    ("{} is not part of the lesson language", "本课使用的语言里没有 {1}"),
    ("{} are not part of the lesson language", "本课使用的语言里没有 {1}"),
    ("{} are not part of the lesson language yet", "本课使用的语言里还没有 {1}"),
    ("{} is not part of the lesson language yet", "本课使用的语言里还没有 {1}"),
    ("this seed is not part of the lesson language: an int below 2**63 is", "种子应是小于 2**63 的整数"),
    ("the cell shows more than {} bytes", "这段代码的输出超过 {1} 字节"),
    ("the chapter uses more names than there is room for", "本章用的名字太多，放不下了"),
    ("the cell took more than {} steps; --max-steps raises this limit", "这段代码超过了 {1} 步；--max-steps 可放宽"),
    ("the cell ran for more than {} s; --timeout raises this limit", "这段代码运行超过 {1} 秒；--timeout 可放宽"),
    ("the chapter needs more than {} MiB of memory", "本章需要超过 {1} MiB 的内存"),
    ("interrupted", "已中断"),
    ("Did you mean: {}?", "是不是想写 {1}？"),
    ("There is {}.", "有 {1}。"),
  ]

  private static let holeTable: [(String, String)] = [
    ("a tensor", "张量"), ("a list", "列表"), ("a tuple", "元组"), ("an empty line", "空行"),
    ("shape {}", "形状 {1}"), ("dtype {}", "数据类型 {1}"), ("{} and {} more", "{1} 等"),
    ("complex numbers", "复数"), ("a lone surrogate", "单独的代理字符"), ("lone surrogates", "单独的代理字符"),
    ("relative `import`", "相对 `import`"), ("gradients {}", "梯度 {1}"),
    ("code nested more than {} levels deep", "嵌套超过 {1} 层的代码"),
    ("an integer of more than {} digits", "超过 {1} 位的整数"),
  ]
}

import ChapterModel

/// What the interface says, in the chapter's language.
public enum Phrase: Sendable, CaseIterable {
  case contents, search, help, list, predict, window, editor, page, of, end, top
  case note, tip, important, warning, caution
  case image, footnotes, code, output, endOfCode, quote, row
  case right, ran, untidy, missing, unchecked, wrong, unsupported, blocked, skipped, pending, stale
  case edited, setUp, linesMore, linesLess, covered, guessPrompt, guessRight, shapeRight, nothingCovered, explanation,
    chapterSays, codeShows,
    notInChapter
  case notFound, found, firstChapter, lastChapter, noTwin, noCell, noPooling, noOutput, reloaded, tooNarrow, draft,
    behind
  case noChapters, cells, place, empty, running, copied, showOutput, restored, edit, keysReader, keysBrief, keysList,
    keysContents
  case keysHelp, keysWindow, keysEditor, keysPredict, followLink, copyLink, noTarget, noTrail, step, size, channel,
    operation, maximum,
    average, legend, readBy, nothingFits
}

/// The phrases of one language.
public struct Words: Sendable, Hashable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  public static let english = Words(.english)

  var isChinese: Bool { language == .chinese }

  public subscript(_ phrase: Phrase) -> String {
    let pair = Self.pair(phrase)
    return isChinese ? pair.1 : pair.0
  }

  private static func pair(_ phrase: Phrase) -> (String, String) {
    switch phrase {
    case .contents: ("Contents", "目录")
    case .search: ("Search", "查找")
    case .help: ("Keys", "按键")
    case .list: ("Chapters", "章节")
    case .predict: ("Predict", "先猜后看")
    case .window: ("The window", "窗口")
    case .editor: ("Edit the cell (a scratch copy; the file stays as it is)", "修改代码（草稿，不动文件）")
    case .page: ("page", "页")
    case .of: ("of", "共")
    case .end: ("END", "末尾")
    case .top: ("TOP", "开头")
    case .note: ("Note", "注意")
    case .tip: ("Tip", "提示")
    case .important: ("Important", "重要")
    case .warning: ("Warning", "警告")
    case .caution: ("Caution", "当心")
    case .image: ("image", "图")
    case .footnotes: ("Footnotes", "脚注")
    case .code: ("Code:", "代码：")
    case .output: ("Output:", "输出：")
    case .endOfCode: ("End of code.", "代码完。")
    case .quote: ("Quote:", "引文：")
    case .row: ("Row", "行")
    case .right: ("right", "正确")
    case .ran: ("ran", "已运行")
    case .untidy: ("untidy: equal but for its layout", "版式不齐：内容相同，排版不同")
    case .missing: ("the chapter does not show this", "章节里没有这段输出")
    case .unchecked: ("not compared", "不核对")
    case .wrong: ("wrong", "不符")
    case .unsupported: ("not supported", "不支持")
    case .blocked: ("blocked", "受阻")
    case .skipped: ("skipped", "跳过")
    case .pending: ("not run yet", "尚未运行")
    case .stale: ("stale: a cell above was changed; r runs it", "已过时：上面的代码改过，按 r 重新运行")
    case .edited: ("edited; U brings the author's back", "已修改，按 U 恢复原文")
    case .setUp: ("set-up", "准备代码")
    case .linesMore: ("more lines; o opens", "行未显示，按 o 展开")
    case .linesLess: ("lines more are shown; o folds them", "行已展开，按 o 收起")
    case .covered: ("What will it show? Space uncovers, = guesses", "会显示什么？按空格揭晓，按 = 先猜")
    case .guessPrompt: ("Your guess: ", "你猜：")
    case .guessRight: ("Right!", "猜对了！")
    case .shapeRight: ("Shape right. ", "形状对了。")
    case .nothingCovered: ("Nothing is covered here; p covers the outputs.", "这里没有盖住的输出；按 p 盖住。")
    case .explanation: ("In other words: ", "换句话说：")
    case .chapterSays: ("the chapter says", "章节里写的")
    case .codeShows: ("the code shows", "代码显示的")
    case .notInChapter: ("shown, but not in the chapter", "代码显示了，章节里没有")
    case .notFound: ("Not found: ", "没有找到：")
    case .found: ("matches", "处")
    case .firstChapter: ("This is the first chapter.", "已是第一章。")
    case .lastChapter: ("This is the last chapter.", "已是最后一章。")
    case .noTwin: ("There is no translation of this chapter yet.", "本章还没有译文。")
    case .noCell: ("There is no cell on this page.", "这一屏没有代码。")
    case .noPooling: ("This cell pools nothing.", "这段代码没有做池化。")
    case .noOutput: ("This cell shows nothing.", "这段代码没有输出。")
    case .reloaded: ("The chapter was read again.", "章节已重新载入。")
    case .tooNarrow: ("too narrow", "太窄")
    case .draft: ("draft", "草稿")
    case .behind: ("behind", "待补译")
    case .noChapters: ("There are no chapters here.", "这里没有章节。")
    case .cells: ("cells", "段代码")
    case .place: ("read to", "读到")
    case .empty: ("This chapter is empty.", "本章没有内容。")
    case .running: ("running…", "运行中……")
    case .copied: ("Copied.", "已复制。")
    case .showOutput: ("r runs the cell", "按 r 运行")
    case .restored: ("The author's code is back.", "已恢复原文。")
    case .edit: ("edit", "修改")
    case .keysReader:
      (
        "Space page  t contents  / search  L 中文  r run  ? keys  q quit",
        "空格 翻页  t 目录  / 查找  L English  r 运行  ? 按键  q 退出"
      )
    case .keysBrief: ("t contents  L 中文  ? keys", "t 目录  L English  ? 按键")
    case .keysList: ("↑↓ choose  Enter opens  L 中文  q quit", "↑↓ 选择  回车 打开  L English  q 退出")
    case .keysContents: ("↑↓ choose  Enter goes there  Esc back", "↑↓ 选择  回车 前往  Esc 返回")
    case .keysHelp: ("↑↓ scroll  any other key back", "↑↓ 滚动  其他键返回")
    case .keysWindow:
      (
        "←→ step  arrows after o/i pick  k s p d change  m max/avg  c channel  0 reset  q back",
        "←→ 移动  o/i 后用方向键选数  k s p d 改参数  m 最大/平均  c 通道  0 还原  q 返回"
      )
    case .keysEditor: ("^R runs  ^U undo all  Esc back", "^R 运行  ^U 全部还原  Esc 返回")
    case .keysPredict: ("Enter compares  Esc back", "回车 核对  Esc 返回")
    case .followLink: ("Enter goes to ", "回车 前往 ")
    case .copyLink: ("Enter copies ", "回车 复制 ")
    case .noTarget: ("There is no such place: ", "没有这个位置：")
    case .noTrail: ("There is nowhere to go back to.", "没有可以返回的位置。")
    case .step: ("step", "步骤")
    case .size: ("size", "大小")
    case .channel: ("channel", "通道")
    case .operation: ("operation", "运算")
    case .maximum: ("maximum", "最大")
    case .average: ("average", "平均")
    case .legend:
      ("[ ] window  * winner  . padding  ? to come  ' never read", "[ ] 窗口  * 胜出  . 填充  ? 尚未算出  ' 从未读到")
    case .readBy: ("is read by ", "被这些窗口读到：")
    case .nothingFits: ("No window fits: the result would be empty.", "窗口放不下：结果为空。")
    }
  }
}

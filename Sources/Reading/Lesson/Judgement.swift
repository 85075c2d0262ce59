import ChapterModel
import Checking

/// What the checker's own comparison says of a reader's guess.
enum Judgement {
  static func text(_ guess: String, _ result: CellResult, _ words: Words) -> String {
    switch OutputMatcher.compare(result.shown, with: guess + "\n", OutputDirectives()) {
    case .equal, .untidy: words[.guessRight]
    case .different(let difference): describe(difference, words)
    }
  }

  private static func describe(_ difference: Difference, _ words: Words) -> String {
    let isChinese = words.isChinese
    let isElement = difference.kind == .value && !difference.notes.isEmpty
    let shape = isElement ? (isChinese ? "形状对了。" : "Shape right. ") : ""
    let notes = isElement ? (isChinese ? "" : " ") + words.reason(difference.notes[0]) : ""
    if let change = difference.change {
      let words =
        isChinese ? "代码显示 \(change.new)，你猜的是 \(change.old)。" : "It shows \(change.new), you said \(change.old)."
      return shape + words + notes
    }
    if isChinese { return shape + "不对：" + words.reason(difference.message).replacing("章节", with: "你猜的") + "。" }
    let message = difference.message.replacing("the chapter says", with: "you said").replacing(
      "the chapter", with: "the guess")
    return shape + message.prefix(1).uppercased() + message.dropFirst() + "."
  }
}

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
    let isElement = difference.kind == .value && !difference.notes.isEmpty
    let shape = isElement ? words[.shapeRight] : ""
    let notes = isElement ? (words.isChinese ? "" : " ") + words.reason(difference.notes[0]) : ""
    if words.isChinese {
      return shape + words.reason(difference.message).replacing("章节里写的", with: "你猜的") + "。" + notes
    }
    let message = difference.message.replacing("the chapter says", with: "you said").replacing(
      "the chapter", with: "the guess"
    ).replacing("the code", with: "it")
    return shape + message.prefix(1).uppercased() + message.dropFirst() + "." + notes
  }
}

import ChapterModel
import Typesetting

extension ShelfEntry {
  /// The chapter as a line of the list: number, title, and how it stands.
  public func line(_ words: Words, _ typesetter: Typesetter, showsBothTitles: Bool = false, isLinear: Bool = false)
    -> StyledText
  {
    var text = StyledText("\(number)  ", Style(.quiet))
    text.append(typesetter.visible(title(words.language)), Style(.text, .strong))
    if showsBothTitles, let other = titles[words.language.other], other != title(words.language) {
      text.append("  " + typesetter.visible(other), Style(.quiet))
    }
    text.append("  ", Style(.quiet))
    return text + state(words, isLinear ? nil : Marks(ascii: typesetter.ascii || typesetter.wideAmbiguous))
  }

  /// Failing cells first, because they are what is to be seen; each count with its mark, never by colour alone.
  /// Without marks, for a screen reader, words say what is counted.
  private func state(_ words: Words, _ marks: Marks?) -> StyledText {
    func count(_ number: Int, _ mark: String?, _ phrase: Phrase, _ role: Role) -> StyledText {
      StyledText(mark.map { $0 + String(number) } ?? "\(number) \(words[phrase])", Style(role))
    }
    var notes: [StyledText] = []
    if let tally {
      if tally.failing > 0 { notes.append(count(tally.failing, marks?.wrong, .wrong, .wrong)) }
      if tally.right > 0 { notes.append(count(tally.right, marks?.right, .right, .right)) }
    }
    if notes.isEmpty { notes.append(StyledText("\(cells) \(words[.cells])", Style(.quiet))) }
    if let percent { notes.append(StyledText("\(words[.place]) \(percent)%", Style(.quiet))) }
    if isDraft { notes.append(StyledText(words[.draft], Style(.note))) }
    if isBehind { notes.append(StyledText(words[.behind], Style(.warning))) }
    return notes.dropFirst().reduce(notes[0]) { $0 + StyledText(" · ", Style(.quiet)) + $1 }
  }
}

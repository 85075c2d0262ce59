import ChapterModel
import Reading
import Testing
import Typesetting

/// What Tab, Enter and Backspace do with links.
@Suite struct ReaderLinkTests {
  static let text = """
    # Pooling

    See [the window](#window) and [the next chapter](02-next.md#a%20b), [the net](https://e.com/x).

    A claim.[^n] [Nowhere](#nowhere).

    ```python
    x = 1
    ```

    \(String(repeating: "Filler that fills.\n\n", count: 12))
    ## Window

    The window slides.

    [^n]: The footnote.
    """

  private func model(_ keys: [Key]) -> ReaderModel {
    var model = ReaderModel(size: ScreenSize(width: 60, height: 12), language: .english)
    _ = model.open(chapter: 0, lessons: [.english: lesson(Self.text)])
    for key in keys { _ = model.handle(key) }
    return model
  }

  private func top(_ model: ReaderModel) -> String { model.frame.rows[0].plain() }
  private func status(_ model: ReaderModel) -> String { model.frame.rows.last?.plain() ?? "" }

  private func chosen(_ model: ReaderModel) -> String {
    model.frame.rows.flatMap(\.runs).filter { $0.style.role == .selection }.map(\.text).joined()
  }

  @Test func tabGoesThroughLinksAndCells() {
    #expect(chosen(model([.tab])) == "the window")
    #expect(chosen(model([.tab, .tab])) == "the next chapter")
    #expect(chosen(model([.tab, .tab, .tab, .tab])) == "[1]")
    #expect(chosen(model([.tab, .tab, .backTab])) == "the window")
    let onCell = model(Array(repeating: .tab, count: 6))
    #expect(chosen(onCell) == "")
    #expect(onCell.frame.rows.contains { $0.plain() == "┃ x = 1" })
    #expect(model([.character("}")]).frame.rows.contains { $0.plain() == "┃ x = 1" })
  }

  @Test func theStatusLineSaysWhereALinkLeads() {
    #expect(status(model([.tab])).hasPrefix(" Enter goes to #window"))
    #expect(status(model([.tab, .tab, .tab])).hasPrefix(" Enter copies https://e.com/x"))
  }

  @Test func enterFollowsAndBackspaceReturns() {
    var model = model([.tab, .enter])
    #expect(model.frame.rows.contains { $0.plain() == "## Window" })
    #expect(top(model) != "# Pooling")
    _ = model.handle(.backspace)
    #expect(top(model) == "# Pooling")
    _ = model.handle(.backspace)
    #expect(status(model).contains("nowhere to go back"))
  }

  @Test func footnotesAreLinks() {
    let model = model([.tab, .tab, .tab, .tab, .enter])
    #expect(model.frame.rows.contains { $0.plain() == "[1] The footnote." }, "\(model.frame.rows.map { $0.plain() })")
  }

  @Test func linksOutOfTheChapterAreEffects() {
    var next = model([.tab, .tab])
    #expect(next.handle(.enter) == [.follow(target: "02-next.md#a%20b")])
    var out = model([.tab, .tab, .tab])
    #expect(out.handle(.enter) == [.copy("https://e.com/x")])
    let nowhere = model(Array(repeating: .tab, count: 5) + [.enter])
    #expect(status(nowhere).contains("no such place"))
  }

  @Test func anotherChapterIsOpenedAtItsHeadingAndLeftAgain() {
    var model = model([.tab, .tab])
    let other = "# Next\n\n\(String(repeating: "Words.\n\n", count: 20))## Part\n\nText.\n"
    _ = model.follow(to: 1, lessons: [.english: lesson(other)], in: .english, anchor: "part")
    #expect(model.frame.rows.contains { $0.plain() == "## Part" })
    let effects = model.handle(.backspace)
    guard case .open(chapter: 0, at: let place?)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(place.heading == "pooling" || place.heading == "")
  }

  @Test func aLinkIntoTheOtherLanguageSwitches() {
    var model = model([.tab])
    let lessons = [Language.english: lesson(Self.text), .chinese: lesson("# 池化\n\n正文。\n", .chinese)]
    _ = model.follow(to: 0, lessons: lessons, in: .chinese, anchor: "")
    #expect(top(model) == "# 池化")
    _ = model.handle(.backspace)
    #expect(top(model) == "# Pooling")
  }

  @Test func enterWithoutALinkIsALine() {
    #expect(top(model([.enter])) == model([]).frame.rows[1].plain())
    #expect(top(model([.tab, .down, .enter])) == model([]).frame.rows[2].plain())
  }
}

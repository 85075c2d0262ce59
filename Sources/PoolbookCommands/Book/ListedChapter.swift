import ChapterModel
import Checking
import Evaluation
import Reading
import Typesetting

/// A line of the list: a chapter and how it stands, over all its languages.
struct ListedChapter {
  let entry: Book.Entry
  /// How far it was read; nil when it was never opened.
  let percent: Int?
  private let counts: [Verdict: Int]
  private let cells: Int

  init(_ entry: Book.Entry, places: ResumeFile) {
    self.entry = entry
    percent = places.entry(ChapterSource(entry).key)?.place.percent
    let reports = entry.editions.values.map { chapter in
      ChapterCheck.run(chapter, with: LessonInterpreter(limits: Limits()))
    }
    var counts: [Verdict: Int] = [:]
    for cell in reports.flatMap(\.cells) { counts[cell.verdict, default: 0] += 1 }
    self.counts = counts
    cells = reports.reduce(0) { $0 + $1.cells.count }
  }

  var json: JSON {
    let editions = Language.allCases.compactMap { entry.editions[$0] }
    return .object([
      ("number", .int(entry.number)), ("name", .string(entry.name)),
      ("titles", .object(editions.map { ($0.language.rawValue, .string($0.title ?? entry.name)) })),
      ("paths", .object(editions.map { ($0.language.rawValue, .string($0.path)) })),
      ("cells", .int(cells)),
      (
        "verdicts",
        .object(
          Verdict.allCases.compactMap { verdict in
            counts[verdict].map { (verdict.rawValue, .int($0)) }
          })
      ),
      ("percent", percent.map { .int($0) } ?? .null), ("draft", .bool(entry.isDraft)),
      ("behind", .bool(entry.isBehind)),
    ])
  }

  /// The lines, columns aligned by cells; a line that is too long for the width goes on below its titles.
  static func table(_ chapters: [ListedChapter], width: Int) -> [StyledText] {
    let typesetter = Typesetter()
    let numbers = chapters.map { String($0.entry.number).count }.max() ?? 0
    let titles = chapters.map { typesetter.width($0.title) }.max() ?? 0
    return chapters.flatMap { chapter -> [StyledText] in
      let number = String(chapter.entry.number)
      let indent = String(repeating: " ", count: numbers - number.count)
      let head =
        StyledText(indent + number, Style(.key)) + StyledText("  ") + StyledText(chapter.title, Style(.text, .strong))
      guard numbers + 2 + titles + 2 + typesetter.width(chapter.state) <= width else {
        let room = String(repeating: " ", count: numbers + 2)
        return [typesetter.truncated(head, width: width)]
          + typesetter.wrap(chapter.state, width: max(1, width - numbers - 2)).map { StyledText(room) + $0 }
      }
      return [typesetter.padded(head, to: numbers + 2 + titles + 2) + chapter.state]
    }
  }

  private var title: String { entry.titles.joined(separator: " · ") }

  private var state: StyledText {
    var parts = [StyledText("\(cells) \(cells == 1 ? "cell" : "cells")", .quiet)]
    for verdict in Verdict.allCases {
      guard let count = counts[verdict] else { continue }
      let role: Role = verdict.fails(CheckOptions()) ? .wrong : verdict == .right ? .right : .quiet
      parts.append(StyledText("\(count) \(verdict.rawValue)", Style(role)))
    }
    if let percent { parts.append(StyledText("read to \(percent) %", .quiet)) }
    if entry.isDraft { parts.append(StyledText("draft", Style(.note))) }
    if entry.isBehind { parts.append(StyledText("behind", Style(.warning))) }
    return parts.dropFirst().reduce(parts[0]) { $0 + StyledText(" · ", .quiet) + $1 }
  }
}

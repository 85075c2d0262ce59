import ChapterModel
import Markdown
import Reading
import Testing
import Typesetting

@Suite struct PageTests {
  @Test(arguments: Golden.cases) func goldenLines(_ name: String) throws {
    let bytes = try Golden.bytes(name)
    let words = Golden.words(bytes)
    let typesetter = Typesetter(wideAmbiguous: words.contains("ambiguous"))
    let lesson = words.contains("run") ? ranLesson(bytes) : lesson(bytes)
    var actual = ""
    for width in words.compactMap({ Int($0) }) {
      let page = PageSetter.page(lesson, PageOptions(width: width, typesetter: typesetter))
      actual += "== \(width)\n" + page.plain().map { $0 + "\n" }.joined()
    }
    #expect(try actual == Golden.expected(name, actual))
  }
}

/// What holds of every page at every width.
@Suite struct PagePropertyTests {
  struct Source: Sendable {
    var name: String
    var lesson: Lesson
    var hasTable: Bool
    /// What the page shows where nothing needs to be broken: in a pipe, and in the reader with its folds closed.
    var content: [[UInt8]]

    init(_ name: String, _ lesson: Lesson) {
      self.name = name
      self.lesson = lesson
      let hasTable = lesson.chapter.document.blocks.contains { $0.kind == .tableCell }
      self.hasTable = hasTable
      content = PagePropertyTests.layouts(1_000, lesson).map {
        PagePropertyTests.content(PageSetter.page(lesson, $0), hasTable: hasTable)
      }
    }
  }

  static let sources: [Source] =
    Golden.cases.compactMap { name in (try? Golden.bytes(name)).map { Source(name, lesson($0)) } }
    + Golden.chapters.map { Source($0.name, ranLesson($0.bytes, $0.language)) }
    + GeneratedDocuments.all.enumerated().map { Source("generated \($0.offset)", lesson($0.element)) }

  /// The document's own text as a page shows it, without white space: at another width the same. A table's records
  /// repeat its headers and stand in another order than its lines, so that there only the letters are compared.
  fileprivate static func content(_ page: Page, hasTable: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in page.lines {
      for run in line.text.runs where !run.style.traits.contains(.layout) {
        bytes += run.text.utf8.filter { $0 > 0x20 }
      }
    }
    return hasTable ? Array(Set(bytes)).sorted() : bytes
  }

  /// The layout of a pipe and that of the full screen.
  fileprivate static func layouts(_ width: Int, _ lesson: Lesson) -> [PageOptions] {
    let words = Words(lesson.chapter.language)
    return [
      PageOptions(width: width, words: words, quotesCode: true),
      PageOptions(width: width, words: words, links: .hyperlinks, openFolds: []),
    ]
  }

  @Test func theBookIsAmongTheSources() { #expect(Golden.chapters.count >= 4) }

  @Test(arguments: 1...200) func nothingIsLostAndNothingIsEmitted(_ width: Int) {
    for source in Self.sources {
      for (layout, options) in Self.layouts(width, source.lesson).enumerated() {
        let name = "\(source.name) at \(width), \(layout == 0 ? "pipe" : "screen")"
        let page = PageSetter.page(source.lesson, options)
        for line in page.lines { expectClean(line, width, name, options.typesetter) }
        guard width > 1 else { continue }
        #expect(Self.content(page, hasTable: source.hasTable) == source.content[layout], "\(name)")
      }
    }
  }

  /// Terminals on which `“` or `…` takes two cells, and drawings in ASCII.
  @Test(arguments: [1, 2, 3, 4, 7, 12, 20, 40, 80, 120])
  func wideAndPlainTerminalsAreNotOverrun(_ width: Int) {
    for typesetter in [Typesetter(wideAmbiguous: true), Typesetter(ascii: true)] {
      for source in Self.sources {
        var options = Self.layouts(width, source.lesson)[1]
        options.typesetter = typesetter
        let name = "\(source.name) at \(width), \(typesetter.ascii ? "ASCII" : "wide")"
        for line in PageSetter.page(source.lesson, options).lines { expectClean(line, width, name, typesetter) }
      }
    }
  }

  private func expectClean(_ line: PageLine, _ width: Int, _ name: String, _ typesetter: Typesetter) {
    let text = line.text.plain()
    if typesetter.width(text) > width { Issue.record("\(name): \(text)") }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }) {
      Issue.record("\(name) emits a control")
    }
  }
}

/// Documents put together from pieces, the same on every run.
enum GeneratedDocuments {
  static let all: [String] = {
    var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let words = [
      "池化", "，", "。", "「窗口」", "max", "pooling", "`nn.MaxPool2d(2)`", "**步幅**", "……", "——", "*em*",
      "[链接](https://e.com/a/b)",
      "3×3", "50%", "https://pytorch.org/docs/stable", "$k_{i}$", "e\u{301}", "👨‍👩‍👧", "\u{1B}[2J", "“引”",
      "a_very_long_identifier_of_some_kind",
      "\n", "  \n", "&#8238;", "<b>tag</b>", "~~x~~",
    ]
    let starts = ["", "- ", "1. ", "> ", "> - ", "## ", "- [x] ", "   ", "100. ", "```\n", "> [!TIP]\n> "]
    return (0..<12).map { _ in
      (0..<12).map { _ in
        starts[next(starts.count)]
          + (0..<(1 + next(14))).map { _ in words[next(words.count)] + (next(3) == 0 ? " " : "") }.joined()
      }.joined(separator: "\n\n")
    }
  }()
}

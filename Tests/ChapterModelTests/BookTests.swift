import ChapterModel
import SourceText
import Testing

@Suite struct BookTests {
  @Test(arguments: [
    ("Chapters/en/01-x.md", Language.english, "Chapters/*/01-x.md", ["Chapters/zh/01-x.md"]),
    ("Chapters/zh-CN/01-x.md", .chinese, "Chapters/*/01-x.md", ["Chapters/en/01-x.md"]),
    ("a/x.zh.md", .chinese, "a/x.md", ["a/x.en.md", "a/x.md"]),
  ])
  func paths(_ path: String, _ language: Language, _ key: String, _ twins: [String]) {
    let path = ChapterPath(path)
    #expect(path.language == language)
    #expect(path.pairKey == key)
    #expect(path.twinCandidates() == twins)
  }

  @Test func aFileWithoutTagPairsWithATaggedOne() {
    #expect(ChapterPath("README.md").pairKey == ChapterPath("README.zh.md").pairKey)
    #expect(ChapterPath("README.md").language == nil)
  }

  @Test func headOfAChapter() {
    let text = "---\ntitle: \"T\"\ndraft: true\n---\n\n# A\n\n> # Not a section\n\n## B c\n"
    let chapter = ChapterReader.read(SourceFile(path: "zh/x.md", text: text))
    #expect(chapter.title == "T")
    #expect(chapter.isDraft)
    #expect(chapter.language == .chinese)
    #expect(chapter.sections.map(\.anchor) == ["a", "b-c"])
  }

  @Test func languageIsGuessed() {
    #expect(ChapterReader.read(SourceFile(path: "x.md", text: "# 池化\n\n最大池化层 `nn.MaxPool2d`。\n")).language == .chinese)
    #expect(
      ChapterReader.read(SourceFile(path: "x.md", text: "# Pooling\n\nThe word 池化 means pooling.\n")).language
        == .english)
  }

  @Test func linksLeadSomewhere() {
    let text = """
      # A b
      [ok](#a-b) [no](#a-c) [file](02.md) [gone](03.md)
      ![pic](pic.png) [web](https://x.y/z) [其他](../zh/02.md) [twin](../zh/01.md) [there](02.md#top) [html](#h)
      <a id="h"></a> [%20](a%20b.md)
      """
    let files: Set<String> = ["b/en/02.md", "b/zh/02.md", "b/zh/01.md", "b/en/a b.md"]
    let check = LinkCheck(exists: { files.contains($0) }, anchors: { _ in ["intro"] })
    let chapter = ChapterReader.read(SourceFile(path: "b/en/01.md", text: text))
    #expect(
      check.problems(in: chapter).map { "\($0.position.line):\($0.position.column) \($0.code): \($0.message)" } == [
        "2:17 anchor: no heading has the anchor `#a-c`; did you mean `#a-b`?",
        "2:44 link: there is no file at `b/en/03.md`",
        "3:8 image: there is no image at `b/en/pic.png`",
        "3:43 link: this leads into the other language; `b/en/02.md` is the same page in this one",
        "3:84 anchor: no heading has the anchor `#top`",
      ])
  }

  @Test func editsLeaveEverythingElse() {
    let bytes = Array("abcdef".utf8)
    let edits = [
      ChapterEdit(4..<5, Array("X".utf8)), ChapterEdit(1..<1, Array("1".utf8)), ChapterEdit(1..<1, Array("2".utf8)),
    ]
    #expect(String(decoding: ChapterEdit.apply(edits, to: bytes), as: UTF8.self) == "a12bcdXf")
  }

  @Test func newChapters() {
    #expect(
      ChapterTemplate.fileName(for: "Max Pooling!", after: ["01-a.md", "07-b.md", "x.md"]) == "08-max-pooling.md")
    #expect(ChapterTemplate.fileName(for: "平均池化", after: []) == "01-平均池化.md")
    for language in Language.allCases {
      let text = ChapterTemplate.text(title: "T", in: language)
      let chapter = ChapterReader.read(SourceFile(path: "\(language.rawValue)/01-t.md", text: text))
      #expect(chapter.problems.isEmpty)
      #expect(chapter.isDraft)
      #expect(chapter.cells.count == 1)
      #expect(chapter.cells.first?.expectation != nil)
    }
  }
}

import ChapterModel
import Checking
import Evaluation
import Reading
import Testing
import Typesetting

/// Shows for each cell what a table says, in place of an interpreter.
final class ScriptedInterpreter: CellInterpreter {
  private let answers: [Int: CellOutcome]
  private(set) var sources: [String] = []

  init(_ answers: [Int: String], poolings: [Int: [PoolingRecord]] = [:]) {
    self.answers = Dictionary(
      Set(answers.keys).union(poolings.keys).map { cell in
        (cell, CellOutcome(shown: ShownText(text: answers[cell] ?? ""), poolings: poolings[cell] ?? []))
      }, uniquingKeysWith: { first, _ in first })
  }

  func run(_ source: String, cell: Int, session: String?, recordsPoolings: Bool) -> CellOutcome {
    sources.append(source)
    return answers[cell] ?? CellOutcome()
  }
}

@Suite struct ReaderTests {
  static let english = """
    # Pooling

    First paragraph about max
    pooling in one sentence.

    ## Window

    \(String(repeating: "A long paragraph about windows that slide. ", count: 8))

    ```python id=one
    x = 1
    x
    ```

    ```output
    1
    ```

    <details>
    <summary>Hint</summary>

    Hidden needle.

    </details>

    ## Stride

    Last paragraph. ｍａｘ again.

    ```python id=two
    x + 1
    ```

    ```output
    2
    ```
    """

  static let chinese = """
    # 池化

    第一段，讲最大池化。

    ## 窗口

    \(String(repeating: "窗口在输入上滑动，每停一处留下一个数。", count: 8))

    ```python id=one
    x = 1
    x
    ```

    ```output
    1
    ```

    ## 步幅

    最后一段。
    """

  static func model(
    width: Int = 40, height: Int = 10, results: [Int: String] = [0: "1\n", 1: "2\n"], _ keys: [Key] = [],
    predicts: Bool = false, poolings: [Int: [PoolingRecord]] = [:]
  ) -> ReaderModel {
    var model = ReaderModel(
      size: ScreenSize(width: width, height: height), language: .english,
      shelf: [
        ShelfEntry(number: 1, titles: [.english: "Pooling", .chinese: "池化"], cells: 2, percent: 40),
        ShelfEntry(number: 2, titles: [.chinese: "卷积"], cells: 3, isDraft: true, isBehind: true),
      ], settings: ReaderSettings(predicts: predicts))
    let lessons = [Language.english: lesson(english), .chinese: lesson(chinese, .chinese)]
    _ = model.open(chapter: 0, lessons: lessons)
    for (language, lesson) in lessons {
      let interpreter = ScriptedInterpreter(results, poolings: poolings)
      model.take(results: LessonRunner.run(lesson.chapter, with: interpreter), for: language)
    }
    for key in keys { _ = model.handle(key) }
    return model
  }

  static func keys(_ text: String) -> [Key] { text.map { $0 == "\n" ? .enter : .character($0) } }

  private func rows(_ model: ReaderModel) -> [String] { model.frame.rows.map { $0.plain() } }
  private func top(_ model: ReaderModel) -> String { rows(model)[0] }

  // MARK: Moving

  @Test func everyFrameFillsTheScreenAndNoMore() {
    let modes: [[Key]] = [
      [], Self.keys("t"), Self.keys("l"), Self.keys("?"), Self.keys("/max"), Self.keys("G"), Self.keys("jjjjje"),
      Self.keys("B"),
      [.tab], Self.keys("p"),
    ]
    for (width, height) in [(1, 1), (2, 3), (10, 5), (40, 15), (80, 24), (120, 40)] {
      for keys in modes {
        let frame = Self.model(width: width, height: height, keys).frame
        #expect(frame.rows.count == height, "\(keys) at \(width)×\(height)")
        #expect(frame.rows.allSatisfy { Typesetter().width($0) <= width }, "\(keys) at \(width)×\(height)")
      }
    }
  }

  static let moves: [(String, Int)] = [
    ("j", 1), ("jjk", 1), (" ", 8), ("f", 8), (" b", 0), ("d", 4), ("du", 0), ("3j", 3), ("k", 0), ("g", 0), ("jjg", 0),
    ("5j2k", 3),
  ]

  @Test(arguments: moves) func movesByLines(_ keys: String, _ line: Int) {
    #expect(top(Self.model(Self.keys(keys))) == rows(Self.model(height: 60))[line])
  }

  @Test func theEndIsAtTheBottom() {
    let rows = rows(Self.model(Self.keys("G")))
    #expect(rows.dropLast().contains { $0.contains("2") })
    #expect(rows.last?.contains("END") == true)
    #expect(Self.model(Self.keys("G ")).frame == Self.model(Self.keys("G")).frame)
  }

  @Test func anotherWidthKeepsTheSentence() {
    var model = Self.model(width: 100, Self.keys("4j"))
    let before = model.frame
    model.resize(ScreenSize(width: 40, height: 10))
    model.resize(ScreenSize(width: 100, height: 10))
    #expect(model.frame == before)
  }

  // MARK: Languages

  @Test func theOtherLanguageShowsTheSamePlace() {
    var model = Self.model(Self.keys("t"))
    for key in Self.keys("j\n") { _ = model.handle(key) }
    #expect(top(model) == "## Window")
    _ = model.handle(.character("L"))
    #expect(top(model) == "## 窗口")
    _ = model.handle(.character("L"))
    #expect(top(model) == "## Window")
  }

  @Test func bothLanguagesStandBesideEachOtherOrBelow() {
    let wide = rows(Self.model(width: 90, Self.keys("B")))
    #expect(wide[0].contains("# Pooling") && wide[0].contains("# 池化"))
    let narrow = rows(Self.model(width: 40, Self.keys("B")))
    #expect(narrow[0] == "# Pooling" && narrow[1] == "  # 池化")
  }

  // MARK: Searching

  @Test func searchIgnoresLineBreaksCaseAndWidth() {
    #expect(rows(Self.model(width: 28, Self.keys("/max pooling\n"))).last?.contains("1/1") == true)
    #expect(rows(Self.model(Self.keys("/MAX\n"))).last?.contains("1/2") == true)
    #expect(rows(Self.model(Self.keys("/max\nn"))).last?.contains("2/2") == true)
    #expect(rows(Self.model(Self.keys("/max\nN"))).last?.contains("2/2") == true)
    #expect(rows(Self.model(Self.keys("/nowhere\n"))).last?.contains("Not found") == true)
  }

  @Test func searchOpensTheFoldsThatHideAMatch() {
    #expect(!rows(Self.model(height: 80)).contains("Hidden needle."))
    let model = Self.model(Self.keys("/needle\n"))
    #expect(rows(model).contains("Hidden needle."))
    #expect(model.frame.rows.contains { $0.runs.contains { $0.style.role == .currentMatch && $0.text == "needle" } })
  }

  // MARK: Chapters

  @Test func chaptersAreTurned() {
    var model = Self.model()
    #expect(model.handle(.character("]")) == [.open(chapter: 1)])
    #expect(model.handle(.character("[")) == [])
    #expect(rows(model).last?.contains("first chapter") == true)
  }

  @Test func theListShowsStateAndOpens() {
    var model = Self.model(width: 80, Self.keys("l"))
    #expect(rows(model)[0].hasPrefix("> 1  Pooling  池化  2 cells · read to 40%"))
    #expect(rows(model)[1].contains("卷积") && rows(model)[1].contains("draft · behind"))
    model.take(tally: .init(right: 7, failing: 0), for: 0)
    model.take(tally: .init(right: 5, failing: 2), for: 1)
    #expect(rows(model)[0].contains("✓ 7 · read to 40%"))
    #expect(rows(model)[1].contains("✗ 2 · ✓ 5 · draft"))
    _ = model.handle(.down)
    #expect(model.handle(.enter) == [.open(chapter: 1)])
  }

  @Test func quitting() {
    for key in [Key.character("q"), .control("c")] {
      var model = Self.model()
      #expect(model.handle(key) == [.quit])
    }
    var help = Self.model(Self.keys("?"))
    #expect(help.handle(.character("q")) == [])
    #expect(help.mode == .reading)
  }

  // MARK: Cells

  @Test func cellsShowWhatTheyReallyPrint() {
    let right = rows(Self.model(height: 80))
    #expect(right.contains("✓ 1"))
    let wrong = rows(Self.model(height: 80, results: [0: "7\n", 1: "2\n"]))
    #expect(wrong.contains("- 1") && wrong.contains("+ 7"))
    #expect(wrong.contains { $0.hasPrefix("✗ wrong") })
  }

  @Test func tabGoesFromCellToCell() {
    var model = Self.model()
    _ = model.handle(.tab)
    #expect(rows(model).contains("┃ x = 1"))
    _ = model.handle(.tab)
    #expect(rows(model).contains("┃ x + 1"))
    _ = model.handle(.backTab)
    #expect(rows(model).contains("┃ x = 1"))
  }

  @Test func anEditedCellRunsAndLaterOnesAreStale() {
    var model = Self.model(height: 80, [.tab, .character("e")])
    #expect(model.mode == .editing)
    for key in [Key.down, .end] + Self.keys(" + 5") { _ = model.handle(key) }
    var effects = model.handle(.escape)
    #expect(effects == [])
    #expect(rows(model).contains("│ x + 5") || rows(model).contains("┃ x + 5"))
    #expect(rows(model).contains { $0.contains("stale") })
    effects = model.handle(.character("r"))
    #expect(effects == [.run(.english, scratch: [0: "x = 1\nx + 5\n"])])
    guard let chapter = model.lesson?.chapter else { return }
    let interpreter = ScriptedInterpreter([0: "6\n", 1: "2\n"])
    model.take(results: LessonRunner.run(chapter, scratch: [0: "x = 1\nx + 5\n"], with: interpreter), for: .english)
    #expect(interpreter.sources[0] == "x = 1\nx + 5\n")
    #expect(rows(model).last?.contains("running") == false)
    #expect(rows(model).contains("~ 6"))
    #expect(model.handle(.character("U")) == [.run(.english, scratch: [:])])
    #expect(rows(model).contains { $0.hasSuffix(" x") })
  }

  @Test func predictionCoversJudgesAndUncovers() {
    var model = Self.model(height: 60, predicts: true)
    #expect(!rows(model).contains("✓ 1"))
    _ = model.handle(.character("="))
    for key in Self.keys("3\n") { _ = model.handle(key) }
    #expect(rows(model).last?.hasPrefix(" It shows 1, you said 3.") == true, "\(rows(model).last ?? "")")
    #expect(rows(model).contains("✓ 1"))
    #expect(!rows(model).contains("✓ 2"))
    _ = model.handle(.character(" "))
    #expect(rows(model).contains("✓ 2"))
  }

  @Test func theWindowStepsAndChanges() {
    let plane = PoolingRecord.Plane(extent: .init(rows: 3, columns: 3), values: (0..<9).map(Double.init))
    let extent = PoolingRecord.Extent(rows: 2, columns: 2)
    let record = PoolingRecord(
      reduction: .maximum, name: "pool2d", inputs: [plane], outputs: [], kernel: extent,
      stride: .init(rows: 1, columns: 1),
      padding: .init(rows: 0, columns: 0), dilation: .init(rows: 1, columns: 1), ceilMode: false,
      countIncludesPadding: true,
      divisorOverride: nil, isFloatingPoint: true)
    var model = Self.model(width: 80, height: 20, [.tab, .character("w")], poolings: [0: [record]])
    #expect(model.mode == .window)
    #expect(rows(model).contains("out[0, 0] = max(0, 1, 3, 4) = 4"))
    _ = model.handle(.right)
    #expect(rows(model).contains("out[0, 1] = max(1, 2, 4, 5) = 5"))
    _ = model.handle(.left)
    _ = model.handle(.character("m"))
    #expect(rows(model).contains("out[0, 0] = (0 + 1 + 3 + 4) / 4 = 2"))
    _ = model.handle(.character("p"))
    #expect(rows(model).contains("H_out = W_out = floor((3 + 2*1 - 2) / 1) + 1 = 4"))
    for key in Self.keys("0i") { _ = model.handle(key) }
    #expect(rows(model).contains("in[0, 0] is read by out[0, 0]"))
    _ = model.handle(.escape)
    #expect(model.mode == .reading)
  }

  /// A pooling whose later outputs are wider than its first one.
  private func growing() -> PoolingRecord {
    let plane = PoolingRecord.Plane(extent: .init(rows: 4, columns: 4), values: (0..<16).map { Double($0 * 100) })
    return PoolingRecord(
      reduction: .maximum, name: "max_pool2d", inputs: [plane], outputs: [], kernel: .init(rows: 3, columns: 3),
      stride: .init(rows: 2, columns: 2), padding: .init(rows: 1, columns: 1), dilation: .init(rows: 1, columns: 1),
      ceilMode: false, countIncludesPadding: true, divisorOverride: nil, isFloatingPoint: true)
  }

  @Test(arguments: [40, 60, 80]) func nothingMovesFromStepToStep(_ width: Int) {
    var model = Self.model(width: width, height: 30, [.tab, .character("w")], poolings: [0: [growing()]])
    func places() -> [Int?] {
      rows(model).map { row in row.firstIndex(of: ">").map { row.distance(from: row.startIndex, to: $0) } }
    }
    let before = places()
    for key in [Key.right, .right, .right] {
      _ = model.handle(key)
      #expect(places() == before, "\(rows(model))")
    }
  }

  @Test func aShortScreenShowsTheArithmetic() {
    for height in [6, 10, 15] {
      let model = Self.model(width: 40, height: height, [.tab, .character("w")], poolings: [0: [growing()]])
      #expect(rows(model).contains { $0.hasPrefix("out[0, 0] = max(") }, "\(rows(model))")
    }
  }

  @Test func theWindowOpensOnTheFirstCellThatPools() {
    let model = Self.model(width: 80, height: 60, Self.keys("w"), poolings: [1: [growing()]])
    #expect(model.mode == .window)
  }

  @Test func aMatchInACellChoosesIt() {
    let model = Self.model(width: 80, height: 60, Self.keys("/x + 1\n"))
    #expect(rows(model).contains("┃ x + 1"))
  }

  // MARK: Coming back

  @Test func thePlaceSurvivesClosingAndSmallChanges() {
    var model = Self.model(height: 4, Self.keys("t"))
    for key in Self.keys("jj\n") { _ = model.handle(key) }
    let place = model.place
    #expect(place?.heading == "stride")
    var other = ReaderModel(size: ScreenSize(width: 60, height: 6), language: .english)
    let changed = Self.english.replacing("First paragraph", with: "New first paragraph\n\nand another one")
    _ = other.open(chapter: nil, lessons: [.english: lesson(changed)], at: place)
    #expect(top(other) == "## Stride")
  }

  @Test func aReloadedChapterStaysWhereItWas() {
    var model = Self.model(height: 6, Self.keys("t"))
    for key in Self.keys("j\n") { _ = model.handle(key) }
    let changed = Self.english.replacing("# Pooling\n", with: "# Pooling\n\nNew.\n")
    let effects = model.reload([.english: lesson(changed)])
    #expect(effects == [.run(.english, scratch: [:])])
    #expect(top(model) == "## Window")
  }

  @Test func emptyChaptersAreSafe() {
    for text in ["", "   \n\t\n", "\u{FEFF}", "---\na: 1\n---\n"] {
      var model = ReaderModel(size: ScreenSize(width: 20, height: 5), language: .english)
      _ = model.open(chapter: nil, lessons: [.english: lesson(text)])
      for key in Self.keys("jkGg tn]/x\nrewpyo=U'a") + [.tab, .backTab, .pageDown, .escape] { _ = model.handle(key) }
      #expect(model.frame.rows.count == 5)
    }
  }

  @Test func noSequenceOfKeysTraps() {
    var seed: UInt64 = 42
    let keys: [Key] =
      Self.keys("jkfbdugG/nNtlLB][?ma'rReEUwWpyYo=x5%{}<>iocCksdKSPDm0q \n")
      + [
        .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .tab, .backTab, .escape, .backspace, .delete,
        .paste("a\nb:\n"),
      ]
      + [.control("r"), .control("u"), .control("l"), .control("z"), .control("k")]
    var model = Self.model(predicts: true)
    for step in 0..<1_500 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = model.handle(keys[Int(seed >> 33) % keys.count])
      if step % 50 == 0 { model.resize(ScreenSize(width: Int(seed >> 40) % 100, height: Int(seed >> 50) % 30)) }
      if step % 20 == 0 { #expect(model.frame.rows.count == model.size.height) }
    }
  }
}

import SourceText
import Testing

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("a\nb", 2, Position(line: 2, column: 1)), ("a\r\nb", 3, Position(line: 2, column: 1)),
    ("a\rb", 2, Position(line: 2, column: 1)), ("章b", 3, Position(line: 1, column: 2)),
    ("a", 99, Position(line: 1, column: 2)), ("", 0, Position(line: 1, column: 1)),
    ("a\n", 2, Position(line: 1, column: 3)),
  ])
  func positions(_ text: String, _ offset: Int, _ expected: Position) {
    #expect(SourceFile(path: "t", text: text).position(of: offset) == expected)
  }

  @Test(
    arguments: [
      ("pythn", ["python", "output"], "python"), ("skpi", ["skip", "hide"], "skip"), ("zzz", ["python"], nil),
      ("max_pol2d", ["avg_pool2d", "max_pool2d"], "max_pool2d"), ("", ["a"], "a"),
    ] as [(String, [String], String?)])
  func nearMisses(_ word: String, _ candidates: [String], _ expected: String?) {
    #expect(Spelling.nearest(to: word, in: candidates) == expected)
  }

  @Test(arguments: [
    ("abc", "abc", 0), ("abc", "acb", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("ca", "abc", 3),
  ])
  func editDistances(_ a: String, _ b: String, _ expected: Int) {
    #expect(Spelling.editDistance(a, b) == expected)
    #expect(Spelling.editDistance(b, a) == expected)
  }

  @Test func diffKeepsWhatIsCommon() {
    let diff = LineDiff(from: ["a", "b", "c"], to: ["a", "x", "c", "d"])
    #expect(diff.changes == [.same("a"), .removed("b"), .added("x"), .same("c"), .added("d")])
  }

  @Test func unifiedDiffIsOneThatPatchReads() {
    let old = (1...10).map(String.init)
    var new = old
    new[4] = "five"
    let diff = UnifiedDiff(path: "p", from: old, to: new).lines
    #expect(
      diff == ["--- p", "+++ p", "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"])
    #expect(UnifiedDiff(path: "p", from: old, to: old).lines.isEmpty)
    #expect(UnifiedDiff(path: "p", from: [], to: ["a"]).lines == ["--- p", "+++ p", "@@ -0,0 +1,1 @@", "+a"])
  }
}

import Testing

@testable import PoolbookCommands

@Suite struct FilesTests {
  @Test(arguments: [
    ("*.md", "a.md", true), ("*.md", "a/b.md", false), ("**/*.md", "a/b/c.md", true), ("**/*.md", "c.md", true),
    ("a/**", "a/b/c", true), ("a/**", "a", false), ("a/**/z", "a/z", true), ("a/**/z", "a/b/c/z", true),
    ("?.md", "a.md", true), ("?.md", "/.md", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
    ("[", "[", true), ("\\*", "*", true), ("\\*", "a", false), ("章*", "章节", true), ("", "", true), ("", "a", false),
  ])
  func globMatches(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(Glob(pattern).matches(path) == expected)
  }

  @Test func globTakesNoLongerForHostilePatterns() {
    let pattern = String(repeating: "*a", count: 200)
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 400) + "b"))
  }

  @Test(arguments: [
    ("build", "build", true, true), ("build", "a/build", true, true), ("/build", "a/build", true, false),
    ("build/", "build", false, false), ("build/", "build", true, true), ("*.md\n!keep.md", "keep.md", false, false),
    ("*.md\n!keep.md", "other.md", false, true), ("# note", "# note", false, false), ("a/b", "a/b", false, true),
    ("a/b", "x/a/b", false, false), ("x  ", "x", false, true),
  ])
  func ignoreRules(_ text: String, _ path: String, _ isFolder: Bool, _ expected: Bool) {
    var rules = IgnoreRules()
    rules.add(text, in: "")
    #expect(rules.ignores(path, isFolder: isFolder) == expected)
  }

  @Test func rulesOfAFolderHoldBelowItOnly() {
    var rules = IgnoreRules()
    rules.add("/x.md", in: "drafts")
    #expect(rules.ignores("drafts/x.md", isFolder: false))
    #expect(!rules.ignores("x.md", isFolder: false))
  }

  @Test(
    arguments: [
      ("a.md", "a.md", nil, nil), ("a.md:12", "a.md", 12, nil), ("a.md:12:3", "a.md", 12, 3), (":12", ":12", nil, nil),
      ("a:b", "a:b", nil, nil), ("a:0", "a:0", nil, nil),
      ("a:99999999999999999999", "a:99999999999999999999", nil, nil),
    ] as [(String, String, Int?, Int?)])
  func pathArguments(_ text: String, _ path: String, _ line: Int?, _ column: Int?) {
    let argument = PathArgument(text)
    #expect(argument.path == path)
    #expect(argument.line == line)
    #expect(argument.column == column)
  }

  @Test func aFileWhoseNameEndsInANumberWins() {
    #expect(PathArgument("a:12") { $0 == "a:12" }.path == "a:12")
  }

  @Test(arguments: [
    ("a/b-1.md", "a/b-1.md"), ("池化.md", "池化.md"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("", "''"),
    ("$(x)", "'$(x)'"),
  ])
  func wordsForAShell(_ word: String, _ quoted: String) { #expect(ShellWord.quoted(word) == quoted) }

  @Test(arguments: [
    (["a", "  ::error::x"], true), (["   3 | x ##[group]"], true), (["x[::2]", "a: b"], false), ([], false),
  ])
  func linesThatCouldCommand(_ lines: [String], _ isQuoted: Bool) {
    let quoted = ["::stop-commands::t"] + lines + ["::t::"]
    #expect(WorkflowQuoter(token: "t").quoted(lines) == (isQuoted ? quoted : lines))
  }
}

/// What git leaves out: the rules of the `.gitignore` files on the way from the repository's root to a folder
/// (gitignore(5)). Later rules win, `!` takes back, a trailing slash means folders only.
struct IgnoreRules {
  private struct Rule {
    let glob: Glob
    let foldersOnly: Bool
    let takesBack: Bool
    /// The folder of the file that holds the rule, relative to the root, with a trailing slash unless empty.
    let base: String
  }

  private var rules: [Rule] = []

  /// Adds a `.gitignore` that stands in `folder` (relative to the root; empty for the root itself).
  mutating func add(_ text: String, in folder: String) {
    let base = folder.isEmpty ? "" : folder + "/"
    for line in text.split(whereSeparator: \.isNewline) {
      if let rule = Self.rule(String(line), base: base) { rules.append(rule) }
    }
  }

  /// Whether the entry itself is ignored; whoever walks does not enter an ignored folder.
  func ignores(_ path: String, isFolder: Bool) -> Bool {
    for rule in rules.reversed() where isFolder || !rule.foldersOnly {
      guard path.hasPrefix(rule.base) else { continue }
      if rule.glob.matches(String(path.dropFirst(rule.base.count))) { return !rule.takesBack }
    }
    return false
  }

  private static func rule(_ line: String, base: String) -> Rule? {
    var pattern = line[...]
    while pattern.last == " ", !pattern.hasSuffix("\\ ") { pattern.removeLast() }
    guard !pattern.isEmpty, pattern.first != "#" else { return nil }
    let takesBack = pattern.first == "!"
    if takesBack { pattern.removeFirst() }
    let foldersOnly = pattern.last == "/"
    if foldersOnly { pattern.removeLast() }
    // A slash at the start or in the middle ties the pattern to the folder of its file.
    let isTied = pattern.contains("/")
    if pattern.first == "/" { pattern.removeFirst() }
    guard !pattern.isEmpty else { return nil }
    let glob = Glob(isTied ? String(pattern) : "**/" + pattern)
    return Rule(glob: glob, foldersOnly: foldersOnly, takesBack: takesBack, base: base)
  }
}

/// Finds the chapters that paths on a command line mean: files as they are, and every `.md` below a folder, but for
/// hidden entries, what git ignores and what `--exclude` names.
struct ChapterFinder {
  let excluded: [Glob]

  init(excluding patterns: [String] = []) {
    excluded = patterns.map(Glob.init)
  }

  struct Found {
    /// In the order of the arguments, below a folder sorted by name; each file once.
    var paths: [String] = []
    var errors: [FileError] = []
    /// Every folder that was looked into.
    var folders: [String] = []
  }

  func find(_ paths: [String]) -> Found {
    var found = Found()
    var seen = Set<String>()
    for path in paths {
      var trimmed = path
      while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
      switch FileSystem.kind(of: trimmed) {
      case .folder: walk(trimmed, IgnoreRules.surrounding(trimmed), relative: relativeToRoot(trimmed), &found, &seen)
      case .file, .other: if seen.insert(trimmed).inserted { found.paths.append(trimmed) }
      case nil: found.errors.append(FileError(path: path, reason: "No such file or directory"))
      }
    }
    return found
  }

  private func walk(
    _ folder: String, _ rules: IgnoreRules, relative: String, _ found: inout Found, _ seen: inout Set<String>
  ) {
    var rules = rules
    if let text = try? FileSystem.read(FileSystem.join(folder, ".gitignore")) {
      rules.add(String(decoding: text, as: UTF8.self), in: relative)
    }
    let names: [String]
    do { names = try FileSystem.names(in: folder) } catch {
      found.errors.append(error)
      return
    }
    found.folders.append(folder)
    for name in names where !name.hasPrefix(".") {
      let path = FileSystem.join(folder, name)
      let fromRoot = relative.isEmpty ? name : relative + "/" + name
      let kind = FileSystem.kind(of: path)
      guard !rules.ignores(fromRoot, isFolder: kind == .folder), !isExcluded(path, name) else { continue }
      if kind == .folder, !FileSystem.isLink(path) {
        walk(path, rules, relative: fromRoot, &found, &seen)
      } else if kind == .file, name.hasSuffix(".md"), seen.insert(path).inserted {
        found.paths.append(path)
      }
    }
  }

  /// A pattern with a slash is matched against the path as it is reported, one without against the name.
  private func isExcluded(_ path: String, _ name: String) -> Bool {
    excluded.contains { $0.matches(path) || $0.matches(name) }
  }

  private func relativeToRoot(_ folder: String) -> String {
    guard let root = IgnoreRules.root(above: folder), let resolved = FileSystem.resolve(folder) else { return "" }
    return resolved == root ? "" : String(resolved.dropFirst(root.count + 1))
  }
}

extension IgnoreRules {
  /// The root of the git work tree that holds a folder, resolved; nil outside of one.
  static func root(above folder: String) -> String? {
    guard var current = FileSystem.resolve(folder) else { return nil }
    while !FileSystem.exists(FileSystem.join(current, ".git")) {
      let parent = FileSystem.parent(of: current)
      if parent == current || current == "/" { return nil }
      current = parent
    }
    return current
  }

  /// The rules of every `.gitignore` from the work tree's root down to the folder above this one.
  static func surrounding(_ folder: String) -> IgnoreRules {
    var rules = IgnoreRules()
    guard let root = root(above: folder), let resolved = FileSystem.resolve(folder), resolved != root else {
      return rules
    }
    var relative = ""
    for part in resolved.dropFirst(root.count + 1).split(separator: "/") {
      let file = FileSystem.join(FileSystem.join(root, relative), ".gitignore")
      if let text = try? FileSystem.read(file) { rules.add(String(decoding: text, as: UTF8.self), in: relative) }
      relative = relative.isEmpty ? String(part) : relative + "/" + part
    }
    return rules
  }
}

extension FileSystem {
  /// Whether the path itself is a symbolic link: a walk does not follow links to folders, which may go in circles.
  static func isLink(_ path: String) -> Bool { readLink(path) != nil }
}

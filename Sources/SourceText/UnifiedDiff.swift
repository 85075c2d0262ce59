/// A difference between two texts in the unified format that `patch` and `git apply` read.
public struct UnifiedDiff: Equatable, Sendable {
  /// Without line ends; empty when the texts are equal.
  public let lines: [String]

  private static let context = 3

  public init(path: String, from old: [String], to new: [String]) {
    let changes = LineDiff(from: old, to: new).changes
    let changed = changes.indices.filter { if case .same = changes[$0] { false } else { true } }
    guard !changed.isEmpty else {
      lines = []
      return
    }
    var result = ["--- \(path)", "+++ \(path)"]
    for hunk in Self.hunks(around: changed, of: changes.count) { result += Self.lines(of: hunk, in: changes) }
    lines = result
  }

  /// Ranges of changes with their context, those that touch joined.
  private static func hunks(around changed: [Int], of count: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in changed {
      let range = max(0, index - context)..<min(count, index + context + 1)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private static func lines(of hunk: Range<Int>, in changes: [LineDiff.Change]) -> [String] {
    let before = counts(changes[..<hunk.lowerBound])
    let inside = counts(changes[hunk])
    let body = changes[hunk].map { change in
      switch change {
      case .same(let line): " " + line
      case .removed(let line): "-" + line
      case .added(let line): "+" + line
      }
    }
    return ["@@ -\(place(before.old, inside.old)) +\(place(before.new, inside.new)) @@"] + body
  }

  /// An empty side is named by the line before it, as `diff` does.
  private static func place(_ before: Int, _ count: Int) -> String {
    "\(count == 0 ? before : before + 1),\(count)"
  }

  private static func counts(_ changes: ArraySlice<LineDiff.Change>) -> (old: Int, new: Int) {
    var counts = (old: 0, new: 0)
    for change in changes {
      switch change {
      case .same:
        counts.old += 1
        counts.new += 1
      case .removed: counts.old += 1
      case .added: counts.new += 1
      }
    }
    return counts
  }
}
